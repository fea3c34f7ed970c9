internal import Course
internal import TextUI

/// Lines to be brought into order, carried one by one.
struct OrderSheet: AnswerSheet {
  /// In the right order.
  let lines: [RichText]
  /// In the order shown, numbered as in the file.
  var order: [Int]
  /// The row that the arrows are on.
  var cursor = 0
  /// Whether the arrows carry the line under the cursor.
  var isCarrying = false

  init(_ lines: [RichText], order: [Int]) {
    self.lines = lines
    self.order = order
  }

  func bindings(_ words: SheetWords) -> [Binding<SheetAction>] {
    [
      Binding(
        .mark, isCarrying ? "put down" : "pick up", .carry, priority: 9,
        help: "Pick up the line, or put it down")
    ]
      + Binding<SheetAction>.pair(
        .move, isCarrying ? "carry" : "choose", .up, .down, priority: 8,
        help: "Move between lines, or carry the one picked up")
      + [Binding(.act, "this order", .commit, priority: 7, help: "Answer with this order")]
  }

  mutating func perform(_ action: SheetAction, _ key: Key) -> SheetOutcome {
    switch action {
    case .up: return move(by: -1)
    case .down: return move(by: 1)
    case .carry:
      isCarrying.toggle()
      return .changed
    case .commit:
      isCarrying = false
      return .answer(.order(order))
    case .left, .right, .pick, .tick, .edit, .raise, .lower, .leaveField, .enterField, .openLab:
      return .unmoved
    }
  }

  private mutating func move(by rows: Int) -> SheetOutcome {
    let target = min(max(0, cursor + rows), order.count - 1)
    guard target != cursor else { return .unmoved }
    if isCarrying { order.swapAt(cursor, target) }
    cursor = target
    return .changed
  }

  /// Picks up the line of that row, or puts down there the one that is carried.
  mutating func press(row: Int) -> SheetOutcome {
    guard order.indices.contains(row) else { return .unmoved }
    if isCarrying { while cursor != row { _ = move(by: cursor < row ? 1 : -1) } }
    cursor = row
    isCarrying.toggle()
    return .changed
  }

  mutating func show(_ answer: Answer) {
    if case .order(let lines) = answer { order = lines }
  }

  // MARK: Drawing

  func items(_ look: SheetLook) -> [TextColumn.Item] {
    let rows = order.map { line in
      OptionList.Option(look.prose.styled(lines[line]), mark: mark(of: line, look))
    }
    return [
      .options(
        OptionList(
          rows, kind: .order(moving: isCarrying ? cursor : nil),
          focus: look.isFocused && look.isOpen ? cursor : nil), of: look.id)
    ]
  }

  private func mark(of line: Int, _ look: SheetLook) -> OptionList.Mark {
    guard let verdict = look.verdict else { return look.isLocked ? .locked : .none }
    return verdict.isRight || order.firstIndex(of: line) == line ? .right : .wrong
  }

  // MARK: As a conversation

  func plainLines(_ prose: Prose) -> [String] {
    order.enumerated().map { row, line in "  \(row + 1)  \(prose.styled(lines[line]).plain)" }
  }

  var plainRange: String { "1-\(order.count), all of them in your order" }

  mutating func read(_ line: String) -> SheetOutcome? {
    guard let rows = PlainRows.numbers(line) else { return nil }
    let count = max(1, order.count)
    guard rows.sorted() == Array(1...count) else {
      let example = (1...count).reversed().map(String.init).joined(separator: " ")
      return .problem("Each number from 1 to \(order.count) once, for instance \(example).")
    }
    order = rows.map { order[$0 - 1] }
    return .answer(.order(order))
  }

  func plainText(_ answer: Answer) -> String { "the lines as they stand" }
}
