import Kernels
import Testing

@Suite struct ClippingKernelTests {
  @Test(arguments: InstructionSet.available, [16, 48, 1024, 1040, 5008])
  func theNormIsThatOfDoublePrecision(_ set: InstructionSet, _ count: Int) {
    let arena = TestArena(set)
    let x = arena.matrix(numbers(count, seed: 1), rows: 1, columns: count)
    let norm = arena.zeros(rows: 1, columns: 1)
    arena.run(arena.kernels.norm(x.offset, count: count, into: norm.offset))
    let expected = numbers(count, seed: 1).reduce(0) { $0 + Double($1) * Double($1) }.squareRoot()
    #expect(abs(Double(arena[norm, 0, 0]) / expected - 1) < 1e-6 && arena.wallsStand)
  }

  @Test(arguments: InstructionSet.available)
  func clippingShrinksToTheLimitAndNeverGrows(_ set: InstructionSet) {
    let arena = TestArena(set)
    let norm = arena.matrix([4], rows: 1, columns: 1)
    let start = numbers(48, seed: 1)
    for (limit, factor) in [(8, 1), (4, 4 / 4.000001), (1, 1 / 4.000001)] as [(Double, Double)] {
      let x = arena.matrix(start, rows: 1, columns: 48)
      arena.run(arena.kernels.clip(x.offset, count: 48, norm: norm.offset, limit: limit))
      #expect(arena.scalars(x, rows: 1, columns: 48) == start.map { $0 * Float(factor) })
    }
    #expect(arena.wallsStand)
  }
}
