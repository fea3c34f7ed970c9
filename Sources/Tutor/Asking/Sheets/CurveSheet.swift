internal import Course
internal import TextUI

/// A curve of a plot to be picked.
struct CurveSheet: RowSheet {
  let plot: PlotReading
  /// The curves in the order shown, numbered as in the file.
  var order: [Int]
  /// The row that the arrows are on.
  var cursor = 0

  init(_ plot: PlotReading, order: [Int]) {
    self.plot = plot
    self.order = order
  }

  func bindings(_ words: SheetWords) -> [Binding<SheetAction>] {
    [
      Binding(
        .digits, words.answer, .pick, priority: 9, help: "Pick that curve",
        keys: .digits(order.count), shown: "1-\(order.count)"),
      Binding(
        .act, "take this one", .commit, priority: 4,
        help: "Answer with the curve that the cursor is on"),
    ]
      + Binding<SheetAction>.pair(.move, .up, .down, priority: 4, help: "Move between curves")
  }

  mutating func perform(_ action: SheetAction, _ key: Key) -> SheetOutcome {
    switch action {
    case .up: return move(by: -1)
    case .down: return move(by: 1)
    case .pick: return press(row: (key.digit ?? 0) - 1)
    case .commit: return press(row: cursor)
    case .left, .right, .tick, .carry, .edit, .raise, .lower, .leaveField, .enterField, .openLab:
      return .unmoved
    }
  }

  mutating func press(row: Int) -> SheetOutcome {
    guard order.indices.contains(row) else { return .unmoved }
    cursor = row
    return .answer(.curve(order[row]))
  }

  mutating func show(_ answer: Answer) {
    if case .curve(let curve) = answer { cursor = order.firstIndex(of: curve) ?? 0 }
  }

  // MARK: Drawing

  func items(_ look: SheetLook) -> [TextColumn.Item] {
    let picked: Int? = if case .curve(let curve)? = look.answer { curve } else { nil }
    let rows = order.map { index in
      OptionList.Option(
        StyledText("curve ") + .strong(plot.label(ofCurve: index, order: order)),
        mark: look.mark(isPicked: index == picked, isRight: plot.task == .curve(index)))
    }
    return [
      .options(OptionList(rows, focus: look.isFocused && look.isOpen ? cursor : nil), of: look.id)
    ]
  }

  func picture(_ look: SheetLook) -> (any ColumnWidget)? {
    PlotPicture(
      plot: plot, order: order,
      chosen: look.isFocused && look.isOpen && order.indices.contains(cursor)
        ? order[cursor] : nil)
  }

  // MARK: As a conversation

  func plainLines(_ prose: Prose) -> [String] {
    PlotPicture.plainLines(plot, order: order)
      + order.enumerated().map { row, index in
        "  \(row + 1)  curve \(plot.label(ofCurve: index, order: order))"
      }
  }

  var plainRange: String { "1-\(order.count)" }

  mutating func read(_ line: String) -> SheetOutcome? {
    let letter = line.withoutMargins.uppercased()
    if let index = order.firstIndex(where: { plot.label(ofCurve: $0, order: order) == letter }) {
      return press(row: index)
    }
    guard let rows = PlainRows.numbers(line) else { return nil }
    guard rows.count == 1 else { return .problem("One number, from 1 to \(order.count).") }
    if let problem = PlainRows.problem(rows, order.count) { return .problem(problem) }
    return press(row: rows[0] - 1)
  }

  func plainText(_ answer: Answer) -> String {
    guard case .curve(let curve) = answer else { return "" }
    return "curve \(plot.label(ofCurve: curve, order: order))"
  }
}
