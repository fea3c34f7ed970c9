/// The tables that come with Descent; `assets/DATA.md` holds a data card for each.
public enum AssetTable: String, CaseIterable, Sendable {
  /// 4,601 mails of 1999 as 57 measurements each, sorted by hand into spam and not spam.
  case spambase

  /// The file's name inside the assets folder.
  public var fileName: String {
    switch self {
    case .spambase: "spambase.csv.gz"
    }
  }

  /// The column to be predicted. Spambase: 1 for spam, 0 for other mail.
  public var target: String {
    switch self {
    case .spambase: "spam"
    }
  }

  /// Rows and columns, the target among them.
  public var size: (rows: Int, columns: Int) {
    switch self {
    case .spambase: (4_601, 58)
    }
  }

  /// Reads the table.
  ///
  /// - Parameter folder: the assets folder.
  /// - Throws: `DataFileError` if the file is missing, damaged or not the one that belongs here.
  public func read(in folder: String) throws(DataFileError) -> Table {
    let path = folder.hasSuffix("/") ? folder + fileName : folder + "/" + fileName
    let table = try CSVTable(contentsOf: path).table
    let expected = size
    guard table.rowCount == expected.rows, table.columnNames.count == expected.columns,
      table.columnNames.contains(target)
    else {
      throw DataFileError(
        "\(table.rowCount) rows of \(table.columnNames.count) columns are not the table that comes "
          + "with Descent (\(expected.rows) of \(expected.columns), \"\(target)\" among them)",
        in: path, remedy: "Put the file back, or install Descent again.")
    }
    return table
  }
}
