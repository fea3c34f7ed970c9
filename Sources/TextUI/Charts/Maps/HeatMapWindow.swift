/// The part of a heat map that is seen through a window, with a line that says which part it is.
struct HeatMapWindow {
  private let part: HeatMap
  private let note: String

  /// Nil if the whole map can be seen, or if there is no room for any of it.
  ///
  /// Tiles are six columns wide and a row high, pixels one number each.
  init?(_ map: HeatMap, at origin: Point, in area: Rect) {
    let grid = ValueGrid(map.values)
    let room = map.room(in: area).dropBottom(1)
    let pixels = area.dropBottom(1)
    let visible =
      map.hasNumbers
      ? Size(columns: room.columns / 6, rows: room.rows)
      : Size(columns: pixels.columns, rows: pixels.rows * 2)
    guard visible.columns > 0, visible.rows > 0,
      grid.columns > visible.columns || grid.rows > visible.rows
    else { return nil }
    let columns = Self.range(
      from: origin.column, count: visible.columns, of: grid.columns, focus: map.focusedColumn)
    let rows = Self.range(
      from: origin.row, count: visible.rows, of: grid.rows, focus: map.focusedRow)
    func names(_ names: [String], _ range: Range<Int>) -> [String] {
      names.isEmpty ? [] : range.map { names.indices.contains($0) ? names[$0] : "" }
    }
    var part = map
    part.origin = nil
    part.limit = map.scale
    part.values = rows.map { row in columns.map { grid[$0, row] } }
    part.numbers = map.numbers?.dropping(rows: rows.lowerBound, columns: columns.lowerBound)
    part.rowNumbers =
      map.rowNumbers.isEmpty
      ? []
      : rows.map { row in
        map.rowNumbers.indices.contains(row)
          ? map.rowNumbers[row]?.dropping(rows: 0, columns: columns.lowerBound) : nil
      }
    part.rowNames = names(map.rowNames, rows)
    part.columnNames = names(map.columnNames, columns)
    // Pixels leave no room for marks, and the line below says where we are.
    part.focusedRow = map.hasNumbers ? map.focusedRow.map { $0 - rows.lowerBound } : nil
    part.focusedColumn = map.hasNumbers ? map.focusedColumn.map { $0 - columns.lowerBound } : nil
    self.part = part
    note =
      "rows \(rows.lowerBound + 1)–\(rows.upperBound) of \(grid.rows), "
      + "columns \(columns.lowerBound + 1)–\(columns.upperBound) of \(grid.columns)"
  }

  func draw(on surface: inout Surface, in area: Rect) {
    surface.draw(part, in: area.dropBottom(1))
    surface.write(
      StyledText.muted(note).truncated(to: area.columns), column: area.column,
      row: area.endRow - 1)
  }

  /// Full as long as there is enough to fill it, and around what is in focus.
  private static func range(
    from start: Int, count: Int, of all: Int, focus: Int?
  ) -> Range<Int> {
    let count = min(count, all)
    var first = min(max(0, start), all - count)
    if let focus, focus >= 0, focus < all {
      first = min(max(first, focus - count + 1), focus)
    }
    return first..<first + count
  }
}
