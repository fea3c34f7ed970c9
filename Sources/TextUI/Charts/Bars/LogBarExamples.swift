extension WidgetGallery {
  static var logBars: [WidgetExample] {
    inThreeSizes([("log-bars", fading)]) + [
      WidgetExample("log-bars-growing", 40, 14, growing),
      WidgetExample("log-bars-few-rows", 40, 6, growing),
      WidgetExample("log-bars-narrow", 16, 8, fading),
    ]
  }

  /// What is left of a slope that ten sigmoids have made smaller, each to a quarter at best.
  private static let fading = LogBars(
    title: .strong("slope of the loss"),
    (1...10).map { layer in
      LogBars.Bar("layer \(layer)", 0.004 * (0..<10 - layer).reduce(1.0) { size, _ in size * 0.24 })
    }, role: .gradient)

  /// Sums that double from layer to layer until they are no numbers any more.
  private static let growing = LogBars(
    (1...20).map { layer in
      LogBars.Bar("\(layer)", layer > 17 ? .infinity : (0..<layer).reduce(0.5) { s, _ in s * 2.4 })
    }, axis: Axis(0.1, 1e5))
}
