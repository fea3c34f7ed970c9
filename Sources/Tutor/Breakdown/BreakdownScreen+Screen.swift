internal import Labs
internal import Learning
internal import TextUI

extension BreakdownScreen: Screen {
  var help: Help { Help("Keys at what a mean is made of", bindings) }

  mutating func enter(firstJob: Int, at now: Timestamp) -> [ScreenRequest] { begin() }

  mutating func press(_ key: Key, on size: Size, at now: Timestamp) -> [ScreenRequest] {
    guard let binding = bindings.first(where: { $0.keys.contains(key) }) else { return [] }
    return perform(binding.action, rows: max(1, ScreenGrid(size).body.rows - 6))
  }

  mutating func press(
    _ region: HitRegion, _ event: MouseEvent, on size: Size, at now: Timestamp
  ) -> [ScreenRequest] {
    guard case (Pane.parts, .item(let row)) = (region.owner, region.part) else { return [] }
    if row == chosen { return perform(.look) }
    choose(row)
    return []
  }

  mutating func turnWheel(
    _ event: MouseEvent, over panes: [HitRegion], on size: Size, at now: Timestamp
  ) -> [ScreenRequest] {
    choose(chosen + (event.action == .wheelUp ? -1 : 1))
    return []
  }

  mutating func hear(_ report: BreakdownReport, at now: Timestamp) -> [ScreenRequest] {
    receive(report)
    return []
  }

  func terms(_ glossary: CourseGlossary) -> TermsInSight {
    TermsInSight(texts: [mean.label, "loss accuracy example batch"], glossary)
  }

  // MARK: As a conversation

  var plainPlace: PlainPlace { .lab("\(mean.label) of \(mean.title)") }

  func pieces(in conversation: PlainSession) -> [PlainPiece] { plainPieces(conversation.style) }

  func prompt(in conversation: PlainSession) -> String { plainPrompt }

  func answer(
    _ line: String, in conversation: inout PlainSession, at now: Timestamp
  ) -> [Effect] { conversation.answer(line, in: self, at: now) }
}

extension BreakdownScreen.Action: HelpAction {
  var section: HelpSection {
    switch self {
    case .up, .down, .pageUp, .pageDown, .reorder, .look, .close: .move
    case .help, .glossary, .search, .quit: .program
    }
  }
}

extension Pane {
  /// What a mean is the mean of.
  static let parts = "parts"
}
