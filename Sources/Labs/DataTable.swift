/// Rows of numbers under named columns, as read from a data file.
public struct DataTable: Sendable, Equatable {
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

  public var rowCount: Int { columns.isEmpty ? 0 : values.count / columns.count }

  public func row(_ index: Int) -> ArraySlice<Float> {
    values[index * columns.count..<(index + 1) * columns.count]
  }
}
