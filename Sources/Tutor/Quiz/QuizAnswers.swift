internal import Course
internal import Labs
internal import Recall
internal import TextUI

/// Answering in a quiz: from a key to a verdict that is on disk.
extension QuizScreen {
  mutating func perform(
    _ action: QuestionAction, key: Key, on size: Size, at now: Timestamp
  ) -> [ScreenRequest] {
    switch action {
    case .sheet(let action):
      guard let outcome = turn?.state.perform(action, key) else { return [] }
      if action == .up || action == .down {
        if outcome == .unmoved { scroll(by: action == .up ? -1 : 1, on: size) } else { scroll = 0 }
      }
      return take(outcome, at: now)
    case .confidence:
      guard let confidence = key.digit.flatMap(Confidence.init(rawValue:)) else { return [] }
      return confide(confidence, at: now)
    case .back: turn?.state.phase = .open
    case .hint: turn?.state.hints += 1
    case .retry: turn?.state.retry()
    case .skip: return skip(at: now)
    case .flag: return flag(at: now)
    }
    return []
  }

  /// What came of a key or a line.
  mutating func take(_ outcome: SheetOutcome, at now: Timestamp) -> [ScreenRequest] {
    guard let question = turn?.question else { return [] }
    switch outcome {
    case .changed, .unmoved: return []
    case .problem(let sentence):
      turn?.state.problem = sentence
      return []
    case .lab(let task): return [.task(task, turn?.state.taskOutcome)]
    case .answer(let answer):
      turn?.state.problem = nil
      if let sentence = turn?.state.asksAgain(answer, to: question) {
        turn?.state.problem = sentence
        return []
      }
      // How sure is asked once: the second try follows from the feedback.
      guard turn?.state.attempt == 1 else { return settle(answer, nil, at: now) }
      turn?.state.phase = .confidence(answer)
      return []
    }
  }

  mutating func confide(_ confidence: Confidence, at now: Timestamp) -> [ScreenRequest] {
    guard case .confidence(let answer)? = turn?.state.phase else { return [] }
    return settle(answer, confidence, at: now)
  }

  /// Grades the answer and sends it to disk; the verdict shows when it is there.
  private mutating func settle(
    _ answer: Answer, _ confidence: Confidence?, at now: Timestamp
  ) -> [ScreenRequest] {
    guard let turn else { return [] }
    let question = turn.question
    let verdict = question.grade(answer, isMeant: true)
    self.turn?.state.phase = .saving(answer, verdict, confidence)
    if firstVerdict == nil { firstVerdict = verdict.isRight }
    return [
      .effect(
        .record(
          LearnerEvent(
            time: now,
            .answer(
              AnswerEvent(
                lesson: turn.lesson.id, item: question.id, revision: question.revision,
                objective: question.objective ?? "", response: answer.text, score: verdict.score,
                misconception: verdict.misconception, confidence: confidence,
                attempt: turn.state.attempt + (turn.isReturn ? 2 : 0), hints: turn.state.hints,
                weight: question.weight, offered: question.offers, drawn: question.values,
                seed: turn.seed, place: place)))))
    ]
  }

  /// An event reached the disk, or never will: what waited for it may show.
  mutating func release(_ event: LearnerEvent) {
    guard case .answer(let answered) = event.kind, answered.item == turn?.question.id,
      case .saving(let answer, let verdict, let confidence)? = turn?.state.phase
    else { return }
    turn?.state.phase = .graded(answer, verdict, confidence)
    scroll = 0
  }

  mutating func skip(at now: Timestamp) -> [ScreenRequest] {
    guard let turn else { return [] }
    self.turn?.state.phase = .skipped
    let event = LearnerEvent(
      time: now, .skip(item: turn.question.id, lesson: turn.lesson.id))
    // The question is passed over whether or not runs of it are under way.
    let stop: [ScreenRequest] = turn.runs == nil ? [] : [.effect(.lab(.stop))]
    return [.effect(.record(event))] + stop + goOn()
  }

  mutating func flag(at now: Timestamp) -> [ScreenRequest] {
    guard let turn, !turn.isFlagged else { return [] }
    self.turn?.isFlagged = true
    return [
      .effect(
        .record(
          LearnerEvent(time: now, .flag(item: turn.question.id, lesson: turn.lesson.id)))),
      .say("Flagged \(turn.question.id) for its author."),
    ]
  }

  mutating func sayTooEasy(at now: Timestamp) -> [ScreenRequest] {
    guard let turn, !turn.isTooEasy else { return [] }
    self.turn?.isTooEasy = true
    return [
      .effect(
        .record(
          LearnerEvent(time: now, .tooEasy(item: turn.question.id, lesson: turn.lesson.id)))),
      .say("It will come back later than it would have."),
    ]
  }
}
