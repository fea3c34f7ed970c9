/// Rows and columns of short texts under a head that stays; numbers stand at the right of their
/// column.
///
///     layer     weights ▾   share
///     hidden 1     31 400  81.2 %
///     ▼ 12 more           2 more ▸
///
/// It scrolls both ways. What is out of sight is counted, and what is focused is always in sight.
public struct Table: Widget {
  /// What holds for all cells of a column.
  public struct Column: Hashable, Sendable {
    /// Left for words, which may be cut; right for numbers, which are shown whole or not at all.
    public enum Alignment: Hashable, Sendable { case left, right }

    /// Its head; if all are empty, there is no row of heads.
    public var title: StyledText
    /// Of the head and the cells alike.
    public var alignment: Alignment
    /// Kept even if every cell is narrower, so that numbers stand still.
    public var minimum: Int

    /// A column of numbers, unless it is said otherwise, under a muted title.
    public init(_ title: String, _ alignment: Alignment = .right, minimum: Int = 0) {
      self.init(StyledText.muted(title), alignment, minimum: minimum)
    }

    /// A column whose title has styles of its own.
    public init(_ title: StyledText, _ alignment: Alignment = .right, minimum: Int = 0) {
      self.title = title
      self.alignment = alignment
      self.minimum = minimum
    }
  }

  /// The column that rows are sorted by, and which way.
  public struct Sorting: Hashable, Sendable {
    /// The index of the column.
    public var column: Int
    /// Whether the smallest comes first.
    public var isAscending: Bool

    /// Rows sorted by a column.
    public init(by column: Int, isAscending: Bool = true) {
      self.column = column
      self.isAscending = isAscending
    }
  }

  /// From left to right, each as wide as its widest cell.
  public var columns: [Column]
  /// Row by row, one cell a column.
  public var rows: [[StyledText]]
  /// The index of the row that keys act on; nil if there is none.
  public var focus: Int?
  /// The column of the focused cell; nil focuses the row as a whole.
  public var focusedColumn: Int?
  /// What the rows are sorted by: marked at its head. The rows come sorted.
  public var sorting: Sorting?
  /// The row wished for at the top; moved if the focused row would not be seen.
  public var scroll: Int
  /// How many columns are scrolled away; moved if the focused cell would not be seen.
  public var columnScroll: Int
  /// How many columns at the left stay, however far the others are scrolled.
  public var fixedColumns: Int
  /// Free columns between two columns.
  public var gap: Int

  /// A table in which a row may have too few cells, which leaves the last columns empty, or too
  /// many, which are not shown.
  public init(
    _ columns: [Column], rows: [[StyledText]], focus: Int? = nil, focusedColumn: Int? = nil,
    sorting: Sorting? = nil, scroll: Int = 0, columnScroll: Int = 0, fixedColumns: Int = 0,
    gap: Int = 2
  ) {
    self.columns = columns
    self.rows = rows
    self.focus = focus
    self.focusedColumn = focusedColumn
    self.sorting = sorting
    self.scroll = scroll
    self.columnScroll = columnScroll
    self.fixedColumns = fixedColumns
    self.gap = gap
  }

  public var summary: String {
    var words = "table with \(rows.count) \(rows.count == 1 ? "row" : "rows")"
    if let sorting, columns.indices.contains(sorting.column) {
      words +=
        " by \(columns[sorting.column].title.plain), "
        + (sorting.isAscending ? "smallest first" : "largest first")
    }
    guard let focus, rows.indices.contains(focus) else {
      return rows.isEmpty ? words : "\(words): \(spokenRows)"
    }
    if let focusedColumn, columns.indices.contains(focusedColumn),
      rows[focus].indices.contains(focusedColumn)
    {
      return "\(words), row \(focus + 1), \(columns[focusedColumn].title.plain) "
        + rows[focus][focusedColumn].plain
    }
    return "\(words), row \(focus + 1): " + rows[focus].map(\.plain).joined(separator: ", ")
  }

  /// The first rows, each cell after the head of its column.
  private var spokenRows: String {
    let shown = rows.prefix(Self.mostSpoken).map { row in
      zip(columns, row).map { column, cell in
        [column.title.plain, cell.plain].filter { !$0.isEmpty }.joined(separator: " ")
      }.filter { !$0.isEmpty }.joined(separator: ", ")
    }
    let rest = rows.count - shown.count
    return shown.joined(separator: "; ") + (rest > 0 ? "; and \(rest) more" : "")
  }

  private static let mostSpoken = 6

  /// Heads and rows.
  public var height: Int { rows.count + (hasHeads ? 1 : 0) }

  /// The columns it takes if nothing is cut.
  public var width: Int { widths.reduce(0, +) + gap * max(0, columns.count - 1) }

