import NetworkFiles
import Testing

/// Reads CSV text under the name that the expected sentences use.
private func read(
  _ text: String, limits: DataFileLimits = .standard
) throws(DataFileError) -> CSVTable {
  try CSVTable(bytes: Array(text.utf8), name: "t.csv", limits: limits)
}

/// The sentence that reading the text ends in, or nil if it can be read.
private func complaint(about text: String, limits: DataFileLimits = .standard) -> String? {
  do {
    _ = try read(text, limits: limits)
    return nil
  } catch {
    return error.description
  }
}

@Suite struct CSVTableTests {
  @Test func aTableIsItsNamesAndItsNumbersRowAfterRow() throws {
    let table = try read("x,y\n1,-2.5\n3e2,.5\n")
    #expect(table.columnNames == ["x", "y"])
    #expect(table.rowCount == 2)
    #expect(table.values == [1, -2.5, 300, 0.5])
    #expect(table.column(named: "y") == [-2.5, 0.5])
    #expect(table.column(named: "z") == nil)
  }

  @Test(arguments: [
    "x,y\n1,2\n3,4\n", "x,y\n1,2\n3,4", "x,y\r\n1,2\r\n3,4\r\n", "x,y\r1,2\r3,4",
    "\u{FEFF}x,y\n1,2\n3,4\n", "\n\nx,y\n\n1,2\n3,4\n\n\n", " x ,\ty\n 1 , 2\t\n3,4 ",
    "\"x\",\"y\"\n\"1\",2\n3,\"4\"", "\"x\",\"y\"\r\n\" 1\",2\r\n3,\"4\"\r\n",
  ])
  func theSameTableCanBeWrittenInManyWays(_ text: String) throws {
    let table = try read(text)
    #expect(table.columnNames == ["x", "y"])
    #expect(table.values == [1, 2, 3, 4])
  }

  @Test func aQuotedNameMayHoldCommasQuotesAndLineEnds() throws {
    let table = try read("\"a,b\",\"say \"\"hi\"\"\",\"two\nlines\",\"\"\"\"\n1,2,3,4\n")
    #expect(table.columnNames == ["a,b", "say \"hi\"", "two\nlines", "\""])
    #expect(table.values == [1, 2, 3, 4])
  }

