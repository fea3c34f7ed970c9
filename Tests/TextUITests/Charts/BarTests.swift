import Testing

@testable import TextUI

@Suite struct BarTests {
  private func draw(_ widget: some Widget, _ columns: Int, _ rows: Int, _ look: Look = .standard)
    -> Surface
  {
    var surface = Surface(Size(columns: columns, rows: rows), look: look)
    surface.draw(widget, in: surface.bounds)
    return surface
  }

  @Test func valuesAreCountedInRoundBinsAndZeroIsABound() {
    let histogram = Histogram([-0.9, -0.1, 0, 0.1, 0.4, 0.5, 1], bins: 4)
    #expect(histogram.bins.map(\.count) == [1, 1, 3, 2])
    #expect(histogram.bins.map(\.range.lowerBound) == [-1, -0.5, 0, 0.5])
    #expect(histogram.total == 7)
  }

  @Test func whatLiesOutsideIsCountedAtTheEnds() {
    let histogram = Histogram(
      [-9, -0.5, 0.5, 3, 4, .infinity, -.infinity, .nan], range: -1...1, bins: 4)
    #expect(histogram.below == 2 && histogram.above == 3 && histogram.notNumbers == 1)
    #expect(histogram.total == 7)
    #expect(histogram.summary.contains("2 below −1, 3 above 1, 1 not a number"))
    let picture = draw(histogram, 40, 10).description
    #expect(picture.contains("<−1") && picture.contains(">1"))
  }

  @Test func everyValueIsInSomeBinWhateverTheValues() {
    for values in [
      [1e300, -1e300], [5, 5], [1e-300, 2e-300], [0.1, 0.2, 0.3], [1e15, 1e15 + 2],
    ] {
      let histogram = Histogram(values)
      #expect(histogram.bins.reduce(0) { $0 + $1.count } == values.count, "\(values)")
    }
    #expect(Histogram([]).summary == "nothing counted yet")
  }

  @Test func aNarrowHistogramCountsNeighboursTogetherAndKeepsZero() {
    let bins = (-7..<9).map { Histogram.Bin(Double($0)...Double($0 + 1), 3) }
    let histogram = Histogram(bins: bins)
    for columns in 1...40 {
      guard let plan = Histogram.Plan(histogram, in: Rect(Size(columns: columns, rows: 8))) else {
        continue
      }
      #expect(plan.bins.reduce(0) { $0 + $1.count } == 48)
      let straddles = plan.bins.contains { $0.range.lowerBound < 0 && $0.range.upperBound > 0 }
      #expect(!straddles || plan.bins.count == 1, "\(columns)")
      #expect(plan.columns(ofBin: plan.bins.count - 1).upperBound <= columns)
    }
  }

  @Test func theMeanIsMarked() {
    let mean = Histogram.mean(of: [1, 2, 6, .nan])
    #expect(mean?.x == 3 && mean?.label == "mean +3.00")
    #expect(Histogram.mean(of: [.nan]) == nil)
  }

  @Test func aBinWithOneValueIsSeen() {
    let histogram = Histogram(bins: [.init(0...1, 100_000), .init(1...2, 1)], limit: 100_000)
    #expect(draw(histogram, 40, 10).description.contains("▁"))
  }

  @Test func aGaugeSaysWhichZoneItsValueIsIn() {
    func gauge(_ value: Double) -> Gauge {
      Gauge(
        "rate", value, axis: Axis(1e-4, 10, scale: .logarithmic),
        zones: [
          .init("small", to: 0.01), .init("good", to: 0.5, isGood: true), .init("large", to: 10),
        ])
    }
    #expect(gauge(0.001).zone?.name == "small")
    #expect(gauge(0.01).zone?.name == "good")
    #expect(gauge(99).zone?.name == "large")
    #expect(gauge(.nan).zone == nil)
    #expect(gauge(0.03).summary == "rate 0.03, good (small to 0.01, good to 0.5)")
    #expect(draw(gauge(0.03), 50, 3).line(0).contains("✓ good"))
    for value in [-1, 0, 1e-300, 1e300, .infinity, .nan, -.infinity] {
      for size in [(50, 4), (12, 2), (50, 1), (1, 1)] { _ = draw(gauge(value), size.0, size.1) }
    }
  }

  @Test func theNeedleStandsAtItsValue() {
    let gauge = Gauge("", 5, axis: Axis(0, 10))
    let line = draw(gauge, 20, 2).line(0)
    #expect(line.prefix(11).last == "▼")
  }

  @Test func digitsOfProgressStandStill() {
    let steps = [0, 7, 999, 5_000, 59_999, 60_000]
    let lines = steps.map { done in
      draw(WorkProgress("training", done: done, total: 60_000, secondsLeft: 75), 70, 1).line(0)
    }
    #expect(Set(lines.map(\.count)).count == 1)
    #expect(lines[4].contains("99 %") && lines[5].contains("100 %"))
    #expect(lines.allSatisfy { $0.hasSuffix("1:15 left") })
  }

  @Test(arguments: [
    (0.0, "0:00"), (6.2, "0:07"), (125, "2:05"), (3_725, "1:02:05"), (1e300, "99:59:59"),
    (-5, "0:00"), (.nan, "–:––"), (.infinity, "–:––"),
  ])
  func timeLeftIsAClock(_ seconds: Double, _ expected: String) {
    #expect(WorkProgress.clock(seconds) == expected)
  }

  @Test func barsAreSortedByValueOrSizeAndNumbersComeFirst() {
    let bars = [1, -3, .nan, 2, 2].map { SignedBars.Bar("", $0) }
    #expect(SignedBars(bars, order: .given).ordered == [0, 1, 2, 3, 4])
    #expect(SignedBars(bars, order: .value).ordered == [3, 4, 0, 1, 2])
    #expect(SignedBars(bars, order: .magnitude).ordered == [1, 3, 4, 0, 2])
  }

  @Test func aBarBeyondItsLimitSaysSo() {
    let bars = SignedBars([.init("up", 5), .init("down", -5), .init("end", 1)], limit: 1)
    let lines = draw(bars, 40, 3).lines
    #expect(lines[0].contains("▸") && lines[1].contains("◂") && !lines[2].contains("▸"))
  }

  @Test func aColumnThatIsNoNumberIsMarked() {
    #expect(draw(Columns([1, .nan]), 2, 2).lines == ["█", "█✗"])
    #expect(Columns([1, .nan, -2]).summary.hasSuffix("largest 3 −2.00, 1 not a number"))
  }

  @Test func sharesAreSortedAndTheFocusGoesAlong() {
    let bars = ShareBars([.init("a", 0.2), .init("b", .nan), .init("c", 0.8)], focus: 0).sorted()
    #expect(bars.shares.map(\.name) == ["c", "a", "b"])
    #expect(bars.focus == 1)
    #expect(draw(bars, 40, 2).line(1).hasPrefix("▸ a"))
  }
}
