internal import Course
internal import TextUI

/// Two lists to be paired: the arrows choose an entry of the left one, a digit gives it its partner.
struct MatchSheet: AnswerSheet {
  let matching: Matching
  /// The right list as it is shown, numbered as in the file.
  var order: [Int]
  /// The entry of the left list that the arrows are on.
  var cursor = 0
  /// The partner of each left entry, numbered as in the file.
  var partners: [Int?]

  init(_ matching: Matching, order: [Int]) {
    self.matching = matching
    self.order = order
    partners = Array(repeating: nil, count: matching.left.count)
  }

  func bindings(_ words: SheetWords) -> [Binding<SheetAction>] {
    [
      Binding(
        .digits, "its partner", .pick, priority: 9,
        help: "Give the chosen entry the partner of that number", keys: .digits(order.count),
        shown: "1-\(order.count)")
    ]
      + Binding<SheetAction>.pair(
        .move, "choose", .up, .down, priority: 8, help: "Move between the entries to be paired")
      + [
        Binding(
          .act, "these pairs", .commit, priority: partners.contains(nil) ? 3 : 9,
          help: "Answer with these pairs"),
        Binding(
          .takeBack, "take back", .carry, priority: nil,
          help: "Take the partner of the chosen entry away"),
      ]
  }

  mutating func perform(_ action: SheetAction, _ key: Key) -> SheetOutcome {
    switch action {
    case .up: return move(by: -1)
    case .down: return move(by: 1)
    case .pick: return give(partner: (key.digit ?? 0) - 1)
    case .carry:
      partners[cursor] = nil
      return .changed
    case .commit: return taken
    case .left, .right, .tick, .edit, .raise, .lower, .leaveField, .enterField, .openLab:
      return .unmoved
    }
  }

  private mutating func move(by rows: Int) -> SheetOutcome {
    let target = min(max(0, cursor + rows), partners.count - 1)
    defer { cursor = target }
    return target == cursor ? .unmoved : .changed
  }

  /// Gives the chosen entry a partner, and goes on to the next one that has none.
  private mutating func give(partner row: Int) -> SheetOutcome {
    guard order.indices.contains(row) else { return .unmoved }
    // A partner belongs to one entry.
    for index in partners.indices where partners[index] == order[row] { partners[index] = nil }
    partners[cursor] = order[row]
    let rest = Array(partners.indices.dropFirst(cursor + 1)) + Array(partners.indices)
    cursor = rest.first { partners[$0] == nil } ?? cursor
    return .changed
  }

  /// Rows of the left list come first, then those of the right one.
  mutating func press(row: Int) -> SheetOutcome {
    if partners.indices.contains(row) {
      cursor = row
      return .changed
    }
    return give(partner: row - partners.count)
  }

  private var taken: SheetOutcome {
    let given = partners.compactMap { $0 }
    guard given.count == partners.count else {
      return .problem("\(partners.count - given.count) still without a partner.")
    }
    return .answer(.match(given))
  }

  mutating func show(_ answer: Answer) {
    if case .match(let given) = answer { partners = given }
  }

  // MARK: Drawing

  func items(_ look: SheetLook) -> [TextColumn.Item] {
    let given: [Int?] =
      if case .match(let given)? = look.answer { given } else { partners }
    let wrong = Set((look.verdict?.parts ?? []).filter { !$0.isRight }.map(\.index))
    return [
      .sheet(
        PairList(
          left: matching.left.indices.map { index in
            PairList.Entry(
              text: look.prose.styled(matching.left[index].text),
              partner: given[index].flatMap { order.firstIndex(of: $0) },
              isRight: look.verdict == nil ? nil : !wrong.contains(index),
              key: look.showsKey && wrong.contains(index) ? order.firstIndex(of: index) : nil)
          }, right: order.map { look.prose.styled(matching.right[$0].text) },
          focus: look.isFocused && look.isOpen ? cursor : nil), of: look.id)
    ]
  }

  // MARK: As a conversation

  func plainLines(_ prose: Prose) -> [String] {
    matching.left.enumerated().map { index, entry in
      "  \(Self.letter(index))  \(prose.styled(entry.text).plain)"
    }
      + order.enumerated().map { row, index in
        "  \(row + 1)  \(prose.styled(matching.right[index].text).plain)"
      }
  }

  var plainRange: String { "pairs such as a2 b1" }

  private static func letter(_ index: Int) -> String {
    String(Character(Unicode.Scalar(UInt8(97 + min(index, 25)))))
  }

  /// `a2 b1 c3`, or the partners alone in the order of the left list.
  mutating func read(_ line: String) -> SheetOutcome? {
    var given: [Int?] = Array(repeating: nil, count: partners.count)
    if let rows = PlainRows.numbers(line) {
      guard rows.count == partners.count else {
        return .problem("A partner for each of the \(partners.count), such as a2 b1.")
      }
      if let problem = PlainRows.problem(rows, order.count) { return .problem(problem) }
      given = rows.map { order[$0 - 1] }
    } else {
      let pairs = line.lowercased().split { " ,;".contains($0) }
      for pair in pairs {
        guard let letter = pair.first, letter.isLetter,
          let left = partners.indices.first(where: { Self.letter($0) == String(letter) }),
          let row = Int(pair.dropFirst().filter(\.isNumber)), order.indices.contains(row - 1)
        else { return pairs.count == partners.count ? .problem("Pairs are written a2 b1.") : nil }
        given[left] = order[row - 1]
      }
    }
    partners = given
    return taken
  }

  func plainText(_ answer: Answer) -> String {
    guard case .match(let given) = answer else { return "" }
    return given.enumerated().map { index, partner in
      Self.letter(index) + PlainRows.row(partner, in: order)
    }.joined(separator: " ")
  }
}
