internal import Labs
internal import NetworkFiles

/// The folder of data sets that come with Descent.
struct DataFolder {
  private let path: String

  init(_ path: String) { self.path = path }

  /// Reads `NAME.csv.gz`.
  func table(named name: String) throws(DataFileError) -> DataTable {
    let file = try CSVTable(contentsOf: path + "/" + name + ".csv.gz")
    return DataTable(columns: file.columnNames, values: file.values)
  }
}
