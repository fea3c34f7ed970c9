extension Surface: CustomStringConvertible {
  /// The characters alone, one line a row, without blanks at the ends of lines.
  public var description: String { lines.joined(separator: "\n") }

  /// The rows as text, without blanks at their ends.
  public var lines: [String] { (0..<size.rows).map(line) }

  /// One row as text, without blanks at its end.
  public func line(_ row: Int) -> String {
    var line = ""
    for column in 0..<size.columns {
      let cell = self[column, row]
      if !cell.isContinuation { line.append(cell.character) }
    }
    while line.hasSuffix(" ") { line.removeLast() }
    return line
  }
}
