import Compute
import Kernels

/// Every op of the catalogue once more, written in single numbers.
func computeInScalars(_ op: any Op, _ inputs: [ScalarMatrix]) -> ScalarMatrix? {
  let x = inputs[0]
  func one(_ scalar: Scalar) -> ScalarMatrix { ScalarMatrix(rows: 1, columns: 1, [scalar]) }
  switch op {
  case is ReLU: return x.map(\.relu)
  case is Tanh: return x.map(\.tanh)
  case is Sigmoid: return x.map(\.sigmoid)
  case let leaky as LeakyReLU:
    return x.map { $0.value > 0 ? $0 : $0 * Scalar(Double(leaky.slope)) }
  case is GELU: return x.map { $0 * $0.normalShare }
  case is SiLU: return x.map { $0 * $0.sigmoid }
  case is Identity: return x
  case is Add:
    return ScalarMatrix(
      rows: x.rows, columns: x.columns, zip(x.scalars, inputs[1].scalars).map { $0 + $1 })
  case is Flatten: return x
  case let dropout as Dropout:
    let mask = DropoutMask(probability: dropout.probability, seed: dropout.seed)
    return ScalarMatrix(
      rows: x.rows, columns: x.columns,
      (0..<x.rows * x.columns).map { index in
        // Not for images, whose places are counted otherwise.
        let place = index / x.columns * ArenaMatrix.stride(columns: x.columns) + index % x.columns
        return x.scalars[index] * Scalar(Double(mask.factor(at: place, step: 0)))
      })
  case is Softmax:
    return ScalarMatrix(
      rows: x.rows, columns: x.columns,
      (0..<x.rows).flatMap { row in
        let powers = x.row(row).map(\.exp)
        return powers.map { $0 / Scalar.sum(powers) }
      })
  case is BiasAdd:
    return ScalarMatrix(
      rows: x.rows, columns: x.columns,
      x.scalars.indices.map { x.scalars[$0] + inputs[1].scalars[$0 % x.columns] })
  case let product as MatrixProduct:
    let right = inputs[1]
    let columns = product.transposesRight ? right.rows : right.columns
    return ScalarMatrix(
      rows: x.rows, columns: columns,
      (0..<x.rows * columns).map { index in
        let (row, column) = (index / columns, index % columns)
        return Scalar.sum(
          (0..<x.columns).map { k in
            x[row, k] * (product.transposesRight ? right[column, k] : right[k, column])
          })
      })
  case is SquaredError:
    return one(.mean(zip(x.scalars, inputs[1].scalars).map { ($0 - $1) * ($0 - $1) }))
  case is HalfSquaredError:
    return one(
      .mean(zip(x.scalars, inputs[1].scalars).map { ($0 - $1) * ($0 - $1) * Scalar(0.5) }))
  case is AbsoluteError:
    return one(
      .mean(
        zip(x.scalars, inputs[1].scalars).map { $0.value > $1.value ? $0 - $1 : $1 - $0 }))
  case is BinaryCrossEntropy:
    return one(binaryCrossEntropy(x.scalars.map(\.sigmoid), inputs[1].scalars))
  case is NegativeLogLikelihood:
    return one(binaryCrossEntropy(x.scalars, inputs[1].scalars))
  case is CrossEntropy:
    return one(
      .mean(
        (0..<x.rows).filter { inputs[1].scalars[$0].value != -100 }.map { row in
          let powers = x.row(row).map(\.exp)
          let target = Int(inputs[1].scalars[row].value)
          return Scalar(0) - (powers[target] / Scalar.sum(powers)).log
        }))
  case is LastStep:
    let steps = x.rows / OpProblem.examples
    return ScalarMatrix(
      rows: OpProblem.examples, columns: x.columns,
      (0..<OpProblem.examples).flatMap { x.row($0 * steps + steps - 1) })
  case let op as any RecurrentOp: return recurrentInScalars(op, inputs)
  default: return computeSequenceInScalars(op, inputs)
  }
}

private func binaryCrossEntropy(_ p: [Scalar], _ t: [Scalar]) -> Scalar {
  .mean(
    zip(p, t).map { p, t in
      Scalar(0) - (t.value > 0.5 ? p.log : (Scalar(1) - p).log)
    })
}
