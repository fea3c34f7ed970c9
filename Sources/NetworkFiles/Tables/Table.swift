/// Numbers in named columns: what a data file holds, before anyone decides what predicts what.
public struct Table: Equatable, Sendable {
  /// One name a column, all different.
  public let columnNames: [String]
  /// How many rows there are below the header line; 0 for a table of names alone.
  public let rowCount: Int
  /// The numbers, row after row: `values[row * columnNames.count + column]`.
  public let values: [Float]

  /// - Precondition: the names differ and their number divides the number of values.
  public init(columnNames: [String], values: [Float]) {
    precondition(!columnNames.isEmpty, "A table has at least one column.")
    precondition(Set(columnNames).count == columnNames.count, "Column names must differ.")
    precondition(
      values.count.isMultiple(of: columnNames.count),
      "\(values.count) values do not fill rows of \(columnNames.count) columns.")
    self.columnNames = columnNames
    self.values = values
    rowCount = values.count / columnNames.count
  }

  /// The numbers of one row, in the order of the columns.
  ///
  /// - Precondition: `0 ≤ index < rowCount`.
  public func row(_ index: Int) -> ArraySlice<Float> {
    precondition(index >= 0 && index < rowCount, "Row \(index) of \(rowCount) does not exist.")
    return values[index * columnNames.count..<(index + 1) * columnNames.count]
  }

  /// The numbers of one column from the first row to the last, or nil if no column has that name.
  public func column(named name: String) -> [Float]? {
    guard let index = columnNames.firstIndex(of: name) else { return nil }
    return stride(from: index, to: values.count, by: columnNames.count).map { values[$0] }
  }

  /// The table without one column, or nil if no column has that name or it is the only one.
  public func removing(column name: String) -> Table? {
    guard let index = columnNames.firstIndex(of: name), columnNames.count > 1 else { return nil }
    var names = columnNames
    names.remove(at: index)
    var kept: [Float] = []
    kept.reserveCapacity(rowCount * names.count)
    for row in 0..<rowCount {
      let start = row * columnNames.count
      kept += values[start..<start + index]
      kept += values[start + index + 1..<start + columnNames.count]
    }
    return Table(columnNames: names, values: kept)
  }
}
