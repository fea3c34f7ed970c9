internal import Course
internal import TextUI

/// The shape of a tensor to be typed: `3 × 28 × 28`.
struct ShapeSheet: AnswerSheet {
  let shape: ShapeAnswer
  /// What has been typed so far.
  var entry = TextEntry(limit: 24)

  init(_ shape: ShapeAnswer) { self.shape = shape }

  private static let digits: [Key] = "0123456789,()[]×*".map(Key.character)

  func bindings(_ words: SheetWords) -> [Binding<SheetAction>] {
    // An x stands between two sizes; before the first, it skips the question.
    let keys = Self.digits + (entry.isEmpty ? [] : ["x", " "])
    var bindings: [Binding<SheetAction>] = [
      Binding(
        .letters, "type a shape", .edit, priority: 9,
        help: "Sizes with an x between them: 3x28x28", keys: keys, shown: "0-9 x"),
      Binding(.act, words.answer, .commit, priority: 8, help: "Answer with this shape"),
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
    case .commit: return taken
    case .up, .down, .left, .right, .pick, .tick, .carry, .raise, .lower, .leaveField, .enterField,
      .openLab:
      return .unmoved
    }
    return .changed
  }

  private var taken: SheetOutcome {
    guard let sizes = ShapeAnswer.parse(entry.text) else {
      return .problem("That is not a shape. Sizes with an x between them, such as 3x28x28.")
    }
    return .answer(.shape(sizes))
  }

  mutating func paste(_ text: String) { entry.paste(text) }

  mutating func show(_ answer: Answer) {
    guard case .shape(let sizes) = answer else { return }
    let text = sizes.isEmpty ? "()" : sizes.map(String.init).joined(separator: "x")
    entry = TextEntry(text, limit: max(24, text.count))
  }

  // MARK: Drawing

  func items(_ look: SheetLook) -> [TextColumn.Item] {
    let names = shape.axes.isEmpty ? nil : shape.axes.joined(separator: " × ")
    let key = look.showsKey ? "right is: \(ShapeAnswer.text(shape.key))" : look.isOpen ? names : nil
    var items: [TextColumn.Item] = [
      .number(
        NumberField(
          label: look.label, text: entry.text, caret: entry.caret, hint: key,
          error: look.problem, isFocused: look.isFocused && look.isOpen, fieldColumns: 18))
    ]
    if let parts = look.verdict?.parts, !parts.isEmpty, case .shape(let sizes)? = look.answer {
      let axes = parts.filter { sizes.indices.contains($0.index) }.map { part in
        StyledText(part.isRight ? "✓ " : "✗ ", part.isRight ? .right : .wrong, .bold)
          + .muted("\(shape.name(ofAxis: part.index)) ") + StyledText("\(sizes[part.index])   ")
      }
      items.append(.text(TextView([.paragraph(axes.reduce(StyledText(), +))], isCompact: true)))
    }
    return items
  }

  // MARK: As a conversation

  func plainLines(_ prose: Prose) -> [String] {
    shape.axes.isEmpty ? [] : ["  its axes: \(shape.axes.joined(separator: ", "))"]
  }

  var plainRange: String { "a shape such as 3x28x28" }

  mutating func read(_ line: String) -> SheetOutcome? {
    guard line.contains(where: \.isNumber) || line.contains("(") else { return nil }
    entry = TextEntry(String(line.prefix(40)), limit: 40)
    return taken
  }

  func plainText(_ answer: Answer) -> String {
    if case .shape(let sizes) = answer { ShapeAnswer.text(sizes) } else { "" }
  }
}
