/// What a file's text must be before anything is read from it.
enum SourceText {
  /// The lines of a file, with `\n` ends and without tabs; nil where the file is too large.
  ///
  /// Control characters, among them the escape character that terminals obey, and characters that
  /// turn the direction of writing are noted and left out.
  static func lines(of source: SourceFile, log: ErrorLog) -> SourceLines? {
    guard source.text.utf8.count <= LessonLimits.fileSize else {
      log.add(
        SourcePlace(line: 1), "the file is larger than \(LessonLimits.fileSize) bytes",
        "split it into several lessons")
      return nil
    }
    var lines = SourceLines(normalized(source.text))
    for index in lines.lines.indices {
      let line = lines.lines[index]
      if let scalar = forbiddenScalar(in: line.text) {
        log.add(
          SourcePlace(line: line.number), "the line holds \(name(of: scalar))",
          "delete it; lessons are plain text")
        lines.lines[index].text = withoutForbidden(line.text)[...]
      }
      if line.text.utf8.count > LessonLimits.lineLength, line.text.count > LessonLimits.lineLength {
        log.add(
          SourcePlace(line: line.number),
          "the line is longer than \(LessonLimits.lineLength) characters", "break it")
        lines.lines[index].text = line.text.prefix(LessonLimits.lineLength)
      }
    }
    return lines
  }

  /// The first character that must not reach a terminal.
  static func forbiddenScalar(in text: some StringProtocol) -> Unicode.Scalar? {
    // Nearly every line is printable ASCII.
    if text.utf8.allSatisfy({ (0x20..<0x7F).contains($0) }) { return nil }
    return text.unicodeScalars.first(where: isForbidden)
  }

  /// The text without what must not reach a terminal, noting it at a place. Character references
  /// (`&#27;`) and YAML's escapes (`"\e"`) make such characters out of harmless ones.
  static func cleaned(_ text: String, at place: SourcePlace, log: ErrorLog) -> String {
    guard let scalar = forbiddenScalar(in: text) else { return text }
    log.add(place, "the text stands for \(name(of: scalar))", "delete it; lessons are plain text")
    return withoutForbidden(text)
  }

  /// The text without what must not reach a terminal.
  static func withoutForbidden(_ text: some StringProtocol) -> String {
    String(String.UnicodeScalarView(text.unicodeScalars.filter { !isForbidden($0) }))
  }

  private static func isForbidden(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    // C0 without the line feed, delete and C1; line and paragraph separators; embeddings and
    // isolates of writing direction; the byte order mark; tags; noncharacters.
    case 0x0A: false
    case 0x00...0x1F, 0x7F...0x9F, 0x2028...0x202E, 0x2066...0x2069, 0xFEFF, 0xE0000...0xE007F,
      0xFFFE...0xFFFF:
      true
    default: false
    }
  }

  private static func name(of scalar: Unicode.Scalar) -> String {
    let hex = String(scalar.value, radix: 16, uppercase: true)
    let padded = String(repeating: "0", count: max(0, 4 - hex.count)) + hex
    return "the control character U+\(padded)"
  }

  /// Without a byte order mark, with `\n` for `\r\n` and four spaces for a tab.
  private static func normalized(_ text: String) -> String {
    // A byte order mark begins with 0xEF, as few other characters do.
    let isNormal = !text.utf8.contains { $0 == 0x09 || $0 == 0x0D || $0 == 0xEF }
    if isNormal { return text }
    var scalars = String.UnicodeScalarView()
    scalars.reserveCapacity(text.unicodeScalars.count)
    var previous: Unicode.Scalar?
    for scalar in text.unicodeScalars {
      if previous == "\r", scalar == "\n" { scalars.removeLast() }
      if scalar == "\t" {
        scalars.append(contentsOf: "    ".unicodeScalars)
      } else if !(previous == nil && scalar == "\u{FEFF}") {
        scalars.append(scalar)
      }
      previous = scalar
    }
    return String(scalars)
  }
}
