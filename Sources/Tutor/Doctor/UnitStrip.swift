internal import TextUI

/// The units of a layer in rows, those with a fault marked.
///
///     hidden, 16 units: 9 are off
///      1  ■ ■ × ■ × × ■ ■
///      9  × × ■ × × × × ■
struct UnitStrip: Widget {
  var title: StyledText
  /// How many there are.
  var count: Int
  /// Those that are marked, from 0.
  var marked: Set<Int>
  /// What a mark means: `off`.
  var meaning: String
  /// What no mark means: `on`.
  var otherwise: String

  var summary: String {
    let units = marked.sorted().prefix(8).map { "\($0 + 1)" }.joined(separator: ", ")
    let more = marked.count > 8 ? " and \(marked.count - 8) more" : ""
    return marked.isEmpty
      ? "\(title.plain): all \(count) units are \(otherwise)"
      : "\(title.plain): of \(count) units \(marked.count) are \(meaning), number \(units)\(more)"
  }

  func draw(on surface: inout Surface, in area: Rect) {
    guard !area.isEmpty else { return }
    let outer = surface.narrowClip(to: area)
    defer { surface.restoreClip(outer) }
    surface.write(title.truncated(to: area.columns), column: area.column, row: area.row)
    let body = area.dropTop(area.rows > 4 ? 2 : 1)
    guard body.rows > 0, count > 0 else { return }
    let label = "\(count)".count + 2
    let room = max(1, (body.columns - label) / 2)
    // Rows of eight or sixteen are counted at a glance.
    let perRow = [32, 16, 8, 4].first { $0 <= room } ?? room
    let rows = (count + perRow - 1) / perRow
    let shown = rows <= body.rows - 1 ? rows : max(1, body.rows - 2)
    for row in 0..<min(rows, shown) {
      let first = row * perRow
      surface.write(
        StyledText.muted(Numbers.padded("\(first + 1)", to: label - 2)), column: body.column,
        row: body.row + row)
      for unit in first..<min(first + perRow, count) {
        let isMarked = marked.contains(unit)
        surface.write(
          StyledText(
            isMarked ? "×" : "■", isMarked ? .wrong : .positive, isMarked ? .bold : []),
          column: body.column + label + 2 * (unit - first), row: body.row + row)
      }
    }
    var legend =
      StyledText("×", .wrong, .bold) + .muted(" \(meaning)   ") + StyledText("■", .positive)
      + .muted(" \(otherwise)")
    if shown < rows { legend += .muted("   … \(count - shown * perRow) more") }
    surface.write(
      legend.truncated(to: body.columns), column: body.column,
      row: min(body.row + shown + (body.rows > shown + 1 ? 1 : 0), body.endRow - 1))
  }
}
