internal import TextUI

/// The key table for people to read.
extension KeyTable {
  /// A table for a README.
  public static var markdown: String {
    let rows = told.map { "| `\(written($0))` | \($0.help) | \($0.scope.title) |" }
    return (["| key | what it does | where |", "| --- | --- | --- |"] + rows + [ownKeys])
      .joined(separator: "\n")
  }

  /// Lines of text in columns, at most 100 wide.
  public static var plainText: String {
    let widest = told.map { written($0).displayWidth }.max() ?? 0
    let lines = KeyScope.allCases.flatMap { scope -> [String] in
      let lines = told.filter { $0.scope == scope }.map { entry in
        let key = written(entry)
        return "  " + key + String(repeating: " ", count: widest - key.displayWidth + 2)
          + entry.help
      }
      return lines.isEmpty ? [] : [scope.title] + lines
    }
    return lines.joined(separator: "\n")
  }

  private static var told: [Entry] { entries.filter { !reserved.contains($0.name) } }

  private static let ownKeys =
    "| a capital | What one screen has for itself: its footer says what | there |"

  /// `PgDn PgUp`; what a footer leaves out for brevity is written out.
  private static func written(_ entry: Entry) -> String {
    switch entry.name {
    case .pane: "Tab ⇧Tab"
    case .type: "0-9 . , − %"
    case .takeBack: "⌫ Del"
    case .stage: "↑↓←→ ⌫"
    default: entry.shown
    }
  }
}
