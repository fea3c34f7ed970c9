/// Curves over two axes.
///
/// The head line holds the title, the legend with the marks it explains, and a note at the right.
/// Later series lie in front of earlier ones. Points outside the axes are cut off at the edge.
public struct LineChart: Widget {
  /// A vertical dotted line with a few words at its head.
  public struct Moment: Hashable, Sendable {
    /// In the units of the x axis; one outside of it is not drawn.
    public var x: Double
    /// At the head of the line; left out if it fits on neither side.
    public var label: String

    /// A line alone, unless it has words.
    public init(at x: Double, _ label: String = "") {
      self.x = x
      self.label = label
    }
  }

  /// A sign at one place, with a name and, if something pushes it, an arrow beside it.
  public struct Mark: Hashable, Sendable {
    /// In the units of the axes; a mark outside of them is not drawn.
    public var place: ChartPoint
    /// One column wide: `●`.
    public var sign: Character
    /// Beside the sign, or at the head of its arrow.
    public var label: String
    /// Columns of the arrow, negative to the left; it stands in the row above.
    public var arrow: Int

    /// A sign that nothing pushes, unless it has an arrow.
    public init(at place: ChartPoint, _ sign: Character, label: String = "", arrow: Int = 0) {
      self.place = place
      self.sign = sign
      self.label = label
      self.arrow = arrow
    }
  }

  /// What is drawn, at the left of the head line; it gives way to the legend.
  public var title: StyledText
  /// From the one at the back to the one in front.
  public var series: [Series]
  /// Across, with its title below the plot.
  public var x: Axis
  /// Upwards; its title is not shown, so that `title` has to name it.
  public var y: Axis
  /// At the right of the head line; the first to give way.
  public var note: StyledText
  /// Behind the curves.
  public var moments: [Moment]
  /// In front of everything.
  public var marks: [Mark]

  /// A chart on the given axes; `Axis.fitting` finds some that hold all points.
  public init(
    title: StyledText = StyledText(), _ series: [Series], x: Axis, y: Axis,
    note: StyledText = StyledText(), moments: [Moment] = [], marks: [Mark] = []
  ) {
    self.title = title
    self.series = series
    self.x = x
    self.y = y
    self.note = note
    self.moments = moments
    self.marks = marks
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
      let paths = paths(of: series, in: frame)
      if series.hasGround { drawGround(below: paths, on: &canvas) }
      canvas.beginLayer()
      for path in paths { canvas.draw(path, series.stroke) }
    }
    canvas.draw(on: &surface, at: frame.plot.origin)
    for moment in moments { drawLabel(of: moment, on: &surface, frame) }
    for series in series { drawEnd(of: series, on: &surface, frame) }
    for mark in marks { draw(mark, on: &surface, frame) }
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
}
