/// A part of a file that knows where each of its lines stands.
///
/// Feedback, heads and blocks are cut out of their surroundings and freed of their indentation
/// before they are read; errors must still name the line and column of the file.
struct SourceLines: Equatable, Sendable {
  struct Line: Equatable, Sendable {
    /// In the file, from 1.
    var number: Int
    /// The column in the file of the first character of `text`, from 1.
    var column: Int
    var text: Substring

    var isBlank: Bool { text.allSatisfy { $0 == " " } }

    /// How many spaces it begins with.
    var indentation: Int { text.prefix { $0 == " " }.count }

    var place: SourcePlace { SourcePlace(line: number, column: column) }

    /// The rest after the first characters.
    func dropping(_ count: Int) -> Line {
      Line(number: number, column: column + count, text: text.dropFirst(count))
    }

    /// The rest after its indentation.
    var unindented: Line { dropping(indentation) }
  }

  var lines: [Line]
  /// What errors name when there is no line.
  var start: Int

  init(lines: [Line], start: Int) {
    self.lines = lines
    self.start = start
  }

  /// All lines of a text whose line ends are `\n`.
  init(_ text: String) {
    let parts = text.utf8.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    lines = parts.enumerated().map {
      Line(number: $0.offset + 1, column: 1, text: Substring($0.element))
    }
    start = 1
  }

  var text: String { lines.map(\.text).joined(separator: "\n") }

  var isBlank: Bool { lines.allSatisfy(\.isBlank) }

  /// Lines by their places in this part.
  subscript(range: Range<Int>) -> SourceLines {
    let bounds = range.clamped(to: 0..<lines.count)
    return SourceLines(lines: Array(lines[bounds]), start: lines[bounds].first?.number ?? start)
  }

  /// The place in the file of a line and column of this part, both from 1.
  func place(line: Int, column: Int? = nil) -> SourcePlace {
    guard let last = lines.last else { return SourcePlace(line: start) }
    guard line >= 1, line <= lines.count else { return SourcePlace(line: last.number) }
    let origin = lines[line - 1]
    return SourcePlace(line: origin.number, column: column.map { origin.column + max(1, $0) - 1 })
  }
}
