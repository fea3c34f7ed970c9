public import TextUI

/// Keys as a person would write them down: `2 Enter Space ↓*3 85 PgDn`.
///
/// Words apart by spaces. A word that names no key is typed letter by letter; `*3` presses the key
/// before it three times.
public struct KeyScript: ExpressibleByStringLiteral, Sendable {
  public let keys: [Key]

  public init(_ script: String) {
    keys = script.split(separator: " ").flatMap(Self.keys)
  }

  public init(stringLiteral script: String) { self.init(script) }

  private static let names: [Substring: Key] = [
    "Enter": .enter, "Space": .character(" "), "Esc": .escape, "Tab": .tab, "BackTab": .backTab,
    "Backspace": .backspace, "Delete": .delete, "PgDn": .pageDown, "PgUp": .pageUp, "Home": .home,
    "End": .end, "↑": .up, "↓": .down, "←": .left, "→": .right, "^C": .control("c"),
  ]

  private static func keys(_ word: Substring) -> [Key] {
    if let key = names[word] { return [key] }
    if let star = word.lastIndex(of: "*"), star > word.startIndex,
      let count = Int(word[word.index(after: star)...])
    {
      return Array(repeating: keys(word[..<star]), count: count).flatMap { $0 }
    }
    return word.map(Key.character)
  }
}
