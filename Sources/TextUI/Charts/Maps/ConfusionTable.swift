/// How often each class was taken for which: actual classes down, predicted ones across.
///
/// The background is the share of the row, so that every row is a question of its own: where do
/// the examples of this class go?
public struct ConfusionTable: Widget {
  /// Their names, in the order of `counts`.
  public var classes: [String]
  /// `counts[actual][predicted]`.
  public var counts: [[Int]]
  /// Above the names at the left.
  public var rowTitle: String
  /// Above the names at the top.
  public var columnTitle: String
  /// The cell that keys act on.
  public var focus: Point?

  /// A table in which a count that is missing or negative is taken for 0.
  public init(
    classes: [String], counts: [[Int]], rowTitle: String = "actual",
    columnTitle: String = "predicted", focus: Point? = nil
  ) {
    self.classes = classes
    self.counts = counts
    self.rowTitle = rowTitle
    self.columnTitle = columnTitle
    self.focus = focus
  }

  private func count(_ actual: Int, _ predicted: Int) -> Int {
    guard counts.indices.contains(actual), counts[actual].indices.contains(predicted) else {
      return 0
    }
    return max(0, counts[actual][predicted])
  }

  private var total: Int { counts.joined().reduce(0) { $0 + max(0, $1) } }

  public var summary: String {
    let right = classes.indices.reduce(0) { $0 + count($1, $1) }
    guard total > 0 else { return "nothing counted yet" }
    var words =
      "\(right) of \(total) right, \(Numbers.percent(Double(right) / Double(total)))"
    if classes.count == 2 {
      words += "; \(classes[0]) taken for \(classes[1]) \(count(0, 1)) times, "
      words += "\(classes[1]) for \(classes[0]) \(count(1, 0)) times"
    }
    return words
  }

  public func draw(on surface: inout Surface, in area: Rect) {
    guard !area.isEmpty, !classes.isEmpty else { return }
    let outer = surface.narrowClip(to: area)
    defer { surface.restoreClip(outer) }
    let names = min(
      max(classes.map(\.displayWidth).max() ?? 0, rowTitle.displayWidth), area.columns / 3)
    let numbers = counts.joined().map { Numbers.grouped($0).displayWidth }.max() ?? 1
    let body = area.dropTop(2).dropLeft(names + 2)
    // A few classes have room for shares; many are a map with numbers.
    let isMap = classes.count > 4
    let columns = min(max(numbers + 2, isMap ? 5 : 12), body.columns / classes.count)
    let available = body.rows / classes.count
    let rows = isMap ? min(1, available) : available >= 4 ? 4 : min(2, available)
    guard columns >= numbers + 1, rows >= 1 else {
      surface.write(
        StyledText(summary, .ink).truncated(to: area.columns), column: area.column, row: area.row)
      return
    }
    surface.write(.muted(columnTitle), column: body.column, row: area.row)
    surface.write(
      StyledText.muted(rowTitle).truncated(to: names), column: area.column, row: area.row + 1)
    for (index, name) in classes.enumerated() {
      let head = StyledText(name, .ink).truncated(to: columns - 1)
      let start = body.column + index * columns
      surface.write(head, endColumn: start + columns - 1, row: area.row + 1)
      let row = body.row + index * rows
      surface.write(
        StyledText(name, .ink).truncated(to: names), endColumn: body.column - 2,
        row: row + (rows - 1) / 2)
      for predicted in classes.indices {
        drawCell(
          index, predicted, on: &surface,
          in: Rect(
            column: body.column + predicted * columns, row: row, columns: columns, rows: rows))
      }
    }
  }

  private func drawCell(
    _ actual: Int, _ predicted: Int, on surface: inout Surface, in cell: Rect
  ) {
    let inRow = classes.indices.reduce(0) { $0 + count(actual, $1) }
    let share = inRow > 0 ? Double(count(actual, predicted)) / Double(inRow) : 0
    let hasRamp = surface.look.colors == .trueColor || surface.look.colors == .palette256
    let isFocused = focus == Point(column: predicted, row: actual)
    var style = Style(Ramp.sequential.textInk(share), on: Ramp.sequential.ink(share))
    if !hasRamp { style = Style(.ink) }
    if isFocused { style = Style(.focus, on: .role(.focusWash), .bold) }
    if !hasRamp, !isFocused, share > 0.5 { style.attributes = .reverse }
    surface.fill(cell, with: Cell(" ", style))
    let bold: Style.Attributes = actual == predicted || isFocused ? .bold : []
    let strong = Style(
      style.foreground, on: style.background, style.attributes.union(bold))
    let row = cell.row + (cell.rows - 1) / 2
    if cell.rows == 1, classes.count > 4, count(actual, predicted) == 0 {
      surface.write(StyledText("·", style), endColumn: cell.endColumn - 1, row: row)
      return
    }
    let number = Numbers.grouped(count(actual, predicted))
    surface.write(StyledText(number, strong), endColumn: cell.endColumn - 1, row: row)
    let percent = Numbers.percent(share, decimals: 0)
    if cell.rows >= 2, percent.displayWidth + 2 <= cell.columns, inRow > 0 {
      surface.write(StyledText(percent, style), endColumn: cell.endColumn - 1, row: row + 1)
    }
  }
}
