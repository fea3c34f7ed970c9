internal import TextUI

/// Every key of a screen with what it does, made from the same list that the keys act by.
public struct Help: Sendable, Equatable {
  var title: String
  var rows: [Row]
  var scroll = 0

  struct Row: Equatable, Sendable {
    var key: String
    var text: String
  }

  init(of screen: ScreenState) {
    switch screen {
    case .home(let home):
      title = "Keys on the course map"
      rows = Help.rows(home.bindings)
    case .reading(let reading):
      title = "Keys in a lesson, now"
      rows = Help.rows(reading.bindings)
    case .labRoom(let room):
      title = "Keys in a lab, now"
      rows = Help.rows(room.bindings)
    }
  }

  private static func rows(_ bindings: [Binding<some Equatable & Sendable>]) -> [Row] {
    // A key belongs to the first that claims it.
    var claimed: Set<Key> = []
    return bindings.filter { binding in
      let isActive = binding.keys.contains { !claimed.contains($0) }
      claimed.formUnion(binding.keys)
      return isActive && !binding.name.isEmpty
    }.map { Row(key: $0.name, text: $0.help) }
  }

  mutating func press(_ key: Key) -> OverlayState.Answer {
    switch key {
    case .up: scroll = max(0, scroll - 1)
    case .down: scroll = min(max(0, rows.count - 1), scroll + 1)
    case .pageDown: scroll = min(max(0, rows.count - 1), scroll + 10)
    case .pageUp: scroll = max(0, scroll - 10)
    case .character("q"): return .quit
    default: return .close
    }
    return .stay
  }
}
