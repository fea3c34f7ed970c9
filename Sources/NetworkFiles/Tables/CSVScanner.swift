/// Cuts CSV text into cells (RFC 4180).
///
/// Cells are separated by commas, records by a line feed, a carriage return or both. A cell that
/// begins with a quote ends with one; inside it commas and line ends are text, and two quotes stand
/// for one. Two things go beyond the RFC: empty lines are passed over, and the last line needs no
/// end.
struct CSVScanner {
  /// Where a cell's text lies. Most cells are read in place, without a copy.
  struct Cell: Equatable {
    /// The text, without the quotes around it.
    var range: Range<Int>
    /// Whether the text holds doubled quotes, each standing for one.
    var hasDoubledQuotes = false
    var isQuoted = false
    var endsRecord = false
  }

  let bytes: [UInt8]
  let name: String
  private(set) var position: Int
  /// The line at `position`, counted from 1.
  private(set) var line = 1

  init(_ bytes: [UInt8], name: String, startingAt start: Int = 0) {
    self.bytes = bytes
    self.name = name
    position = start
  }

  /// Passes over empty lines; false at the end of the text.
  mutating func findRecord() -> Bool {
    while position < bytes.count, isLineEnd(bytes[position]) { passLineEnd() }
    return position < bytes.count
  }

  /// The next cell of the record that the scanner stands in.
  mutating func nextCell() throws(DataFileError) -> Cell {
    if position < bytes.count, bytes[position] == Self.quote { return try quotedCell() }
    let start = position
    while position < bytes.count {
      let byte = bytes[position]
      if byte == Self.comma || isLineEnd(byte) { break }
      position += 1
    }
    return finish(Cell(range: start..<position))
  }

  /// A cell's text, with doubled quotes made single.
  func text(_ cell: Cell) -> String {
    let text = String(decoding: bytes[cell.range], as: UTF8.self)
    guard cell.hasDoubledQuotes else { return text }
    var single = ""
    var skipsNext = false
    for character in text.unicodeScalars {
      if skipsNext {
        skipsNext = false
        if character == "\"" { continue }
      }
      single.unicodeScalars.append(character)
      skipsNext = character == "\""
    }
    return single
  }

  private mutating func quotedCell() throws(DataFileError) -> Cell {
    let openingLine = line
    position += 1
    let start = position
    var hasDoubledQuotes = false
    while position < bytes.count {
      let byte = bytes[position]
      if byte == Self.quote {
        guard position + 1 < bytes.count, bytes[position + 1] == Self.quote else { break }
        hasDoubledQuotes = true
        position += 2
      } else if isLineEnd(byte) {
        passLineEnd()
      } else {
        position += 1
      }
    }
    guard position < bytes.count else {
      throw DataFileError(
        "a quote opens here and never closes", in: name, line: openingLine,
        remedy: "Close it, or write \"\" for a quote inside a quoted cell.")
    }
    let end = position
    position += 1
    guard position == bytes.count || bytes[position] == Self.comma || isLineEnd(bytes[position])
    else {
      throw DataFileError(
        "text follows a closing quote", in: name, line: line,
        remedy: "Put the whole cell in quotes, and write \"\" for a quote inside it.")
    }
    return finish(
      Cell(range: start..<end, hasDoubledQuotes: hasDoubledQuotes, isQuoted: true))
  }

  /// Passes over what ended a cell.
  private mutating func finish(_ cell: Cell) -> Cell {
    var cell = cell
    if position < bytes.count, bytes[position] == Self.comma {
      position += 1
    } else {
      cell.endsRecord = true
      if position < bytes.count { passLineEnd() }
    }
    return cell
  }

  private mutating func passLineEnd() {
    let isPair =
      bytes[position] == Self.carriageReturn && position + 1 < bytes.count
      && bytes[position + 1] == Self.lineFeed
    position += isPair ? 2 : 1
    line += 1
  }

  @inline(__always)
  private func isLineEnd(_ byte: UInt8) -> Bool {
    byte == Self.lineFeed || byte == Self.carriageReturn
  }

  private static let comma = UInt8(ascii: ",")
  private static let quote = UInt8(ascii: "\"")
  private static let lineFeed = UInt8(ascii: "\n")
  private static let carriageReturn = UInt8(ascii: "\r")
}
