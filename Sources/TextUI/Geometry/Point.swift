/// A cell's place: columns from the left, rows from the top, both from 0.
public struct Point: Hashable, Sendable {
  /// Columns to its left; negative beyond the left edge.
  public var column: Int
  /// Rows above it; negative beyond the top.
  public var row: Int

  /// A place, on the screen or off it.
  public init(column: Int, row: Int) {
    self.column = column
    self.row = row
  }

  /// The top left corner.
  public static let zero = Point(column: 0, row: 0)
}

extension Rect {
  /// The rectangle of that size whose top left corner is `origin`.
  public init(_ origin: Point, _ size: Size) {
    self.init(column: origin.column, row: origin.row, columns: size.columns, rows: size.rows)
  }

  /// The top left corner.
  public var origin: Point { Point(column: column, row: row) }

  /// Whether the cell at that place is one of its own.
  public func contains(_ point: Point) -> Bool { contains(column: point.column, row: point.row) }
}
