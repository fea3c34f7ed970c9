internal import Course
internal import TextUI

/// A plot that is to be read, with the mark of the learner and, once it may be told, what is right.
struct PlotPicture: ColumnWidget {
  var plot: PlotReading
  /// The curves in the order shown.
  var order: [Int]
  /// The axis along which something is marked.
  var axis = PlotReading.AxisName.x
  /// Where the learner's line stands, in the units of that axis.
  var mark: Double?
  /// What is right, in the units of that axis.
  var band: ClosedRange<Double>?
  /// The curve that is pointed at.
  var chosen: Int?

  var summary: String { chart.summary }

  func height(columns: Int) -> Int { max(8, min(12, columns / 5)) }

  func draw(on surface: inout Surface, in area: Rect) {
    surface.draw(chart, in: area)
  }

  /// Curves are told apart by their dashes as well as by their colours.
  private static let strokes = [
    Stroke(.strong, isThick: true), Stroke(.positive, pattern: .dashed),
    Stroke(.negative, pattern: .dotted, isThick: true), Stroke(.classA, pattern: .dashed),
    Stroke(.classB, pattern: .dotted), Stroke(.gradient),
  ]

  private var chart: LineChart {
    let (x, y) = (plot.extent(of: .x), plot.extent(of: .y))
    var series = order.enumerated().map { row, index in
      var stroke = Self.strokes[index % Self.strokes.count]
      if let chosen, chosen != index { stroke.isThick = false }
      if chosen == index { stroke.isThick = true }
      let name = plot.label(ofCurve: index, order: order)
      return Series(
        name, plot.curves[index].points.map { ChartPoint($0.x, $0.y) }, stroke: stroke,
        endMark: name.count == 1 ? name.first : nil)
    }
    var moments: [LineChart.Moment] = []
    if let mark {
      switch axis {
      case .x: moments.append(LineChart.Moment(at: mark, "here"))
      case .y:
        series.append(
          Series(
            "here", [ChartPoint(x.lowerBound, mark), ChartPoint(x.upperBound, mark)],
            stroke: Stroke(.focus, pattern: .dashed)))
      }
    }
    return LineChart(
      title: .strong(plot.y.label), series, x: chartAxis(plot.x, x), y: chartAxis(plot.y, y),
      moments: moments, bands: bands(x, y), isFocused: mark != nil)
  }

  private func chartAxis(_ axis: PlotReading.Axis, _ range: ClosedRange<Double>) -> Axis {
    Axis(
      range.lowerBound, range.upperBound,
      scale: axis.isLogarithmic && range.lowerBound > 0 ? .logarithmic : .linear,
      title: axis.label)
  }

  private func bands(_ x: ClosedRange<Double>, _ y: ClosedRange<Double>) -> [ChartBand] {
    guard let band else { return [] }
    let slices: [ChartBand.Slice] =
      switch axis {
      case .x: [band.lowerBound, band.upperBound].map { ChartBand.Slice($0, y) }
      case .y: [x.lowerBound, x.upperBound].map { ChartBand.Slice($0, band) }
      }
    return [ChartBand("right", slices)]
  }

  // MARK: As a conversation

  /// What a curve does, a line each: some of its points.
  static func plainLines(_ plot: PlotReading, order: [Int]? = nil) -> [String] {
    let order = order ?? Array(plot.curves.indices)
    return order.map { index in
      let text = plot.readings(ofCurve: index).map {
        "\(Numbers.significant($0.x)): \(Numbers.significant($0.y))"
      }.joined(separator: ", ")
      return "  \(plot.label(ofCurve: index, order: order)), \(plot.y.label) by \(plot.x.label): "
        + text
    }
  }
}
