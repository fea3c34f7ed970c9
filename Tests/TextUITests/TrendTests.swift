import Testing
import TextUI

/// Curves in words.
@Suite struct TrendTests {
  private func points(_ values: [Double]) -> [ChartPoint] {
    values.enumerated().map { ChartPoint(Double($0), $1) }
  }

  @Test func aCurveThatFallsAndThenRestsSaysBoth() {
    let values = (0...200).map { (step: Int) -> Double in
      let square = Double(step * step)
      return 0.31 + 0.38 / (1 + square / 40)
    }
    let trend = Trend(points(values))
    #expect(trend?.words(of: "step") == "0.690 → 0.310 in 200 steps, falling; last 20 steps flat")
    #expect(trend?.words() == "0.690 → 0.310, falling; lately flat")
  }

  @Test func aTurnAtTheEndIsNoticed() {
    let values = (0...100).map { (step: Int) -> Double in Double(step < 80 ? 100 - step : step - 60)
    }
    let trend = Trend(points(values))
    #expect(trend?.way == .falling)
    #expect(trend?.lastWay == .rising)
  }

  @Test func noiseIsNoWay() {
    let values = (0...200).map { (step: Int) -> Double in
      0.5 + Double(step * 7919 % 101) / 1010
    }
    #expect(Trend(points(values))?.lastWay == .flat)
  }

  @Test func aFewPointsHaveNoLately() {
    let trend = Trend(points([3, 2, 1]))
    #expect(trend?.lastWay == nil)
    #expect(trend?.words(of: "pass") == "3.00 → 1.00 in 2 passes, falling")
    #expect(Trend(points([4]))?.words(of: "step") == "4.00")
  }

  @Test func whatIsNoNumberIsPassedOver() {
    #expect(Trend([]) == nil)
    #expect(Trend(points([.nan, .infinity])) == nil)
    #expect(Trend(points([.nan, 2, .infinity, 4]))?.words() == "2.00 → 4.00, rising")
  }
}