  @Test func aLineIsCountedAfterAQuotedLineEnd() {
    #expect(
      complaint(about: "\"two\r\nlines\",y\r\n1,x\r\n") == """
        t.csv, line 3, column "y": "x" is not a number. \
        Give each class or word a number, or leave the column out.
        """)
  }

  @Test func writingATableAndReadingItAgainChangesNothing() throws {
    var random = SeededGenerator(seed: 11)
    for _ in 0..<50 {
      let names = (0..<Int.random(in: 1...6, using: &random)).map { "c\"\($0),\n" }
      let values = (0..<names.count * Int.random(in: 1...20, using: &random)).map { _ in
        Float(bitPattern: UInt32.random(in: 0...0xff7f_ffff, using: &random))
      }.map { $0.isFinite ? $0 : 0 }
      let expected = Table(columnNames: names, values: values)
      #expect(try read(csv(expected)).table == expected)
    }
  }

  // MARK: What is wrong

  @Test func doubledNamesAreRefused() {
    #expect(
      complaint(about: "x,y,x\n1,2,3\n")
        == "t.csv, line 1: columns 1 and 3 are both called \"x\". Rename one of them.")
  }

  @Test func aFileWithoutNamesIsRefused() {
    #expect(
      complaint(about: "0,0.64,0.64\n1,2,3\n") == """
        t.csv, line 1: columns 2 and 3 are both called "0.64". \
        If the file begins with numbers, put a line of names above them.
        """)
    #expect(
      complaint(about: "0,0.64,0.65\n1,2,3\n") == """
        t.csv, line 1: the first line holds numbers instead of names. \
        Put a line of column names above it.
        """)
  }

  @Test func wholeNumbersMayBeNames() throws {
    #expect(try read("650,857\n1,2\n").columnNames == ["650", "857"])
  }

  @Test func aNamelessColumnIsRefused() {
    #expect(
      complaint(about: ",x\n0,1\n") == """
        t.csv, line 1: column 1 has no name. Name it, or remove it if it only counts the rows.
        """)
  }

  @Test(arguments: [
    ("x,y\n1,2\n3\n", "1 cell under 2 column names"),
    ("x,y\n1,2\n3,4,5\n", "3 cells under 2 column names"),
    ("x\n1\n3,4\n", "2 cells under 1 column name"),
  ])
  func aRaggedRowIsRefused(text: String, problem: String) {
    #expect(
      complaint(about: text) == """
        t.csv, line 3: \(problem). \
        Look for a missing or an extra comma; numbers take a point, not a comma.
        """)
  }

  @Test(arguments: [
    ("cat", "Give each class or word a number, or leave the column out."),
    ("\"12,5\"", "Write decimals with a point: 12.5."),
    ("NaN", "Nothing can be computed from it: fill it in, or leave the line out."),
    ("-inf", "Nothing can be computed from it: fill it in, or leave the line out."),
    ("0x10", "Give each class or word a number, or leave the column out."),
    ("1 2", "Give each class or word a number, or leave the column out."),
    ("1e", "Give each class or word a number, or leave the column out."),
    ("1_000", "Give each class or word a number, or leave the column out."),
  ])
  func whatIsNoNumberIsRefused(cell: String, remedy: String) {
    let shown = cell.filter { $0 != "\"" }
    #expect(
      complaint(about: "x,y\n1,2\n3,\(cell)\n")
        == "t.csv, line 3, column \"y\": \"\(shown)\" is not a number. \(remedy)")
  }

  @Test func aLongCellIsShownShortened() {
    let long = String(repeating: "a", count: 5_000)
    #expect(
      complaint(about: "x\n\(long)\n") == """
        t.csv, line 2, column "x": "\(long.prefix(48))…" is not a number. \
        Give each class or word a number, or leave the column out.
        """)
  }

  @Test func semicolonsAreNamedAsTheCause() {
    #expect(
      complaint(about: "x;y\n1;2\n") == """
        t.csv, line 2, column "x;y": "1;2" is not a number. \
        Cells are separated by commas, not by semicolons.
        """)
  }

  @Test func anEmptyCellIsRefused() {
    #expect(
      complaint(about: "x,y\n1,\n")
        == "t.csv, line 2, column \"y\": the cell is empty. Fill it in, or leave the line out.")
  }

  @Test func aNumberBeyondSinglePrecisionIsRefused() {
    #expect(
      complaint(about: "x\n-1e39\n") == """
        t.csv, line 2, column "x": "-1e39" is beyond the range of a 32-bit float. \
        Measure the column in a larger unit; 3e38 is the most.
        """)
  }

  @Test(arguments: ["", "\n\r\n", "\u{FEFF}"])
  func anEmptyFileIsRefused(_ text: String) {
    #expect(
      complaint(about: text) == """
        t.csv: the file is empty. \
        The first line names the columns, every other line holds numbers.
        """)
  }

  @Test func aHeaderAloneIsRefused() {
    #expect(
      complaint(about: "x,y\n") == """
        t.csv: there is a header line and nothing below it. \
        Add one line of numbers for each example.
        """)
  }

  @Test func aQuoteThatNeverClosesIsFoundWhereItOpens() {
    #expect(
      complaint(about: "x\n1\n\"2\n3\n4\n") == """
        t.csv, line 3: a quote opens here and never closes. \
        Close it, or write "" for a quote inside a quoted cell.
        """)
  }

  @Test func textAfterAClosingQuoteIsRefused() {
    #expect(
      complaint(about: "x\n\"1\"2\n") == """
        t.csv, line 2: text follows a closing quote. \
        Put the whole cell in quotes, and write "" for a quote inside it.
        """)
  }

  @Test func utf16IsNamed() {
    #expect(throws: DataFileError("t.csv: the text is UTF-16. Save it as \"CSV UTF-8\".")) {
      try CSVTable(bytes: [0xff, 0xfe, 0x78, 0, 0x0a, 0, 0x31, 0], name: "t.csv")
    }
  }

  @Test func tooManyNumbersAreRefused() throws {
    let text = "x,y\n1,2\n3,4\n"
    #expect(try read(text, limits: DataFileLimits(bytes: 100, cells: 4)).rowCount == 2)
    #expect(
      complaint(about: text, limits: DataFileLimits(bytes: 100, cells: 3)) == """
        t.csv, line 3: the table holds more than 3 numbers. Keep a part of its rows or columns.
        """)
  }

  @Test func tooManyColumnsAreRefused() {
    let names = (0...1 << 20).map { "c\($0)" }.joined(separator: ",")
    #expect(
      complaint(about: names + "\n") == """
        t.csv, line 1: there are more than 1048576 columns. \
        Keep some of them, or check that lines end where they should.
        """)
  }

  @Test func tooManyBytesAreRefused() throws {
    let text = "x\n1\n"
    #expect(try read(text, limits: DataFileLimits(bytes: 4, cells: 4)).rowCount == 1)
    #expect(
      complaint(about: text, limits: DataFileLimits(bytes: 3, cells: 4))
        == "t.csv: the file holds more than 3 bytes. Keep a part of its rows.")
  }
}

/// The table as CSV text with every name in quotes.
private func csv(_ table: Table) -> String {
  let names = table.columnNames.map { "\"\($0.replacing("\"", with: "\"\""))\"" }
  let rows = (0..<table.rowCount).map { row in
    table.row(row).map { "\($0)" }.joined(separator: ",")
  }
  return ([names.joined(separator: ",")] + rows).joined(separator: "\r\n")
}
