internal import Yams

/// Front matter or the head of a block: YAML as nodes that know their places.
enum YAMLHead {
  /// The mapping that the lines hold; nil, with an error noted, where they hold none.
  static func mapping(
    in lines: SourceLines, log: ErrorLog, maximumLines: Int
  ) -> Node.Mapping? {
    guard isHarmless(lines, log: log, maximumLines: maximumLines) else { return nil }
    do {
      // Without being told, it would look for the encoding in the environment each time.
      guard let root = try compose(yaml: lines.text, .default, .default, .utf8) else {
        log.add(lines.place(line: 1), "the fields are missing", "write `name: value`, one a line")
        return nil
      }
      guard case .mapping(let mapping) = root else {
        log.add(
          lines.place(line: root.mark?.line ?? 1), "fields are expected here",
          "write `name: value`, one a line")
        return nil
      }
      return mapping
    } catch let error as YamlError {
      note(error, in: lines, log: log)
    } catch {
      log.add(lines.place(line: 1), "the fields cannot be read", "write `name: value`, one a line")
    }
    return nil
  }

  /// YAML can nest and repeat itself without end in a few bytes; both would be followed on the
  /// stack or multiplied in memory, so they are refused before it is read.
  private static func isHarmless(
    _ lines: SourceLines, log: ErrorLog, maximumLines: Int
  ) -> Bool {
    guard lines.lines.count <= maximumLines else {
      log.add(
        lines.place(line: 1), "there are more than \(maximumLines) lines of fields",
        "shorten them")
      return false
    }
    var open = 0
    for (index, line) in lines.lines.enumerated() {
      if anchorColumn(in: line.text) != nil {
        log.add(
          lines.place(line: index + 1), "anchors (`&name`) are not read",
          "write the value out, or put text that begins with `&` into quotes")
        return false
      }
      open += line.text.utf8.count { $0 == UInt8(ascii: "[") || $0 == UInt8(ascii: "{") }
      let dashes = line.text.prefix { "-? ".contains($0) }.count { $0 != " " }
      let isDeep =
        open > LessonLimits.headDepth || dashes > LessonLimits.headDepth
        || line.indentation > 4 * LessonLimits.headDepth
      guard !isDeep else {
        log.add(
          lines.place(line: index + 1), "the fields are nested too deeply",
          "write lists and mappings one level deep; put text with brackets into quotes")
        return false
      }
      let closed = line.text.utf8.count { $0 == UInt8(ascii: "]") || $0 == UInt8(ascii: "}") }
      open = max(0, open - closed)
    }
    return true
  }

  /// Where an anchor may stand: `&` at the start of a value, with a name after it.
  private static func anchorColumn(in text: Substring) -> Substring.Index? {
    guard text.utf8.contains(UInt8(ascii: "&")) else { return nil }
    var previous: Character = "\n"
    for index in text.indices {
      let character = text[index]
      if character == "&" {
        let next = text.index(after: index)
        if "\n:-?[{,".contains(previous), next < text.endIndex, text[next] != " " { return index }
      }
      if character != " " { previous = character }
    }
    return nil
  }

  private static func note(_ error: YamlError, in lines: SourceLines, log: ErrorLog) {
    switch error {
    case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _),
      .composer(_, let problem, let mark, _):
      log.add(
        lines.place(line: mark.line, column: mark.column), "the fields cannot be read: \(problem)",
        "indent with spaces, and put text with `: ` or ` #` in it into quotes")
    case .duplicatedKeysInMapping(let names, let context):
      log.add(
        lines.place(line: context.mark.line, column: context.mark.column),
        "`\((names.first ?? "").prefix(40))` stands here twice", "keep one of them")
    case .no, .memory, .reader, .writer, .emitter, .representer, .dataCouldNotBeDecoded:
      log.add(lines.place(line: 1), "the fields cannot be read", "write `name: value`, one a line")
    }
  }
}
