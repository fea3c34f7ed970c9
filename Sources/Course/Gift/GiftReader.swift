/// Reads questions in Moodle's GIFT format.
///
///     // a comment
///     $CATEGORY: nets/training
///
///     ::Rates::The loss rises at every step. Why? {
///       =the rate is too large#Each step crosses the valley.
///       ~the batch is too small#That makes it noisy.
///       ####Look at the size of one step.
///     }
///
/// Source: the Moodle documentation, "GIFT format". Questions stand apart by empty lines; a backslash
/// takes the meaning from `~ = # { } :`.
struct GiftReader {
  /// The most bytes of a file, and the most characters of a text in it.
  static let mostBytes = 1_000_000
  static let longestText = 900

  /// What the file is called in errors.
  let file: String

  /// All questions of a file, in order.
  static func questions(in source: SourceFile) throws(GiftError) -> [GiftQuestion] {
    let reader = GiftReader(file: source.path)
    guard source.text.utf8.count <= mostBytes else {
      throw reader.error(1, "more than \(mostBytes) bytes are too many; split the file")
    }
    var questions: [GiftQuestion] = []
    var category = ""
    for paragraph in reader.paragraphs(of: source.text) {
      let text = paragraph.text
      if text.hasPrefix("$CATEGORY:") {
        let path = text.dropFirst("$CATEGORY:".count).split(separator: "/").last ?? ""
        category = GiftText.plain(path)
      } else if !text.hasPrefix("$") {
        var question = try reader.question(text, line: paragraph.line)
        question.category = category
        questions.append(question)
      }
    }
    return questions
  }

  private func error(_ line: Int, _ problem: String) -> GiftError {
    GiftError(file: file, line: line, problem: problem)
  }

  // MARK: Paragraphs

  private struct Paragraph {
    var text: String
    var line: Int
  }

  /// What stands between empty lines, without comments; a category is a paragraph of its own.
  private func paragraphs(of text: String) -> [Paragraph] {
    var paragraphs: [Paragraph] = []
    var open: Paragraph?
    func close() {
      if let open { paragraphs.append(open) }
      open = nil
    }
    let escaped = GiftText.escaped(text)
    for (index, line) in escaped.split(
      omittingEmptySubsequences: false, whereSeparator: \.isNewline
    )
    .enumerated() {
      let content = line.drop(while: \.isWhitespace)
      if content.isEmpty {
        close()
      } else if content.hasPrefix("//") {
        continue
      } else if content.hasPrefix("$") {
        close()
        paragraphs.append(Paragraph(text: String(content), line: index + 1))
      } else if open == nil {
        open = Paragraph(text: String(content), line: index + 1)
      } else {
        open?.text += "\n" + content
      }
    }
    close()
    return paragraphs
  }

  // MARK: One question

  private func question(_ text: String, line: Int) throws(GiftError) -> GiftQuestion {
    var rest = text[...]
    var title = ""
    if rest.hasPrefix("::"), let end = rest.dropFirst(2).firstRange(of: "::") {
      title = GiftText.plain(rest[..<end.lowerBound].dropFirst(2))
      rest = rest[end.upperBound...]
    }
    guard let begin = rest.firstIndex(of: "{") else {
      guard !rest.contains("}") else {
        throw error(line, "there is a } without a {; write \\} where it is meant as text")
      }
      return GiftQuestion(
        title: title, line: line, prompt: try prompt(rest, line), kind: .description)
    }
    guard let end = rest[begin...].firstIndex(of: "}") else {
      throw error(line, "the { of the answers has no } before the next empty line")
    }
    let after = rest[rest.index(after: end)...]
    guard !after.contains("{"), !after.contains("}"),
      !rest[..<begin].contains("}"), !rest[begin..<end].dropFirst().contains("{")
    else {
      throw error(line, "a question has one { } with answers; write \\{ where it is meant as text")
    }
    var asked = String(rest[..<begin])
    if !after.allSatisfy(\.isWhitespace) { asked += " _____ " + after }
    var question = GiftQuestion(
      title: title, line: line, prompt: try prompt(asked[...], line), kind: .essay)
    var answers = rest[rest.index(after: begin)..<end]
    if let general = answers.firstRange(of: "####") {
      question.feedback = try checked(answers[general.upperBound...], line)
      answers = answers[..<general.lowerBound]
    }
    question.kind = try kind(answers, line)
    return question
  }

  private func prompt(_ text: Substring, _ line: Int) throws(GiftError) -> String {
    var text = text.drop(while: \.isWhitespace)
    // The format of the text: tags are taken out of all of them.
    for name in ["[html]", "[markdown]", "[plain]", "[moodle]"] where text.hasPrefix(name) {
      text = text.dropFirst(name.count)
    }
    return try checked(text, line)
  }

  /// A text as it is meant, unless it is too long.
  private func checked(_ text: Substring, _ line: Int) throws(GiftError) -> String {
    let plain = GiftText.plain(text)
    guard plain.count <= Self.longestText else {
      throw error(line, "a text of more than \(Self.longestText) characters; shorten it")
    }
    return plain
  }

  // MARK: Answers

