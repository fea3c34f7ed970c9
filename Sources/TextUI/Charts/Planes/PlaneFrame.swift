/// What surrounds a plane: ticks and titles at the left and below, and which place of the plane lies
/// in which cell.
struct PlaneFrame {
  let x: Axis
  let y: Axis
  /// Where the plane is drawn.
  let plot: Rect
  private let hasLabels: Bool

  /// Lays a plane out; when it is too small for labels, it takes all of the area.
  init(x: Axis, y: Axis, in area: Rect) {
    self.x = x
    self.y = y
    let names = y.ticks(atMost: 3).map(Numbers.tick) + [y.title]
    let left = (names.map(\.displayWidth).max() ?? 0) + 1
    hasLabels = area.columns >= left + 10 && area.rows >= 5
    plot = hasLabels ? area.dropLeft(left).dropBottom(1) : area
  }

  /// Where a point lies on a canvas as large as the plot; nil where an axis has no place for it.
  func dot(_ point: ChartPoint) -> Dot? {
    guard let across = x.position(point.x), let up = y.position(point.y) else { return nil }
    return Dot(
      0.5 + across * Double(plot.columns * 2 - 1), 0.5 + (1 - up) * Double(plot.rows * 4 - 1))
  }

  /// The cell of a point; nil if it lies outside of the plane.
  func cell(_ point: ChartPoint) -> Point? {
    guard let across = x.position(point.x), let up = y.position(point.y),
      (0...1).contains(across), (0...1).contains(up)
    else { return nil }
    return Point(
      column: plot.column + Int((across * Double(plot.columns - 1)).rounded()),
      row: plot.row + Int(((1 - up) * Double(plot.rows - 1)).rounded()))
  }

  /// The place in the middle of a cell; nil beside the plane.
  func point(atColumn column: Int, row: Int) -> ChartPoint? {
    guard plot.contains(column: column, row: row) else { return nil }
    return ChartPoint(
      x.value(at: Self.share(column - plot.column, of: plot.columns)),
      y.value(at: 1 - Self.share(row - plot.row, of: plot.rows)))
  }

  /// Where number `index` of `count` places lies between 0 and 1, the first and the last at the
  /// ends.
  static func share(_ index: Int, of count: Int) -> Double {
    count > 1 ? Double(index) / Double(count - 1) : 0.5
  }

  /// Draws ticks and titles.
  func drawLabels(on surface: inout Surface) {
    guard hasLabels else { return }
    var taken: Set<Int> = []
    for value in y.ticks(atMost: 3) {
      guard let row = cell(ChartPoint(x.low, value))?.row else { continue }
      surface.write(.muted(Numbers.tick(value)), endColumn: plot.column - 1, row: row)
      taken.insert(row)
    }
    let titleRow = plot.row + plot.rows / 4
    if !taken.contains(titleRow) {
      surface.write(
        StyledText(y.title, .muted, .italic), endColumn: plot.column - 1, row: titleRow)
    }
    var end = plot.column
    var gaps: [Range<Int>] = []
    for value in x.ticks(atMost: 3) {
      guard let column = cell(ChartPoint(value, y.low))?.column else { continue }
      let text = StyledText.muted(Numbers.tick(value))
      let start = min(column - (text.width - 1) / 2, plot.endColumn - text.width)
      surface.write(text, column: start, row: plot.endRow)
      if start > end { gaps.append(end..<start) }
      end = max(end, start + text.width)
    }
    if end < plot.endColumn { gaps.append(end..<plot.endColumn) }
    let title = StyledText(x.title, .muted, .italic)
    let wanted = plot.column + plot.columns * 3 / 4
    guard let gap = gaps.last(where: { $0.count >= title.width + 3 }) else { return }
    let start = min(max(wanted, gap.lowerBound + 2), gap.upperBound - title.width - 1)
    surface.write(title, column: start, row: plot.endRow)
  }
}
