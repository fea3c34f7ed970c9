internal import TextUI

/// Every key of a screen with what it does, made from the same list that the keys act by.
public struct Help: Sendable, Equatable {
  var title: String
  /// By kind, in a fixed order; none is empty.
  var sections: [Section]
  /// Lines that have moved off the top.
  var scroll = 0

  struct Section: Equatable, Sendable {
    var title: String
    var rows: [Row]
  }

  struct Row: Equatable, Sendable {
    var key: String
    var text: String
  }

  /// What these bindings do.
  init(_ title: String, _ bindings: [Binding<some HelpAction & Equatable & Sendable>]) {
    self.title = title
    sections = Help.sections(bindings)
  }

  /// All rows, from the first section to the last.
  var rows: [Row] { sections.flatMap(\.rows) }

  private static func sections(_ bindings: [Binding<some HelpAction & Equatable & Sendable>])
    -> [Section]
  {
    // A key belongs to the first that claims it.
    var claimed: Set<Key> = []
    let active = bindings.filter { binding in
      let isActive = binding.keys.contains { !claimed.contains($0) }
      claimed.formUnion(binding.keys)
      return isActive && !binding.name.isEmpty
    }
    return HelpSection.allCases.compactMap { section in
      let rows = active.filter { $0.action.section == section }
        .map { Row(key: $0.name, text: $0.help) }
      return rows.isEmpty ? nil : Section(title: section.title, rows: rows)
    }
  }

  mutating func press(_ key: Key, on size: Size) -> OverlayAnswer {
    let room = room(in: area(on: size))
    let last = max(0, lines(on: size).count - room)
    switch key {
    case .up: scroll = max(0, scroll - 1)
    case .down: scroll = min(last, scroll + 1)
    case .pageDown: scroll = min(last, scroll + max(1, room - 1))
    case .pageUp: scroll = max(0, scroll - max(1, room - 1))
    case .home: scroll = 0
    case .end: scroll = last
    case .character("q"): return .quit
    case .character, .enter, .escape, .tab, .backTab, .backspace, .delete, .insert, .left, .right,
      .function, .control:
      return .close
    }
    return .stay
  }
}
