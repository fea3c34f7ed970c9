internal import TextUI

/// The hints of a list of bindings, in the order in which they are listed, with the keys that a
/// press of the mouse on them stands for.
func footerHints<Action>(_ bindings: [Binding<Action>]) -> [KeyHint] {
  bindings.indices.compactMap { index in
    let binding = bindings[index]
    guard let priority = binding.priority else { return nil }
    return KeyHint(
      binding.name, binding.label, priority: priority,
      keys: shownKeys(of: binding, before: bindings[(index + 1)...]))
  }
}

/// The keys that a binding's name shows, from left to right: `1-3` shows three, `↑↓` one of its own
/// and the one that goes with it, `PgDn` the first of those that do the same.
private func shownKeys<Action>(
  of binding: Binding<Action>, before following: ArraySlice<Binding<Action>>
) -> [Key] {
  let keys = binding.keys
  switch binding.entry {
  case .digits: return keys
  // Its name stands for more keys than there are places.
  case .type: return []
  case .stage, nil: return keys.count == binding.name.count ? keys : Array(keys.prefix(1))
  default:
    let companions = following.prefix { $0.name.isEmpty && $0.entry == binding.entry }
    return keys.prefix(1) + companions.compactMap(\.keys.first)
  }
}
