internal import Course
internal import TextUI

/// A number to be typed.
struct NumberSheet: AnswerSheet {
  let numeric: Numeric
  /// The number typed so far, and where the next digit goes.
  var entry = TextEntry(limit: Self.mostTyped)

  /// Characters that have room in the field.
  private static let mostTyped = 12

  init(_ numeric: Numeric) { self.numeric = numeric }

  /// The number typed so far; what comes as a whole is taken as a whole.
  var text: String {
    get { entry.text }
    set { entry = TextEntry(newValue, limit: max(Self.mostTyped, newValue.count)) }
  }

  func bindings(_ words: SheetWords) -> [Binding<SheetAction>] {
    var bindings: [Binding<SheetAction>] = [
      Binding(.type, "type a number", .edit, priority: 9),
      Binding(.act, words.answer, .commit, priority: 8, help: "Answer with this number"),
    ]
    if numeric.range != nil {
      bindings += Binding<SheetAction>.pair(.nudge, .raise, .lower, priority: 5)
    }
    if !entry.isEmpty {
      bindings += [Binding(.takeBack, .edit, priority: 2)]
      bindings += Binding<SheetAction>.pair(.caret, .edit, .edit, priority: nil)
    }
    return bindings
  }

  mutating func perform(_ action: SheetAction, _ key: Key) -> SheetOutcome {
    switch action {
    case .edit: entry.press(key)
    case .raise: nudge(by: 1)
    case .lower: nudge(by: -1)
    case .commit: return taken
    case .up, .down, .left, .right, .pick, .tick, .carry, .leaveField, .enterField, .openLab:
      return .unmoved
    }
    return .changed
  }

  /// Puts in what a number may be made of; the rest of what was pasted is left out.
  mutating func paste(_ text: String) {
    entry.paste(String(text.filter { !$0.isWhitespace })) { "0123456789.,-−+%".contains($0) }
  }

  private mutating func nudge(by amount: Double) {
    guard let range = numeric.range else { return }
    let value = NumberInput.parse(text) ?? (range.lowerBound + range.upperBound) / 2
    show(.number(min(max(range.lowerBound, value + amount), range.upperBound)))
  }

  private var taken: SheetOutcome {
    guard let value = numeric.value(of: text) else {
      return .problem("That is not a number. Digits, a point or a comma.")
    }
    if let range = numeric.range, !range.contains(value) {
      return .problem(
        "A number from \(Numbers.tick(range.lowerBound)) to \(Numbers.tick(range.upperBound)).")
    }
    return .answer(.number(value))
  }

  mutating func show(_ answer: Answer) {
    guard case .number(let value) = answer else { return }
    text = EntryText.number(value)
  }

  // MARK: Drawing

  func items(_ look: SheetLook) -> [TextColumn.Item] {
    var hint: String?
    if look.isOpen, let range = numeric.range {
      hint = "from \(Numbers.tick(range.lowerBound)) to \(Numbers.tick(range.upperBound))"
    }
    return [
      .number(
        NumberField(
          label: look.label, text: text, caret: entry.caret, unit: numeric.unit, hint: hint,
          error: look.problem, isFocused: look.isFocused && look.isOpen,
          fieldColumns: max(10, text.count + 3)))
    ]
  }

  // MARK: As a conversation

  var plainRange: String {
    let unit = numeric.unit.map { " \($0)" } ?? ""
    return numeric.range.map {
      "a number from \(Numbers.tick($0.lowerBound)) to \(Numbers.tick($0.upperBound))\(unit)"
    } ?? (unit.isEmpty ? "a number" : "a number in\(unit)")
  }

  mutating func read(_ line: String) -> SheetOutcome? {
    guard line.contains(where: \.isNumber) else { return nil }
    text = String(line.prefix(40))
    return taken
  }

  func plainText(_ answer: Answer) -> String { text }
}

/// Numbers as they are typed into fields.
enum EntryText {
  /// Without a point where there is nothing behind it.
  static func number(_ value: Double) -> String {
    value == value.rounded() && value.magnitude < 1e15 ? String(Int(value)) : String(value)
  }
}
