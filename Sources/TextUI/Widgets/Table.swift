/// Rows and columns of short texts; numbers stand at the right of their column.
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

  /// From left to right, each as wide as its widest cell.
  public var columns: [Column]
  /// Row by row, one cell a column.
  public var rows: [[StyledText]]
  /// The index of the row that keys act on; nil if there is none.
  public var focus: Int?
  /// How many rows are scrolled away; moved if the focused row would not be seen.
  public var scroll: Int
  /// Free columns between two columns.
  public var gap: Int

  /// A table in which a row may have too few cells, which leaves the last columns empty, or too
  /// many, which are not shown.
  public init(
    _ columns: [Column], rows: [[StyledText]], focus: Int? = nil, scroll: Int = 0, gap: Int = 2
  ) {
    self.columns = columns
    self.rows = rows
    self.focus = focus
    self.scroll = scroll
    self.gap = gap
  }

  public var summary: String {
    let count = "table with \(rows.count) \(rows.count == 1 ? "row" : "rows")"
    guard let focus, rows.indices.contains(focus) else {
      return rows.isEmpty ? count : "\(count): \(spokenRows)"
    }
    return "\(count), row \(focus + 1): " + rows[focus].map(\.plain).joined(separator: ", ")
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

  private var hasHeads: Bool { columns.contains { !$0.title.isEmpty } }

  /// Heads and rows.
  public var height: Int { rows.count + (hasHeads ? 1 : 0) }

  /// The columns it takes if nothing is cut.
  public var width: Int { widths.reduce(0, +) + gap * max(0, columns.count - 1) }

  public func draw(on surface: inout Surface, in area: Rect) {
    guard !area.isEmpty else { return }
    let outer = surface.narrowClip(to: area)
    defer { surface.restoreClip(outer) }
    var body = area
    if hasHeads {
      drawRow(columns.map(\.title), on: &surface, in: area.top(1))
      body = area.dropTop(1)
    }
    let first = firstRow(in: body.rows)
    for (offset, row) in rows.dropFirst(first).prefix(body.rows).enumerated() {
      let line = body.line(offset)
      if first + offset == focus {
        surface.fill(line, with: Cell(" ", Style(.ink, on: .role(.focusWash))))
        drawRow(row.map { $0.on(.role(.focusWash)) }, on: &surface, in: line)
      } else {
        drawRow(row, on: &surface, in: line)
      }
    }
  }

  private func drawRow(_ cells: [StyledText], on surface: inout Surface, in line: Rect) {
    var column = line.column
    for (index, width) in widths.enumerated() where index < cells.count {
      let room = min(width, line.endColumn - column)
      guard room > 0 else { return }
      switch columns[index].alignment {
      case .left:
        surface.write(cells[index].truncated(to: room), column: column, row: line.row)
      case .right:
        // A number without its last digits would be another number.
        guard room == width else { return }
        surface.write(cells[index], endColumn: column + width, row: line.row)
      }
      column += width + gap
    }
  }

  private var widths: [Int] {
    columns.indices.map { index in
      rows.reduce(max(columns[index].minimum, columns[index].title.width)) { widest, row in
        max(widest, index < row.count ? row[index].width : 0)
      }
    }
  }

  private func firstRow(in visible: Int) -> Int {
    let last = max(0, rows.count - visible)
    var first = min(max(0, scroll), last)
    if let focus, visible > 0 {
      first = max(first, focus - visible + 1)
      first = min(first, max(0, focus))
    }
    return first
  }
}
