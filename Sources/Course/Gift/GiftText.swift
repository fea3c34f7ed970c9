/// The texts of a GIFT file: escapes, tags and entities.
enum GiftText {
  /// What a backslash takes the meaning from, each with a sign that stands for it while the file is
  /// cut up.
  private static let escapes: [Character: Character] = [
    "~": "\u{E000}", "=": "\u{E001}", "#": "\u{E002}", "{": "\u{E003}", "}": "\u{E004}",
    ":": "\u{E005}", "n": "\u{E006}", "\\": "\u{E007}",
  ]
  private static let meanings = Dictionary(
    uniqueKeysWithValues: escapes.map { ($0.value, $0.key == "n" ? "\n" : $0.key) })

  /// The file with one sign in the place of each escape.
  static func escaped(_ text: String) -> String {
    var result = ""
    var isEscape = false
    for character in text where meanings[character] == nil {
      if isEscape {
        isEscape = false
        if let sign = escapes[character] {
          result.append(sign)
        } else {
          result.append("\u{E007}")
          result.append(character)
        }
      } else if character == "\\" {
        isEscape = true
      } else {
        result.append(character)
      }
    }
    return isEscape ? result + "\u{E007}" : result
  }

  /// A text as its author means it: one line, or several where `\n` stands in it; without tags.
  static func plain(_ text: Substring) -> String {
    let meant = String(text.map { $0.isNewline ? " " : meanings[$0] ?? $0 })
    return withoutTags(SourceText.withoutForbidden(meant)).split(separator: "\n").map { line in
      line.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }.filter { !$0.isEmpty }.joined(separator: "\n").reduce(into: "") { text, character in
      // Two braces would stand for a number of a run.
      if character == "{", text.last == "{" { text.append(" ") }
      text.append(character)
    }
  }

  /// Without blanks at both ends.
  static func trimmed(_ text: Substring) -> Substring {
    var text = text.drop(while: \.isWhitespace)
    while text.last?.isWhitespace == true { text.removeLast() }
    return text
  }

  // MARK: HTML

  private static let tags: Set<Substring> = [
    "p", "br", "b", "i", "u", "em", "strong", "span", "div", "sub", "sup", "ul", "ol", "li",
    "table",
    "tbody", "thead", "tr", "td", "th", "img", "a", "code", "pre", "font", "hr", "h1", "h2", "h3",
    "h4", "h5", "h6", "script", "style",
  ]

  /// Tags that are known go; those that end a line end it. `x<y` stays as it is.
  private static func withoutTags(_ text: String) -> String {
    var result = ""
    var rest = text[...]
    while let begin = rest.firstIndex(of: "<") {
      result += rest[..<begin]
      rest = rest[begin...]
      let inside = rest.dropFirst().drop { $0 == "/" }
      let name = inside.prefix { $0.isLetter || $0.isNumber }.lowercased()
      guard tags.contains(name[...]), let end = rest.firstIndex(of: ">") else {
        result += "<"
        rest = rest.dropFirst()
        continue
      }
      if ["p", "br", "li", "div", "tr"].contains(name) { result += "\n" }
      rest = rest[rest.index(after: end)...]
    }
    return withoutEntities(result + rest)
  }

  private static let entities: [Substring: String] = [
    "lt": "<", "gt": ">", "amp": "&", "quot": "\"", "apos": "'", "nbsp": " ", "ndash": "–",
    "mdash": "—", "times": "×", "minus": "−", "hellip": "…",
  ]

  private static func withoutEntities(_ text: String) -> String {
    var result = ""
    var rest = text[...]
    while let begin = rest.firstIndex(of: "&") {
      result += rest[..<begin]
      rest = rest[begin...].dropFirst()
      let name = rest.prefix(10).prefix { $0 != ";" }
      guard name.count < 10, rest.dropFirst(name.count).first == ";",
        let meaning = entities[name] ?? numbered(name)
      else {
        result += "&"
        continue
      }
      result += meaning
      rest = rest.dropFirst(name.count + 1)
    }
    return SourceText.withoutForbidden(result + rest)
  }

  /// `#8722` or `#x2212`.
  private static func numbered(_ name: Substring) -> String? {
    guard name.first == "#" else { return nil }
    let digits = name.dropFirst()
    let code =
      digits.first == "x" || digits.first == "X"
      ? UInt32(digits.dropFirst(), radix: 16)
      : UInt32(digits)
    return code.flatMap(Unicode.Scalar.init).map { String(Character($0)) }
  }
}
