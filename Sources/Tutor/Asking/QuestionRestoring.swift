internal import Course
internal import Recall

extension QuestionState {
  /// Takes up the question where the record left it.
  mutating func restore(_ question: Question, from record: LearnerRecord) {
    if let event = record.answers[question.id]?.last, event.revision == question.revision,
      // What was drawn elsewhere was another question.
      event.drawn == question.values,
      let answer = Answer(event.response, to: question)
    {
      attempt = event.attempt
      hints = event.hints
      sheet.change { $0.show(answer) }
      let verdict =
        question.isJudgedByRun
        ? question.formerVerdict(answer, isRight: event.score == 1)
        : question.grade(answer, isMeant: true)
      phase = .graded(answer, verdict, event.confidence)
    } else if let event = record.predictions[question.id],
      let answer = Answer(event.response, to: question)
    {
      sheet.change { $0.show(answer) }
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
    if case .choice(let choices) = kind, isJudgedByRun || run != nil {
      return Array(choices.options.indices)
    }
    // FNV-1a of the id, so that the right option is not in the same row of every question.
    let salt = id.utf8.reduce(0xcbf2_9ce4_8422_2325 as UInt64) {
      ($0 ^ UInt64($1)) &* 0x100_0000_01b3
    }
    return order(seed: seed ^ salt)
  }
}
