extension WidgetGallery {
  static var bars: [WidgetExample] {
    inThreeSizes([("histogram", weightsOfALayer), ("histogram-ends", slopes)]) + [
      WidgetExample("histogram-counts", 34, 9, lengths),
      WidgetExample("histogram-empty", 34, 8, Histogram([], title: .strong("weights"))),
      WidgetExample("gauge", 60, 4, rate(0.03)),
      WidgetExample("gauge-large", 60, 3, rate(1.7)),
      WidgetExample("gauge-line", 60, 1, rate(0.0004)),
      WidgetExample("gauge-narrow", 24, 3, rate(0.03)),
      WidgetExample(
        "work-progress", 78, 1,
        WorkProgress("training", done: 31_400, total: 60_000, unit: "steps", secondsLeft: 125)),
      WidgetExample(
        "work-progress-first", 78, 1,
        WorkProgress("training", done: 12, total: 60_000, unit: "steps")
      ),
      WidgetExample(
        "work-progress-narrow", 34, 1,
        WorkProgress("training", done: 59_990, total: 60_000, unit: "steps", secondsLeft: 4_210)),
    ]
  }

  /// Sums of twelve even numbers are nearly normal.
  private static func normal(_ index: Int) -> Double {
    (0..<12).reduce(0) { $0 + noise(index * 12 + $1) } / 2
  }

  private static let weightsOfALayer: Histogram = {
    let weights = (0..<1_000).map { 0.35 * normal($0) + (normal($0 + 5_000) > 0.9 ? 0.5 : 0.04) }
    return Histogram(
      weights, bins: 36, title: .strong("weights, hidden 1"), axisTitle: "w",
      moments: [Histogram.mean(of: weights)].compactMap { $0 })
  }()

  /// Slopes of which a few are huge, as before a run diverges.
  private static let slopes: Histogram = {
    let slopes = (0..<2_000).map { index in
      let base = normal(index)
      return index % 50 == 7 ? base * 9 : index == 1_999 ? .nan : base * 0.6
    }
    return Histogram(
      slopes, range: -2...2, bins: 20, title: .strong("slopes"), axisTitle: "dL/dw")
  }()

  private static let lengths = Histogram(
    (0..<400).map { 3 + (2 + normal($0)) * 1.6 }, bins: 12, title: .strong("name lengths"),
    axisTitle: "letters", isSigned: false)

  private static func rate(_ value: Double) -> Gauge {
    Gauge(
      "learning rate", value, axis: Axis(1e-4, 10, scale: .logarithmic),
      zones: [
        .init("too small", to: 0.003), .init("good", to: 0.3, isGood: true),
        .init("too large", to: 10),
      ])
  }
}
