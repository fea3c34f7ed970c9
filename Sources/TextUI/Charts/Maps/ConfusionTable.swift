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
    } else if let worst = commonestError {
      words += "; most often \(classes[worst.row]) was taken for \(classes[worst.column]), "
      words += "\(count(worst.row, worst.column)) times"
    }
    return focus == nil ? words : words + "; " + sentence
  }

  /// The cell beside the diagonal with the largest count; nil if nothing was mistaken.
  private var commonestError: Point? {
    var worst: Point?
    for actual in classes.indices {
      for predicted in classes.indices where actual != predicted {
        let least = worst.map { count($0.row, $0.column) } ?? 0
        if count(actual, predicted) > least { worst = Point(column: predicted, row: actual) }
      }
    }
    return worst
  }

  /// What the cell in focus says: `4 taken for 9: 7 of 164, 4.3 %`.
  private var sentence: String {
    guard let focus, classes.indices.contains(focus.row), classes.indices.contains(focus.column)
    else { return "" }
    let number = count(focus.row, focus.column)
    let all = inRow(focus.row)
    let share = all > 0 ? ", \(Numbers.percent(Double(number) / Double(all)))" : ""
    let verb = focus.row == focus.column ? "recognised" : "taken for \(classes[focus.column])"
    return "\(classes[focus.row]) \(verb): \(Numbers.grouped(number)) of "
      + "\(Numbers.grouped(all))\(share)"
  }

  private func inRow(_ actual: Int) -> Int {
    classes.indices.reduce(0) { $0 + count(actual, $1) }
  }

  public func draw(on surface: inout Surface, in area: Rect) {
    guard !area.isEmpty, !classes.isEmpty else { return }
    let outer = surface.narrowClip(to: area)
    defer { surface.restoreClip(outer) }
    let names = min(
      max(classes.map(\.displayWidth).max() ?? 0, rowTitle.displayWidth), area.columns / 3)
    let numbers = counts.joined().map { Numbers.grouped($0).displayWidth }.max() ?? 1
    let hasFoot = focus != nil && area.rows >= classes.count + 4
    let body = area.dropTop(2).dropLeft(names + 2).dropBottom(hasFoot ? 2 : 0)
    // A few classes have room for shares; many are a map with numbers.
    let isMap = classes.count > 4
    let columns = min(max(numbers + 2, isMap ? 5 : 12), body.columns / classes.count)
    let available = body.rows / classes.count
    let rows = isMap ? min(1, available) : available >= 4 ? 4 : min(2, available)
    guard columns >= numbers + 1, rows >= 1 else {
      drawSmall(on: &surface, in: area)
      return
    }
    if hasFoot {
      let foot = StyledText(sentence, .strong).truncated(to: area.columns)
      surface.write(foot, column: area.column, row: area.endRow - 1)
    }
    drawShares(
      on: &surface, in: body.dropLeft(classes.count * columns), rows: rows, head: area.row + 1)
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

  /// How much of each class was recognised, at the right, where there is room.
  private func drawShares(on surface: inout Surface, in room: Rect, rows: Int, head: Int) {
    guard room.columns >= 10, classes.count > 2 else { return }
    let end = room.column + 9
    surface.write(.muted("right"), endColumn: end, row: head)
    for actual in classes.indices where inRow(actual) > 0 {
      let share = Double(count(actual, actual)) / Double(inRow(actual))
      surface.write(
        StyledText(Numbers.percent(share, decimals: 0), .ink), endColumn: end,
        row: room.row + actual * rows + (rows - 1) / 2)
    }
  }

  /// Too small for numbers: the shares of the rows as pixels, and what they add up to above them.
  private func drawSmall(on surface: inout Surface, in area: Rect) {
    surface.write(
      StyledText(summary, .ink).truncated(to: area.columns), column: area.column, row: area.row)
    let shares = classes.indices.map { actual in
      classes.indices.map { Double(count(actual, $0)) / Double(max(1, inRow(actual))) }
    }
    let map = area.dropTop(2)
    guard map.rows * 2 >= classes.count, map.columns >= classes.count else { return }
    surface.draw(HeatMap(shares, limit: 1, hasNumbers: false), in: map)
  }

  private func drawCell(
    _ actual: Int, _ predicted: Int, on surface: inout Surface, in cell: Rect
  ) {
    let inRow = inRow(actual)
    let share = inRow > 0 ? Double(count(actual, predicted)) / Double(inRow) : 0
    let hasRamp = surface.look.colors == .trueColor || surface.look.colors == .palette256
    let isFocused = focus == Point(column: predicted, row: actual)
    var style = Style(Ramp.sequential.textInk(share), on: Ramp.sequential.ink(share))
    if !hasRamp { style = Style(.ink) }
    if isFocused { style = Style(.focus, on: .role(.focusWash), .bold) }
    if !hasRamp, !isFocused, share > 0.5 { style.attributes = .reverse }
    surface.fill(cell, with: Cell(" ", style))
    if isFocused, cell.columns > 3 {
      surface.write(.cursor, column: cell.column, row: cell.row + (cell.rows - 1) / 2, style: style)
    }
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
