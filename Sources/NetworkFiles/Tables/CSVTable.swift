/// A table of numbers read from CSV text, plain or packed with gzip.
///
/// The first line names the columns; every other cell is a decimal number with a point, which may
/// have spaces around it or stand in quotes. Line ends, quotes and empty lines are as `CSVScanner`
/// says; a byte order mark is passed over.
///
///     let mails = try CSVTable(contentsOf: "spambase.csv.gz")
///     mails.column(named: "free")
///
/// Reading takes time and memory in proportion to the size, and refuses a file beyond its limits.
public struct CSVTable: Equatable, Sendable {
  /// What was read.
  public let table: Table

  /// One name a column, all different.
  public var columnNames: [String] { table.columnNames }
  /// How many lines of numbers there are, at least one.
  public var rowCount: Int { table.rowCount }
  /// The numbers, row after row: `values[row * columnNames.count + column]`.
  public var values: [Float] { table.values }

  /// Reads a file.
  ///
  /// - Throws: `DataFileError` if the file cannot be read or is not such a table.
  public init(
    contentsOf path: String, limits: DataFileLimits = .standard
  ) throws(DataFileError) {
    try self.init(
      bytes: FileBytes.read(path, limit: limits.bytes), name: path, limits: limits)
  }

  /// Reads text that is already in memory, packed or not.
  ///
  /// - Parameters:
  ///   - bytes: UTF-8 text, or the gzip of it.
  ///   - name: what errors call the text.
  ///   - limits: how large it may be.
  /// - Throws: `DataFileError` naming line and column.
  public init(
    bytes: [UInt8], name: String, limits: DataFileLimits = .standard
  ) throws(DataFileError) {
    let text = try Gzip.unpackedIfPacked(bytes, name: name, limit: limits.bytes)
    var reader = try CSVReader(text, name: name, limits: limits)
    table = try reader.read()
  }

  /// The numbers of one column from the first row to the last, or nil if no column has that name.
  public func column(named name: String) -> [Float]? { table.column(named: name) }
}
