internal import Labs
internal import TextUI

/// A key that does something now: the footer, the help and the dispatch all come from a list of
/// these, so that they cannot disagree.
struct Binding<Action: Equatable & Sendable>: Equatable, Sendable {
  /// The line of the key table that it is made from; nil for what belongs to one screen.
  var entry: KeyName?
  var keys: [Key]
  /// As shown: `Space`, `1-4`; empty for what goes with the binding before it.
  var name: String
  var label: String
  /// A sentence for the help screen.
  var help: String
  var action: Action
  /// Higher stays longer when the footer runs out of room; nil never shows there.
  var priority: Int?

  /// What a screen has for itself: a capital letter.
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

  /// What a key of the table does now.
  ///
  /// - Parameters:
  ///   - label: What it does here, in a word or two.
  ///   - help: The same in a sentence; nil is what the table says.
  ///   - keys: Fewer keys than the table has, or their opposites.
  init(
    _ entry: KeyName, _ label: String, _ action: Action, priority: Int? = 5, help: String? = nil,
    keys: [Key]? = nil, shown: String? = nil
  ) {
    let line = KeyTable.entry(entry)
    self.entry = entry
    self.keys = keys ?? line.keys
    self.name = shown ?? line.shown
    self.label = label
    self.help = help ?? line.help
    self.action = action
    self.priority = priority
  }

  /// What a key of the table does now, in the table's own words.
  init(
    _ entry: KeyName, _ action: Action, priority: Int? = 5, keys: [Key]? = nil,
    shown: String? = nil
  ) {
    self.init(
      entry, KeyTable.entry(entry).label, action, priority: priority, keys: keys, shown: shown)
  }

  /// Both ways of a line of the table, `↑↓`: one hint for two bindings.
  static func pair(
    _ entry: KeyName, _ label: String, _ action: Action, _ opposite: Action, priority: Int? = 5,
    help: String? = nil, shown: String? = nil
  ) -> [Binding] {
    [
      Binding(entry, label, action, priority: priority, help: help, shown: shown),
      Binding(
        entry, label, opposite, priority: nil, keys: KeyTable.entry(entry).opposite, shown: ""),
    ]
  }

  /// Both ways of a line of the table, in the table's own words.
  static func pair(
    _ entry: KeyName, _ action: Action, _ opposite: Action, priority: Int? = 5,
    help: String? = nil
  ) -> [Binding] {
    pair(
      entry, KeyTable.entry(entry).label, action, opposite, priority: priority, help: help)
  }

  /// A key of a lab's view.
  static func stage(_ key: LabKey, _ action: Action, priority: Int? = 7) -> Binding {
    var binding = Binding(
      key.keys, key.name, key.label, action, priority: priority, help: key.help)
    binding.entry = [.stage, .act, .scrub, .type, .caret, .takeBack, .back].first { name in
      let line = KeyTable.entry(name)
      return key.keys.allSatisfy((line.keys + line.opposite).contains)
    }
    return binding
  }
}

extension Array {
  /// Each key with the first that claims it; what is left without keys does nothing and goes.
  func disjoint<Action>() -> [Element] where Element == Binding<Action> {
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
