import Kernels
import TestSupport
import Testing

@Suite struct SoftmaxTests {
  private static let sizes = [(1, 1), (3, 2), (7, 8), (5, 13), (9, 16), (4, 31), (2, 100)]

  @Test(arguments: InstructionSet.available, sizes)
  func softmaxIsThatOfTheReference(_ set: InstructionSet, _ size: (Int, Int)) {
    let (rows, columns) = size
    let arena = TestArena(set, examples: rows)
    let x = arena.matrix(
      numbers(rows * columns, seed: 1).map { $0 * 20 }, rows: rows, columns: columns)
    let y = arena.zeros(rows: rows, columns: columns)
    let expected = arena.zeros(rows: rows, columns: columns)
    arena.spoil(y, rows: rows)
    arena.run(arena.kernels.softmax(x, into: y, rows: .perExample(1), columns: columns))
    Reference.softmax(
      arena.view(x, rows: rows, columns: columns),
      into: arena.view(expected, rows: rows, columns: columns))
    let values = arena.scalars(y, rows: rows, columns: columns)
    expectClose(
      values, arena.scalars(expected, rows: rows, columns: columns), tolerance: 2e-7)

    let arriving = numbers(rows * columns, seed: 2)
    let start = numbers(rows * columns, seed: 3)
    let given = arena.matrix(arriving, rows: rows, columns: columns)
    for accumulates in [false, true] {
      let gradient = arena.matrix(start, rows: rows, columns: columns)
      if !accumulates { arena.spoil(gradient, rows: rows) }
      arena.run(
        arena.kernels.softmaxBackward(
          y, gradient: given, into: gradient, accumulates: accumulates, rows: .perExample(1),
          columns: columns))
      let wanted = values.indices.map { index in
        let row = index / columns * columns..<(index / columns + 1) * columns
        let mean = row.reduce(0) { $0 + arriving[$1] * values[$1] }
        return (accumulates ? start[index] : 0) + values[index] * (arriving[index] - mean)
      }
      expectClose(
        arena.scalars(gradient, rows: rows, columns: columns), wanted, tolerance: 1e-6)
      #expect(arena.isPaddingZero(gradient, rows: rows, columns: columns))
    }
    #expect(arena.isPaddingZero(y, rows: rows, columns: columns) && arena.wallsStand)
  }

  /// e to the power of a logit of 1000 is no number.
  @Test(arguments: InstructionSet.available)
  func softmaxIsRightFarOut(_ set: InstructionSet) {
    let arena = TestArena(set)
    let x = arena.matrix([1000, 1000, -1000], rows: 1, columns: 3)
    let y = arena.zeros(rows: 1, columns: 3)
    arena.run(arena.kernels.softmax(x, into: y, rows: .fixed(1), columns: 3))
    expectClose(arena.scalars(y, rows: 1, columns: 3), [0.5, 0.5, 0], tolerance: 1e-7)
  }
}
