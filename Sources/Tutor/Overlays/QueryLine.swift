internal import TextUI

/// What is being typed, with the caret at its end.
struct QueryLine: Widget {
  /// What stands before it: `/`.
  var mark: String
  var query: String
  /// What it is for, as long as nothing has been typed.
  var hint: String

  var summary: String { query.isEmpty ? hint : query }

  func draw(on surface: inout Surface, in area: Rect) {
    guard !area.isEmpty else { return }
    var column = area.column
    if !mark.isEmpty {
      column += surface.write(
        StyledText(mark + " ", .focus, .bold), column: column, row: area.row, within: area)
    }
    // The end of what is typed stays in sight.
    var shown = query
    let room = area.endColumn - column - 2
    while shown.displayWidth > room, !shown.isEmpty { shown.removeFirst() }
    column += surface.write(
      StyledText(shown, .strong, .bold), column: column, row: area.row, within: area)
    if !hint.isEmpty || !query.isEmpty {
      surface.write(.caret, column: column, row: area.row, style: Style(.focus))
    }
    guard query.isEmpty else { return }
    surface.write(
      StyledText.muted(hint).truncated(to: area.endColumn - column - 2), column: column + 2,
      row: area.row, within: area)
  }
}
