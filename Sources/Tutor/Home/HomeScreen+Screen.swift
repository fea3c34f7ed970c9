internal import Course
internal import Labs
internal import Recall
internal import TextUI

extension HomeScreen: Screen {
  var help: Help { Help("Keys on the course map", bindings) }
  var lessonInSight: String? { chosen?.lesson?.id }

  mutating func press(_ key: Key, on size: Size, at now: Timestamp) -> [ScreenRequest] {
    press(key)
  }

  mutating func press(
    _ region: HitRegion, _ event: MouseEvent, on size: Size, at now: Timestamp
  ) -> [ScreenRequest] { press(region) }

  mutating func send(_ event: LabEvent, at now: Timestamp) -> [ScreenRequest] {
    (stage?.send(event) ?? []).map(ScreenRequest.effect)
  }

  mutating func receive(_ data: LabData, at now: Timestamp) -> [ScreenRequest] {
    receive(data).map(ScreenRequest.effect)
  }

  mutating func fail(_ sentence: String) { stage?.fail(sentence) }

  mutating func release(_ event: LearnerEvent, _ record: LearnerRecord) { show(record) }

  func terms(_ glossary: CourseGlossary) -> TermsInSight {
    TermsInSight(of: chosen?.lesson, glossary)
  }

  // MARK: As a conversation

  var plainPlace: PlainPlace { .home }

  func pieces(in conversation: PlainSession) -> [PlainPiece] { conversation.pieces(of: self) }

  func prompt(in conversation: PlainSession) -> String { conversation.prompt(of: self) }

  func answer(
    _ line: String, in conversation: inout PlainSession, at now: Timestamp
  ) -> [Effect] { conversation.answer(line, on: self, at: now) }

  /// It is there already.
  mutating func goHome(at now: Timestamp) -> [ScreenRequest] { [] }
}
