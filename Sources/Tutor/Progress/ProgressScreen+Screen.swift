internal import Recall
internal import TextUI

extension ProgressScreen: Screen {
  var help: Help { Help("Keys in your progress", bindings) }

  mutating func press(_ key: Key, on size: Size, at now: Timestamp) -> [ScreenRequest] {
    guard let binding = bindings.first(where: { $0.keys.contains(key) }) else { return [] }
    return perform(binding.action)
  }

  /// A press on a title opens its page; one on a line chooses it, a second one opens its lesson.
  mutating func press(
    _ region: HitRegion, _ event: MouseEvent, on size: Size, at now: Timestamp
  ) -> [ScreenRequest] {
    guard case .item(let item) = region.part else { return [] }
    if region.owner == Pane.controls {
      if let page = Page(rawValue: item) { open(page) }
    } else if region.owner == Pane.map {
      if item == cursor { return perform(.open) }
      choose(item)
    }
    return []
  }

  mutating func release(_ event: LearnerEvent, _ record: LearnerRecord) { show(record) }

  // MARK: As a conversation

  var plainPlace: PlainPlace { .lab("progress") }

  func pieces(in conversation: PlainSession) -> [PlainPiece] {
    let lines = report.lines.flatMap { line in
      line.isEmpty ? [""] : conversation.style.lines(line, hanging: 4)
    }
    return [PlainPiece(key: "progress", lines: lines)]
  }

  func prompt(in conversation: PlainSession) -> String { "progress (back, q quit)" }

  func answer(
    _ line: String, in conversation: inout PlainSession, at now: Timestamp
  ) -> [Effect] {
    switch line.withoutMargins.lowercased() {
    case "q", "quit", "exit": return conversation.performAnywhere(.quit, "", at: now)
    case "", "back", "map", "esc":
      return conversation.session.changeScreen(at: now) { _ in [.close] }
    case "?", "help", "again": conversation.repeatAll()
    default: conversation.say(conversation.misunderstood(line))
    }
    return []
  }
}
