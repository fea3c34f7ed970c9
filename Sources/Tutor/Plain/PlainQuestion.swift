internal import Course
internal import Labs
internal import Recall
internal import TextUI

/// How a question is asked, and how its answer is read from a line.
extension ReadingScreen {
  /// The prompt with its options, what was answered, and what is said to it.
  func plainPieces(of question: Question, _ prose: Prose, _ style: PlainStyle) -> [PlainPiece] {
    guard let state = questions[question.id] else { return [] }
    func key(_ name: String) -> String { "\(name) \(question.id) \(state.attempt)" }
    var asked = style.lines(asked(question, prose, gap: ": "))
    asked += plainOptions(of: question, state, prose, style)
    var pieces = [PlainPiece(key: key("ask"), lines: asked)]
    for hint in question.hints.prefix(state.hints) {
      let text = prose.styled(hint).plain
      pieces.append(
        PlainPiece(key: "hint \(question.id) \(text)", lines: style.lines("Hint: " + text)))
    }
    if let answer = state.answer {
      pieces.append(
        PlainPiece(
          key: key("given"),
          lines: style.lines(
            "Your answer: \(state.rows(of: answer)).")))
    }
    switch state.phase {
    case .open, .confidence, .saving: break
    case .locked:
      pieces.append(PlainPiece(key: key("locked"), lines: style.lines("Locked in.")))
    case .skipped: pieces.append(PlainPiece(key: key("skipped"), lines: style.lines("Skipped.")))
    case .graded(_, let verdict, let confidence):
      var lines = verdictNotices(question, state, verdict, confidence, prose).flatMap {
        style.lines($0.summary)
      }
      if let right = rightRows(of: question, state) {
        lines += style.lines(right)
      }
      pieces.append(PlainPiece(key: key("verdict"), lines: lines))
    }
    return pieces
  }

  /// `  1  worse than my rules`
  private func plainOptions(
    of question: Question, _ state: QuestionState, _ prose: Prose, _ style: PlainStyle
  ) -> [String] {
    let texts: [RichText]
    switch question.kind {
    case .choice(let choices), .multi(let choices):
      texts = state.order.map { choices.options[$0].text }
    case .order(let lines): texts = state.order.map { lines[$0] }
    case .numeric, .short, .shape, .match, .plot, .trace, .goal: return []
    }
    return texts.enumerated().flatMap { row, text in
      style.lines("  \(row + 1)  \(prose.styled(text).plain)", hanging: 5)
    }
  }

  /// What the screen's marks say: which option was right, once no try is left.
  private func rightRows(of question: Question, _ state: QuestionState) -> String? {
    guard let verdict = state.verdict, !verdict.isRight, !state.mayRetry,
      let choices = question.choices
    else { return nil }
    let rows = state.order.indices.filter { isRight(choices.options[state.order[$0]]) }
    guard !rows.isEmpty else { return nil }
    let numbers = rows.map { "\($0 + 1)" }.joined(separator: ", ")
    return rows.count == 1 ? "The right answer is \(numbers)." : "The right answers are \(numbers)."
  }

  // MARK: Prompts

  /// `answer (1-4, h hint, x skip)`, as it stands in front of the learner's line.
  func plainAnswerPrompt(_ question: Question, _ state: QuestionState) -> String {
    var parts = [question.plainRange(state)]
    if state.hints < question.hints.count { parts.append("h hint") }
    return "answer (" + (parts + ["x skip"]).joined(separator: ", ") + ")"
  }
}

extension Question {
  /// What an answer looks like: `1-4`, `a number from 50 to 100`.
  fileprivate func plainRange(_ state: QuestionState) -> String {
    let rows = "1-\(state.order.count)"
    switch kind {
    case .choice: return rows
    case .multi: return "\(rows), several with spaces between"
    case .order: return "\(rows), all of them in your order"
    case .numeric(let numeric):
      let unit = numeric.unit.map { " \($0)" } ?? ""
      return numeric.range.map {
        "a number from \(Numbers.tick($0.lowerBound)) to \(Numbers.tick($0.upperBound))\(unit)"
      } ?? (unit.isEmpty ? "a number" : "a number in\(unit)")
    case .short: return "a word or two"
    case .shape: return "a shape such as 3x28x28"
    case .match, .plot, .trace, .goal: return "not asked here"
    }
  }
}

extension QuestionState {
  /// An answer by the numbers of the rows shown, from 1.
  fileprivate func rows(of answer: Answer) -> String {
    func row(_ option: Int) -> String {
      order.firstIndex(of: option).map { "\($0 + 1)" } ?? "?"
    }
    return switch answer {
    case .choice(let option): row(option)
    case .multi(let options): options.map(row).sorted().joined(separator: ", ")
    case .number: text
    case .order: "the lines as they stand"
    case .text, .shape, .match, .mark, .curve, .cells, .goal: answer.text
    }
  }
}

/// What a line says to an open question.
enum PlainAnswer: Equatable {
  /// Options by the rows shown, from 0, in the order typed.
  case rows([Int])
  /// A number as typed.
  case number(String)
  /// An answer that cannot be one, and why: a sentence.
  case problem(String)

  /// Reads a line; nil if it is no attempt at an answer.
  init?(_ line: String, to question: Question, _ state: QuestionState) {
    let count = state.order.count
    switch question.kind {
    case .numeric:
      guard line.contains(where: \.isNumber) else { return nil }
      self = .number(line)
    case .choice:
      guard let rows = Self.numbers(line) else { return nil }
      guard rows.count == 1 else {
        self = .problem("One number, from 1 to \(count).")
        return
      }
      self = Self.checked(rows, count)
    case .short, .shape, .match, .plot, .trace, .goal: return nil
    case .multi:
      guard let rows = Self.numbers(line) else { return nil }
      self = Self.checked(rows, count)
    case .order:
      guard let rows = Self.numbers(line) else { return nil }
      guard rows.sorted() == Array(1...max(1, count)) else {
        let example = (1...max(1, count)).reversed().map(String.init).joined(separator: " ")
        self = .problem("Each number from 1 to \(count) once, for instance \(example).")
        return
      }
      self = .rows(rows.map { $0 - 1 })
    }
  }

  private static func checked(_ rows: [Int], _ count: Int) -> PlainAnswer {
    if let wrong = rows.first(where: { !(1...max(1, count)).contains($0) }) {
      return .problem(
        wrong > 9
          ? "There is no \(wrong), only 1 to \(count). Several are written apart: 1 2."
          : "There is no \(wrong), only 1 to \(count).")
    }
    return .rows(rows.map { $0 - 1 })
  }

  /// Numbers with blanks, commas or stops between them; nil if there is anything else.
  private static func numbers(_ line: String) -> [Int]? {
    guard line.allSatisfy({ $0.isASCII && $0.isNumber || " ,;.>".contains($0) }) else { return nil }
    let words = line.split { " ,;.>".contains($0) }
    let numbers = words.compactMap { Int($0) }
    return numbers.isEmpty || numbers.count < words.count ? nil : numbers
  }
}
