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
      if !accumulates { arena.spoil(c, rows: newRows) }
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

  @Test(arguments: InstructionSet.available, [(1, 1), (10, 3), (16, 8), (7, 13), (49, 16)])
  func flatteningTurnsPixelsIntoChannels(_ set: InstructionSet, _ size: (Int, Int)) {
    let (pixels, channels) = size
    let count = pixels * channels
    let arena = TestArena(set, examples: 3)
    let from = numbers(3 * count, seed: 1)
    let start = numbers(3 * count, seed: 2)
    let a = arena.matrix(from, rows: 3 * pixels, columns: channels)
    let c = arena.zeros(rows: 3, columns: count)
    arena.spoil(c, rows: 3)
    arena.run(arena.kernels.flattenImage(a, into: c, pixels: pixels, channels: channels))
    #expect(
      arena.scalars(c, rows: 3, columns: count)
        == (0..<3 * count).map { index in
          let (example, place) = (index / count, index % count)
          return from[example * count + place % pixels * channels + place / pixels]
        })
    for accumulates in [false, true] {
      let back = arena.matrix(start, rows: 3 * pixels, columns: channels)
      if !accumulates { arena.spoil(back, rows: 3 * pixels) }
      arena.run(
        arena.kernels.unflattenImage(
          c, into: back, accumulates: accumulates, pixels: pixels, channels: channels))
      #expect(
        arena.scalars(back, rows: 3 * pixels, columns: channels)
          == (accumulates ? zip(start, from).map(+) : from))
      #expect(arena.isPaddingZero(back, rows: 3 * pixels, columns: channels))
    }
    #expect(arena.wallsStand)
  }
}
