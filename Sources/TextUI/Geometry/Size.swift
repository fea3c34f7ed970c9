/// A number of columns and rows.
public struct Size: Hashable, Sendable {
  /// Cells from left to right.
  public var columns: Int
  /// Cells from top to bottom.
  public var rows: Int

  /// A size as it is given: whoever makes a rectangle or a surface of it takes less than 0 for 0.
  public init(columns: Int, rows: Int) {
    self.columns = columns
    self.rows = rows
  }

  /// The smallest terminal that is supported.
  public static let smallest = Size(columns: 80, rows: 24)
  /// The size that screens are designed at first.
  public static let standard = Size(columns: 100, rows: 30)
}

extension Size: CustomStringConvertible {
  public var description: String { "\(columns)x\(rows)" }
}
