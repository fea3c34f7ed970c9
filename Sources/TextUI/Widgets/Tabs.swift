/// Titles side by side, one of them open, above a rule that is heavy below it.
///
///     Forward   Backward   Update
///     ──────────━━━━━━━━──────────
public struct Tabs: Widget {
  /// From left to right.
  public var titles: [String]
  /// The index of the open one; out of range, none is.
  public var selection: Int
  /// Whether keys change the tab.
  public var isFocused: Bool

  /// Where there is no room for all tabs, those around the open one are shown.
  public init(_ titles: [String], selection: Int, isFocused: Bool = false) {
    self.titles = titles
    self.selection = selection
    self.isFocused = isFocused
  }

  /// Titles and rule.
  public static let rows = 2

  public var summary: String {
    guard titles.indices.contains(selection) else { return "no tab is open" }
    return "\(titles[selection]), tab \(selection + 1) of \(titles.count)"
  }

  public func draw(on surface: inout Surface, in area: Rect) {
    guard !area.isEmpty else { return }
    let outer = surface.narrowClip(to: area)
    defer { surface.restoreClip(outer) }
    surface.rule(column: area.column, row: area.row + 1, columns: area.columns)
    let shown = shown(in: area.columns)
    var column = area.column
    // Beside a title that is wider than the area there is no room for anything.
    let hasMarks = fits(shown, in: area.columns)
    if hasMarks, shown.lowerBound > 0 {
      column += drawMore(before: shown.lowerBound, on: &surface, in: area)
    }
    for index in shown {
      column += drawTitle(index, on: &surface, in: area, column: column) + Self.gap
    }
    if hasMarks, shown.upperBound < titles.count {
      drawMore(after: shown.upperBound, on: &surface, in: area)
    }
  }

  private static let gap = 3

  private func drawTitle(
    _ index: Int, on surface: inout Surface, in area: Rect, column: Int
  ) -> Int {
    let isOpen = index == selection
    let role: Role = isOpen ? (isFocused ? .focus : .strong) : .muted
    let title = StyledText(titles[index], Style(role, isOpen ? .bold : []))
      .truncated(to: area.endColumn - column)
    surface.write(title, column: column, row: area.row)
    surface.mark(
      .item(index), in: Rect(column: column, row: area.row, columns: title.width, rows: 2))
    if isOpen {
      surface.rule(
        column: column, row: area.row + 1, columns: title.width, glyph: .progress,
        style: Style(role))
    }
    return title.width
  }

  /// `◂ 2`, which opens the last of them: returns the columns it takes.
  private func drawMore(before first: Int, on surface: inout Surface, in area: Rect) -> Int {
    let mark = Glyph.lower.text(in: surface.look) + " \(first)"
    let width = surface.write(mark, column: area.column, row: area.row, style: Style(.muted))
    surface.mark(.item(first - 1), in: area.line(0).left(width))
    return width + Self.gap
  }

  /// `2 ▸` at the right edge, which opens the first of them.
  private func drawMore(after end: Int, on surface: inout Surface, in area: Rect) {
    let mark = StyledText.muted("\(titles.count - end) " + Glyph.higher.text(in: surface.look))
    surface.write(mark, endColumn: area.endColumn, row: area.row)
    surface.mark(.item(end), in: area.line(0).right(mark.width))
  }

  /// The titles that have room: all of them, or those around the open one, beside the marks that
  /// say how many are hidden.
  private func shown(in columns: Int) -> Range<Int> {
    let middle = min(max(0, selection), max(0, titles.count - 1))
    if titles.isEmpty { return 0..<0 }
    if fits(0..<titles.count, in: columns) { return 0..<titles.count }
    var range = middle..<middle + 1
    // To the right first: what comes next is more often wanted than what was before.
    while true {
      if range.upperBound < titles.count, fits(range.lowerBound..<range.upperBound + 1, in: columns)
      {
        range = range.lowerBound..<range.upperBound + 1
      } else if range.lowerBound > 0, fits(range.lowerBound - 1..<range.upperBound, in: columns) {
        range = range.lowerBound - 1..<range.upperBound
      } else {
        return range
      }
    }
  }

  /// Whether these titles have room beside the marks for the others.
  private func fits(_ range: Range<Int>, in columns: Int) -> Bool {
    var width = titles[range].reduce(-Self.gap) { $0 + $1.displayWidth + Self.gap }
    if range.lowerBound > 0 { width += 2 + "\(range.lowerBound)".count + Self.gap }
    if range.upperBound < titles.count {
      width += 2 + "\(titles.count - range.upperBound)".count + Self.gap
    }
    return width <= columns
  }
}
