import Kernels
import Testing

/// The bits that the portable kernels must give on every processor and with every compiler.
@Suite struct PortableTests {
  private static let inputs: [Float] = [-20, -3.3, -1, -0.1, 1e-4, 0.25, 0.7, 1.9, 6, 30]

  @Test func activationsHaveTheirBits() {
    let arena = TestArena(.portable)
    let x = arena.matrix(Self.inputs, rows: 1, columns: 10)
    let y = arena.zeros(rows: 1, columns: 10)
    var bits: [String] = []
    for activation in [Activation.tanh, .sigmoid, .gelu, .silu] {
      arena.run(arena.kernels.activate(activation, x, into: y.offset, rows: .fixed(1)))
      bits += arena.scalars(y, rows: 1, columns: 10).map(hex)
    }
    #expect(
      bits == [
        "bf800000", "bf7f4def", "bf42f7d6", "bdcc1ebb", "38d1b715", "3e7acbf5", "3f1ab7d9",
        "3f74cbfb", "3f7fff34", "3f800000", "310da433", "3d11b319", "3e89b2b1", "3ef335ed",
        "3f0001a4", "3f0feacd", "3f2b0e5a", "3f5eb137", "3f7f5df5", "3f800000", "805f8840",
        "bad11965", "be227687", "bd3c7c8d", "3851bb61", "3e1944d2", "3f07d711", "3fec3754",
        "40c00000", "41f00000", "b3310d40", "bdf06783", "be89b2b1", "bd42918b", "3851b9c7",
        "3e0feacd", "3eef7a7e", "3fd38ec1", "40bf8678", "41f00000",
      ])
  }

  @Test func lossesAndTheirGradientsHaveTheirBits() {
    let arena = TestArena(.portable, examples: 2)
    let x = arena.matrix(Self.inputs, rows: 2, columns: 5)
    let bits = arena.matrix([0, 1, 1, 0, 1, 0, 1, 1, 0, 0], rows: 2, columns: 5)
    let classes = arena.matrix([3, 0], rows: 2, columns: 1)
    let value = arena.zeros(rows: 1, columns: 1)
    let gradient = arena.zeros(rows: 2, columns: 5)
    var found: [String] = []
    for loss in LossKernel.allCases {
      arena.run(
        arena.kernels.loss(
          loss, x, targets: loss == .crossEntropy ? classes : bits, into: value.offset,
          gradient: gradient, rows: .perExample(1), columns: 5))
      found.append(hex(arena[value, 0, 0]))
      found.append(hex(arena[gradient, 0, 2]))
      found.append(hex(arena[gradient, 1, 3]))
    }
    #expect(
      found == [
        "43080bd6", "becccccd", "3f99999a", "40cf850a", "bdcccccd", "3dcccccd", "408abed8",
        "bd95b887", "3dcc4b2b", "41757f38", "3da31935", "2da6083c",
      ])
  }

  @Test func aProductHasItsBits() {
    let arena = TestArena(.portable)
    let a = arena.matrix(numbers(7 * 13, seed: 1), rows: 7, columns: 13)
    let b = arena.matrix(numbers(13 * 9, seed: 2), rows: 13, columns: 9)
    let c = arena.zeros(rows: 7, columns: 9)
    arena.run(
      arena.kernels.product(a, b, into: c, rows: .fixed(7), inner: .fixed(13), columns: 9))
    #expect(
      [(0, 0), (3, 4), (6, 8)].map { hex(arena[c, $0.0, $0.1]) } == [
        "be8faf08", "c053d868", "c0e0f4fe",
      ])
    // One rounding after each operation is what the reference loops do, too.
    let expected = arena.zeros(rows: 7, columns: 9)
    Reference.product(
      arena.view(a, rows: 7, columns: 13), arena.view(b, rows: 13, columns: 9),
      into: arena.view(expected, rows: 7, columns: 9))
    #expect(
      arena.scalars(c, rows: 7, columns: 9) == arena.scalars(expected, rows: 7, columns: 9))
  }

  @Test func referenceFunctionsHaveTheirBits() {
    let found = [0.7, -3.25, 11].flatMap { x in
      [Double.exp(x), .log(abs(x)), .tanh(x)].map { String($0.bitPattern, radix: 16) }
    }
    #expect(
      found == [
        "40001c2a61268987", "bfd6d3c324e13f4f", "3fe356fb17af2e91", "3fa3da368521902d",
        "3ff2dbc55768deb3", "bfefe76795d353a0", "40ed3c4488ee4f7f", "40032ee3b77f374c",
        "3fefffffffb352dd",
      ])
  }

  private func hex(_ x: Float) -> String { String(x.bitPattern, radix: 16) }
}
