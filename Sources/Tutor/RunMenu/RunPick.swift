internal import TextUI

/// Which of the runs on stage something is done with.
public enum RunChoice: Equatable, Sendable {
  case all
  /// By its place among them.
  case one(Int)

  /// Whether that one is meant.
  func contains(_ place: Int) -> Bool {
    switch self {
    case .all: true
    case .one(let wanted): place == wanted
    }
  }
}

/// Asks which of several runs on stage is meant.
public struct RunPick: Equatable, Sendable {
  /// What is to be done.
  public let item: RunMenu.Item
  /// Those that it can be done with, and what the learner knows them by.
  public let options: [Option]
  /// The chosen one.
  public private(set) var cursor = 0

  /// A run, or all of them.
  public struct Option: Equatable, Sendable {
    /// What it stands for.
    public let choice: RunChoice
    let name: String
  }

  init(_ item: RunMenu.Item, _ runs: [(place: Int, name: String)]) {
    self.item = item
    let all =
      item.isForSeveral ? [Option(choice: .all, name: "all \(runs.count) of them")] : []
    options = all + runs.map { Option(choice: .one($0.place), name: $0.name) }
  }

  mutating func press(_ key: Key) -> OverlayAnswer {
    switch key {
    case .escape: return .close
    case .enter: return take(cursor)
    case .up, .backTab, .character("k"): cursor = max(0, cursor - 1)
    case .down, .tab, .character("j"): cursor = min(max(0, options.count - 1), cursor + 1)
    case .home: cursor = 0
    case .end: cursor = max(0, options.count - 1)
    case .character(let letter):
      if let number = letter.wholeNumberValue, options.indices.contains(number - 1) {
        return take(number - 1)
      }
    case .left, .right, .backspace, .delete, .insert, .pageUp, .pageDown, .function, .control:
      break
    }
    return .stay
  }

  private func take(_ place: Int) -> OverlayAnswer {
    options.indices.contains(place) ? .runOf(item, options[place].choice) : .close
  }
}

extension RunMenu.Item {
  /// Whether it can be done with several runs at once.
  var isForSeveral: Bool {
    switch self {
    case .branch, .keep: true
    case .debugger, .why, .doctor, .compare, .race, .export: false
    }
  }

  /// What is asked before it is done with one of several.
  fileprivate var question: String {
    switch self {
    case .debugger: "Walk through which run?"
    case .doctor: "Look at which run?"
    case .branch: "Branch off which run?"
    case .keep: "Keep which run?"
    case .race: "Race the setting of which run?"
    case .why, .compare, .export: "Which run?"
    }
  }
}

extension RunPick {
  private static let columns = 56

  func area(on size: Size) -> Rect { Overlay.area(forRows: options.count, in: Rect(size)) }

  var sheet: Overlay {
    Overlay(
      title: item.question, content: RunPickText(pick: self), columns: Self.columns,
      hints: [
        KeyHint("↑↓", "choose", priority: 1), KeyHint("Enter", "take it", priority: 2),
        KeyHint("Esc", "back", priority: 3),
      ])
  }
}

/// A line for each: its digit, and what it is called.
private struct RunPickText: Widget {
  var pick: RunPick

  var summary: String {
    pick.options.enumerated().map { "\($0.offset + 1) \($0.element.name)" }.joined(separator: "; ")
  }

  func draw(on surface: inout Surface, in area: Rect) {
    let first = ListRow.first(of: pick.options.count, chosen: pick.cursor, room: area.rows)
    for (row, option) in pick.options.dropFirst(first).prefix(area.rows).enumerated() {
      let line = area.line(row)
      let isFocused = first + row == pick.cursor
      surface.mark(.item(first + row), in: line)
      let digit = first + row < 9 ? "\(first + row + 1)" : " "
      ListRow.draw(
        StyledText(digit + "  ", isFocused ? .focus : .strong, .bold)
          + StyledText(option.name, isFocused ? .focus : .ink, isFocused ? .bold : []),
        isFocused ? .focused : .plain, on: &surface, in: line)
    }
  }
}
