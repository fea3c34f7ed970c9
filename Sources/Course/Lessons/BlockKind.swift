/// The words after a fence that make it a living block.
enum BlockKind: String, CaseIterable, Sendable {
  case lab, predict, observe, quiz, trace, figure, note

  /// What to write, where a word is none of them.
  static var advice: String {
    let words = allCases.map { "`\($0.rawValue)`" }
    return "it reads \(words.dropLast().joined(separator: ", ")) and \(words.last ?? "")"
  }
}
