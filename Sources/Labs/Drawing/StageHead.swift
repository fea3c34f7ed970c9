public import TextUI

/// The first row of a stage: what is shown, and how it stands.
public struct StageHead: Widget {
  /// At the left: what is shown.
  public var title: StyledText
  /// At the right: how it stands; empty for nothing.
  public var state: StyledText

  /// A head of a title and a state.
  public init(_ title: String, state: String = "") {
    self.title = StyledText.strong(title)
    self.state = StyledText.muted(state)
  }

  /// The row itself and the empty one below it.
  public static let rows = 2

  public var summary: String { state.isEmpty ? title.plain : "\(title.plain), \(state.plain)" }

  public func draw(on surface: inout Surface, in area: Rect) {
    guard !area.isEmpty else { return }
    let state = fitting(area.columns - title.width - 2)
    let room = area.columns - state.width
    surface.write(title.truncated(to: max(0, room - 2)), column: area.column, row: area.row)
    if room >= 0 { surface.write(state, endColumn: area.endColumn, row: area.row) }
  }

  /// The state in so many columns. Its last part matters most: "all wires, update 20 of 60" says
  /// "update 20 of 60" where there is little room.
  private func fitting(_ columns: Int) -> StyledText {
    guard state.width > columns else { return state }
    var parts = state.plain.split(separator: ", ")
    while parts.count > 1 {
      parts.removeFirst()
      let rest = StyledText.muted(parts.joined(separator: ", "))
      if rest.width <= columns { return rest }
    }
    return state.truncated(to: max(0, columns))
  }
}