  public func draw(on surface: inout Surface, in area: Rect) {
    guard !area.isEmpty else { return }
    let outer = surface.narrowClip(to: area)
    defer { surface.restoreClip(outer) }
    let spread = spread(in: area)
    var body = area
    if hasHeads {
      drawHeads(spread, on: &surface, in: area.top(1))
      body = area.dropTop(1)
    }
    // Columns that are out of sight are counted in the last line, beside the rows that are.
    if spread.isClipped, body.rows >= 3, window(rows: body.rows).below == 0 {
      body = body.dropBottom(1)
    }
    let window = window(rows: body.rows)
    for row in window.shown {
      drawRow(row, spread, on: &surface, in: body.line(row - window.first))
    }
    surface.draw(ScrollMarks(window), in: body)
    if spread.isClipped, area.rows >= 3 {
      drawColumnMarks(spread, on: &surface, in: area.bottom(1))
    }
  }

  /// The rows in sight, in that many rows below the head.
  public func window(rows visible: Int) -> ScrollWindow {
    ScrollWindow(
      count: rows.count, rows: visible, first: scroll, focus: focus.map { $0..<$0 + 1 })
  }

  private func drawHeads(_ spread: TableSpread, on surface: inout Surface, in line: Rect) {
    for place in spread.places {
      var title = columns[place.column].title
      if let sorting, sorting.column == place.column {
        let glyph: Glyph = sorting.isAscending ? .up : .down
        title = title.recolored(.strong) + StyledText(" " + glyph.text(in: surface.look), .strong)
      }
      draw(title, at: place, on: &surface, in: line)
      surface.mark(.head(place.column), in: line.dropLeft(place.start).left(place.width))
    }
  }

  private func drawRow(
    _ row: Int, _ spread: TableSpread, on surface: inout Surface, in line: Rect
  ) {
    let isFocused = row == focus
    if isFocused, focusedColumn == nil {
      surface.fill(line, with: Cell(" ", Style(.ink, on: .role(.focusWash))))
    }
    surface.mark(.item(row), in: line)
    for place in spread.places where rows[row].indices.contains(place.column) {
      let cell = rows[row][place.column]
      let area = line.dropLeft(place.start).left(place.width)
      surface.mark(.cell(row: row, column: place.column), in: area)
      if isFocused, focusedColumn == place.column {
        surface.fill(area, with: Cell(" ", Style(.focus, on: .role(.focusWash))))
        let focused = cell.mapStyles { _ in Style(.focus, on: .role(.focusWash), .bold) }
        draw(focused, at: place, on: &surface, in: line)
      } else {
        let isInRow = isFocused && focusedColumn == nil
        draw(isInRow ? cell.on(.role(.focusWash)) : cell, at: place, on: &surface, in: line)
      }
    }
  }

  private func draw(
    _ text: StyledText, at place: TableSpread.Place, on surface: inout Surface, in line: Rect
  ) {
    let column = line.column + place.start
    switch columns[place.column].alignment {
    case .left:
      surface.write(text.truncated(to: place.width), column: column, row: line.row)
    case .right:
      surface.write(text, endColumn: column + place.width, row: line.row)
    }
  }

  /// `◂ 2 more` and `3 more ▸` at the right end of a line.
  private func drawColumnMarks(
    _ spread: TableSpread, on surface: inout Surface, in line: Rect
  ) {
    var end = line.endColumn
    if spread.hiddenAfter > 0 {
      let text = StyledText.muted(
        "\(spread.hiddenAfter) more " + Glyph.higher.text(in: surface.look))
      surface.write(text, endColumn: end, row: line.row)
      surface.mark(.key(.right), in: line.right(text.width))
      end -= text.width + 3
    }
    if spread.hiddenBefore > 0 {
      let text = StyledText.muted(
        Glyph.lower.text(in: surface.look) + " \(spread.hiddenBefore) more")
      let start = surface.write(text, endColumn: end, row: line.row)
      surface.mark(
        .key(.left), in: Rect(column: start, row: line.row, columns: text.width, rows: 1))
    }
  }

  private var hasHeads: Bool { columns.contains { !$0.title.isEmpty } }

  private var widths: [Int] {
    columns.indices.map { index in
      let mark = sorting?.column == index ? 2 : 0
      return rows.reduce(max(columns[index].minimum, columns[index].title.width + mark)) {
        widest, row in
        max(widest, index < row.count ? row[index].width : 0)
      }
    }
  }

  private func spread(in area: Rect) -> TableSpread {
    TableSpread(
      widths: widths, mayBeCut: columns.map { $0.alignment == .left }, gap: gap,
      fixed: fixedColumns, scrolled: columnScroll, focus: focus == nil ? nil : focusedColumn,
      room: area.columns)
  }
}
