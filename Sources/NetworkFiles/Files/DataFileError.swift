/// A data file that cannot be read; says what, where and what to try.
///
///     points.csv, line 7, column "x": "12,5" is not a number. Write decimals with a point: 12.5.
public struct DataFileError: Error, Equatable, CustomStringConvertible {
  /// One or two whole sentences, to be shown to a person as they are.
  public let description: String

  /// An error whose sentence is complete already.
  public init(_ description: String) { self.description = description }

  /// Puts the sentence together from its parts.
  ///
  /// - Parameters:
  ///   - problem: what is wrong, without a full stop.
  ///   - file: the file's name as the person wrote it.
  ///   - line: the line, counted from 1.
  ///   - column: the column's name in the header line.
  ///   - remedy: what to try, a whole sentence.
  public init(
    _ problem: String, in file: String, line: Int? = nil, column: String? = nil, remedy: String
  ) {
    var place = file
    if let line { place += ", line \(line)" }
    if let column { place += ", column \"\(column)\"" }
    description = "\(place): \(problem). \(remedy)"
  }
}
