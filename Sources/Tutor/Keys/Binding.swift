internal import TextUI

/// A key that does something now: the footer, the help and the dispatch all come from a list of
/// these, so that they cannot disagree.
struct Binding<Action: Equatable & Sendable>: Equatable, Sendable {
  var keys: [Key]
  /// As shown: `Space`, `1-4`.
  var name: String
  var label: String
  /// A sentence for the help screen.
  var help: String
  var action: Action
  /// Higher stays longer when the footer runs out of room; nil never shows there.
  var priority: Int?

  init(
    _ keys: [Key], _ name: String, _ label: String, _ action: Action, priority: Int? = 5,
    help: String? = nil
  ) {
    self.keys = keys
    self.name = name
    self.label = label
    self.action = action
    self.priority = priority
    self.help = help ?? label
  }
}

extension [Binding<ReadingAction>] {
  /// Each key with the first that claims it; what is left without keys does nothing and goes.
  var disjoint: [Element] {
    var claimed: Set<Key> = []
    return compactMap { binding in
      var binding = binding
      binding.keys.removeAll { claimed.contains($0) }
      claimed.formUnion(binding.keys)
      return binding.keys.isEmpty ? nil : binding
    }
  }
}

extension [Key] {
  /// The digits from 1 to `count`.
  static func digits(_ count: Int) -> [Key] {
    count <= 0 ? [] : (1...Swift.min(count, 9)).map { .character(Character(String($0))) }
  }
}

extension Key {
  /// The digit that the key shows.
  var digit: Int? {
    if case .character(let character) = self { character.wholeNumberValue } else { nil }
  }
}
