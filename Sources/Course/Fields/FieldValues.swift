internal import Yams

/// The kinds of values that fields can have. Each returns nil, or nothing, with an error noted,
/// where the value is not of its kind; a field that is not there is no error.
extension FieldReader {
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
      return FieldReader(mapping, lines: lines, log: log, values: values)
    }
  }

  /// A mapping to be read like this one.
  mutating func record(_ name: String, _ example: String) -> FieldReader? {
    guard let node = value(name) else { return nil }
    guard case .mapping(let mapping) = node else {
      note(node, "`\(name)` must have fields", "write `\(name): \(example)`")
      return nil
    }
    return FieldReader(mapping, lines: lines, log: log, values: values)
  }

  /// A list of numbers.
  mutating func numbers(_ name: String) -> [Double]? {
    guard has(name) else { return nil }
    let nodes = list(name)
    let numbers = nodes.compactMap { node in
      text(in: node, of: name).flatMap { number($0, in: node, of: name) }
    }
    return numbers.count == nodes.count ? numbers : nil
  }

  /// One line of text or several, as they stand: `*` and `_` mean nothing.
  mutating func oneOrMoreTexts(_ name: String) -> [String] {
    guard let node = value(name) else { return [] }
    if case .sequence = node { return list(name).compactMap { text(in: $0, of: name) } }
    return text(in: node, of: name).map { [$0] } ?? []
  }

  /// A number of at least 0.
  mutating func nonNegative(_ name: String) -> Double? {
    guard let number = number(name) else { return nil }
    guard number >= 0 else {
      log.add(place(of: name), "`\(name)` is negative", "write how far an answer may be off")
      return nil
    }
    return number
  }

  /// An advice and a place for entries beyond a limit.
  func noteTooMany(_ name: String, _ what: String, limit: Int) {
    log.add(place(of: name), "there are more than \(limit) \(what)", "keep the likely ones")
  }
}
