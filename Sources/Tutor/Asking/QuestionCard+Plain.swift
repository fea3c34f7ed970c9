internal import Course
internal import TextUI

/// How a question is asked in a conversation, and what is said to its answer.
extension QuestionCard {
  /// The prompt with its options, what was answered, and what is said to it.
  func plainPieces(_ style: PlainStyle) -> [PlainPiece] {
    func key(_ name: String) -> String { "\(name) \(question.id) \(state.attempt)" }
    var asked = style.lines(asked(gap: ": "))
    asked += state.sheet.shown.plainLines(prose).flatMap { style.lines($0, hanging: 5) }
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
          lines: style.lines("Your answer: \(state.sheet.shown.plainText(answer)).")))
    }
    switch state.phase {
    case .open, .confidence, .saving: break
    case .locked:
      pieces.append(PlainPiece(key: key("locked"), lines: style.lines("Locked in.")))
    case .skipped: pieces.append(PlainPiece(key: key("skipped"), lines: style.lines("Skipped.")))
    case .graded(_, let verdict, let confidence):
      var lines = verdictNotices(verdict, confidence).flatMap { style.lines($0.summary) }
      if let right = plainKey { lines += style.lines(right) }
      pieces.append(PlainPiece(key: key("verdict"), lines: lines))
    }
    return pieces
  }

  /// What the screen's marks say: what would have been right, once no try is left.
  private var plainKey: String? {
    guard let verdict = state.verdict, !verdict.isRight, !state.mayRetry else { return nil }
    switch question.kind {
    case .choice(let choices), .multi(let choices):
      let rows = state.order.indices.filter {
        choices.options[state.order[$0]].key.isRight(metric) == true
      }
      guard !rows.isEmpty else { return nil }
      let numbers = rows.map { "\($0 + 1)" }.joined(separator: ", ")
      return rows.count == 1
        ? "The right answer is \(numbers)." : "The right answers are \(numbers)."
    case .short, .shape, .match, .plot, .trace:
      guard let right = question.rightAnswer(metrics: metric) else { return nil }
      var sheet = state.sheet
      sheet.change { $0.show(right) }
      return "Right would have been \(sheet.shown.plainText(right))."
    case .numeric, .order, .goal: return nil
    }
  }

  /// `answer (1-4, h hint, x skip)`, as it stands in front of the learner's line.
  var plainPrompt: String {
    var parts = [state.sheet.shown.plainRange]
    if state.hints < question.hints.count { parts.append("h hint") }
    return "answer (" + (parts + ["x skip"]).joined(separator: ", ") + ")"
  }
}
