internal import Course
internal import Labs
internal import Recall
internal import TextUI

extension ReadingScreen: Screen {
  var help: Help { Help("Keys in a lesson, now", bindings) }
  var stageInSight: Stage? { hidesStage ? nil : stage }
  /// Not before a prediction is made.
  var mayUseStage: Bool { mayRun }
  var lessonInSight: String? { lesson.id }

  mutating func turnWheel(
    _ event: MouseEvent, over panes: [HitRegion], on size: Size, at now: Timestamp
  ) -> [ScreenRequest] {
    if let stage = panes.first(where: { $0.owner == Pane.stage }) {
      return point(event, over: stage, at: now)
    }
    if panes.contains(where: { $0.owner == Pane.text }) {
      scroll(by: event.action == .wheelUp ? -3 : 3, on: size)
    }
    return []
  }

  mutating func ask(on size: Size) -> [ScreenRequest] { beginAsking(on: size) }

  mutating func fail(_ sentence: String) { stage?.fail(sentence) }

  mutating func release(_ event: LearnerEvent, _ record: LearnerRecord) { release(event) }

  mutating func changeStage(_ change: (inout Stage) -> [Effect]) -> [ScreenRequest] {
    guard !hidesStage, var stage else { return [] }
    let effects = change(&stage)
    self.stage = stage
    return effects.map(ScreenRequest.effect)
  }

  func loss(by key: Key) -> Confirmation? {
    let action = bindings.first { $0.keys.contains(key) }?.action
    if action == .reset || action == .reseed { return stage?.lossByReset(key) }
    return action == .home || action == .quit ? stage?.lossByLeaving(key) : nil
  }

  func terms(_ glossary: CourseGlossary) -> TermsInSight { TermsInSight(on: self, glossary) }

  // MARK: As a conversation

  var plainPlace: PlainPlace {
    isAtEnd ? .end(lesson: lesson.id) : .page(lesson: lesson.id, number: number)
  }

  func pieces(in conversation: PlainSession) -> [PlainPiece] { plainPieces(conversation.style) }

  func prompt(in conversation: PlainSession) -> String { conversation.prompt(of: self) }

  func answer(
    _ line: String, in conversation: inout PlainSession, at now: Timestamp
  ) -> [Effect] { conversation.answer(line, in: self, at: now) }

  mutating func enter(firstJob: Int, at now: Timestamp) -> [ScreenRequest] { enterPage(at: now) }

  mutating func receive(_ outcome: TaskOutcome, at now: Timestamp) -> [ScreenRequest] {
    editActive { $0.take(outcome) }
    return []
  }

  mutating func goHome(at now: Timestamp) -> [ScreenRequest] {
    perform(.home, key: .escape, at: now)
  }

  mutating func quit(at now: Timestamp) -> [ScreenRequest] {
    perform(.quit, key: .character("q"), at: now)
  }
}
