/// A point of a chart, in the units of its axes.
public struct ChartPoint: Hashable, Sendable {
  public var x: Double
  public var y: Double

  public init(_ x: Double, _ y: Double) {
    self.x = x
    self.y = y
  }
}

/// One curve of a chart.
public struct Series: Hashable, Sendable {
  /// As the legend names it; empty keeps it out of the legend.
  public var name: String
  /// From left to right. A point that is not a number interrupts the curve.
  public var points: [ChartPoint]
  public var stroke: Stroke
  /// Marks its last point: `●`.
  public var endMark: Character?

  public init(
    _ name: String, _ points: [ChartPoint], stroke: Stroke = Stroke(.ink),
    endMark: Character? = nil
  ) {
    self.name = name
    self.points = points
    self.stroke = stroke
    self.endMark = endMark
  }

  /// Values at 0, 1, 2, …
  public init(
    _ name: String, values: [Double], stroke: Stroke = Stroke(.ink), endMark: Character? = nil
  ) {
    self.init(
      name, values.enumerated().map { ChartPoint(Double($0), $1) }, stroke: stroke,
      endMark: endMark)
  }
}

/// Curves over two axes.
///
/// The head line holds the title, the legend with the marks it explains, and a note at the right.
/// Later series lie in front of earlier ones. Points outside the axes are cut off at the edge.
public struct LineChart: Widget {
  /// A vertical dotted line with a few words at its head.
  public struct Moment: Hashable, Sendable {
    public var x: Double
    public var label: String

    public init(at x: Double, _ label: String = "") {
      self.x = x
      self.label = label
    }
  }

  public var title: StyledText
  public var series: [Series]
  public var x: Axis
  public var y: Axis
  public var note: StyledText
  public var moments: [Moment]

  public init(
    title: StyledText = StyledText(), _ series: [Series], x: Axis, y: Axis,
    note: StyledText = StyledText(), moments: [Moment] = []
  ) {
    self.title = title
    self.series = series
    self.x = x
    self.y = y
    self.note = note
    self.moments = moments
  }

  /// Each series from its first to its last value, and which way it went.
  public var summary: String {
    let curves = series.compactMap { series -> String? in
      let values = series.points.filter { $0.y.isFinite }
      guard let first = values.first, let last = values.last else { return nil }
      let name = series.name.isEmpty ? title.plain : series.name
      let way = last.y > first.y ? "rising" : last.y < first.y ? "falling" : "level"
      return "\(name) \(Numbers.significant(first.y)) → \(Numbers.significant(last.y)), \(way)"
    }
    let name = title.isEmpty ? "chart" : title.plain
    if curves.isEmpty { return "\(name): nothing measured yet" }
    let ends =
      x.title.isEmpty ? "" : ", \(x.title) \(Numbers.tick(x.low)) to \(Numbers.tick(x.high))"
    return curves.joined(separator: "; ") + ends
  }

  public func draw(on surface: inout Surface, in area: Rect) {
    guard !area.isEmpty else { return }
    let outer = surface.narrowClip(to: area)
    defer { surface.restoreClip(outer) }
    let hasHead = area.rows >= 4 && (!title.isEmpty || !note.isEmpty || hasLegend)
    if hasHead { drawHead(on: &surface, in: area.top(1)) }
    let frame = PlotFrame(x: x, y: y, in: hasHead ? area.dropTop(area.rows >= 12 ? 2 : 1) : area)
    frame.draw(on: &surface)
    var canvas = DotCanvas(frame.plot.size, look: surface.look)
    for moment in moments { draw(moment, on: &canvas, frame) }
    for series in series {
      canvas.beginLayer()
      for path in paths(of: series, in: frame) { canvas.draw(path, series.stroke) }
    }
    canvas.draw(on: &surface, at: frame.plot.origin)
    for moment in moments { drawLabel(of: moment, on: &surface, frame) }
    for series in series { drawEnd(of: series, on: &surface, frame) }
  }

  private var hasLegend: Bool { series.contains { !$0.name.isEmpty } }

  /// The note gives way first, then the title.
  private func drawHead(on surface: inout Surface, in line: Rect) {
    var legend = StyledText()
    for series in series where !series.name.isEmpty {
      if !legend.isEmpty { legend += StyledText("  ") }
      legend += series.stroke.sample(in: surface.look) + StyledText(" \(series.name)", .ink)
    }
    let head = title.isEmpty ? legend : title + StyledText(legend.isEmpty ? "" : "   ") + legend
    let shown = head.width <= line.columns || legend.isEmpty ? head : legend
    let width = surface.write(
      shown.truncated(to: line.columns), column: line.column, row: line.row)
    if width + 2 + note.width <= line.columns {
      surface.write(note, endColumn: line.endColumn, row: line.row)
    }
  }

  private func paths(of series: Series, in frame: PlotFrame) -> [[Dot]] {
    series.points.map(frame.dot).split { $0 == nil }.map { $0.compactMap { $0 } }
  }

  private func draw(_ moment: Moment, on canvas: inout DotCanvas, _ frame: PlotFrame) {
    guard let dot = frame.dot(ChartPoint(moment.x, y.low)) else { return }
    let x = Int(dot.x.rounded(.down))
    for y in stride(from: 0, to: canvas.height, by: canvas.dotDistance) {
      canvas.set(x: x, y: y, style: Style(.muted), ascii: ":")
    }
  }

  /// At the right of its line, or at the left where there is no room.
  private func drawLabel(of moment: Moment, on surface: inout Surface, _ frame: PlotFrame) {
    guard !moment.label.isEmpty, frame.plot.rows >= 5, let column = frame.column(of: moment.x)
    else { return }
    let text = StyledText.muted(moment.label)
    if column + 2 + text.width <= frame.plot.endColumn {
      surface.write(text, column: column + 2, row: frame.plot.row)
    } else if column - 1 - text.width >= frame.plot.column {
      surface.write(text, endColumn: column - 1, row: frame.plot.row)
    }
  }

  private func drawEnd(of series: Series, on surface: inout Surface, _ frame: PlotFrame) {
    guard let mark = series.endMark, let last = series.points.last(where: { $0.y.isFinite }),
      let column = frame.column(of: last.x), let row = frame.row(of: last.y)
    else { return }
    let style = Style(series.stroke.style.foreground, on: .standard, .bold)
    surface[column, row] = Cell(mark, style)
  }
}
