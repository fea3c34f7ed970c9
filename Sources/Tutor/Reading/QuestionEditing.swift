internal import Course
internal import Recall
internal import TextUI

extension QuestionState {
  /// Ticks or unticks the option in that row.
  mutating func toggle(_ row: Int) {
    problem = nil
    guard order.indices.contains(row) else { return }
    let option = order[row]
    if ticked.remove(option) == nil { ticked.insert(option) }
  }

  /// A key for the number: a character of it, or one that moves the caret or takes away.
  mutating func edit(_ key: Key) {
    problem = nil
    entry.press(key)
  }

  /// Puts in what a number may be made of; the rest of what was pasted is left out.
  mutating func paste(_ text: String) {
    problem = nil
    entry.paste(String(text.filter { !$0.isWhitespace })) { "0123456789.,-−+%".contains($0) }
  }

  /// Another text in place of what was typed, at once; longer than a number ever is it is cut.
  mutating func replaceText(by text: String) { entry.replace(by: String(text.prefix(40))) }

  mutating func nudge(by amount: Double, within range: ClosedRange<Double>) {
    problem = nil
    let value = NumberInput.parse(text) ?? (range.lowerBound + range.upperBound) / 2
    let moved = min(max(range.lowerBound, value + amount), range.upperBound)
    entry.replace(by: moved == moved.rounded() ? String(Int(moved)) : String(moved))
  }

  /// Opens a wrong answer for a second try.
  mutating func retry(_ question: Question) {
    guard mayRetry else { return }
    attempt += 1
    phase = .open
  }

  /// Takes up the question where the record left it.
  mutating func restore(_ question: Question, from record: LearnerRecord) {
    if let event = record.answers[question.id]?.last, event.revision == question.revision,
      let answer = Answer(event.response, to: question)
    {
      attempt = event.attempt
      hints = event.hints
      show(answer)
      let verdict =
        question.isJudgedByRun
        ? question.formerVerdict(answer, isRight: event.score == 1)
        : question.grade(answer, isMeant: true)
      phase = .graded(answer, verdict, event.confidence)
    } else if let event = record.predictions[question.id],
      let answer = Answer(event.response, to: question)
    {
      show(answer)
      if let isRight = event.isRight {
        phase = .graded(
          answer,
          question.isJudgedByRun
            ? question.formerVerdict(answer, isRight: isRight)
            : question.grade(answer, isMeant: true),
          nil)
      } else {
        phase = .locked(answer, nil)
      }
    } else if record.lessons.values.contains(where: { $0.skipped.contains(question.id) }) {
      phase = .skipped
    }
  }

  private mutating func show(_ answer: Answer) {
    switch answer {
    case .choice(let option): cursor = order.firstIndex(of: option) ?? 0
    case .multi(let options): ticked = options
    case .number(let value):
      entry.replace(by: value == value.rounded() ? String(Int(value)) : String(value))
    case .order(let lines): order = lines
    case .text, .shape, .match, .mark, .curve, .cells, .goal: break
    }
  }
}

extension Question {
  /// The verdict of an earlier run, as far as the record keeps it.
  func formerVerdict(_ answer: Answer, isRight: Bool) -> Verdict {
    var feedback: [TextBlock] = []
    var misconception: String?
    if case .choice(let option) = answer, case .choice(let choices) = kind,
      choices.options.indices.contains(option)
    {
      feedback = choices.options[option].feedback
      misconception = isRight ? nil : choices.options[option].misconception
    }
    return Verdict(
      score: isRight ? 1 : 0, isRight: isRight, feedback: feedback, misconception: misconception,
      details: [])
  }

  /// The options or lines in the order to show them, numbered as in the file. What a run judges
  /// keeps the author's order, since its options are ranges.
  func displayOrder(seed: UInt64) -> [Int] {
    if case .choice(let choices) = kind, isJudgedByRun { return Array(choices.options.indices) }
    // FNV-1a of the id, so that the right option is not in the same row of every question.
    let salt = id.utf8.reduce(0xcbf2_9ce4_8422_2325 as UInt64) {
      ($0 ^ UInt64($1)) &* 0x100_0000_01b3
    }
    return order(seed: seed ^ salt)
  }
}
