internal import Course
internal import TextUI

/// One option of several, picked by its digit or with the cursor.
struct ChoiceSheet: RowSheet {
  let choices: Choices
  /// The options in the order shown, numbered as in the file.
  var order: [Int]
  /// The row that the arrows are on, as shown.
  var cursor = 0

  init(_ choices: Choices, order: [Int]) {
    self.choices = choices
    self.order = order
  }

  func bindings(_ words: SheetWords) -> [Binding<SheetAction>] {
    [
      Binding(
        .digits, words.answer, .pick, priority: 9, help: "Pick that option",
        keys: .digits(order.count), shown: "1-\(order.count)"),
      Binding(
        .act, "take this one", .commit, priority: 4,
        help: "Answer with the option that the cursor is on"),
    ]
      + Binding<SheetAction>.pair(
        .move, .up, .down, priority: 4, help: "Move between options")
  }

  mutating func perform(_ action: SheetAction, _ key: Key) -> SheetOutcome {
    switch action {
    case .up: return move(by: -1)
    case .down: return move(by: 1)
    case .pick: return press(row: (key.digit ?? 0) - 1)
    case .commit:
      return order.indices.contains(cursor) ? .answer(.choice(order[cursor])) : .unmoved
    case .left, .right, .tick, .carry, .edit, .raise, .lower, .leaveField, .enterField, .openLab:
      return .unmoved
    }
  }

  mutating func press(row: Int) -> SheetOutcome {
    guard order.indices.contains(row) else { return .unmoved }
    cursor = row
    return .answer(.choice(order[row]))
  }

  mutating func show(_ answer: Answer) {
    if case .choice(let option) = answer { cursor = order.firstIndex(of: option) ?? 0 }
  }

  // MARK: Drawing

  func items(_ look: SheetLook) -> [TextColumn.Item] {
    let picked: Int? = if case .choice(let option)? = look.answer { option } else { nil }
    let rows = order.map { index in
      OptionList.Option(
        look.prose.styled(choices.options[index].text),
        mark: look.mark(
          isPicked: index == picked,
          isRight: choices.options[index].key.isRight(look.metric) == true),
        note: index == picked && look.isPrediction ? "your prediction" : nil)
    }
    return [
      .options(OptionList(rows, focus: look.isFocused && look.isOpen ? cursor : nil), of: look.id)
    ]
  }

  // MARK: As a conversation

  func plainLines(_ prose: Prose) -> [String] {
    order.enumerated().map { row, index in
      "  \(row + 1)  \(prose.styled(choices.options[index].text).plain)"
    }
  }

  var plainRange: String { "1-\(order.count)" }

  mutating func read(_ line: String) -> SheetOutcome? {
    guard let rows = PlainRows.numbers(line) else { return nil }
    guard rows.count == 1 else { return .problem("One number, from 1 to \(order.count).") }
    if let problem = PlainRows.problem(rows, order.count) { return .problem(problem) }
    return press(row: rows[0] - 1)
  }

  func plainText(_ answer: Answer) -> String {
    guard case .choice(let option) = answer else { return "" }
    return PlainRows.row(option, in: order)
  }
}
