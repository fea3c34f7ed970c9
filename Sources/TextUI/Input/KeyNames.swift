extension Key {
  /// The keys that a hint's name shows, from left to right: `Esc` one, `↑↓` two; none for a name of
  /// something else.
  public static func named(_ name: String) -> [Key] {
    if let key = words[name] { return [key] }
    if name.first == "^", name.count == 2, let letter = name.lowercased().last {
      return [.control(letter)]
    }
    let keys = name.filter { $0 != " " }.map { arrows[$0] ?? .character($0) }
    // A word of letters is the name of a key that is not known here.
    return keys.count == 1 || name.allSatisfy { arrows[$0] != nil } ? keys : []
  }

  private static let words: [String: Key] = [
    "Enter": .enter, "Esc": .escape, "Tab": .tab, "Space": .character(" "), "PgDn": .pageDown,
    "PgUp": .pageUp, "Home": .home, "End": .end, "⌫": .backspace, "Del": .delete,
  ]

  private static let arrows: [Character: Key] = [
    "↑": .up, "↓": .down, "←": .left, "→": .right,
  ]
}
