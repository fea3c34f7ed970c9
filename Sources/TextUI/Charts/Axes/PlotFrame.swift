/// What surrounds a plot: labels of the y axis at the left, a grid line for each of them, one axis
/// line at the bottom, ticks and labels below it.
struct PlotFrame {
  let x: Axis
  let y: Axis
  /// Where curves are drawn.
  let plot: Rect
  private let labels: [(value: Double, text: String)]
  private let labelColumns: Int
  private let hasAxisLine: Bool
  private let insetLeft: Int
  let hasLabelsBelow: Bool

  /// Lays a plot out; when it is too small for labels, they go first.
  ///
  /// - Parameter insetLeft: columns between the labels at the left and the plot, for something
  ///   else that stands on the y axis.
  init(x: Axis, y: Axis, in area: Rect, insetLeft: Int = 0) {
    self.insetLeft = insetLeft
    self.x = x
    self.y = y
    let below = area.rows >= 5 ? 2 : (area.rows >= 3 ? 1 : 0)
    hasAxisLine = below >= 1
    hasLabelsBelow = below == 2
    let rows = area.rows - below
    let ticks = y.ticks(atMost: min(5, max(2, (rows + 1) / 2)))
    let labels = ticks.map { (value: $0, text: Numbers.tick($0)) }
    let widest = labels.map(\.text.displayWidth).max() ?? 0
    let fits = area.columns >= widest + 8
    self.labels = fits ? labels : []
    labelColumns = fits && widest > 0 ? widest + 1 : 0
    plot = area.dropLeft(labelColumns + insetLeft).dropBottom(below)
  }

  /// Where a point lies on a canvas as large as the plot; nil where an axis has no place for it.
  func dot(_ point: ChartPoint) -> Dot? {
    guard let across = x.position(point.x), let up = y.position(point.y) else { return nil }
    // The outermost values lie on the outermost dots, not beyond them.
    return Dot(
      0.5 + across * Double(plot.columns * 2 - 1), 0.5 + (1 - up) * Double(plot.rows * 4 - 1))
  }

  /// The cell in which a value of y lies; nil if it is outside.
  func row(of value: Double) -> Int? {
    guard let dot = dot(ChartPoint(x.low, value)) else { return nil }
    return Self.cell(dot.y / 4, of: plot.rows).map { plot.row + $0 }
  }

  func column(of value: Double) -> Int? {
    guard let dot = dot(ChartPoint(value, y.low)) else { return nil }
    return Self.cell(dot.x / 2, of: plot.columns).map { plot.column + $0 }
  }

  /// The x of the middle of a column of the screen, which may lie beside the plot.
  func value(atColumn column: Int) -> Double {
    let dots = Double(plot.columns * 2 - 1)
    guard dots > 0 else { return x.low }
    return x.value(at: (Double((column - plot.column) * 2) + 0.5) / dots)
  }

  /// The y of the middle of a row of the screen, which may lie above or below the plot.
  func value(atRow row: Int) -> Double {
    let dots = Double(plot.rows * 4 - 1)
    guard dots > 0 else { return y.low }
    return y.value(at: 1 - (Double((row - plot.row) * 4) + 1.5) / dots)
  }

  /// The whole number of a place within 0..<count. What a diverging run draws may lie further off
  /// than an `Int` can count.
  private static func cell(_ place: Double, of count: Int) -> Int? {
    place >= 0 && place < Double(count) ? Int(place) : nil
  }

  /// Draws everything but the curves.
  func draw(on surface: inout Surface) {
    guard !plot.isEmpty else { return }
    for label in labels {
      guard let row = row(of: label.value) else { continue }
      surface.write(
        StyledText.muted(label.text), endColumn: plot.column - insetLeft - 1, row: row)
      surface.rule(
        column: plot.column, row: row, columns: plot.columns, glyph: .gridLine, style: Style(.grid))
    }
    guard hasAxisLine else { return }
    surface.rule(column: plot.column, row: plot.endRow, columns: plot.columns)
    drawTicks(on: &surface)
  }

  /// Writes a value of x in place of the tick labels around it, if there is room.
  func drawReading(_ text: StyledText, atColumn column: Int, on surface: inout Surface) {
    guard hasLabelsBelow, text.width <= plot.columns + labelColumns else { return }
    let start = min(
      max(plot.column - labelColumns, column - (text.width - 1) / 2), plot.endColumn - text.width)
    let row = plot.endRow + 1
    // A label that is hidden in part would be another number. Within one, and within a title, there
    // are single blanks.
    var (first, last) = (start - 1, start + text.width)
    while first > line.column,
      surface[first, row] != .blank || surface[first - 1, row] != .blank
    {
      first -= 1
    }
    while last < line.endColumn,
      surface[last, row] != .blank || surface[last + 1, row] != .blank
    {
      last += 1
    }
    let covered = Rect(column: first, row: row, columns: last - first, rows: 1)
    surface.fill(covered.intersection(line), with: .blank)
    surface.write(text, column: start, row: row)
  }

  /// Where labels of the x axis are written.
  private var line: Rect {
    Rect(
      column: plot.column - labelColumns, row: plot.endRow + 1,
      columns: plot.columns + labelColumns, rows: 1)
  }

  private func drawTicks(on surface: inout Surface) {
    let row = plot.endRow + 1
    let widest = max(Numbers.tick(x.low).displayWidth, Numbers.tick(x.high).displayWidth)
    let ticks = x.ticks(atMost: min(5, max(2, plot.columns / (widest + 3))))
    var taken: [Range<Int>] = []
    for value in ticks {
      guard let column = column(of: value) else { continue }
      surface.write(.tick, column: column, row: plot.endRow, style: Style(.faint))
      guard hasLabelsBelow else { continue }
      let text = Numbers.tick(value)
      let width = text.displayWidth
      let start = min(
        max(plot.column - labelColumns, column - (width - 1) / 2), plot.endColumn - width)
      let place = start..<start + width
      if taken.contains(where: { $0.overlaps(place.lowerBound - 1..<place.upperBound + 1) }) {
        continue
      }
      taken.append(place)
      surface.write(StyledText.muted(text), column: start, row: row)
    }
    guard hasLabelsBelow, !x.title.isEmpty else { return }
    drawTitle(on: &surface, row: row, around: taken)
  }

  /// The title takes the widest gap between two labels, the one furthest right if some are equal.
  private func drawTitle(on surface: inout Surface, row: Int, around taken: [Range<Int>]) {
    let places = taken.sorted { $0.lowerBound < $1.lowerBound }
    let starts = [plot.column] + places.map(\.upperBound)
    let ends = places.map(\.lowerBound) + [plot.endColumn]
    let gaps = zip(starts, ends).filter { $1 - $0 >= x.title.displayWidth + 2 }
    guard let widest = gaps.map({ $1 - $0 }).max(),
      let gap = gaps.last(where: { $1 - $0 >= widest - 2 })
    else { return }
    let start = gap.0 + (gap.1 - gap.0 - x.title.displayWidth) / 2
    surface.write(StyledText(x.title, .muted, .italic), column: start, row: row)
  }
}
