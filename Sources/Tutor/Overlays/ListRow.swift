internal import TextUI

/// A row of a list: the one that keys act on is washed, and its marker hangs in the margin.
enum ListRow {
  /// Columns of the marker and the space after it.
  static let indent = 2

  /// How a row stands in its list.
  enum State: Equatable {
    case plain
    /// Keys act on it.
    case focused
    /// It is the chosen one, but keys act elsewhere.
    case chosen

    var ground: Ink {
      switch self {
      case .plain: .standard
      case .focused: .role(.focusWash)
      case .chosen: .role(.wash)
      }
    }

    /// The colour of its text.
    var role: Role {
      switch self {
      case .plain: .ink
      case .focused: .focus
      case .chosen: .strong
      }
    }
  }

  /// Draws `text` at the left and `note` at the right, in the first row of `area`; the wash covers
  /// all of its rows.
  static func draw(
    _ text: StyledText, note: StyledText = StyledText(), _ state: State,
    on surface: inout Surface, in area: Rect
  ) {
    guard !area.isEmpty else { return }
    let ground = state.ground
    if state != .plain {
      surface.fill(area, with: Cell(" ", Style(state.role, on: ground)))
      surface.write(
        .cursor, column: area.column, row: area.row, style: Style(state.role, on: ground, .bold))
    }
    let note = note.truncated(to: area.columns / 2)
    let room = area.columns - indent - (note.isEmpty ? 0 : note.width + 2)
    surface.write(
      text.truncated(to: room).on(ground), column: area.column + indent, row: area.row,
      within: area)
    surface.write(note.on(ground), endColumn: area.endColumn, row: area.row)
  }

  /// The first row of a list to show so that the chosen one is in sight, with company at both
  /// sides.
  static func first(of count: Int, chosen: Int, room: Int) -> Int {
    guard count > room, room > 0 else { return 0 }
    return min(max(0, chosen - room / 2), count - room)
  }
}
