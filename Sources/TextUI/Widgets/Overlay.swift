/// A sheet over the screen for help or the glossary: it clears its area, and two rules hold it.
public struct Overlay: Widget {
  /// In bold at the top, cut if it is too long.
  public var title: String
  /// What can be read, and scrolled, between the rules.
  public var content: TextView
  /// The keys at the bottom; left out with the lower rule below four rows.
  public var hints: [KeyHint]

  /// A sheet that Esc closes, unless its keys say otherwise.
  public init(title: String, content: TextView, hints: [KeyHint] = [KeyHint("Esc", "close")]) {
    self.title = title
    self.content = content
    self.hints = hints
  }

  public var summary: String { "\(title): \(content.summary)" }

  /// A sheet of good size in the middle of a screen: at most 72 columns, and as high as its text
  /// where there is room.
  public func area(in screen: Rect) -> Rect {
    let room = screen.inset(columns: 2, rows: 1)
    let columns = min(72, room.columns)
    let rows = content.height(columns: max(1, columns - 4)) + Self.surroundings
    return room.centered(Size(columns: columns, rows: rows))
  }

  /// Rules, title, keys and the empty rows between them.
  private static let surroundings = 7

  public func draw(on surface: inout Surface, in area: Rect) {
    guard !area.isEmpty else { return }
    let outer = surface.narrowClip(to: area)
    defer { surface.restoreClip(outer) }
    surface.fill(area, with: .blank)
    surface.rule(column: area.column, row: area.row, columns: area.columns, glyph: .progress)
    let page = area.inset(columns: min(2, area.columns / 8))
    surface.write(
      StyledText.strong(title).truncated(to: page.columns), column: page.column,
      row: page.row + 1)
    content.draw(on: &surface, in: page.dropTop(3).dropBottom(3))
    guard area.rows > 3 else { return }
    surface.rule(column: area.column, row: area.endRow - 2, columns: area.columns)
    KeyHints(hints).draw(on: &surface, in: page.bottom(1))
  }
}
