import Compute
import Kernels
import Testing

@Suite struct RandomTests {
  /// The known answers of the authors' Random123 library.
  @Test func philoxGivesItsKnownAnswers() {
    #expect(
      Philox.block(counter: .zero, key: .zero)
        == SIMD4(0x6627_e8d5, 0xe169_c58d, 0xbc57_ac4c, 0x9b00_dbd8))
    #expect(
      Philox.block(
        counter: SIMD4(repeating: .max), key: SIMD2(repeating: .max))
        == SIMD4(0x408f_276d, 0x41c8_3b0e, 0xa20b_c7c6, 0x6d54_51fd))
    #expect(
      Philox.block(
        counter: SIMD4(0x243f_6a88, 0x85a3_08d3, 0x1319_8a2e, 0x0370_7344),
        key: SIMD2(0xa409_3822, 0x299f_31d0))
        == SIMD4(0xd16c_fe09, 0x94fd_cceb, 0x5001_e420, 0x2412_6ea1))
  }

  @Test func theSameSeedGivesTheSameNumbersEverywhere() {
    var generator = SeededGenerator(seed: 7).split("weights")
    let bits = (0..<2).map { _ in generator.uniform().bitPattern }
    let normal = (0..<2).map { _ in generator.normal().bitPattern }
    #expect(bits == [1_061_321_244, 1_042_986_996])
    #expect(normal == [1_049_760_744, 1_053_588_980])
  }

  @Test func splittingDoesNotDependOnWhatWasDrawn() {
    var first = SeededGenerator(seed: 3)
    let before = first.split("a")
    _ = first.next()
    #expect(first.split("a") == before)
    #expect(first.split("a") != first.split("b") && first.split(1) != first.split(2))
    #expect(first.split("a") != SeededGenerator(seed: 4).split("a"))
  }

  @Test func uniformNumbersFillTheirRange() {
    var generator = SeededGenerator(seed: 1)
    let numbers = (0..<20_000).map { _ in generator.uniform(in: -1...3) }
    #expect(numbers.allSatisfy { -1 <= $0 && $0 < 3 })
    let mean = numbers.reduce(0, +) / 20_000
    #expect(abs(mean - 1) < 0.03)
    #expect((numbers.min() ?? 0) < -0.99 && (numbers.max() ?? 0) > 2.99)
  }

  @Test func normalNumbersHaveMeanZeroAndVarianceOne() {
    var generator = SeededGenerator(seed: 2)
    let numbers = (0..<20_000).map { _ in Double(generator.normal()) }
    let mean = numbers.reduce(0, +) / 20_000
    let variance = numbers.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / 20_000
    let inside = numbers.filter { abs($0) < 1 }.count
    #expect(abs(mean) < 0.03 && abs(variance - 1) < 0.03)
    #expect(abs(Double(inside) / 20_000 - 0.6827) < 0.01)
  }

  @Test func wholeNumbersAreEquallyLikely() {
    var generator = SeededGenerator(seed: 4)
    var counts = [Int](repeating: 0, count: 7)
    for _ in 0..<14_000 { counts[generator.below(7)] += 1 }
    #expect(counts.allSatisfy { abs($0 - 2000) < 200 })
  }

  @Test func shufflingKeepsEveryElementAndMovesThem() {
    var generator = SeededGenerator(seed: 5)
    var numbers = Array(0..<100)
    generator.shuffle(&numbers)
    #expect(numbers != Array(0..<100) && numbers.sorted() == Array(0..<100))
  }
}
