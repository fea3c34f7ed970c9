internal import Course
internal import TextUI

/// Any number of options, ticked one by one.
struct MultiSheet: RowSheet {
  let choices: Choices
  /// The options in the order shown, numbered as in the file.
  var order: [Int]
  /// The row that the arrows are on, as shown.
  var cursor = 0
  /// Options ticked so far, numbered as in the file.
  var ticked: Set<Int> = []

  init(_ choices: Choices, order: [Int]) {
    self.choices = choices
    self.order = order
  }

  func bindings(_ words: SheetWords) -> [Binding<SheetAction>] {
    [
      Binding(
        .digits, "tick", .pick, priority: 9, help: "Tick or untick that option",
        keys: .digits(order.count), shown: "1-\(order.count)"),
      Binding(.mark, .tick, priority: nil, shown: ""),
      Binding(.act, "that is all", .commit, priority: 8, help: "Answer with what is ticked"),
    ]
      + Binding<SheetAction>.pair(
        .move, .up, .down, priority: 4, help: "Move between options")
  }

  mutating func perform(_ action: SheetAction, _ key: Key) -> SheetOutcome {
    switch action {
    case .up: return move(by: -1)
    case .down: return move(by: 1)
    case .pick: return press(row: (key.digit ?? 0) - 1)
    case .tick: return press(row: cursor)
    case .commit:
      return ticked.isEmpty ? .problem("Tick at least one.") : .answer(.multi(ticked))
    case .left, .right, .carry, .edit, .raise, .lower, .leaveField, .enterField, .openLab:
      return .unmoved
    }
  }

  mutating func press(row: Int) -> SheetOutcome {
    guard order.indices.contains(row) else { return .unmoved }
    cursor = row
    let option = order[row]
    if ticked.remove(option) == nil { ticked.insert(option) }
    return .changed
  }

  mutating func show(_ answer: Answer) {
    if case .multi(let options) = answer { ticked = options }
  }

  // MARK: Drawing

  func items(_ look: SheetLook) -> [TextColumn.Item] {
    let picked: Set<Int> = if case .multi(let options)? = look.answer { options } else { ticked }
    let rows = order.map { index in
      OptionList.Option(
        look.prose.styled(choices.options[index].text),
        mark: mark(of: index, isPicked: picked.contains(index), look),
        note: picked.contains(index) && look.isPrediction ? "your prediction" : nil)
    }
    return [
      .options(
        OptionList(
          rows, kind: .multiple, focus: look.isFocused && look.isOpen ? cursor : nil),
        of: look.id)
    ]
  }

  /// Each box is a decision of its own.
  private func mark(of index: Int, isPicked: Bool, _ look: SheetLook) -> OptionList.Mark {
    guard look.verdict != nil else {
      return isPicked ? (look.isLocked ? .locked : .checked) : .none
    }
    let isRight = choices.options[index].key.isRight(look.metric) == true
    if isPicked { return isRight ? .right : .wrong }
    return !look.mayRetry && isRight ? .right : .none
  }

  // MARK: As a conversation

  func plainLines(_ prose: Prose) -> [String] {
    order.enumerated().map { row, index in
      "  \(row + 1)  \(prose.styled(choices.options[index].text).plain)"
    }
  }

  var plainRange: String { "1-\(order.count), several with spaces between" }

  mutating func read(_ line: String) -> SheetOutcome? {
    guard let rows = PlainRows.numbers(line) else { return nil }
    if let problem = PlainRows.problem(rows, order.count) { return .problem(problem) }
    ticked = Set(rows.map { order[$0 - 1] })
    return .answer(.multi(ticked))
  }

  func plainText(_ answer: Answer) -> String {
    guard case .multi(let options) = answer else { return "" }
    return options.map { PlainRows.row($0, in: order) }.sorted().joined(separator: ", ")
  }
}
