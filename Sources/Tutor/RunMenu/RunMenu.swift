internal import TextUI

/// Everything that can be done with the run on stage, in one list.
public struct RunMenu: Sendable, Equatable {
  /// Something that can be done with a run.
  public enum Item: CaseIterable, Sendable {
    case debugger, why, doctor, branch, keep, compare, race, export
  }

  /// What can be done now, in order; the others are left out.
  public let items: [Item]
  /// The run, in a few words: `playground, step 312`.
  let state: String
  /// The chosen one, as a place in `items`.
  public private(set) var cursor = 0

  init(_ items: [Item], state: String) {
    self.items = items
    self.state = state
  }

  mutating func press(_ key: Key) -> OverlayAnswer {
    switch key {
    case .escape: return .close
    case .enter: return items.indices.contains(cursor) ? .run(items[cursor]) : .close
    case .up, .backTab: cursor = max(0, cursor - 1)
    case .down, .tab: cursor = min(max(0, items.count - 1), cursor + 1)
    case .home: cursor = 0
    case .end: cursor = max(0, items.count - 1)
    case .character(let letter):
      let wanted = letter.uppercased()
      if let item = items.first(where: { $0.letter == wanted }) { return .run(item) }
      if letter == "k" { cursor = max(0, cursor - 1) }
      if letter == "j" { cursor = min(max(0, items.count - 1), cursor + 1) }
    case .left, .right, .backspace, .delete, .insert, .pageUp, .pageDown, .function, .control:
      break
    }
    return .stay
  }
}

extension RunMenu.Item {
  /// The key that takes it at once.
  public var letter: String {
    switch self {
    case .debugger: "D"
    case .why: "W"
    case .doctor: "V"
    case .branch: "B"
    case .keep: "K"
    case .compare: "C"
    case .race: "A"
    case .export: "X"
    }
  }

  /// What it is, in a word or two.
  var title: String {
    switch self {
    case .debugger: "debugger"
    case .why: "why a number"
    case .doctor: "run doctor"
    case .branch: "branch here"
    case .keep: "keep"
    case .compare: "compare"
    case .race: "race"
    case .export: "take along"
    }
  }

  /// What it does, in a sentence.
  var sentence: String {
    switch self {
    case .debugger: "walk through its next step, instruction by instruction"
    case .why: "open any number and see what it was made of"
    case .doctor: "what is wrong with it, what shows it, what to try"
    case .branch: "keep it, and let the next change go on from this step"
    case .keep: "put it on the shelf as it is"
    case .compare: "kept runs in one chart, side by side, what differs"
    case .race: "one setting at up to six values, side by side"
    case .export: "write it into a folder: network, data, weights, log"
    }
  }
}

extension RunMenu {
  private static let columns = 76

  func area(on size: Size) -> Rect { Overlay.area(forRows: items.count, in: Rect(size)) }

  var sheet: Overlay {
    Overlay(
      title: "This run", state: .muted(state), content: RunMenuText(menu: self),
      columns: Self.columns,
      hints: [
        KeyHint("↑↓", "choose", priority: 1), KeyHint("Enter", "do it", priority: 2),
        KeyHint("Esc", "back", priority: 3),
      ])
  }
}

/// A line for each: its key, what it is, what it does.
private struct RunMenuText: Widget {
  var menu: RunMenu

  var summary: String {
    menu.items.map { "\($0.letter) \($0.title): \($0.sentence)" }.joined(separator: "; ")
  }

  func draw(on surface: inout Surface, in area: Rect) {
    let first = ListRow.first(of: menu.items.count, chosen: menu.cursor, room: area.rows)
    let titles = menu.items.map(\.title.displayWidth).max() ?? 0
    for (row, item) in menu.items.dropFirst(first).prefix(area.rows).enumerated() {
      let line = area.line(row)
      let isFocused = first + row == menu.cursor
      surface.mark(.item(first + row), in: line)
      let padding = String(repeating: " ", count: titles - item.title.displayWidth + 3)
      let role: Role = isFocused ? .focus : .strong
      ListRow.draw(
        StyledText(item.letter + "  ", role, .bold)
          + StyledText(item.title + padding, isFocused ? .focus : .ink, isFocused ? .bold : [])
          + .muted(item.sentence), isFocused ? .focused : .plain, on: &surface, in: line)
    }
  }
}
