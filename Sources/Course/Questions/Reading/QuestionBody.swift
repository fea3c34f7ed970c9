/// The Markdown of a question, cut into its parts; nothing is parsed yet.
///
///     The prompt, any text.
///
///     - [ ] An option
///       > Its feedback.
///       misconception: M07
///     - [x] Another
///       > Its feedback.
///
///     > [!hint] Where to look.
///     > [!why] The explanation.
///
/// For `order`, numbered lines take the place of the options.
struct QuestionBody {
  struct Option {
    var isTicked: Bool
    var text: SourceLines
    var feedback: SourceLines
    var misconception: SourceLines.Line?
    var when: SourceLines.Line?
    var line: Int
  }

  var prompt: SourceLines
  var options: [Option] = []
  /// The lines of an `order` question, in the right order.
  var ordered: [SourceLines] = []
  var hints: [SourceLines] = []
  var why: SourceLines?

  /// Where the lines that follow belong.
  private enum Part { case prompt, option, ordered, hint, why }

  private let log: ErrorLog
  private var part = Part.prompt
  /// The fence inside the prompt that is open, if one is.
  private var fence: String?

  init(_ body: SourceLines, isOrder: Bool, log: ErrorLog) {
    self.log = log
    prompt = SourceLines(lines: [], start: body.start)
    for line in body.lines { read(line, isOrder: isOrder) }
  }

  private mutating func read(_ line: SourceLines.Line, isOrder: Bool) {
    if part == .prompt, isInsideFence(line) {
      prompt.lines.append(line)
    } else if line.text.hasPrefix(">"), readAlert(line) {
      return
    } else if let option = optionStart(line) {
      part = .option
      options.append(option)
    } else if isOrder, let text = numbered(line) {
      part = .ordered
      ordered.append(SourceLines(lines: [text], start: line.number))
    } else {
      readContinuation(line)
    }
  }

  /// Follows the fences of a prompt, in which nothing else has a meaning.
  private mutating func isInsideFence(_ line: SourceLines.Line) -> Bool {
    let marks = line.unindented.text.prefix { $0 == "`" || $0 == "~" }
    guard marks.count >= 3 else { return fence != nil }
    if let open = fence {
      if marks.count >= open.count, marks.first == open.first { fence = nil }
    } else {
      fence = String(marks)
    }
    return true
  }

  // MARK: Options

  private func optionStart(_ line: SourceLines.Line) -> Option? {
    for (box, isTicked) in [("- [ ] ", false), ("- [x] ", true), ("- [X] ", true)]
    where line.text.hasPrefix(box) {
      let text = line.dropping(box.count)
      let empty = SourceLines(lines: [], start: line.number)
      return Option(
        isTicked: isTicked, text: SourceLines(lines: [text], start: line.number), feedback: empty,
        line: line.number)
    }
    return nil
  }

  private mutating func readContinuation(_ line: SourceLines.Line) {
    switch part {
    case .prompt:
      if line.unindented.text.hasPrefix("- [") || line.text.hasPrefix("* [") {
        log.add(
          line.place, "an option cannot be read",
          "begin it with `- [ ] ` or `- [x] ` at the start of the line")
      }
      prompt.lines.append(line)
    case .option: readInsideOption(line)
    case .ordered:
      guard !line.isBlank else { return }
      if line.indentation >= 2 {
        ordered[ordered.count - 1].lines.append(line.unindented)
      } else {
        noteStray(line, "begin each line to be ordered with `1. `")
      }
    case .hint, .why:
      if !line.isBlank { noteStray(line, "begin the lines of a hint or explanation with `>`") }
    }
  }

  private mutating func readInsideOption(_ line: SourceLines.Line) {
    let last = options.count - 1
    guard !line.isBlank else {
      if !options[last].feedback.lines.isEmpty { options[last].feedback.lines.append(line) }
      return
    }
    guard line.indentation >= 2 else {
      noteStray(
        line, "indent what belongs to an option by two spaces, and begin options with `- [ ] `")
      return
    }
    let content = line.unindented
    if content.text.hasPrefix(">") {
      options[last].feedback.lines.append(quoted(content))
    } else if let value = field("misconception:", of: content) {
      if options[last].misconception != nil { noteStray(line, "keep one `misconception:`") }
      options[last].misconception = value
    } else if let value = field("when:", of: content) {
      if options[last].when != nil { noteStray(line, "keep one `when:`, and join with `or`") }
      options[last].when = value
    } else if !options[last].feedback.lines.isEmpty || options[last].misconception != nil
      || options[last].when != nil || looksLikeField(content)
    {
      noteStray(
        line, "an option has its text, then `>` feedback, `misconception:` and `when:`, one a line")
    } else {
      options[last].text.lines.append(content)
    }
  }

  private func field(_ name: String, of line: SourceLines.Line) -> SourceLines.Line? {
    line.text.hasPrefix(name) ? line.dropping(name.count).unindented : nil
  }

  /// `misconceptoin: M07`: one small word, a colon and one more word.
  private func looksLikeField(_ line: SourceLines.Line) -> Bool {
    let words = line.text.split(separator: " ")
    guard words.count == 2, words[0].hasSuffix(":") else { return false }
    return words[0].dropLast().allSatisfy { $0.isASCII && $0.isLowercase }
  }

  // MARK: Lines to order

  private func numbered(_ line: SourceLines.Line) -> SourceLines.Line? {
    guard part == .prompt || part == .ordered else { return nil }
    let digits = line.text.prefix { $0.isASCII && $0.isNumber }
    guard (1...2).contains(digits.count), line.text.dropFirst(digits.count).hasPrefix(". ") else {
      return nil
    }
    return line.dropping(digits.count + 2).unindented
  }

  // MARK: Hints and explanation

  /// Reads a line that begins with `>`; false where it is part of the prompt.
  private mutating func readAlert(_ line: SourceLines.Line) -> Bool {
    let content = quoted(line)
    if let text = alert("[!hint]", content) {
      part = .hint
      hints.append(SourceLines(lines: [text], start: line.number))
    } else if let text = alert("[!why]", content) {
      part = .why
      if why != nil { noteStray(line, "keep one `[!why]`, with several paragraphs if need be") }
      why = SourceLines(lines: [text], start: line.number)
    } else if content.text.hasPrefix("[!") {
      noteStray(line, "a question knows `[!hint]` and `[!why]`")
    } else {
      switch part {
      case .prompt: return false
      case .hint: hints[hints.count - 1].lines.append(content)
      case .why: why?.lines.append(content)
      case .option, .ordered:
        noteStray(line, "indent feedback by two spaces, or begin with `> [!hint]` or `> [!why]`")
      }
    }
    return true
  }

  private func alert(_ name: String, _ line: SourceLines.Line) -> SourceLines.Line? {
    line.text.lowercased().hasPrefix(name) ? line.dropping(name.count).unindented : nil
  }

  /// The line without its `>` and one space.
  private func quoted(_ line: SourceLines.Line) -> SourceLines.Line {
    line.dropping(line.text.hasPrefix("> ") ? 2 : 1)
  }

  private func noteStray(_ line: SourceLines.Line, _ advice: String) {
    log.add(line.place, "this line cannot stand here", advice)
  }
}
