/// A cell's place: columns from the left, rows from the top, both from 0.
public struct Point: Hashable, Sendable {
  public var column: Int
  public var row: Int

  public init(column: Int, row: Int) {
    self.column = column
    self.row = row
  }

  public static let zero = Point(column: 0, row: 0)
}

extension Rect {
  public init(_ origin: Point, _ size: Size) {
    self.init(column: origin.column, row: origin.row, columns: size.columns, rows: size.rows)
  }

  /// The top left corner.
  public var origin: Point { Point(column: column, row: row) }

  public func contains(_ point: Point) -> Bool { contains(column: point.column, row: point.row) }
}
