/// Turns the cells of a CSV file into a table of numbers, or into a sentence about what is wrong.
struct CSVReader {
  /// A name takes ten times the memory that it takes in the file, so that names have a limit of
  /// their own.
  private static let mostColumns = 1 << 20

  private var scanner: CSVScanner
  private let name: String
  private let limits: DataFileLimits

  /// - Throws: `DataFileError` if the text is empty or in an encoding other than UTF-8.
  init(_ bytes: [UInt8], name: String, limits: DataFileLimits) throws(DataFileError) {
    if bytes.starts(with: [0xff, 0xfe]) || bytes.starts(with: [0xfe, 0xff]) {
      throw DataFileError(
        "the text is UTF-16", in: name, remedy: "Save it as \"CSV UTF-8\".")
    }
    let byteOrderMark: [UInt8] = [0xef, 0xbb, 0xbf]
    let start = bytes.starts(with: byteOrderMark) ? byteOrderMark.count : 0
    scanner = CSVScanner(bytes, name: name, startingAt: start)
    self.name = name
    self.limits = limits
  }

  mutating func read() throws(DataFileError) -> Table {
    let names = try header()
    var values: [Float] = []
    while scanner.findRecord() {
      try readRow(names, into: &values)
    }
    guard !values.isEmpty else {
      throw DataFileError(
        "there is a header line and nothing below it", in: name,
        remedy: "Add one line of numbers for each example.")
    }
    return Table(columnNames: names, values: values)
  }

  // MARK: The header line

  private mutating func header() throws(DataFileError) -> [String] {
    guard scanner.findRecord() else {
      throw DataFileError(
        "the file is empty", in: name,
        remedy: "The first line names the columns, every other line holds numbers.")
    }
    let line = scanner.line
    var names: [String] = []
    var columns: [String: Int] = [:]
    while true {
      let cell = try scanner.nextCell()
      let text = scanner.text(cell)
      let columnName = cell.isQuoted ? text : trimmed(text)
      names.append(columnName)
      guard names.count <= Self.mostColumns else {
        throw DataFileError(
          "there are more than \(Self.mostColumns) columns", in: name, line: line,
          remedy: "Keep some of them, or check that lines end where they should.")
      }
      guard !columnName.isEmpty else {
        throw DataFileError(
          "column \(names.count) has no name", in: name, line: line,
          remedy: "Name it, or remove it if it only counts the rows.")
      }
      if let first = columns.updateValue(names.count, forKey: columnName) {
        throw DataFileError(
          "columns \(first) and \(names.count) are both called \(columnName.quoted)", in: name,
          line: line,
          remedy: isNumber(columnName)
            ? "If the file begins with numbers, put a line of names above them."
            : "Rename one of them.")
      }
      if cell.endsRecord { break }
    }
    if names.allSatisfy(isNumber), names.contains(where: { $0.contains { ".-".contains($0) } }) {
      throw DataFileError(
        "the first line holds numbers instead of names", in: name, line: line,
        remedy: "Put a line of column names above it.")
    }
    return names
  }

  // MARK: Lines of numbers

  private mutating func readRow(
    _ names: [String], into values: inout [Float]
  ) throws(DataFileError) {
    let line = scanner.line
    var count = 0
    while true {
      let cellLine = scanner.line
      let cell = try scanner.nextCell()
      if count < names.count {
        values.append(try number(cell, line: cellLine, column: names[count], of: names))
      }
      count += 1
      if cell.endsRecord { break }
    }
    guard count == names.count else {
      throw DataFileError(
        "\(counted(count, "cell")) under \(counted(names.count, "column name"))", in: name,
        line: line,
        remedy: "Look for a missing or an extra comma; numbers take a point, not a comma.")
    }
    guard values.count <= limits.cells else {
      throw DataFileError(
        "the table holds more than \(limits.cells) numbers", in: name, line: line,
        remedy: "Keep a part of its rows or columns.")
    }
  }

  private func number(
    _ cell: CSVScanner.Cell, line: Int, column: String, of names: [String]
  ) throws(DataFileError) -> Float {
    switch DecimalNumber.read(scanner.bytes, in: trimmed(cell.range)) {
    case .number(let value): return value
    case .tooLarge:
      throw DataFileError(
        "\(scanner.text(cell).quoted) is beyond the range of a 32-bit float", in: name, line: line,
        column: column, remedy: "Measure the column in a larger unit; 3e38 is the most.")
    case .notANumber:
      if trimmed(cell.range).isEmpty {
        throw DataFileError(
          "the cell is empty", in: name, line: line, column: column,
          remedy: "Fill it in, or leave the line out.")
      }
      throw DataFileError(
        "\(scanner.text(cell).quoted) is not a number", in: name, line: line, column: column,
        remedy: remedy(for: scanner.text(cell), columnCount: names.count))
    }
  }

  /// What most likely went wrong where a cell is no number.
  private func remedy(for text: String, columnCount: Int) -> String {
    if columnCount == 1 && text.contains(";") {
      return "Cells are separated by commas, not by semicolons."
    }
    if isNumber(text.replacing(",", with: ".")) { return "Write decimals with a point: 12.5." }
    switch trimmed(text).lowercased() {
    case "nan", "na", "null", "?", "inf", "-inf":
      return "Nothing can be computed from it: fill it in, or leave the line out."
    default:
      return "Give each class or word a number, or leave the column out."
    }
  }

  // MARK: Text

  private func isNumber(_ text: String) -> Bool {
    let bytes = Array(text.utf8)
    return DecimalNumber.read(bytes, in: 0..<bytes.count) != .notANumber
  }

  private func counted(_ count: Int, _ noun: String) -> String {
    "\(count) \(noun)\(count == 1 ? "" : "s")"
  }

  private func trimmed(_ text: String) -> String {
    let isSpace: (Character) -> Bool = { $0 == " " || $0 == "\t" }
    guard let first = text.firstIndex(where: { !isSpace($0) }),
      let last = text.lastIndex(where: { !isSpace($0) })
    else { return "" }
    return String(text[first...last])
  }

  private func trimmed(_ range: Range<Int>) -> Range<Int> {
    var range = range
    while let first = range.first, isSpace(scanner.bytes[first]) { range.removeFirst() }
    while let last = range.last, isSpace(scanner.bytes[last]) { range.removeLast() }
    return range
  }

  private func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 }
}
