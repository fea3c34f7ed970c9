extension Surface {
  /// Writes one line of text from (`column`, `row`) on and returns the columns it took.
  ///
  /// What lies outside `area`, the clip or the surface is left out. Characters without width,
  /// control characters among them, are dropped.
  @discardableResult
  public mutating func write(
    _ text: String, column: Int, row: Int, style: Style = .plain, within area: Rect? = nil
  ) -> Int {
    let outer = area.map { narrowClip(to: $0) }
    defer { if let outer { restoreClip(outer) } }
    guard row >= clip.row, row < clip.endRow else { return text.displayWidth }
    var place = column
    for character in text {
      let width = character.displayWidth
      guard width > 0 else { continue }
      self[place, row] = Cell(character, style)
      if width == 2, look.glyphs == .ascii { self[place + 1, row] = Cell(" ", style) }
      place += width
    }
    return place - column
  }

  /// Writes one line of styled text, and marks the links and the numbers of networks in it; see
  /// `write(_:column:row:style:within:)`.
  @discardableResult
  public mutating func write(
    _ text: StyledText, column: Int, row: Int, within area: Rect? = nil
  ) -> Int {
    var place = column
    for span in text.spans {
      let width = write(span.text, column: place, row: row, style: span.style, within: area)
      if let link = span.link {
        let line = Rect(column: place, row: row, columns: width, rows: 1)
        mark(.link(link), in: area.map(line.intersection) ?? line)
      }
      if let number = span.number {
        let line = Rect(column: place, row: row, columns: width, rows: 1)
        if area.map({ $0.intersection(line) == line }) ?? true {
          mark(number.mark, value: number.value, in: line)
        }
      }
      place += width
    }
    return place - column
  }

  /// Writes text so that it ends before `endColumn`, and returns the column where it begins.
  @discardableResult
  public mutating func write(_ text: StyledText, endColumn: Int, row: Int) -> Int {
    let start = endColumn - text.width
    write(text, column: start, row: row)
    return start
  }

  /// Writes a glyph.
  public mutating func write(_ glyph: Glyph, column: Int, row: Int, style: Style = .plain) {
    self[column, row] = Cell(glyph.character(in: look), style)
  }

  /// Fills an area with one cell.
  public mutating func fill(_ area: Rect, with cell: Cell) {
    let area = area.intersection(clip)
    for row in area.row..<area.endRow {
      for column in area.column..<area.endColumn { self[column, row] = cell }
    }
  }

  /// Gives an area a background and attributes, and leaves its characters and their colours.
  public mutating func wash(_ area: Rect, with style: Style) {
    let area = area.intersection(clip)
    for row in area.row..<area.endRow {
      for column in area.column..<area.endColumn where !self[column, row].isContinuation {
        var cell = self[column, row]
        cell.style.background = style.background
        cell.style.attributes.formUnion(style.attributes)
        self[column, row] = cell
      }
    }
  }

  /// A horizontal line of one glyph.
  public mutating func rule(
    column: Int, row: Int, columns: Int, glyph: Glyph = .rule, style: Style = Style(.faint)
  ) {
    let line = Rect(column: column, row: row, columns: columns, rows: 1)
    fill(line, with: Cell(glyph.character(in: look), style))
  }

  /// A vertical line.
  public mutating func verticalRule(
    column: Int, row: Int, rows: Int, glyph: Glyph = .vertical, style: Style = Style(.faint)
  ) {
    let line = Rect(column: column, row: row, columns: 1, rows: rows)
    fill(line, with: Cell(glyph.character(in: look), style))
  }

  /// Draws a widget, which cannot reach outside of `area`.
  public mutating func draw(_ widget: some Widget, in area: Rect) {
    let outer = narrowClip(to: area)
    defer { restoreClip(outer) }
    widget.draw(on: &self, in: area)
  }
}
