/// Rows of numbers under named columns, as read from a data file.
public struct DataTable: Sendable, Equatable {
  /// The names of the columns.
  public let columns: [String]
  /// Row by row.
  public let values: [Float]

  /// Precondition: whole rows.
  public init(columns: [String], values: [Float]) {
    precondition(
      columns.isEmpty ? values.isEmpty : values.count % columns.count == 0,
      "table: \(values.count) values do not fill rows of \(columns.count).")
    self.columns = columns
    self.values = values
  }

  /// How many rows there are.
  public var rowCount: Int { columns.isEmpty ? 0 : values.count / columns.count }

  /// One row, from 0.
  public func row(_ index: Int) -> ArraySlice<Float> {
    values[index * columns.count..<(index + 1) * columns.count]
  }
}
