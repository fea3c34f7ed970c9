import Compute
import Foundation

/// The ops that work on sequences, written in single numbers; nil for another op. Each input has
/// the rows of all examples below each other.
func computeSequenceInScalars(_ op: any Op, _ inputs: [ScalarMatrix]) -> ScalarMatrix? {
  let x = inputs[0]
  let examples = OpProblem.examples
  switch op {
  case is Embedding:
    let rows = x.scalars.flatMap { inputs[1].row(Int($0.value)) }
    return ScalarMatrix(rows: x.scalars.count, columns: inputs[1].columns, rows)
  case is PositionAdd:
    return ScalarMatrix(
      rows: x.rows, columns: x.columns,
      x.scalars.indices.map { x.scalars[$0] + inputs[1].scalars[$0 % inputs[1].scalars.count] })
  case is SinusoidalPositions:
    return ScalarMatrix(
      rows: x.rows, columns: x.columns,
      x.scalars.indices.map { index in
        let (time, column) = (index / x.columns % (x.rows / examples), index % x.columns)
        let angle =
          Double(time) / Foundation.pow(10_000, Double(column - column % 2) / Double(x.columns))
        return x.scalars[index]
          + Scalar(column % 2 == 0 ? Foundation.sin(angle) : Foundation.cos(angle))
      })
  case let norm as LayerNorm:
    return ScalarMatrix(
      rows: x.rows, columns: x.columns,
      (0..<x.rows).flatMap { row in
        let mean = Scalar.mean(x.row(row))
        let distances = x.row(row).map { $0 - mean }
        let variance = Scalar.mean(distances.map { $0 * $0 })
        let deviation = (variance + Scalar(norm.epsilon)).squareRoot
        return distances.enumerated().map { column, distance in
          let stretched = distance / deviation * inputs[1].scalars[column]
          return inputs.count > 2 ? stretched + inputs[2].scalars[column] : stretched
        }
      })
  case let scores as AttentionScores:
    let heads = ScalarHeads(x, heads: scores.heads, times: x.rows / examples)
    return heads.matrix { n, head, i, j in
      let products = heads.columns(of: head).map { column in
        heads.query(n, i, column) * heads.key(n, j, column)
      }
      return Scalar.sum(products) / Scalar(Double(heads.width / heads.count).squareRoot())
    }
  case let weights as AttentionWeights:
    return ScalarMatrix(
      rows: x.rows, columns: x.columns,
      (0..<x.rows).flatMap { row in
        let seen = weights.causal ? row % x.columns + 1 : x.columns
        let powers = x.row(row).prefix(seen).map(\.exp)
        return powers.map { $0 / Scalar.sum(powers) }
          + Array(repeating: Scalar(0), count: x.columns - seen)
      })
  case is AttentionMix:
    let times = x.columns
    let packed = inputs[1]
    let heads = ScalarHeads(packed, heads: x.rows / times / examples, times: times)
    return ScalarMatrix(
      rows: packed.rows, columns: heads.width,
      (0..<packed.rows).flatMap { row in
        (0..<heads.width).map { column in
          let (n, i, head) = (row / times, row % times, column / (heads.width / heads.count))
          return Scalar.sum(
            (0..<times).map { j in
              x[(n * heads.count + head) * times + i, j] * heads.value(n, j, column)
            })
        }
      })
  case let attention as FusedAttention:
    guard
      let scores = computeSequenceInScalars(AttentionScores(heads: attention.heads), inputs),
      let weights = computeSequenceInScalars(AttentionWeights(causal: attention.causal), [scores])
    else { return nil }
    return computeSequenceInScalars(AttentionMix(), [weights, x])
  default: return nil
  }
}

/// Queries, keys and values side by side, in single numbers.
private struct ScalarHeads {
  let packed: ScalarMatrix
  let count: Int
  let times: Int
  var width: Int { packed.columns / 3 }

  init(_ packed: ScalarMatrix, heads: Int, times: Int) {
    self.packed = packed
    count = heads
    self.times = times
  }

  func columns(of head: Int) -> Range<Int> {
    head * width / count..<(head + 1) * width / count
  }
  func query(_ n: Int, _ time: Int, _ column: Int) -> Scalar { packed[n * times + time, column] }
  func key(_ n: Int, _ time: Int, _ column: Int) -> Scalar {
    packed[n * times + time, width + column]
  }
  func value(_ n: Int, _ time: Int, _ column: Int) -> Scalar {
    packed[n * times + time, 2 * width + column]
  }

  /// [examples × heads × times × times], the last axis along the columns.
  func matrix(_ element: (Int, Int, Int, Int) -> Scalar) -> ScalarMatrix {
    let rows = packed.rows * count
    return ScalarMatrix(
      rows: rows, columns: times,
      (0..<rows * times).map { index in
        let (row, j) = (index / times, index % times)
        return element(row / times / count, row / times % count, row % times, j)
      })
  }
}
