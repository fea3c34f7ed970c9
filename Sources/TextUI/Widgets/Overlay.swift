/// A sheet over the screen, held by two strong rules. The rows that it takes are cleared from edge
/// to edge, so that no half words of the page stand at its sides.
///
///     ━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━
///       Glossary                       3 of 48
///
///       …
///     ──────────────────────────── ↓ 12 more ───
///       ↑↓ choose   Enter open   Esc close
///     ━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━
public struct Overlay: Widget {
  /// In bold at the top, cut if it is too long.
  public var title: String
  /// At the right of the title: `3 of 48`.
  public var state: StyledText
  /// What stands between the rules.
  public var content: any Widget
  /// The columns that the content is set in, in the middle of the area; fewer where there is no
  /// room.
  public var columns: Int
  /// The keys at the bottom; left out with the rule above them below five rows.
  public var hints: [KeyHint]
  /// How many lines lie above and below what is in sight; 0 says nothing.
  public var hidden: (above: Int, below: Int)

  /// A sheet that Esc closes, unless its keys say otherwise.
  public init(
    title: String, state: StyledText = StyledText(), content: any Widget, columns: Int = .max,
    hints: [KeyHint] = [KeyHint("Esc", "close")], hidden: (above: Int, below: Int) = (0, 0)
  ) {
    self.title = title
    self.state = state
    self.content = content
    self.columns = columns
    self.hints = hints
    self.hidden = hidden
  }

  public var summary: String { "\(title): \(content.summary)" }

  /// Rows of rules, title and keys, and the empty one below the title.
  public static let surroundings = 6
  /// Columns left free at each side of the content.
  public static let margin = 2

  /// The rows in the middle of a screen that a sheet with that many rows of content takes; all of
  /// them where less than two would be left at each end.
  public static func area(forRows rows: Int, in screen: Rect) -> Rect {
    let rows = rows + surroundings
    return screen.centered(
      Size(columns: screen.columns, rows: screen.rows - rows < 4 ? screen.rows : rows))
  }

  /// Where content of so many columns stands in a sheet of that area.
  public static func content(columns: Int, in area: Rect) -> Rect {
    sheet(columns: columns, in: area).inset(columns: min(margin, area.columns / 8)).dropTop(3)
      .dropBottom(area.rows > 4 ? 3 : 0)
  }

  private static func sheet(columns: Int, in area: Rect) -> Rect {
    let wanted = min(columns, area.columns) + 2 * margin
    return area.centered(Size(columns: wanted, rows: area.rows))
  }

  public func draw(on surface: inout Surface, in area: Rect) {
    guard !area.isEmpty else { return }
    let outer = surface.narrowClip(to: area)
    defer { surface.restoreClip(outer) }
    surface.fill(area, with: .blank)
    let sheet = Self.sheet(columns: columns, in: area)
    edge(row: sheet.row, of: sheet, on: &surface)
    let page = sheet.inset(columns: min(Self.margin, area.columns / 8))
    let state = state.truncated(to: page.columns / 2)
    surface.write(state, endColumn: page.endColumn, row: page.row + 1)
    surface.write(
      StyledText.strong(title)
        .truncated(to: page.columns - (state.isEmpty ? 0 : state.width + 2)),
      column: page.column, row: page.row + 1)
    content.draw(on: &surface, in: Self.content(columns: columns, in: area))
    note("↑ \(hidden.above) more", hidden.above, endColumn: page.endColumn, page.row + 2, &surface)
    guard area.rows > 4 else { return }
    surface.rule(column: sheet.column, row: sheet.endRow - 3, columns: sheet.columns)
    note(
      "↓ \(hidden.below) more", hidden.below, endColumn: page.endColumn, sheet.endRow - 3, &surface)
    KeyHints(hints).draw(on: &surface, in: page.dropBottom(1).bottom(1))
    edge(row: sheet.endRow - 1, of: sheet, on: &surface)
  }

  private func edge(row: Int, of sheet: Rect, on surface: inout Surface) {
    surface.rule(
      column: sheet.column, row: row, columns: sheet.columns, glyph: .progress,
      style: Style(.muted))
  }

  private func note(
    _ text: String, _ count: Int, endColumn: Int, _ row: Int, _ surface: inout Surface
  ) {
    guard count > 0 else { return }
    surface.write(StyledText.muted(" \(text) "), endColumn: endColumn, row: row)
  }
}
