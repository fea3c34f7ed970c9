/// A rectangle of cells; its top left corner is (`column`, `row`).
public struct Rect: Hashable, Sendable {
  /// Its first column.
  public var column: Int
  /// Its first row.
  public var row: Int
  /// How wide it is, at least 0.
  public var columns: Int
  /// How high it is, at least 0.
  public var rows: Int

  /// A rectangle anywhere on the screen or off it; a negative width or height becomes 0.
  public init(column: Int, row: Int, columns: Int, rows: Int) {
    self.column = column
    self.row = row
    self.columns = max(0, columns)
    self.rows = max(0, rows)
  }

  /// The whole of a surface of that size.
  public init(_ size: Size) {
    self.init(column: 0, row: 0, columns: size.columns, rows: size.rows)
  }

  /// How many cells it has each way, wherever it lies.
  public var size: Size { Size(columns: columns, rows: rows) }
  /// Whether there is no cell in it.
  public var isEmpty: Bool { columns == 0 || rows == 0 }
  /// The first column to the right of it.
  public var endColumn: Int { column + columns }
  /// The first row below it.
  public var endRow: Int { row + rows }

  /// Whether the cell at that place is one of its own; an empty rectangle has none.
  public func contains(column: Int, row: Int) -> Bool {
    (self.column..<endColumn).contains(column) && (self.row..<endRow).contains(row)
  }
}
