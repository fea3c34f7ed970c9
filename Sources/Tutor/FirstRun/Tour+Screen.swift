internal import Labs
internal import TextUI

extension Tour: Screen {
  var help: Help { Help("Keys, now", bindings) }
  var stageInSight: Stage? { stage }
  /// Its own keys are taught first.
  var mayUseStage: Bool { false }

  mutating func press(_ key: Key, on size: Size, at now: Timestamp) -> [ScreenRequest] {
    press(key, at: now)
  }

  mutating func send(_ event: LabEvent, at now: Timestamp) -> [ScreenRequest] { send(event) }

  mutating func receive(_ data: LabData, at now: Timestamp) -> [ScreenRequest] { receive(data) }

  mutating func fail(_ sentence: String) { stage?.fail(sentence) }

  // MARK: As a conversation

  var plainPlace: PlainPlace { .home }

  func pieces(in conversation: PlainSession) -> [PlainPiece] { [] }

  func prompt(in conversation: PlainSession) -> String { "Enter" }

  /// A picture to be judged is nothing for a conversation.
  func answer(
    _ line: String, in conversation: inout PlainSession, at now: Timestamp
  ) -> [Effect] { conversation.session.update(.input(.key(.escape)), at: now) }

  /// There is nothing to be said of it.
  mutating func goHome(at now: Timestamp) -> [ScreenRequest] { [] }
}
