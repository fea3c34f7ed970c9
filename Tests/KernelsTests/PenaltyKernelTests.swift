import Kernels
import Testing

@Suite struct PenaltyKernelTests {
  @Test(arguments: InstructionSet.available)
  func everyGradientGrowsByTheSignOfItsParameter(_ set: InstructionSet) {
    let arena = TestArena(set)
    var w = numbers(48, seed: 1)
    (w[3], w[17], w[40]) = (0, -0.0, 1e-30)
    let g = numbers(48, seed: 2)
    let parameters = arena.matrix(w, rows: 1, columns: 48)
    let gradients = arena.matrix(g, rows: 1, columns: 48)
    arena.run(
      arena.kernels.absolutePenalty(
        parameters.offset, gradients: gradients.offset, count: 48, strength: 0.25))
    let expected = zip(w, g).map { $0 > 0 ? $1 + 0.25 : $0 < 0 ? $1 - 0.25 : $1 }
    #expect(arena.scalars(gradients, rows: 1, columns: 48) == expected)
    #expect(arena.scalars(parameters, rows: 1, columns: 48) == w)
    #expect(arena.wallsStand)
  }
}
