import Testing

@testable import TextUI

@Suite struct AxisTests {
  /// As when losses overflow: the range itself is more than a number can hold.
  @Test(arguments: [
    (-1e308, 1e308), (-Double.greatestFiniteMagnitude, .greatestFiniteMagnitude),
    (1e308, 1e308), (1e20, 1e20 + 1e5), (0, Double.leastNonzeroMagnitude),
    (-Double.leastNonzeroMagnitude, Double.leastNonzeroMagnitude), (1e308, -1e308),
    (1, 1 + 1e-16),
  ])
  func anAxisWorksAsFarAsNumbersReach(_ low: Double, _ high: Double) {
    for scale in [Axis.Scale.linear, .logarithmic] {
      let axis = Axis(low, high, scale: scale)
      #expect(axis.position(axis.low) == 0)
      #expect(((axis.position(axis.high) ?? 0) - 1).magnitude < 1e-9)
      for most in 1...6 {
        let ticks = axis.ticks(atMost: most)
        #expect(ticks.count <= max(2, most))
        #expect(ticks.allSatisfy { $0.isFinite })
        #expect(zip(ticks, ticks.dropFirst()).allSatisfy { $0 < $1 })
      }
    }
  }

  @Test func aFittingAxisHoldsTheLargestNumbers() {
    let axis = Axis.fitting([-1.7e308, 0, 1.7e308, .infinity, .nan])
    #expect(axis.low < axis.high)
    #expect(axis.position(1.7e308)?.isFinite == true)
    #expect(Axis.fitting([1.7e308], scale: .logarithmic).high.isFinite)
    #expect(
      Axis.fitting([Double.leastNonzeroMagnitude], includingZero: false).ticks().allSatisfy {
        $0.isFinite
      })
  }

  @Test func boundsThatAreSetLaterAreNoTrapEither() {
    var axis = Axis(0, 1)
    axis.high = .infinity
    #expect(axis.ticks().allSatisfy { $0.isFinite })
    axis.high = axis.low
    #expect(axis.ticks().allSatisfy { $0.isFinite })
    #expect(axis.position(3).map { !$0.isNaN } ?? true)
  }

  @Test(arguments: [Axis(-2, 6), Axis(0.001, 10, scale: .logarithmic), Axis(1e-9, 3e-9)])
  func aPlaceLeadsBackToItsValue(_ axis: Axis) {
    for share in [0, 0.25, 0.5, 0.9, 1] {
      let value = axis.value(at: share)
      #expect(((axis.position(value) ?? .nan) - share).magnitude < 1e-9)
    }
    #expect(Axis(0.01, 1, scale: .logarithmic).value(at: 0.5).isClose(to: 0.1))
  }

  @Test func aLogAxisOfFewDecadesHasTicksBetweenPowers() {
    #expect(Axis(0.2, 3, scale: .logarithmic).ticks() == [0.2, 0.5, 1, 2])
    #expect(Axis(0.05, 1, scale: .logarithmic).ticks() == [0.05, 0.1, 0.2, 0.5, 1])
    #expect(Axis(0.01, 1, scale: .logarithmic).ticks() == [0.01, 0.1, 1])
  }
}

extension Double {
  /// Equal but for rounding.
  func isClose(to other: Double) -> Bool {
    (self - other).magnitude <= 1e-9 * Swift.max(1, magnitude, other.magnitude)
  }
}
