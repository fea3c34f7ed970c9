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

  /// Tabs that move to the left, where there is no room for all, until the open one is seen whole.
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
    var column = area.column - firstHidden(in: area.columns)
    for (index, title) in titles.enumerated() {
      let isOpen = index == selection
      let role: Role = isOpen ? (isFocused ? .focus : .strong) : .muted
      let style = Style(role, isOpen ? .bold : [])
      let width = surface.write(title, column: column, row: area.row, style: style)
      if isOpen {
        surface.rule(
          column: column, row: area.row + 1, columns: width, glyph: .progress, style: Style(role))
      }
      column += width + 3
    }
  }

  /// Columns that move out at the left so that the open title is seen whole.
  private func firstHidden(in columns: Int) -> Int {
    let ends = titles.prefix(selection + 1).reduce(-3) { $0 + $1.displayWidth + 3 }
    return max(0, ends - columns)
  }
}
