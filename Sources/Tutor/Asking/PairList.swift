internal import TextUI

/// Two lists with the pairs that were made: what is to be paired above, the partners below.
///
///     ▸ a convolution        → 2
///       an embedding         →
///
///     1  symbols become places
///     2  one small window for all places
struct PairList: ColumnWidget {
  struct Entry: Equatable {
    var text: StyledText
    /// The row of its partner, from 0; nil as long as it has none.
    var partner: Int?
    /// Whether the pair is right, once that is told.
    var isRight: Bool?
    /// The row of the right partner, where that is to be shown.
    var key: Int?
  }

  var left: [Entry]
  var right: [StyledText]
  var focus: Int?

  var summary: String {
    left.map { entry in
      let partner = entry.partner.map { "\($0 + 1)" } ?? "no partner yet"
      let verdict = entry.isRight.map { $0 ? ", right" : ", wrong" } ?? ""
      return "\(entry.text.plain): \(partner)\(verdict)"
    }.joined(separator: "; ")
  }

  /// Columns of the partner's number and of the arrow before it.
  private static let partnerColumns = 14

  private func lines(_ index: Int, columns: Int) -> [StyledText] {
    left[index].text.wrapped(to: max(8, columns - 3 - Self.partnerColumns))
  }

  private func partnerLines(_ row: Int, columns: Int) -> [StyledText] {
    right[row].wrapped(to: max(8, columns - 6))
  }

  func height(columns: Int) -> Int {
    left.indices.reduce(1) { $0 + lines($1, columns: columns).count }
      + right.indices.reduce(0) { $0 + partnerLines($1, columns: columns).count }
  }

  func focusedRows(columns: Int) -> Range<Int>? {
    guard let focus, left.indices.contains(focus) else { return nil }
    let start = left.indices.prefix(focus).reduce(0) { $0 + lines($1, columns: columns).count }
    return start..<start + lines(focus, columns: columns).count
  }

  func draw(on surface: inout Surface, in area: Rect) {
    guard !area.isEmpty else { return }
    let outer = surface.narrowClip(to: area)
    defer { surface.restoreClip(outer) }
    var row = area.row
    // Arrows stand below each other, right behind the longest entry.
    let widest = left.indices.flatMap { lines($0, columns: area.columns).map(\.width) }.max() ?? 0
    let arrow = area.column + 3 + widest + 2
    for (index, entry) in left.enumerated() {
      let lines = lines(index, columns: area.columns)
      let whole = Rect(column: area.column, row: row, columns: area.columns, rows: lines.count)
      let isFocused = index == focus
      let ground: Ink = isFocused ? .role(.focusWash) : .standard
      if isFocused { surface.fill(whole, with: Cell(" ", Style(.ink, on: ground))) }
      for (offset, line) in lines.enumerated() {
        surface.write(
          isFocused ? line.on(ground) : line, column: area.column + 3, row: row + offset)
      }
      if isFocused {
        surface.write(
          .cursor, column: area.column + 1, row: row, style: Style(.focus, on: ground, .bold))
      }
      let text = StyledText("→ ", .muted) + partner(entry)
      surface.write(isFocused ? text.on(ground) : text, column: arrow, row: row)
      surface.mark(.item(index), in: whole)
      row += lines.count
    }
    row += 1
    for index in right.indices {
      let lines = partnerLines(index, columns: area.columns)
      let isTaken = left.contains { $0.partner == index }
      surface.write(
        StyledText("\(index + 1)", isTaken ? .muted : .strong, isTaken ? [] : .bold),
        column: area.column + 3, row: row)
      for (offset, line) in lines.enumerated() {
        surface.write(
          isTaken ? line.recolored(.muted) : line, column: area.column + 6, row: row + offset)
      }
      surface.mark(
        .item(left.count + index),
        in: Rect(column: area.column, row: row, columns: area.columns, rows: lines.count))
      row += lines.count
    }
  }

  private func partner(_ entry: Entry) -> StyledText {
    let number = StyledText(entry.partner.map { "\($0 + 1)" } ?? "·", .strong, .bold)
    guard let isRight = entry.isRight else { return number }
    let mark = StyledText(isRight ? " ✓" : " ✗", isRight ? .right : .wrong, .bold)
    let key = entry.key.map { StyledText.muted("  is \($0 + 1)") } ?? StyledText()
    return number + mark + key
  }
}
