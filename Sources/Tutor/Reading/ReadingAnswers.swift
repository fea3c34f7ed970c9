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

  /// What a key does at the question.
  mutating func perform(
    _ action: QuestionAction, key: Key, on size: Size, at now: Timestamp
  ) -> [ScreenRequest] {
    switch action {
    case .sheet(let action):
      guard let question = activeQuestion, var state = questions[question.id] else { return [] }
      let outcome = state.perform(action, key)
      questions[question.id] = state
      if outcome == .unmoved, action == .up || action == .down {
        scroll(by: action == .up ? -1 : 1, on: size)
      } else if outcome == .changed, action == .up || action == .down {
        scroll = 0
      }
      return take(outcome, of: question, at: now)
    case .confidence: return confide(key.digit.flatMap(Confidence.init(rawValue:)), at: now)
    case .back: editActive { $0.phase = .open }
    case .skip: return skip(at: now)
    case .hint:
      let id = (activeQuestion ?? settledQuestion)?.id
      if let id { questions[id]?.hints += 1 }
    case .retry: if let question = settledQuestion { questions[question.id]?.retry() }
    case .flag: return flag(at: now)
    }
    return []
  }

  /// What came of a key or of a line at the question.
  mutating func take(
    _ outcome: SheetOutcome, of question: Question, at now: Timestamp
  ) -> [ScreenRequest] {
    switch outcome {
    case .changed, .unmoved: return []
    case .problem(let sentence):
      questions[question.id]?.problem = sentence
      return []
    case .answer(let answer): return accept(answer, of: question, at: now)
    case .lab(let task): return [.task(task, questions[question.id]?.taskOutcome)]
    }
  }

  mutating func flag(at now: Timestamp) -> [ScreenRequest] {
    guard let question = settledQuestion ?? activeQuestion else { return [] }
    return [
      .effect(.record(LearnerEvent(time: now, .flag(item: question.id, lesson: lesson.id)))),
      .say("Flagged \(question.id) for its author."),
    ]
  }

  /// Quiz answers are asked how sure; predictions and observations are taken at once.
  private mutating func accept(
    _ answer: Answer, of question: Question, at now: Timestamp
  ) -> [ScreenRequest] {
    questions[question.id]?.problem = nil
    if let sentence = questions[question.id]?.asksAgain(answer, to: question) {
      questions[question.id]?.problem = sentence
      return []
    }
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
    let verdict = question.grade(answer, isMeant: true) { metrics[$0] }
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
            attempt: state?.attempt ?? 1, hints: state?.hints ?? 0, weight: question.weight,
            offered: question.offers, drawn: question.values, seed: lesson.seed))
      }
    return [.effect(.record(LearnerEvent(time: now, kind)))]
  }

  /// An event reached the disk, or never will: what waited for it may show.
  mutating func release(_ event: LearnerEvent) {
    let item: String? =
      switch event.kind {
      case .answer(let answer): answer.item
      case .prediction(let prediction): prediction.item
      case .position, .stepSeen, .labRun, .goalMet, .flag, .skip, .tooEasy, .studied, .tour, .reset,
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
  func role(of question: Question) -> QuestionCard.QuestionRole {
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
