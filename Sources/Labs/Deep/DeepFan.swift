internal import TextUI

/// The views of untrained networks: one network layer by layer, then several side by side.
extension DeepLab {
  /// What has been compared so far: a curve over the layers for each network.
  var fan: [(tag: DeepRun, values: [Double])] {
    tags.compactMap { tag in
      signals(tag).map { (tag, view == .slopes ? $0.slopes : $0.spreads) }
    }
  }

  var fanSummary: String {
    fan.map { name, values in
      "\(name.name): layer 1 \(Numbers.significant(values.first ?? 0, digits: 2)), layer "
        + "\(values.count) \(Numbers.significant(values.last ?? 0, digits: 2))"
    }.joined(separator: "; ")
  }

  func drawFan(on surface: inout Surface, in area: Rect) {
    let isSlopes = view == .slopes
    let title = isSlopes ? "slopes of the weights, at the start" : "spread of values, at the start"
    let bars = isSlopes ? slopeBars(current, title: title) : spreadBars(current, title: title)
    if area.columns >= 66 {
      let parts = area.split(into: 2, gutter: 4)
      let rows = min(net.depth + 3, max(3, parts[0].rows - 2))
      surface.draw(bars, in: parts[0].top(rows))
      drawRatio(bars, on: &surface, in: parts[0].dropTop(rows + 1))
      surface.draw(fanChart, in: parts[1].top(24))
      return
    }
    guard !fan.isEmpty else {
      let rows = min(net.depth + 3, area.rows - 2)
      surface.draw(bars, in: area.top(rows))
      drawRatio(bars, on: &surface, in: area.dropTop(rows + 1))
      return
    }
    let rows = min(net.depth + 3, area.rows / 2)
    surface.draw(bars, in: area.bottom(rows))
    surface.draw(fanChart, in: area.dropBottom(rows + 1))
  }

  /// What is left at the end of the way: of a value at the last layer, of a slope at the first.
  private func drawRatio(_ bars: LogBars, on surface: inout Surface, in area: Rect) {
    guard let first = bars.bars.first, let last = bars.bars.last, bars.bars.count > 1 else {
      return
    }
    let (from, to) = view == .slopes ? (last, first) : (first, last)
    let text: StyledText
    if !from.value.isFinite || !to.value.isFinite || from.value <= 0 || to.value <= 0 {
      text = .muted("nothing comes through")
    } else {
      let ratio = to.value / from.value
      let number = Numbers.significant(max(ratio, 1 / ratio), digits: 2)
      text =
        .muted("\(from.name) → \(to.name)  ")
        + .strong(ratio > 1 ? "\(number) times larger" : "\(number) times smaller")
    }
    surface.write(text.truncated(to: area.columns), column: area.column, row: area.row)
  }

  /// Every network that has been looked at; the one that the dials say is thick, and in front.
  private var fanChart: LineChart {
    let isSlopes = view == .slopes
    var series = fan.enumerated().map { index, entry in
      Series(
        entry.tag.name, Self.points(entry.values), stroke: RaceStrokes.stroke(index + 1),
        marker: Marker.number(index + 1))
    }
    let same = fan.firstIndex { $0.tag.net == net }
    if let same {
      series[same].stroke = RaceStrokes.stroke(0)
    } else if let signals = signals(current) {
      series.append(
        Series(
          fan.isEmpty ? "" : "now", Self.points(isSlopes ? signals.slopes : signals.spreads),
          stroke: RaceStrokes.stroke(0), marker: .disc))
    }
    let least = Axis(isSlopes ? 1e-9 : 1e-4, isSlopes ? 1 : 10, scale: .logarithmic)
    return LineChart(
      title: .muted(isSlopes ? "slopes by layer" : "spread by layer"), series,
      x: Axis(1, Double(max(2, net.depth)), title: "layer"),
      y: Axis.fitting(series.flatMap(\.points).map(\.y), scale: .logarithmic, current: least))
  }

  private static func points(_ values: [Double]) -> [ChartPoint] {
    values.enumerated().map { ChartPoint(Double($0 + 1), $1) }
  }
}
