internal import TextUI

/// Links in the text of a page.
extension ReadingScreen {
  /// What the links of the page lead to, in order; how narrow it is set does not matter.
  var links: [String] { isAtEnd ? [] : column(isCompact: true).links }

  /// To the next link or the one before; before the first and after the last there is none.
  mutating func moveLink(by step: Int) {
    let count = links.count
    let target = (focusedLink ?? (step > 0 ? -1 : count)) + step
    focusedLink = (0..<count).contains(target) ? target : nil
  }
}
