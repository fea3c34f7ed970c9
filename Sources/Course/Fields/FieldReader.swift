internal import Yams

/// Reads the fields of one mapping by name. What is missing, malformed or left over is noted with
/// its place, and the reading goes on, so that a file shows all its errors at once.
struct FieldReader {
  let lines: SourceLines
  let log: ErrorLog
  /// Where the mapping begins.
  let place: SourcePlace
  /// Drawn numbers that expressions may name where a number is expected.
  var values: [String: Double]
  private let entries: [(name: String, key: Node, value: Node)]
  private var asked: Set<String> = []

  /// The fields of front matter or a head; nil where they are no YAML mapping.
  init?(
    _ lines: SourceLines, log: ErrorLog, maximumLines: Int = LessonLimits.headLines,
    values: [String: Double] = [:]
  ) {
    guard let mapping = YAMLHead.mapping(in: lines, log: log, maximumLines: maximumLines) else {
      return nil
    }
    self.init(mapping, lines: lines, log: log, values: values)
  }

  init(
    _ mapping: Node.Mapping, lines: SourceLines, log: ErrorLog, values: [String: Double] = [:]
  ) {
    self.lines = lines
    self.log = log
    self.values = values
    place = Self.place(of: mapping.mark, in: lines)
    entries = mapping.compactMap { key, value in
      guard case .scalar(let scalar) = key else {
        log.add(
          Self.place(of: key.mark, in: lines), "the name of a field must be a word",
          "write `name: value`, one a line; put text that begins with `{` or `[` into quotes")
        return nil
      }
      return (scalar.string, key, value)
    }
  }

  private static func place(of mark: Mark?, in lines: SourceLines) -> SourcePlace {
    lines.place(line: mark?.line ?? 1, column: mark?.column)
  }

  // MARK: Bookkeeping

  /// Whether the field stands there.
  func has(_ name: String) -> Bool { entries.contains { $0.name == name } }

  /// Where the field stands, or the mapping.
  func place(of name: String) -> SourcePlace {
    entries.first { $0.name == name }.map { Self.place(of: $0.key.mark, in: lines) } ?? place
  }

  /// The lines on which the fields stand.
  var nameLines: [String: Int] {
    Dictionary(
      entries.map { ($0.name, Self.place(of: $0.key.mark, in: lines).line) },
      uniquingKeysWith: { first, _ in first })
  }

  func noteMissing(_ name: String, _ advice: String) {
    log.add(place, "`\(name)` is missing", advice)
  }

  /// Notes every field that nobody asked for.
  func finish() {
    for entry in entries where !asked.contains(entry.name) {
      let name = entry.name.prefix(40)
      let advice =
        if name.contains(" ") {
          "put text with a comma in it into quotes, inside `{ }`"
        } else if let close = Spelling.closest(to: entry.name, among: asked) {
          "perhaps `\(close)` is meant"
        } else {
          "known here are \(asked.sorted().map { "`\($0)`" }.joined(separator: ", "))"
        }
      note(entry.key, "`\(name)` is not a field that this version reads here", advice)
    }
  }

  // MARK: Nodes

  mutating func value(_ name: String) -> Node? {
    asked.insert(name)
    return entries.first { $0.name == name }?.value
  }

  mutating func list(_ name: String) -> [Node] {
    guard let node = value(name) else { return [] }
    guard case .sequence(let sequence) = node, sequence.count <= LessonLimits.entries else {
      note(
        node, "`\(name)` must be a list of at most \(LessonLimits.entries) entries",
        "write `\(name): [one, two]`, or a line with `- ` for each")
      return []
    }
    return Array(sequence)
  }

  func text(
    in node: Node, of name: String, limit: Int = LessonLimits.fieldLength
  ) -> String? {
    guard case .scalar(let scalar) = node else {
      note(
        node, "`\(name)` must be a line of text",
        "put text that begins with `{` or `[` into quotes")
      return nil
    }
    let place = Self.place(of: node.mark, in: lines)
    let text = SourceText.cleaned(scalar.string, at: place, log: log)
      .split { $0 == " " || $0 == "\n" }.joined(separator: " ")
    guard !text.isEmpty else {
      log.add(place, "`\(name)` is empty", "write a value or delete the line")
      return nil
    }
    guard text.count <= limit else {
      log.add(place, "`\(name)` is longer than \(limit) characters", "shorten it")
      return nil
    }
    return text
  }

  func richText(in node: Node, of name: String) -> RichText? {
    guard let text = text(in: node, of: name) else { return nil }
    let place = Self.place(of: node.mark, in: lines)
    let line = SourceLines.Line(
      number: place.line, column: place.column ?? 1, text: Substring(text))
    let rich = MarkdownReader.paragraph(
      of: SourceLines(lines: [line], start: place.line), log: log)
    return rich.runs.isEmpty ? nil : rich
  }

  func plainText(in node: Node, of name: String) -> String? {
    guard let rich = richText(in: node, of: name) else { return nil }
    if rich.runs.contains(where: { $0.placeholder != nil }) {
      note(node, "`\(name)` cannot hold placeholders", "say it without the number")
    }
    return rich.plain
  }

  func identifier(_ text: String, in node: Node, of name: String) -> String? {
    guard Identifier.isValid(text) else {
      note(node, "`\(text.prefix(40))` is no id", Identifier.advice)
      return nil
    }
    return text
  }

  /// A number as it stands there or as an expression gives it: `0.25`, `log(27)`, `a * b`.
  func number(_ text: String, in node: Node, of name: String) -> Double? {
    if let number = NumberInput.author(text) { return number }
    let term = try? Condition.Term(parsing: text)
    if let number = term?.value({ values[$0] }), number.isFinite { return number.tidied }
    let unknown = term?.metrics.filter { values[$0] == nil }.sorted().first
    note(
      node, "`\(name)` is `\(text.prefix(40))`",
      unknown != nil && !values.isEmpty
        ? "known here are \(values.keys.sorted().map { "`\($0)`" }.joined(separator: ", "))"
        : "write a number such as 0.25")
    return nil
  }

  func note(_ node: Node, _ what: String, _ advice: String) {
    log.add(Self.place(of: node.mark, in: lines), what, advice)
  }

  /// The place of a column inside a value, where it stands on one line.
  func place(_ column: Int, in node: Node) -> SourcePlace {
    let start = Self.place(of: node.mark, in: lines)
    guard case .scalar(let scalar) = node, let first = start.column else { return start }
    switch scalar.style {
    case .plain, .any: return SourcePlace(line: start.line, column: first + column - 1)
    case .singleQuoted, .doubleQuoted:
      return SourcePlace(line: start.line, column: first + column)
    case .literal, .folded: return start
    }
  }
}
