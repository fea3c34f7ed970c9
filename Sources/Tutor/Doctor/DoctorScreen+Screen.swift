internal import Labs
internal import Learning
internal import TextUI

extension DoctorScreen: Screen {
  var help: Help { Help("Keys at the run doctor", bindings) }

  mutating func enter(firstJob: Int, at now: Timestamp) -> [ScreenRequest] {
    begin(firstJob: firstJob)
  }

  mutating func press(_ key: Key, on size: Size, at now: Timestamp) -> [ScreenRequest] {
    press(key)
  }

  mutating func press(
    _ region: HitRegion, _ event: MouseEvent, on size: Size, at now: Timestamp
  ) -> [ScreenRequest] {
    switch (region.owner, region.part) {
    case (Pane.findings, .item(let number)): choose(number)
    case (Pane.evidence, .item(let number)): show(number)
    default: break
    }
    return []
  }

  mutating func turnWheel(
    _ event: MouseEvent, over panes: [HitRegion], on size: Size, at now: Timestamp
  ) -> [ScreenRequest] {
    choose(chosen + (event.action == .wheelUp ? -1 : 1))
    return []
  }

  mutating func send(_ event: LabEvent, at now: Timestamp) -> [ScreenRequest] {
    guard case .report(let report) = event else { return [] }
    return receive(report)
  }

  mutating func hear(_ report: DiagnosisReport, at now: Timestamp) -> [ScreenRequest] {
    receive(report)
    return []
  }

  func terms(_ glossary: CourseGlossary) -> TermsInSight {
    TermsInSight(
      texts: findings.map { "\($0.ailment.rawValue) \($0.sentence) \($0.remedy.label)" }, glossary)
  }

  // MARK: As a conversation

  var plainPlace: PlainPlace { .lab("doctor \(title)") }

  func pieces(in conversation: PlainSession) -> [PlainPiece] { plainPieces(conversation.style) }

  func prompt(in conversation: PlainSession) -> String { plainPrompt }

  func answer(
    _ line: String, in conversation: inout PlainSession, at now: Timestamp
  ) -> [Effect] { conversation.answer(line, in: self, at: now) }
}

extension DoctorScreen.Action: HelpAction {
  var section: HelpSection {
    switch self {
    case .up, .down, .previousEvidence, .nextEvidence, .look, .close: .move
    case .tryRemedy, .stop: .run
    case .help, .glossary, .search, .quit: .program
    }
  }
}

extension Pane {
  /// What a doctor has found.
  static let findings = "findings"
  /// The numbers that show it.
  static let evidence = "evidence"
}
