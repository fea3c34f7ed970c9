internal import Course
internal import Labs
internal import Recall
internal import TextUI

/// Answering: from a pick to a verdict that is on disk.
extension ReadingScreen {
  mutating func editActive(_ edit: (inout QuestionState) -> Void) {
    guard let id = activeQuestion?.id, var state = questions[id] else { return }
    edit(&state)
    questions[id] = state
  }

  /// - Returns: whether there was an option to move to.
  @discardableResult
  mutating func move(by rows: Int) -> Bool {
    var hasMoved = false
    editActive { state in
      let target = min(max(0, state.cursor + rows), state.order.count - 1)
      hasMoved = target != state.cursor
      if state.isCarrying, hasMoved { state.order.swapAt(state.cursor, target) }
      state.cursor = target
    }
    if hasMoved { scroll = 0 }
    return hasMoved
  }

  mutating func nudge(by amount: Double) {
    guard let question = activeQuestion, case .numeric(let numeric) = question.kind,
      let range = numeric.range
    else { return }
    editActive { $0.nudge(by: amount, within: range) }
  }

  /// A digit: picks an option, or ticks it.
  mutating func pick(_ row: Int?, at now: Timestamp) -> [ScreenRequest] {
    guard let row, let question = activeQuestion, var state = questions[question.id],
      state.order.indices.contains(row)
    else { return [] }
    state.cursor = row
    if case .multi = question.kind {
      state.toggle(row)
      questions[question.id] = state
      return []
    }
    questions[question.id] = state
    return accept(.choice(state.order[row]), of: question, at: now)
  }

  /// Enter: the answer as it stands.
  mutating func commit(at now: Timestamp) -> [ScreenRequest] {
    guard let question = activeQuestion, let state = questions[question.id] else { return [] }
    switch question.kind {
    case .choice:
      guard state.order.indices.contains(state.cursor) else { return [] }
      return accept(.choice(state.order[state.cursor]), of: question, at: now)
    case .multi:
      guard !state.ticked.isEmpty else {
        questions[question.id]?.problem = "Tick at least one."
        return []
      }
      return accept(.multi(state.ticked), of: question, at: now)
    case .order:
      questions[question.id]?.isCarrying = false
      return accept(.order(state.order), of: question, at: now)
    case .numeric(let numeric):
      guard let value = numeric.value(of: state.text) else {
        questions[question.id]?.problem = "That is not a number. Digits, a point or a comma."
        return []
      }
      if let range = numeric.range, !range.contains(value) {
        questions[question.id]?.problem =
          "A number from \(Self.short(range.lowerBound)) to \(Self.short(range.upperBound))."
        return []
      }
      return accept(.number(value), of: question, at: now)
    case .short, .shape, .match, .plot, .trace, .goal: return []
    }
  }

  private static func short(_ value: Double) -> String {
    Numbers.tick(value)
  }

  /// Quiz answers are asked how sure; predictions and observations are taken at once.
  private mutating func accept(
    _ answer: Answer, of question: Question, at now: Timestamp
  ) -> [ScreenRequest] {
    questions[question.id]?.problem = nil
    if role(of: question) == .quiz {
      questions[question.id]?.phase = .confidence(answer)
      return []
    }
    return lockOrSettle(question, answer, nil, at: now)
  }

  mutating func confide(_ confidence: Confidence?, at now: Timestamp) -> [ScreenRequest] {
    guard let confidence, let question = activeQuestion,
      case .confidence(let answer) = questions[question.id]?.phase
    else { return [] }
    return lockOrSettle(question, answer, confidence, at: now)
  }

  private mutating func lockOrSettle(
    _ question: Question, _ answer: Answer, _ confidence: Confidence?, at now: Timestamp
  ) -> [ScreenRequest] {
    guard question.isJudgedByRun else { return settle(question, answer, confidence, at: now) }
    questions[question.id]?.phase = .locked(answer, confidence)
    // Where nothing but the stage's own keys makes the run, they act from now on.
    if let lab = stage?.lab, !lab.isRunnable, !lab.keys.isEmpty { focus = .stage }
    // What has run already may have no run key any more: it judges at once.
    if let lab = stage?.lab, !hidesStage, lab.run == .finished, !lab.isRunnable {
      return settle(question, answer, confidence, at: now)
    }
    guard role(of: question) == .prediction else { return [] }
    return [
      .effect(
        .record(
          LearnerEvent(
            time: now,
            .prediction(
              PredictionEvent(
                lesson: lesson.id, item: question.id, response: answer.text, isRight: nil)))))
    ]
  }

  /// Grades the answer and sends it to disk; the verdict shows when it is there.
  mutating func settle(
    _ question: Question, _ answer: Answer, _ confidence: Confidence?, at now: Timestamp
  ) -> [ScreenRequest] {
    let metrics = stage?.lab?.metrics ?? [:]
    let verdict = question.grade(answer) { metrics[$0] }
    questions[question.id]?.phase = .saving(answer, verdict, confidence)
    let state = questions[question.id]
    let kind: LearnerEvent.Kind =
      switch role(of: question) {
      case .prediction:
        .prediction(
          PredictionEvent(
            lesson: lesson.id, item: question.id, response: answer.text, isRight: verdict.isRight))
      case .observation, .quiz:
        .answer(
          AnswerEvent(
            lesson: lesson.id, item: question.id, revision: question.revision,
            objective: question.objective ?? "", response: answer.text, score: verdict.score,
            misconception: verdict.misconception, confidence: confidence,
            attempt: state?.attempt ?? 1, hints: state?.hints ?? 0, weight: question.weight))
      }
    return [.effect(.record(LearnerEvent(time: now, kind)))]
  }

  /// An event reached the disk, or never will: what waited for it may show.
  mutating func release(_ event: LearnerEvent) {
    let item: String? =
      switch event.kind {
      case .answer(let answer): answer.item
      case .prediction(let prediction): prediction.item
      case .position, .stepSeen, .labRun, .goalMet, .flag, .skip, .tooEasy, .studied, .tour,
        .unknown:
        nil
      }
    guard let item, case .saving(let answer, let verdict, let confidence) = questions[item]?.phase
    else { return }
    questions[item]?.phase = .graded(answer, verdict, confidence)
    scroll = 0
    // The text goes on: back to it, unless the stage is there to be played with.
    if focus == .stage, stage?.lab?.keys.isEmpty != false { focus = .text }
  }

  mutating func skip(at now: Timestamp) -> [ScreenRequest] {
    guard let question = activeQuestion else { return [] }
    questions[question.id]?.phase = .skipped
    return [
      .effect(.record(LearnerEvent(time: now, .skip(item: question.id, lesson: lesson.id))))
    ]
  }

  /// What the lesson asks a question for.
  enum QuestionRole { case prediction, observation, quiz }

  func role(of question: Question) -> QuestionRole {
    for block in pages.lazy.flatMap(\.blocks) where block.question?.id == question.id {
      switch block {
      case .predict: return .prediction
      case .observe: return .observation
      case .quiz, .text, .lab, .figure: return .quiz
      }
    }
    return .quiz
  }
}
