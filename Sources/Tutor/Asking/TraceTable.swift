internal import TextUI

/// A table some of whose cells are blanks: fields to be filled, one of which has the keys.
///
///     row    forward   value
///     z      w·x + b   0.22
///     h      tanh(z)   0.2165▏
struct TraceTable: ColumnWidget {
  enum Cell: Equatable {
    case text(StyledText)
    /// A blank by its number, with what stands in it, whether that is right once it is told, and
    /// what would be right.
    case blank(Int, entry: TextEntry, isRight: Bool?, key: String?)
  }

  var header: [StyledText]
  var rows: [[Cell]]
  /// The blank that has the keys.
  var focus: Int?

  /// Columns of a blank.
  private static let blankColumns = 10

  var summary: String {
    rows.map { row in
      zip(header, row).map { head, cell in
        switch cell {
        case .text(let text): "\(head.plain) \(text.plain)"
        case .blank(_, let entry, let isRight, _):
          "\(head.plain) \(entry.isEmpty ? "blank" : entry.text)"
            + (isRight.map { $0 ? " right" : " wrong" } ?? "")
        }
      }.joined(separator: ", ")
    }.joined(separator: "; ")
  }

  private func width(of cell: Cell) -> Int {
    switch cell {
    case .text(let text): text.width
    case .blank(_, let entry, let isRight, let key):
      max(Self.blankColumns, entry.text.count + 3) + (isRight == nil ? 0 : 2)
        + (key.map { $0.displayWidth + 4 } ?? 0)
    }
  }

  /// As wide as their widest cells; the widest ones of words give way where there is no room.
  private func widths(columns: Int) -> [Int] {
    var widths = header.indices.map { column in
      max(
        header[column].width,
        rows.map { column < $0.count ? width(of: $0[column]) : 0 }.max() ?? 0)
    }
    func total() -> Int { widths.reduce(0, +) + 2 * max(0, widths.count - 1) }
    while total() > columns, let widest = widths.indices.max(by: { widths[$0] < widths[$1] }),
      widths[widest] > 8
    {
      widths[widest] -= 1
    }
    return widths
  }

  private func height(of row: [Cell], _ widths: [Int]) -> Int {
    zip(row, widths).map { cell, width in
      if case .text(let text) = cell { text.wrapped(to: max(1, width)).count } else { 1 }
    }.max() ?? 1
  }

  func height(columns: Int) -> Int {
    let widths = widths(columns: columns)
    return 1 + rows.reduce(0) { $0 + height(of: $1, widths) }
  }

  func focusedRows(columns: Int) -> Range<Int>? {
    guard let focus else { return nil }
    let widths = widths(columns: columns)
    var start = 1
    for row in rows {
      let rows = height(of: row, widths)
      let hasFocus = row.contains { cell in
        if case .blank(focus, _, _, _) = cell { true } else { false }
      }
      if hasFocus { return start..<start + rows }
      start += rows
    }
    return nil
  }

  func draw(on surface: inout Surface, in area: Rect) {
    guard !area.isEmpty else { return }
    let outer = surface.narrowClip(to: area)
    defer { surface.restoreClip(outer) }
    let widths = widths(columns: area.columns)
    var column = area.column
    for (head, width) in zip(header, widths) {
      surface.write(
        head.recolored(.muted).truncated(to: width), column: column, row: area.row)
      column += width + 2
    }
    var row = area.row + 1
    for cells in rows {
      column = area.column
      for (cell, width) in zip(cells, widths) {
        switch cell {
        case .text(let text):
          for (offset, line) in text.wrapped(to: max(1, width)).enumerated() {
            surface.write(line, column: column, row: row + offset)
          }
        case .blank(let number, let entry, let isRight, let key):
          draw(number, entry, isRight, key, on: &surface, column: column, row: row)
        }
        column += width + 2
      }
      row += height(of: cells, widths)
    }
  }

  private func draw(
    _ number: Int, _ entry: TextEntry, _ isRight: Bool?, _ key: String?,
    on surface: inout Surface, column: Int, row: Int
  ) {
    let columns = max(Self.blankColumns, entry.text.count + 3)
    NumberField(
      label: "", text: entry.text, caret: entry.caret, isFocused: number == focus,
      fieldColumns: columns
    ).draw(on: &surface, in: Rect(column: column, row: row, columns: columns, rows: 1))
    surface.mark(.item(number), in: Rect(column: column, row: row, columns: columns, rows: 1))
    guard let isRight else { return }
    let mark = StyledText(isRight ? " ✓" : " ✗", isRight ? .right : .wrong, .bold)
    let right = key.map { StyledText.muted(" is ") + StyledText($0) } ?? StyledText()
    surface.write(mark + right, column: column + columns, row: row)
  }
}
