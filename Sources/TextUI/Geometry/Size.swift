/// A number of columns and rows.
public struct Size: Hashable, Sendable {
  public var columns: Int
  public var rows: Int

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
