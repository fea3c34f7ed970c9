import Kernels
import Testing

@Suite struct DropoutKernelTests {
  @Test(arguments: InstructionSet.available, [(1, 1), (3, 8), (9, 13), (20, 40)])
  func theKernelHasTheBitsOfTheMask(_ set: InstructionSet, _ size: (Int, Int)) {
    let (rows, columns) = size
    let x = numbers(rows * columns, seed: 1)
    let start = numbers(rows * columns, seed: 2)
    for (probability, step) in [(0.1, 0), (0.5, 7), (0.9, 1 << 40)] as [(Double, UInt64)] {
      let mask = DropoutMask(probability: probability, seed: 0xF123_4567_89AB_CDEF)
      let arena = TestArena(set, examples: rows, step: step)
      let a = arena.matrix(x, rows: rows, columns: columns)
      for accumulates in [false, true] {
        let y = arena.matrix(start, rows: rows, columns: columns)
        arena.run(
          arena.kernels.dropout(
            mask, a, into: y.offset, accumulates: accumulates, rows: .perExample(1)))
        let expected = x.indices.map { index in
          let place = index / columns * ArenaMatrix.stride(columns: columns) + index % columns
          let part = x[index] * mask.factor(at: place, step: step)
          return accumulates ? start[index] + part : part
        }
        // Adding may fuse with the product, which rounds once less.
        #expect(
          zip(arena.scalars(y, rows: rows, columns: columns), expected).allSatisfy {
            accumulates ? abs($0 - $1) < 1e-6 : $0 == $1
          })
        #expect(arena.isPaddingZero(y, rows: rows, columns: columns) && arena.wallsStand)
      }
    }
  }

  @Test func masksDropTheirShare() {
    for probability in [0, 0.1, 0.5, 0.9, 1] {
      let mask = DropoutMask(probability: probability, seed: 3)
      let factors = (0..<20_000).map { mask.factor(at: $0, step: 5) }
      let dropped = Double(factors.count { $0 == 0 }) / 20_000
      #expect(abs(dropped - probability) <= 0.01 * min(1, 20 * probability * (1 - probability)))
      #expect(factors.allSatisfy { $0 == 0 || $0 == Float(1 / (1 - probability)) })
    }
  }

  @Test func masksDifferBySeedAndStep() {
    func bits(_ seed: UInt64, _ step: UInt64) -> [Bool] {
      let mask = DropoutMask(probability: 0.5, seed: seed)
      return (0..<256).map { mask.factor(at: $0, step: step) == 0 }
    }
    let all = [bits(1, 0), bits(2, 0), bits(1, 1), bits(1 << 32, 0), bits(1, 1 << 32)]
    #expect(Set(all).count == 5 && bits(1, 0) == all[0])
  }
}
