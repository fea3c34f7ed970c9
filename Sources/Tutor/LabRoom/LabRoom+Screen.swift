internal import Labs
internal import TextUI

extension LabRoom: Screen {
  var help: Help { Help("Keys in a lab, now", bindings) }
  var stageInSight: Stage? { stage }

  mutating func press(_ key: Key, on size: Size, at now: Timestamp) -> [ScreenRequest] {
    press(key, on: size)
  }

  mutating func press(
    _ region: HitRegion, _ event: MouseEvent, on size: Size, at now: Timestamp
  ) -> [ScreenRequest] { press(region, event, on: size) }

  mutating func drag(
    _ region: HitRegion, _ event: MouseEvent, at now: Timestamp
  ) -> [ScreenRequest] { drag(region, event) }

  mutating func turnWheel(
    _ event: MouseEvent, over panes: [HitRegion], on size: Size, at now: Timestamp
  ) -> [ScreenRequest] {
    guard let pane = panes.first(where: { $0.owner == Pane.stage }) else { return [] }
    return send(.pointer(event.relative(to: pane.area), pane.area.size))
  }

  mutating func send(_ event: LabEvent, at now: Timestamp) -> [ScreenRequest] { send(event) }

  mutating func receive(_ data: LabData, at now: Timestamp) -> [ScreenRequest] { receive(data) }

  mutating func ask(on size: Size) -> [ScreenRequest] {
    focus = .stage
    return stage.beginAsking(on: stageArea(on: size).size) ? [] : [.say(Stage.noRoom)]
  }

  mutating func fail(_ sentence: String) { stage.fail(sentence) }

  mutating func changeStage(_ change: (inout Stage) -> [Effect]) -> [ScreenRequest] {
    change(&stage).map(ScreenRequest.effect)
  }

  func loss(by key: Key) -> Confirmation? {
    // What is handed back from a visit is not lost.
    if visit != nil { return nil }
    let action = bindings.first { $0.keys.contains(key) }?.action
    if action == .reset || action == .reseed { return stage.lossByReset(key) }
    return action == .home || action == .quit ? stage.lossByLeaving(key) : nil
  }

  // MARK: As a conversation

  var plainPlace: PlainPlace { .lab("\(stage.entry.id) \(viewNumber)") }

  func pieces(in conversation: PlainSession) -> [PlainPiece] { plainPieces(conversation.style) }

  func prompt(in conversation: PlainSession) -> String { conversation.prompt(of: self) }

  func answer(
    _ line: String, in conversation: inout PlainSession, at now: Timestamp
  ) -> [Effect] { conversation.answer(line, in: self, at: now) }

  mutating func goHome(at now: Timestamp) -> [ScreenRequest] {
    visit == nil ? [.home] : [.close]
  }

  mutating func enter(firstJob: Int, at now: Timestamp) -> [ScreenRequest] {
    stage.open().map(ScreenRequest.effect)
  }

  var taskOutcome: TaskOutcome? {
    visit?.outcome(of: stage.lab).map {
      TaskOutcome(outcome: $0, settings: stage.lab?.settings ?? [:])
    }
  }
}
