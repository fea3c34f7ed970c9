internal import Course
internal import TextUI

/// A table of a computation whose blanks are filled one by one.
struct TraceSheet: AnswerSheet {
  let trace: Trace
  /// What stands in each blank.
  var entries: [TextEntry]
  /// The blank that is being filled.
  var cursor = 0

  init(_ trace: Trace) {
    self.trace = trace
    entries = trace.blanks.map { _ in TextEntry(limit: 9) }
  }

  func bindings(_ words: SheetWords) -> [Binding<SheetAction>] {
    var bindings: [Binding<SheetAction>] = [
      Binding(.type, "fill the blank", .edit, priority: 9),
      Binding(
        .act, isFull ? words.answer : "next blank", .commit, priority: 8,
        help: isFull ? "Answer with these numbers" : "To the next blank that is empty"),
    ]
    if entries.count > 1 {
      bindings += Binding<SheetAction>.pair(
        .move, "blank", .up, .down, priority: 7, help: "Move between the blanks")
    }
    if entries.indices.contains(cursor), !entries[cursor].isEmpty {
      bindings += [Binding(.takeBack, .edit, priority: 2)]
      bindings += Binding<SheetAction>.pair(.caret, .edit, .edit, priority: nil)
    }
    return bindings
  }

  private var isFull: Bool { entries.allSatisfy { !$0.isEmpty } }

  mutating func perform(_ action: SheetAction, _ key: Key) -> SheetOutcome {
    switch action {
    case .up: return move(to: cursor - 1)
    case .down: return move(to: cursor + 1)
    case .edit:
      guard entries.indices.contains(cursor) else { return .unmoved }
      entries[cursor].press(key)
      return .changed
    case .commit: return commit()
    case .left, .right, .pick, .tick, .carry, .raise, .lower, .leaveField, .enterField, .openLab:
      return .unmoved
    }
  }

  private mutating func move(to blank: Int) -> SheetOutcome {
    guard entries.indices.contains(blank) else { return .unmoved }
    cursor = blank
    return .changed
  }

  /// On to the next blank that is empty; with none left, the answer.
  private mutating func commit() -> SheetOutcome {
    if entries.indices.contains(cursor), !entries[cursor].isEmpty,
      NumberInput.parse(entries[cursor].text) == nil
    {
      return .problem("\(trace.blanks[cursor].name) is not a number yet.")
    }
    let rest = Array(entries.indices.dropFirst(cursor + 1)) + Array(entries.indices)
    if let empty = rest.first(where: { entries[$0].isEmpty }) {
      guard empty != cursor else { return .problem("This blank is still empty.") }
      cursor = empty
      return .changed
    }
    return taken
  }

  private var taken: SheetOutcome {
    let values = entries.map { NumberInput.parse($0.text) }
    if let wrong = values.firstIndex(of: nil) {
      return .problem("\(trace.blanks[wrong].name) is not a number yet.")
    }
    return .answer(.cells(values))
  }

  mutating func paste(_ text: String) {
    guard entries.indices.contains(cursor) else { return }
    entries[cursor].paste(String(text.filter { !$0.isWhitespace })) {
      "0123456789.,-−+%".contains($0)
    }
  }

  mutating func press(row: Int) -> SheetOutcome { move(to: row) }

  mutating func show(_ answer: Answer) {
    guard case .cells(let values) = answer, values.count == entries.count else { return }
    entries = values.map { value in
      let text = value.map(EntryText.number) ?? ""
      return TextEntry(text, limit: max(9, text.count))
    }
  }

  // MARK: Drawing

  func items(_ look: SheetLook) -> [TextColumn.Item] {
    var items: [TextColumn.Item] = [
      .sheet(
        TraceTable(
          header: trace.header.map(look.prose.styled),
          rows: trace.rows.map { row in row.map { cell(of: $0, look) } },
          focus: look.isFocused && look.isOpen ? cursor : nil), of: look.id)
    ]
    if let problem = look.problem {
      items.append(.notice(Notice(.plain, StyledText(problem, .strong))))
    }
    return items
  }

  private func cell(of cell: Trace.Cell, _ look: SheetLook) -> TraceTable.Cell {
    switch cell {
    case .text(let text): return .text(look.prose.styled(text))
    case .blank(let number):
      let part = look.verdict?.parts.first { $0.index == number }
      return .blank(
        number, entry: entries[number], isRight: part?.isRight,
        key: part?.isRight == false && look.showsKey
          ? Numbers.significant(trace.blanks[number].key, digits: 4) : nil)
    }
  }

  // MARK: As a conversation

  func plainLines(_ prose: Prose) -> [String] {
    let heads = trace.header.map { prose.styled($0).plain }
    return trace.rows.map { row in
      let cells = zip(heads, row).map { head, cell in
        switch cell {
        case .text(let text): "\(head) \(prose.styled(text).plain)"
        case .blank(let number): "\(head) [\(trace.blanks[number].name)]"
        }
      }
      return "  " + cells.joined(separator: ", ")
    }
  }

  var plainRange: String {
    entries.count == 1
      ? "a number for \(trace.blanks[0].name)"
      : "numbers for " + trace.blanks.map(\.name).joined(separator: ", ") + ", blanks between"
  }

  mutating func read(_ line: String) -> SheetOutcome? {
    guard line.contains(where: \.isNumber) else { return nil }
    let words = line.split { " ;".contains($0) }.map { word in
      // `dv=0.2` says which blank it is for; the order says it as well.
      word.split(separator: "=").last.map(String.init) ?? String(word)
    }
    guard words.count == entries.count else {
      return .problem(
        "\(entries.count) number\(entries.count == 1 ? "" : "s"), with blanks between them.")
    }
    entries = words.map { TextEntry($0, limit: 20) }
    return taken
  }

  func plainText(_ answer: Answer) -> String {
    zip(trace.blanks, entries).map { "\($0.name) \($1.text)" }.joined(separator: ", ")
  }
}
