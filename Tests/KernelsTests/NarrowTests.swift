import Kernels
import TestSupport
import Testing

/// Rows from one to more than a few vectors, and all widths that fill a row or leave some of it.
private let sizes = [
  (1, 1, 1), (2, 2, 8), (10, 2, 8), (10, 8, 8), (11, 8, 1), (32, 3, 5), (33, 7, 3), (5, 8, 2),
].map { ProductSize(rows: $0.0, inner: $0.1, columns: $0.2) }

@Suite struct NarrowTests {
  @Test(arguments: InstructionSet.available, sizes)
  func aNarrowLayerIsThatOfTheReference(_ set: InstructionSet, _ size: ProductSize) {
    let arena = TestArena(set, examples: size.rows)
    guard arena.kernels.narrowWidth == ArenaMatrix.rowUnit else { return }
    let (rows, inner, columns) = (size.rows, size.inner, size.columns)
    let a = arena.matrix(numbers(rows * inner, seed: 1), rows: rows, columns: inner)
    let b = arena.matrix(numbers(inner * columns, seed: 2), rows: inner, columns: columns)
    let bias = arena.matrix(numbers(columns, seed: 3), rows: 1, columns: columns)
    for activation in Activation.allCases {
      for isBiased in [false, true] {
        let c = arena.zeros(rows: rows, columns: columns)
        arena.run(
          arena.kernels.narrowProduct(
            a, b, bias: isBiased ? bias.offset : nil, activation: activation, into: c,
            rows: .perExample(1), inner: inner, columns: columns))
        let expected = (0..<rows * columns).map { index in
          activation.value(
            at: (0..<inner).reduce(isBiased ? arena[bias, 0, index % columns] : 0) {
              $0 + arena[a, index / columns, $1] * arena[b, $1, index % columns]
            })
        }
        expectClose(
          arena.scalars(c, rows: rows, columns: columns), expected, tolerance: 1e-5)
      }
    }
    #expect(arena.wallsStand)
  }

  @Test(arguments: InstructionSet.available, sizes)
  func itsGradientsAreThoseOfTheReference(_ set: InstructionSet, _ size: ProductSize) {
    let arena = TestArena(set, examples: size.rows)
    guard arena.kernels.narrowWidth == ArenaMatrix.rowUnit else { return }
    let (rows, inner, columns) = (size.rows, size.inner, size.columns)
    for activation in Activation.allCases where !activation.slopeNeedsInput {
      for accumulates in [false, true] {
        let a = arena.matrix(numbers(rows * inner, seed: 1), rows: rows, columns: inner)
        spoilPadding(of: a, rows: rows, columns: inner, in: arena)
        let b = arena.matrix(numbers(inner * columns, seed: 2), rows: inner, columns: columns)
        let arriving = arena.matrix(
          numbers(rows * columns, seed: 3), rows: rows, columns: columns)
        let start = numbers(inner * columns, seed: 4)
        let weights = arena.matrix(start, rows: inner, columns: columns)
        let bias = arena.matrix(Array(start.prefix(columns)), rows: 1, columns: columns)
        let input = arena.zeros(rows: rows, columns: inner)
        arena.spoil(input, rows: rows)
        arena.run(
          arena.kernels.narrowBackward(
            a, b, gradient: arriving, input: input, slope: activation, weights: weights,
            accumulates: accumulates, bias: bias.offset, accumulatesBias: accumulates,
            rows: .perExample(1), inner: inner, columns: columns))

        let expectedWeights = (0..<inner * columns).map { index in
          (0..<rows).reduce(accumulates ? start[index] : 0) {
            $0 + arena[a, $1, index / columns] * arena[arriving, $1, index % columns]
          }
        }
        let expectedBias = (0..<columns).map { column in
          (0..<rows).reduce(accumulates ? start[column] : 0) { $0 + arena[arriving, $1, column] }
        }
        let expectedInput = (0..<rows * inner).map { index in
          let (row, place) = (index / inner, index % inner)
          let sum = (0..<columns).reduce(Float(0)) {
            $0 + arena[arriving, row, $1] * arena[b, place, $1]
          }
          // Slopes are told from what the activation makes.
          return sum * activation.slope(atInput: arena[a, row, place], value: arena[a, row, place])
        }
        expectClose(
          arena.scalars(weights, rows: inner, columns: columns), expectedWeights, tolerance: 1e-4)
        expectClose(arena.scalars(bias, rows: 1, columns: columns), expectedBias, tolerance: 1e-4)
        expectClose(
          arena.scalars(input, rows: rows, columns: inner), expectedInput, tolerance: 1e-4)
        #expect(arena.isPaddingZero(weights, rows: inner, columns: columns))
        #expect(arena.isPaddingZero(bias, rows: 1, columns: columns))
        #expect(arena.isPaddingZero(input, rows: rows, columns: inner))
        #expect(arena.wallsStand)
        arena.forgetMatrices()
      }
    }
  }

  /// As the first layer of a network has none.
  @Test(arguments: InstructionSet.available)
  func nobodyNeedsToWantTheGradientOfTheInputs(_ set: InstructionSet) {
    let arena = TestArena(set, examples: 3)
    guard arena.kernels.narrowWidth > 0 else { return }
    let a = arena.matrix([1, 2, 3, 4, 5, 6], rows: 3, columns: 2)
    let b = arena.matrix([7, 8], rows: 2, columns: 1)
    let arriving = arena.matrix([1, 10, 100], rows: 3, columns: 1)
    let weights = arena.zeros(rows: 2, columns: 1)
    arena.run(
      arena.kernels.narrowBackward(
        a, b, gradient: arriving, input: nil, slope: .identity, weights: weights,
        accumulates: false, bias: nil, accumulatesBias: false, rows: .perExample(1), inner: 2,
        columns: 1))
    #expect(arena.scalars(weights, rows: 2, columns: 1) == [531, 642])
    #expect(arena.wallsStand)
  }

  @Test(arguments: InstructionSet.available, [1, 2, 5, 16, 33])
  func rowsAreGathered(_ set: InstructionSet, _ count: Int) {
    let arena = TestArena(set)
    for stride in [8, 16, 40, 64] {
      let table = numbers(50 * stride, seed: stride)
      let rows = (0..<count).map { Int32($0 * 7 % 50) }
      var gathered = [Float](repeating: 77, count: count * stride + 16)
      arena.kernels.gatherRows(rows, count: count, of: table, into: &gathered, stride: stride)
      #expect(
        Array(gathered.prefix(count * stride))
          == rows.flatMap { table[Int($0) * stride..<(Int($0) + 1) * stride] })
      #expect(gathered.suffix(16).allSatisfy { $0 == 77 })
    }
  }

  /// What pads a value may be anything, and must not matter.
  private func spoilPadding(of matrix: ArenaMatrix, rows: Int, columns: Int, in arena: TestArena) {
    for row in 0..<rows {
      for column in columns..<matrix.stride { arena[matrix, row, column] = .nan }
    }
  }
}
