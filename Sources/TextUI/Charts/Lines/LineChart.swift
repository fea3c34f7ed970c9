/// Curves over two axes.
///
/// The head line holds the title, the legend with the marks it explains, and a note at the right.
/// Later series lie in front of earlier ones. Points outside the axes are cut off at the edge; a
/// curve whose values are no numbers any more is marked where it left. A cursor reads values off,
/// and `ChartWindow` moves it, and the part of a long history that is shown.
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
  /// Behind everything.
  public var bands: [ChartBand]
  /// Where values are read off, in the units of the x axis: at the nearest sample. Nil has none.
  public var cursor: Double?
  /// Whether keys act on the cursor; otherwise it is there and stands back.
  public var isFocused: Bool

  /// A chart on the given axes; `Axis.fitting` finds some that hold all points.
  public init(
    title: StyledText = StyledText(), _ series: [Series], x: Axis, y: Axis,
    note: StyledText = StyledText(), moments: [Moment] = [], marks: [Mark] = [],
    bands: [ChartBand] = [], cursor: Double? = nil, isFocused: Bool = true
  ) {
    self.title = title
    self.series = series
    self.x = x
    self.y = y
    self.note = note
    self.moments = moments
    self.marks = marks
    self.bands = bands
    self.cursor = cursor
    self.isFocused = isFocused
  }

  public func draw(on surface: inout Surface, in area: Rect) {
    guard !area.isEmpty else { return }
    let outer = surface.narrowClip(to: area)
    defer { surface.restoreClip(outer) }
    let frame = frame(in: area)
    let reading = CursorReading(self)
    let isReadBeside = reading.map { canReadBeside($0, in: frame) } ?? false
    if hasHead(in: area) {
      drawHead(on: &surface, in: area.top(1), reading: isReadBeside ? nil : reading)
    }
    frame.draw(on: &surface)
    for band in bands { band.draw(on: &surface, in: frame) }
    if let reading { drawLine(of: reading, on: &surface, frame) }
    var canvas = DotCanvas(frame.plot.size, look: surface.look)
    for moment in moments { draw(moment, on: &canvas, frame) }
    let paths = series.map { CurvePaths.paths(of: $0.points, in: frame) }
    for (series, paths) in zip(series, paths) {
      if series.hasGround { drawGround(below: paths, on: &canvas) }
      canvas.beginLayer()
      // In ASCII a line of asterisks would hide the markers on it.
      for path in paths { canvas.draw(path, series.stroke, ascii: series.marker.map { _ in "-" }) }
      drawDeparture(of: series, on: &canvas, frame)
    }
    canvas.draw(on: &surface, at: frame.plot.origin)
    for moment in moments { drawLabel(of: moment, on: &surface, frame) }
    for (series, paths) in zip(series, paths) {
      drawMarkers(of: series, paths, on: &surface, frame)
      drawEnd(of: series, on: &surface, frame)
    }
    drawDepartureLabels(on: &surface, frame)
    for mark in marks { draw(mark, on: &surface, frame) }
    if let reading { draw(reading, on: &surface, frame, isReadBeside: isReadBeside) }
    markPlot(on: &surface, frame)
  }

  /// For the mouse; a chart with a cursor has it for that.
  private func markPlot(on surface: inout Surface, _ frame: PlotFrame) {
    guard cursor == nil, x.scale == .linear, !x.title.isEmpty else { return }
    let latest = series.compactMap(\.points.last?.x).filter(\.isFinite).max() ?? x.low
    surface.mark(
      .plot(title: x.title, low: x.low, high: x.high, latest: latest), in: frame.plot)
  }

  /// Where the plot lies within an area that the chart is drawn in.
  func frame(in area: Rect) -> PlotFrame {
    let head = hasHead(in: area) ? (area.rows >= 12 ? 2 : 1) : 0
    return PlotFrame(x: x, y: y, in: area.dropTop(head))
  }

  private func hasHead(in area: Rect) -> Bool {
    area.rows >= 4 && (!title.isEmpty || !note.isEmpty || hasLegend || cursor != nil)
  }

  private var hasLegend: Bool {
    series.contains { !$0.name.isEmpty } || bands.contains { !$0.name.isEmpty }
  }

  /// The note gives way first, then the title.
  private func drawHead(on surface: inout Surface, in line: Rect, reading: CursorReading?) {
    if let reading {
      surface.write(
        reading.line(in: surface.look, columns: line.columns), column: line.column, row: line.row)
      return
    }
    var legend = StyledText()
    for band in bands where !band.name.isEmpty {
      if !legend.isEmpty { legend += StyledText("  ") }
      legend += ChartBand.sample(in: surface.look) + StyledText(" \(band.name)", .ink)
    }
    for series in series where !series.name.isEmpty {
      if !legend.isEmpty { legend += StyledText("  ") }
      legend += series.sample(in: surface.look) + StyledText(" \(series.name)", .ink)
    }
    let head = title.isEmpty ? legend : title + StyledText(legend.isEmpty ? "" : "   ") + legend
    let shown = head.width <= line.columns || legend.isEmpty ? head : legend
    let width = surface.write(
      shown.truncated(to: line.columns), column: line.column, row: line.row)
    if width + 2 + note.width <= line.columns {
      surface.write(note, endColumn: line.endColumn, row: line.row)
    }
  }
}
