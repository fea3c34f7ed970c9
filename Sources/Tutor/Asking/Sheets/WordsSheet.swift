internal import Course
internal import TextUI

/// A word or two to be typed.
///
/// While it is typed, printable keys are text; Esc gives letters back their meanings, Tab goes on
/// typing.
struct WordsSheet: AnswerSheet {
  let short: ShortAnswer
  /// What has been typed so far.
  var entry = TextEntry(limit: 40)
  /// Whether letters go into the field.
  var isTyping = true

  init(_ short: ShortAnswer) { self.short = short }

  func bindings(_ words: SheetWords) -> [Binding<SheetAction>] {
    let take = Binding<SheetAction>(
      .act, words.answer, .commit, priority: 8, help: "Answer with these words")
    guard isTyping else {
      return [
        take,
        Binding(.pane, "type", .enterField, priority: 9, help: "Type the answer", keys: [.tab]),
      ]
    }
    var bindings = [
      Binding<SheetAction>(
        .letters, "type a word", .edit, priority: 9),
      take,
      Binding(
        .back, "other keys", .leaveField, priority: 6,
        help: "Stop typing, so that letters are keys again: h a hint, x skips"),
    ]
    if !entry.isEmpty {
      bindings += [Binding(.takeBack, .edit, priority: 2)]
      bindings += Binding<SheetAction>.pair(.caret, .edit, .edit, priority: nil)
    }
    return bindings
  }

  mutating func perform(_ action: SheetAction, _ key: Key) -> SheetOutcome {
    switch action {
    case .edit: entry.press(key)
    case .leaveField: isTyping = false
    case .enterField: isTyping = true
    case .commit: return taken
    case .up, .down, .left, .right, .pick, .tick, .carry, .raise, .lower, .openLab:
      return .unmoved
    }
    return .changed
  }

  private var taken: SheetOutcome {
    let words = entry.text.withoutMargins
    return words.isEmpty ? .problem("Type a word or two.") : .answer(.text(words))
  }

  mutating func paste(_ text: String) { entry.paste(text) }

  mutating func show(_ answer: Answer) {
    guard case .text(let words) = answer else { return }
    entry = TextEntry(words, limit: max(40, words.count))
  }

  // MARK: Drawing

  func items(_ look: SheetLook) -> [TextColumn.Item] {
    let key = look.showsKey ? short.accepted.first.map { "right is: \($0)" } : nil
    return [
      .number(
        NumberField(
          label: look.label, text: entry.text, caret: entry.caret, hint: key,
          error: look.problem, isFocused: look.isFocused && look.isOpen && isTyping,
          fieldColumns: max(24, min(40, entry.text.count + 3))))
    ]
  }

  // MARK: As a conversation

  var plainRange: String { "a word or two" }

  mutating func read(_ line: String) -> SheetOutcome? {
    let words = line.withoutMargins
    // A single letter is a command.
    guard words.count > 1 else { return nil }
    show(.text(words))
    return taken
  }

  func plainText(_ answer: Answer) -> String { entry.text }
}
