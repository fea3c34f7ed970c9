internal import Yams

/// Reads the YAML of a network file as settings, and refuses what could exhaust memory or stack
/// before it is parsed.
struct SettingReader {
  private let text: String
  private let name: String
  /// What to say instead of a line, where the text comes from the command line.
  private let option: SettingPlace?

  /// - Parameters:
  ///   - name: what errors call the file.
  ///   - option: the place of everything in it, for text that is in no file.
  init(_ text: String, name: String, option: SettingPlace? = nil) {
    self.text = text
    self.name = name
    self.option = option
  }

  /// The whole text; nil if there is none but comments.
  func setting() throws(NetworkFileError) -> Setting? {
    try checkHarmless()
    let root: Node?
    do {
      root = try compose(yaml: text)
    } catch let error as YamlError {
      throw sentence(for: error)
    } catch {
      throw unreadable(line: 1)
    }
    return try root.map { node throws(NetworkFileError) in try setting(of: node, depth: 1) }
  }

  // MARK: Before parsing

  /// Anchors can multiply a text without end, so that none is let through to be multiplied. How
  /// deep a text may nest is the parser's own care, as long as it does not come to our stack.
  private func checkHarmless() throws(NetworkFileError) {
    guard text.utf8.count <= NetworkFileLimits.bytes else {
      throw NetworkFileError(
        "the file holds more than \(NetworkFileLimits.bytes) bytes", at: place(1),
        remedy: "A network takes a few lines; name the data beside it instead.")
    }
    let lines = text.utf8.split(omittingEmptySubsequences: false) { $0 == 0x0a || $0 == 0x0d }
    for (index, line) in lines.enumerated() {
      guard let sign = repetition(in: line) else { continue }
      throw NetworkFileError(
        "\"\(sign)\" would repeat another part of the file", at: place(index + 1),
        remedy: "Write that part out.")
    }
  }

  /// An anchor (`&name`) or alias (`*name`) where a value may begin. A comment may hold one, unless
  /// there are quotes on its line: then what looks like a comment may be text.
  private func repetition(in line: Substring.UTF8View) -> Character? {
    let hasQuotes = line.contains { $0 == UInt8(ascii: "\"") || $0 == UInt8(ascii: "'") }
    var isAfterSpace = true
    var mark = UInt8(ascii: ":")
    for byte in line {
      let begins = "[{,".utf8.contains(mark) || isAfterSpace && ":-?".utf8.contains(mark)
      if begins, byte == UInt8(ascii: "&") { return "&" }
      if begins, byte == UInt8(ascii: "*") { return "*" }
      if !hasQuotes, isAfterSpace, byte == UInt8(ascii: "#") { return nil }
      isAfterSpace = byte == 0x20 || byte == 0x09
      if !isAfterSpace { mark = byte }
    }
    return nil
  }

  // MARK: After parsing

  private func setting(of node: Node, depth: Int) throws(NetworkFileError) -> Setting {
    let place = place(node.mark?.line ?? 1)
    guard depth <= NetworkFileLimits.depth else { throw tooDeep(place) }
    switch node {
    case .scalar(let scalar):
      let isQuoted = scalar.style != .plain && scalar.style != .any
      let isNull = !isQuoted && ["~", "null", "Null", "NULL"].contains(scalar.string)
      return Setting(
        .word(isNull ? "" : scalar.string, isQuoted: isQuoted && !isNull), at: place)
    case .sequence(let sequence):
      var list: [Setting] = []
      for element in sequence { list.append(try setting(of: element, depth: depth + 1)) }
      return Setting(.list(list), at: place)
    case .mapping(let mapping):
      var fields: [Setting.Field] = []
      for (key, value) in mapping {
        let keyPlace = self.place(key.mark?.line ?? 1)
        guard case .scalar(let word) = key else {
          throw NetworkFileError(
            "a field's name must be a word", at: keyPlace, remedy: "Write name: value.")
        }
        fields.append(
          Setting.Field(
            name: word.string, place: keyPlace, value: try setting(of: value, depth: depth + 1)))
      }
      return Setting(.fields(fields), at: place)
    case .alias:
      throw unreadable(line: node.mark?.line ?? 1)
    }
  }

  // MARK: Errors

  private func place(_ line: Int) -> SettingPlace { option ?? .line(max(1, line), of: name) }

  private func tooDeep(_ place: SettingPlace) -> NetworkFileError {
    NetworkFileError(
      "lists and fields are nested too deeply", at: place,
      remedy: "\(NetworkFileLimits.depth) levels are the most; check the brackets.")
  }

  private func unreadable(line: Int) -> NetworkFileError {
    NetworkFileError(
      "this is not YAML", at: place(line),
      remedy: "Write name: value, one a line, and lists with a dash before each entry.")
  }

  private func sentence(for error: YamlError) -> NetworkFileError {
    switch error {
    case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _),
      .composer(_, let problem, let mark, _):
      let problem = problem.trimmingSpaces
      return NetworkFileError(
        "this cannot be read as YAML" + (problem.isEmpty ? "" : ", \(problem)"),
        at: place(mark.line),
        remedy: "Indent with spaces, all entries of a list alike, and close what was opened.")
    case .duplicatedKeysInMapping(let names, let context):
      return NetworkFileError(
        "\((names.first ?? "").quoted) stands twice", at: place(context.mark.line),
        remedy: "Keep one of them.")
    case .reader:
      return NetworkFileError(
        "there is a control character in the text", at: place(1),
        remedy: "Save it as plain UTF-8 text.")
    case .no, .memory, .writer, .emitter, .representer, .dataCouldNotBeDecoded:
      return unreadable(line: 1)
    }
  }
}

extension String {
  /// Without the spaces at both ends.
  fileprivate var trimmingSpaces: Substring {
    let head = drop { $0.isWhitespace }
    let tail = head.reversed().prefix { $0.isWhitespace }.count
    return head.dropLast(tail)
  }
}
