internal import Labs
internal import Recall
internal import TextUI

extension DebuggerScreen: Screen {
  var help: Help { Help("Keys in the debugger, now", bindings) }

  mutating func enter(firstJob: Int, at now: Timestamp) -> [ScreenRequest] {
    fault?.number(from: firstJob)
    return open()
  }

  mutating func press(_ key: Key, on size: Size, at now: Timestamp) -> [ScreenRequest] {
    press(key)
  }

  mutating func press(
    _ region: HitRegion, _ event: MouseEvent, on size: Size, at now: Timestamp
  ) -> [ScreenRequest] { press(region) }

  mutating func turnWheel(
    _ event: MouseEvent, over panes: [HitRegion], on size: Size, at now: Timestamp
  ) -> [ScreenRequest] { turnWheel(event, over: panes) }

  mutating func hear(_ report: StepReport, at now: Timestamp) -> [ScreenRequest] {
    receive(report)
  }

  // MARK: A fault that is to be found

  mutating func send(_ event: LabEvent, at now: Timestamp) -> [ScreenRequest] {
    if case .report(let report) = event { fault?.receive(report) }
    return []
  }

  mutating func receive(_ data: LabData, at now: Timestamp) -> [ScreenRequest] {
    fault?.receive(data)
    return beginFault()
  }

  func loss(by key: Key) -> Confirmation? { lossOfSearch(by: key) }

  mutating func fail(_ sentence: String) { fault?.fail(sentence) }

  // MARK: As a conversation

  var plainPlace: PlainPlace { .debugger(title) }

  func pieces(in conversation: PlainSession) -> [PlainPiece] { plainPieces(conversation.style) }

  func prompt(in conversation: PlainSession) -> String { plainPrompt }

  func answer(
    _ line: String, in conversation: inout PlainSession, at now: Timestamp
  ) -> [Effect] { conversation.answer(line, in: self, at: now) }

  mutating func goHome(at now: Timestamp) -> [ScreenRequest] { [.ask(.close), .close] }
}

extension DebuggerAction: HelpAction {
  var section: HelpSection {
    switch self {
    case .nextPane, .previousPane, .up, .down, .left, .right, .nextPart, .previousPart,
      .nextTable, .previousTable, .turnSide, .open, .ascend, .maker, .culprit, .close,
      .leaveBlanks:
      .move
    case .step, .back, .run, .interrupt, .restart, .goal, .breakpoint, .notFinite, .threshold,
      .edit, .zero, .hold, .changes, .takeBack, .redo, .nudgeUp, .nudgeDown, .largerNudge,
      .smallerNudge, .removeLine:
      .run
    case .fault(let action):
      switch action {
      case .accuse: .answer
      case .show, .leave, .turnPage, .up, .down, .pick, .another: .move
      }
    case .blanks, .fill, .rule, .type, .takeTool, .closeTool: .answer
    case .help, .glossary, .search, .quit: .program
    }
  }
}