  private func kind(_ text: Substring, _ line: Int) throws(GiftError) -> GiftQuestion.Kind {
    let body = GiftText.trimmed(text)
    if body.isEmpty { return .essay }
    if body.hasPrefix("#") { return .numeric(try numbers(body.dropFirst(), line)) }
    if let trueOrFalse = try trueOrFalse(body, line) { return trueOrFalse }
    let pieces = pieces(body)
    guard let first = pieces.first, !first.text.isEmpty || pieces.count > 1 else {
      throw error(
        line, "its answers begin with neither = nor ~ nor #; write {=right ~wrong} or {T}")
    }
    if pieces.allSatisfy({ $0.isRight && $0.text.contains("->") }) {
      return .match(try pieces.map { (piece) throws(GiftError) in try pair(piece.text, line) })
    }
    let answers = try pieces.map { (piece) throws(GiftError) in try answer(piece, line) }
    return answers.allSatisfy(\.isMarkedRight) ? .short(answers) : .choice(answers)
  }

  private struct Piece {
    var isRight: Bool
    var text: Substring
  }

  /// What begins with `=` or `~`; empty where something else stands before the first of them.
  private func pieces(_ body: Substring) -> [Piece] {
    var pieces: [Piece] = []
    var start = body.startIndex
    guard body.first == "=" || body.first == "~" else { return [] }
    for index in body.indices where index > start && (body[index] == "=" || body[index] == "~") {
      pieces.append(Piece(isRight: body[start] == "=", text: body[start..<index].dropFirst()))
      start = index
    }
    pieces.append(Piece(isRight: body[start] == "=", text: body[start...].dropFirst()))
    return pieces
  }

  private func answer(_ piece: Piece, _ line: Int) throws(GiftError) -> GiftQuestion.Answer {
    let (weight, rest) = try weight(piece.text, line)
    let (text, feedback) = parts(rest)
    return GiftQuestion.Answer(
      text: try checked(text, line), weight: weight ?? (piece.isRight ? 100 : 0),
      isMarkedRight: piece.isRight, feedback: try checked(feedback, line))
  }

  /// What stands before and behind the first `#`.
  private func parts(_ text: Substring) -> (text: Substring, feedback: Substring) {
    guard let mark = text.firstIndex(of: "#") else { return (text, "") }
    return (text[..<mark], text[text.index(after: mark)...])
  }

  /// `%50%`, taken from the beginning.
  private func weight(
    _ text: Substring, _ line: Int
  ) throws(GiftError) -> (weight: Double?, rest: Substring) {
    let text = text.drop(while: \.isWhitespace)
    guard text.first == "%", let end = text.dropFirst().firstIndex(of: "%") else {
      return (nil, text)
    }
    guard let weight = Double(text[..<end].dropFirst()), (-100...100).contains(weight) else {
      throw error(line, "between % and % stands what an answer is worth, -100 to 100")
    }
    return (weight, text[text.index(after: end)...])
  }

  private func pair(_ text: Substring, _ line: Int) throws(GiftError) -> GiftQuestion.Pair {
    guard let arrow = text.firstRange(of: "->") else { return .init(left: "", right: "") }
    return GiftQuestion.Pair(
      left: try checked(text[..<arrow.lowerBound], line),
      right: try checked(text[arrow.upperBound...], line))
  }

  private func trueOrFalse(
    _ body: Substring, _ line: Int
  ) throws(GiftError) -> GiftQuestion.Kind? {
    let (word, feedback) = parts(body)
    let key: Bool
    switch GiftText.trimmed(word).uppercased() {
    case "T", "TRUE": key = true
    case "F", "FALSE": key = false
    default: return nil
    }
    let (wrong, right) = parts(feedback)
    return .trueOrFalse(key, toWrong: try checked(wrong, line), toRight: try checked(right, line))
  }

  private func numbers(
    _ body: Substring, _ line: Int
  ) throws(GiftError) -> [GiftQuestion.Number] {
    let body = GiftText.trimmed(body)
    let pieces = body.first == "=" ? pieces(body) : [Piece(isRight: true, text: body)]
    var numbers: [GiftQuestion.Number] = []
    // `~#feedback` is for whatever is wrong; it has no number.
    for piece in pieces where piece.isRight {
      let (weight, rest) = try weight(piece.text, line)
      let (text, feedback) = parts(rest)
      guard let (value, tolerance) = number(GiftText.trimmed(text)) else {
        throw error(line, "a number is written 3, 3:0.1 or 2.9..3.1")
      }
      numbers.append(
        GiftQuestion.Number(
          value: value, tolerance: tolerance, weight: weight ?? 100,
          feedback: try checked(feedback, line)))
    }
    return numbers
  }

  /// `3`, `3:0.1` or `2.9..3.1`.
  private func number(_ text: Substring) -> (value: Double, tolerance: Double)? {
    if let dots = text.firstRange(of: "..") {
      guard let low = finite(text[..<dots.lowerBound]), let high = finite(text[dots.upperBound...]),
        low <= high
      else { return nil }
      return (Self.neat(low / 2 + high / 2), Self.neat(high / 2 - low / 2))
    }
    guard let colon = text.firstIndex(of: ":") else { return finite(text).map { ($0, 0) } }
    guard let value = finite(text[..<colon]), let near = finite(text[text.index(after: colon)...]),
      near >= 0
    else { return nil }
    return (value, near)
  }

  /// Without what halving has left behind the ninth decimal: 0.3 for 0.30000000000000004.
  private static func neat(_ value: Double) -> Double {
    let rounded = (value * 1e9).rounded() / 1e9
    return abs(rounded - value) <= 1e-12 * abs(value) ? rounded : value
  }

  private func finite(_ text: Substring) -> Double? {
    let text = GiftText.trimmed(text)
    guard text.allSatisfy({ $0.isASCII && ($0.isNumber || "+-.eE".contains($0)) }),
      let value = Double(text), abs(value) < 1e15
    else { return nil }
    return value
  }
}
