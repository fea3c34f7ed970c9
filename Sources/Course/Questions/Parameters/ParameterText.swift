/// Puts drawn numbers in the place of `{{a}}`, `{{a * b}}`, `{{a / b 2 decimals}}` and
/// `{{a percent}}`.
///
/// `{{lab: …}}` is left alone: the learner's own run fills it.
struct ParameterText {
  let values: [String: Double]
  let log: ErrorLog

  /// Where a number goes.
  enum Context {
    /// YAML: a value that is nothing but a placeholder has to be exact.
    case fields
    /// Markdown: it is read by people.
    case text
  }

  /// The lines with every number put in; what cannot be computed is noted and becomes 0.
  func filled(_ lines: SourceLines, as context: Context) -> SourceLines {
    SourceLines(lines: lines.lines.map { filled($0, context) }, start: lines.start)
  }

  private func filled(_ line: SourceLines.Line, _ context: Context) -> SourceLines.Line {
    guard line.text.contains("{{") else { return line }
    var text = ""
    var rest = line.text
    while let opening = rest.firstRange(of: "{{"),
      let closing = rest[opening.upperBound...].firstRange(of: "}}")
    {
      let inner = rest[opening.upperBound..<closing.lowerBound]
      text += rest[..<opening.lowerBound]
      let after = rest[closing.upperBound...]
      if inner.drop(while: { $0 == " " }).hasPrefix("lab:") {
        text += rest[opening.lowerBound..<closing.upperBound]
      } else {
        let isWhole = context == .fields && Self.isValue(before: text, after: after)
        let place = SourcePlace(
          line: line.number,
          column: line.column
            + line.text.distance(from: line.text.startIndex, to: opening.lowerBound)
        )
        text += number(inner, isExact: isWhole, at: place)
      }
      rest = after
    }
    return SourceLines.Line(
      number: line.number, column: line.column, text: Substring(text + String(rest)))
  }

  /// Whether nothing but the placeholder is the value of a field or the entry of a list.
  private static func isValue(before: String, after: Substring) -> Bool {
    let before = before.last { $0 != " " && $0 != "\"" && $0 != "'" }
    let after = after.first { $0 != " " && $0 != "\"" && $0 != "'" }
    return (before.map { ":[,-".contains($0) } ?? true)
      && (after.map { ",]}".contains($0) } ?? true)
  }

  private func number(_ inner: Substring, isExact: Bool, at place: SourcePlace) -> String {
    var words = inner.split(separator: " ")
    let format = Self.format(&words)
    do {
      let term = try Condition.Term(parsing: words.joined(separator: " "))
      guard let value = term.value({ values[$0] }) else {
        let unknown = term.metrics.filter { values[$0] == nil }.sorted().first ?? ""
        log.add(
          place, "`\(unknown)` is not among the `params`",
          "write one of \(values.keys.sorted().map { "`\($0)`" }.joined(separator: ", "))")
        return "0"
      }
      guard value.isFinite else {
        log.add(
          place, "`\(inner.prefix(60))` is no finite number", "keep such draws out with `where:`")
        return "0"
      }
      return isExact ? DrawnNumber.exact(value) : format.text(value.tidied)
    } catch {
      log.add(place, error.what, "mend the expression in `{{\(inner.prefix(60))}}`")
      return "0"
    }
  }

  /// How a number is written; the words that say so are taken away.
  private static func format(_ words: inout [Substring]) -> Format {
    if words.count > 1, let last = words.last {
      if let known = Placeholder.Format(rawValue: String(last)) {
        words.removeLast()
        return .known(known)
      }
      if words.count > 2, last == "decimals" || last == "decimal",
        let count = Int(words[words.count - 2]), (0...9).contains(count)
      {
        words.removeLast(2)
        return .decimals(count)
      }
    }
    return .known(.number)
  }

  private enum Format {
    case known(Placeholder.Format)
    case decimals(Int)

    func text(_ value: Double) -> String {
      switch self {
      case .known(.number): DrawnNumber.readable(value)
      case .known(.integer): DrawnNumber.integer(value)
      case .known(.percent): DrawnNumber.readable((value * 100).tidied) + "\u{A0}%"
      case .decimals(let count): DrawnNumber.fixed(value, decimals: count)
      }
    }
  }
}
