internal import TextUI

/// The picture of the glyph check: two valleys and the ridge between them, as smooth as curves get.
///
///     L(w) = 0.35 w⁴ − 1.25 w² + 0.35 w + 1.6
enum TestCurve {
  static func loss(at weight: Double) -> Double {
    let square = weight * weight
    return 0.35 * square * square - 1.25 * square + 0.35 * weight + 1.6
  }

  /// The slope with someone on it, about to step downhill.
  static var chart: LineChart {
    let points = stride(from: -2.1, through: 2.1, by: 0.01).map { ChartPoint($0, loss(at: $0)) }
    let start = -0.45
    return LineChart(
      title: .muted("loss"),
      [Series("", points, stroke: Stroke(.strong), hasGround: true)],
      x: Axis(-2.2, 2.2, title: "weight"), y: Axis(0, 3),
      marks: [LineChart.Mark(at: ChartPoint(start, loss(at: start)), "●", arrow: -4)])
  }
}
