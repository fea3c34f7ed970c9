/// A data file that cannot be read or written; says what, where and what to try.
///
///     points.csv, line 7, column "x": "12,5" is not a number. Write decimals with a point: 12.5.
///     digits.npy, element [3, 5]: NaN is not a number that can be learned from. Leave it out.
public struct DataFileError: Error, Equatable, CustomStringConvertible {
  /// One or two whole sentences, to be shown to a person as they are.
  ///
  /// They are free of control characters, whatever the file is called and whatever it holds: no
  /// file can move the cursor or colour the screen of whoever reads about it.
  public let description: String

  /// An error whose sentence is complete already.
  public init(_ description: String) { self.description = description.printable }

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
    var place: [String] = []
    if let line { place.append("line \(line)") }
    if let column { place.append("column \(column.quoted)") }
    self.init(problem, in: file, at: place.joined(separator: ", "), remedy: remedy)
  }

  /// Puts the sentence together, for a place that is neither a line nor a column.
  ///
  /// - Parameters:
  ///   - problem: what is wrong, without a full stop.
  ///   - file: the file's name as the person wrote it.
  ///   - place: where in it, such as `byte 12`; nothing if empty.
  ///   - remedy: what to try, a whole sentence.
  public init(_ problem: String, in file: String, at place: String, remedy: String) {
    self.init("\(file)\(place.isEmpty ? "" : ", " + place): \(problem). \(remedy)")
  }
}
