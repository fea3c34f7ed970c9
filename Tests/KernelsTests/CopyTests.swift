import Kernels
import Testing

@Suite struct CopyTests {
  @Test(arguments: InstructionSet.available, [(1, 1), (7, 5), (3, 16), (5, 33)])
  func sumsAndCopiesAreExact(_ set: InstructionSet, _ size: (Int, Int)) {
    let (rows, columns) = size
    let arena = TestArena(set, examples: rows)
    let (first, second) = (
      numbers(rows * columns, seed: 1), numbers(rows * columns, seed: 2)
    )
    let a = arena.matrix(first, rows: rows, columns: columns)
    let b = arena.matrix(second, rows: rows, columns: columns)
    let c = arena.zeros(rows: rows, columns: columns)
    arena.run(arena.kernels.add(a, b.offset, into: c.offset, rows: .perExample(1)))
    #expect(arena.scalars(c, rows: rows, columns: columns) == zip(first, second).map(+))
    arena.run(arena.kernels.copy(a, into: c.offset, accumulates: false, rows: .perExample(1)))
    #expect(arena.scalars(c, rows: rows, columns: columns) == first)
    arena.run(arena.kernels.copy(b, into: c.offset, accumulates: true, rows: .perExample(1)))
    #expect(arena.scalars(c, rows: rows, columns: columns) == zip(first, second).map(+))
    #expect(arena.wallsStand)
  }

  /// Shorter rows into longer ones, longer into shorter, and neither a multiple of the other.
  @Test(
    arguments: InstructionSet.available,
    [(6, 5, 30), (2, 30, 5), (4, 8, 16), (2, 16, 8), (6, 35, 21), (3, 1, 3), (12, 20, 40)])
  func repackingKeepsTheOrder(_ set: InstructionSet, _ size: (Int, Int, Int)) {
    let (rows, columns, newColumns) = size
    let count = rows * columns
    let newRows = count / newColumns
    let arena = TestArena(set)
    let from = numbers(count, seed: 1)
    let start = numbers(count, seed: 2)
    let a = arena.matrix(from, rows: rows, columns: columns)
    for accumulates in [false, true] {
      let c = arena.matrix(start, rows: newRows, columns: newColumns)
      arena.run(
        arena.kernels.repack(
          a, columns: columns, into: c, newColumns: newColumns, accumulates: accumulates,
          rows: .fixed(rows)))
      #expect(
        arena.scalars(c, rows: newRows, columns: newColumns)
          == (accumulates ? zip(start, from).map(+) : from))
      #expect(arena.isPaddingZero(c, rows: newRows, columns: newColumns) && arena.wallsStand)
    }
  }
}
