/// Finds `{{lab: METRIC}}` in text.
enum PlaceholderReader {
  /// A run as runs of text and placeholders, all with its emphases and link.
  static func split(_ run: RichText.Run, at place: SourcePlace, log: ErrorLog) -> [RichText.Run] {
    var parts: [RichText.Run] = []
    var rest = run.text[...]
    func add(_ text: Substring, _ placeholder: Placeholder? = nil) {
      guard !text.isEmpty else { return }
      parts.append(
        RichText.Run(String(text), run.emphases, link: run.link, placeholder: placeholder))
    }
    while let opening = rest.firstRange(of: "{{") {
      guard let closing = rest[opening.upperBound...].firstRange(of: "}}") else {
        log.add(
          place, "`{{` is not closed", "write `{{lab: accuracy}}`, on one line and without emphasis"
        )
        break
      }
      add(rest[..<opening.lowerBound])
      let whole = rest[opening.lowerBound..<closing.upperBound]
      if let placeholder = placeholder(in: rest[opening.upperBound..<closing.lowerBound]) {
        add(whole, placeholder)
      } else {
        log.add(
          place, "`\(whole.prefix(60))` is not a placeholder that this version reads",
          "write `{{lab: METRIC}}`, with `percent`, `integer` or `number` after the metric if need "
            + "be")
      }
      rest = rest[closing.upperBound...]
    }
    add(rest)
    return parts
  }

  private static func placeholder(in text: Substring) -> Placeholder? {
    let words = text.split(separator: " ")
    guard (2...3).contains(words.count), words[0] == "lab:", isMetric(words[1]) else { return nil }
    guard words.count == 3 else { return Placeholder(metric: String(words[1]), format: .number) }
    return Placeholder.Format(rawValue: String(words[2])).map {
      Placeholder(metric: String(words[1]), format: $0)
    }
  }

  /// Letters, digits, `_` and `.`, a letter first, as in a condition.
  static func isMetric(_ text: some StringProtocol) -> Bool {
    guard let first = text.unicodeScalars.first, first.isASCII, first.properties.isAlphabetic else {
      return false
    }
    return text.unicodeScalars.allSatisfy {
      $0.isASCII && ($0.properties.isAlphabetic || $0.properties.numericType != nil)
        || $0 == "_" || $0 == "."
    }
  }
}
