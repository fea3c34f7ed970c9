internal import Yams

/// Reads the fields of one mapping by name. What is missing, malformed or left over is noted with
/// its place, and the reading goes on, so that a file shows all its errors at once.
struct FieldReader {
  let lines: SourceLines
  let log: ErrorLog
  /// Where the mapping begins.
  let place: SourcePlace
  private let entries: [(name: String, key: Node, value: Node)]
  private var asked: Set<String> = []

  /// The fields of front matter or a head; nil where they are no YAML mapping.
  init?(_ lines: SourceLines, log: ErrorLog, maximumLines: Int = LessonLimits.headLines) {
    guard let mapping = YAMLHead.mapping(in: lines, log: log, maximumLines: maximumLines) else {
      return nil
    }
    self.init(mapping, lines: lines, log: log)
  }

  private init(_ mapping: Node.Mapping, lines: SourceLines, log: ErrorLog) {
    self.lines = lines
    self.log = log
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

  // MARK: Single values

  /// A line of text; nil where it is missing or empty.
  mutating func text(_ name: String, limit: Int = LessonLimits.fieldLength) -> String? {
    value(name).flatMap { text(in: $0, of: name, limit: limit) }
  }

  /// A line of text that must be there.
  mutating func requiredText(_ name: String, _ advice: String) -> String? {
    guard has(name) else {
      noteMissing(name, advice)
      return nil
    }
    return text(name)
  }

  /// A whole number in a range.
  mutating func integer(_ name: String, in range: ClosedRange<Int>) -> Int? {
    guard let node = value(name), let text = text(in: node, of: name) else { return nil }
    guard let number = Int(text), range.contains(number) else {
      note(
        node, "`\(name)` is `\(text.prefix(40))`",
        "write a whole number from \(range.lowerBound) to \(range.upperBound)")
      return nil
    }
    return number
  }

  /// A number without sign of up to 64 bits.
  mutating func seed(_ name: String) -> UInt64? {
    guard let node = value(name), let text = text(in: node, of: name) else { return nil }
    guard let number = UInt64(text) else {
      note(node, "`\(name)` is `\(text.prefix(40))`", "write a whole number, 0 or greater")
      return nil
    }
    return number
  }

  /// A finite number.
  mutating func number(_ name: String) -> Double? {
    guard let node = value(name), let text = text(in: node, of: name) else { return nil }
    return number(text, in: node, of: name)
  }

  /// Two numbers, the smaller first.
  mutating func range(_ name: String) -> ClosedRange<Double>? {
    guard let node = value(name) else { return nil }
    guard case .sequence(let sequence) = node, sequence.count == 2 else {
      note(node, "`\(name)` must be two numbers", "write `\(name): [0, 100]`")
      return nil
    }
    let bounds = sequence.compactMap { bound in
      text(in: bound, of: name).flatMap { number($0, in: bound, of: name) }
    }
    guard bounds.count == 2 else { return nil }
    guard bounds[0] < bounds[1] else {
      note(node, "`\(name)` ends before it begins", "write the smaller number first")
      return nil
    }
    return bounds[0]...bounds[1]
  }

  /// `true` or `false`.
  mutating func flag(_ name: String) -> Bool {
    guard let node = value(name), let text = text(in: node, of: name) else { return false }
    switch text {
    case "true": return true
    case "false": return false
    default:
      note(node, "`\(name)` is `\(text.prefix(40))`", "write `true` or `false`")
      return false
    }
  }

  /// One of some words.
  mutating func word<Word: RawRepresentable<String> & CaseIterable>(
    _ name: String, _ type: Word.Type
  ) -> Word? {
    guard let node = value(name), let text = text(in: node, of: name) else { return nil }
    guard let word = Word(rawValue: text) else {
      let words = Word.allCases.map { "`\($0.rawValue)`" }.joined(separator: ", ")
      note(node, "`\(name)` is `\(text.prefix(40))`", "write one of \(words)")
      return nil
    }
    return word
  }

  /// An id: letters, digits, `.`, `-` and `_`, a letter first.
  mutating func identifier(_ name: String) -> String? {
    guard let node = value(name), let text = text(in: node, of: name) else { return nil }
    return identifier(text, in: node, of: name)
  }

  /// A condition on metrics, with errors that point into it.
  mutating func condition(_ name: String) -> Condition? {
    guard let node = value(name), let text = text(in: node, of: name) else { return nil }
    do {
      return try Condition(parsing: text)
    } catch {
      log.add(place(error.column, in: node), error.what, "mend the condition of `\(name)`")
      return nil
    }
  }

  /// A paragraph of Markdown.
  mutating func richText(_ name: String) -> RichText? {
    value(name).flatMap { richText(in: $0, of: name) }
  }

  /// A line of text without emphasis and placeholders, where the author may have written some.
  mutating func plainText(_ name: String) -> String? {
    value(name).flatMap { plainText(in: $0, of: name) }
  }

  // MARK: Many values

  /// A list of ids.
  mutating func identifiers(_ name: String) -> [String] {
    list(name).compactMap { node in
      text(in: node, of: name).flatMap { identifier($0, in: node, of: name) }
    }
  }

  /// A list of lines of text.
  mutating func texts(_ name: String) -> [String] {
    list(name).compactMap { plainText(in: $0, of: name) }
  }

  /// A mapping of words to lines of text.
  mutating func dictionary(_ name: String) -> [String: String] {
    guard let node = value(name) else { return [:] }
    guard case .mapping(let mapping) = node, mapping.count <= LessonLimits.entries else {
      note(
        node, "`\(name)` must be a mapping of at most \(LessonLimits.entries) entries",
        "write `\(name): {word: value, word: value}`")
      return [:]
    }
    var result: [String: String] = [:]
    for (key, value) in mapping {
      guard let word = text(in: key, of: name) else { continue }
      if case .scalar(let scalar) = value, scalar.string.isEmpty {
        note(
          key, "“\(word.prefix(40))” in `\(name)` has no value",
          "write `word: value`; put text with a comma in it into quotes, inside `{ }`")
        continue
      }
      guard let text = text(in: value, of: name) else { continue }
      result[word] = text
    }
    return result
  }

  /// A list of mappings, each to be read like this one.
  mutating func records(_ name: String) -> [FieldReader] {
    list(name).compactMap { node in
      guard case .mapping(let mapping) = node else {
        note(node, "an entry of `\(name)` must have fields", "write `- name: value`")
        return nil
      }
      return FieldReader(mapping, lines: lines, log: log)
    }
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

  private mutating func value(_ name: String) -> Node? {
    asked.insert(name)
    return entries.first { $0.name == name }?.value
  }

  private mutating func list(_ name: String) -> [Node] {
    guard let node = value(name) else { return [] }
    guard case .sequence(let sequence) = node, sequence.count <= LessonLimits.entries else {
      note(
        node, "`\(name)` must be a list of at most \(LessonLimits.entries) entries",
        "write `\(name): [one, two]`, or a line with `- ` for each")
      return []
    }
    return Array(sequence)
  }

  private func text(
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

  private func richText(in node: Node, of name: String) -> RichText? {
    guard let text = text(in: node, of: name) else { return nil }
    let place = Self.place(of: node.mark, in: lines)
    let line = SourceLines.Line(
      number: place.line, column: place.column ?? 1, text: Substring(text))
    let rich = MarkdownReader.paragraph(
      of: SourceLines(lines: [line], start: place.line), log: log)
    return rich.runs.isEmpty ? nil : rich
  }

  private func plainText(in node: Node, of name: String) -> String? {
    guard let rich = richText(in: node, of: name) else { return nil }
    if rich.runs.contains(where: { $0.placeholder != nil }) {
      note(node, "`\(name)` cannot hold placeholders", "say it without the number")
    }
    return rich.plain
  }

  private func identifier(_ text: String, in node: Node, of name: String) -> String? {
    guard Identifier.isValid(text) else {
      note(node, "`\(text.prefix(40))` is no id", Identifier.advice)
      return nil
    }
    return text
  }

  private func number(_ text: String, in node: Node, of name: String) -> Double? {
    guard text.allSatisfy({ "0123456789.eE+-".contains($0) }), let number = Double(text),
      number.isFinite
    else {
      note(node, "`\(name)` is `\(text.prefix(40))`", "write a number such as 0.25")
      return nil
    }
    return number
  }

  private func note(_ node: Node, _ what: String, _ advice: String) {
    log.add(Self.place(of: node.mark, in: lines), what, advice)
  }

  /// The place of a column inside a value, where it stands on one line.
  private func place(_ column: Int, in node: Node) -> SourcePlace {
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
