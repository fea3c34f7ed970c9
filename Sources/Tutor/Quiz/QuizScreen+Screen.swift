internal import Course
internal import Labs
internal import Recall
internal import TextUI

extension QuizScreen: Screen {
  var help: Help { Help("Keys in a quiz, now", bindings) }
  var lessonInSight: String? { turn?.lesson.id }

  mutating func enter(firstJob: Int, at now: Timestamp) -> [ScreenRequest] {
    begin(firstJob: firstJob)
  }

  mutating func press(_ key: Key, on size: Size, at now: Timestamp) -> [ScreenRequest] {
    guard let binding = bindings.first(where: { $0.keys.contains(key) }) else { return [] }
    return perform(binding.action, key: key, on: size, at: now)
  }

  mutating func press(
    _ region: HitRegion, _ event: MouseEvent, on size: Size, at now: Timestamp
  ) -> [ScreenRequest] {
    guard let id = Pane.questionID(region.owner) else { return [] }
    switch region.part {
    case .item(let row) where isOver:
      cursor = min(max(0, row), max(0, missed.count - 1))
    case .item(let row) where id == turn?.question.id && turn?.state.phase == .open:
      guard let outcome = turn?.state.press(row: row) else { return [] }
      return take(outcome, at: now)
    case .plot where turn?.state.phase == .open:
      turn?.state.press(share: region.share(atColumn: event.column))
    default: break
    }
    return []
  }

  mutating func drag(
    _ region: HitRegion, _ event: MouseEvent, at now: Timestamp
  ) -> [ScreenRequest] {
    if case .plot = region.part, turn?.state.phase == .open {
      turn?.state.press(share: region.share(atColumn: event.column))
    }
    return []
  }

  mutating func turnWheel(
    _ event: MouseEvent, over panes: [HitRegion], on size: Size, at now: Timestamp
  ) -> [ScreenRequest] {
    scroll(by: event.action == .wheelUp ? -3 : 3, on: size)
    return []
  }

  mutating func paste(_ text: String) {
    guard turn?.state.phase == .open else { return }
    turn?.state.problem = nil
    turn?.state.sheet.change { $0.paste(text) }
  }

  mutating func send(_ event: LabEvent, at now: Timestamp) -> [ScreenRequest] {
    guard case .report(let report) = event else { return [] }
    return changeRuns { $0.receive(report) }
  }

  mutating func receive(_ data: LabData, at now: Timestamp) -> [ScreenRequest] {
    add(data)
    return changeRuns { $0.receive(data) }
  }

  mutating func fail(_ sentence: String) {
    _ = changeRuns { runs in
      runs.fail(sentence)
      return []
    }
  }

  mutating func receive(_ outcome: TaskOutcome, at now: Timestamp) -> [ScreenRequest] {
    turn?.state.take(outcome)
    return []
  }

  mutating func release(_ event: LearnerEvent, _ record: LearnerRecord) {
    show(record)
    release(event)
  }

  func terms(_ glossary: CourseGlossary) -> TermsInSight {
    TermsInSight(
      texts: turn.map { [Prose(metrics: [:]).line($0.question.prompt).plain] } ?? [], glossary)
  }

  // MARK: As a conversation

  var plainPlace: PlainPlace {
    .lab("quiz \(results.count) \(turn?.question.id ?? "") \(turn?.isReturn == true)")
  }

  func pieces(in conversation: PlainSession) -> [PlainPiece] { plainPieces(conversation.style) }

  func prompt(in conversation: PlainSession) -> String { plainPrompt }

  func answer(
    _ line: String, in conversation: inout PlainSession, at now: Timestamp
  ) -> [Effect] { conversation.answer(line, in: self, at: now) }
}
