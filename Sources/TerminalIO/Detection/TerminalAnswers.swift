package import TextUI

/// What a terminal has said about itself, as far as it was asked.
package struct TerminalAnswers: Equatable, Sendable {
  /// Light or dark, by the colour of its background (OSC 11); nil when it did not say.
  package var theme: Theme?
  /// Whether it knows pictures that appear at once (mode 2026); nil when it did not say.
  package var synchronizesOutput: Bool?
  /// Whether it has said what it is (DA1). Every terminal answers that, so that this answer ends
  /// the wait for those to earlier questions, which many do not know.
  package var isIdentified = false

  /// Nothing was said yet.
  package init() {}

  /// What the colour of the background is.
  static let backgroundQuestion = "\u{1B}]11;?\u{1B}\\"
  /// Whether mode 2026 is known.
  static let synchronizedOutputQuestion = "\u{1B}[?2026$p"
  /// What kind of terminal it is: the last question.
  static let identityQuestion = "\u{1B}[c"

  /// Takes the body of an operating system command into account: `11;rgb:1c1c/1c1c/1c1c`.
  mutating func hear(command body: some Sequence<UInt8>) {
    let text = String(decoding: Array(body), as: UTF8.self)
    guard text.hasPrefix("11;") else { return }
    theme = Self.theme(of: text.dropFirst(3)) ?? theme
  }

  /// Takes a control sequence into account: `?62;22c` or `?2026;2$y`.
  mutating func hear(parameters: some Sequence<UInt8>, final: UInt8) {
    let text = String(decoding: Array(parameters), as: UTF8.self)
    guard text.hasPrefix("?") else { return }
    if final == UInt8(ascii: "c") {
      isIdentified = true
    } else if final == UInt8(ascii: "y"), text.hasPrefix("?2026;"), text.hasSuffix("$") {
      // 0: never heard of; 1: on; 2: off; 3: always on; 4: never on.
      synchronizesOutput = ["1", "2", "3"].contains(text.dropFirst(6).dropLast())
    }
  }

  /// `rgb:RRRR/GGGG/BBBB`, one to four hexadecimal digits each.
  private static func theme(of color: Substring) -> Theme? {
    guard let start = color.firstIndex(of: ":") else { return nil }
    let parts = color[color.index(after: start)...].split(separator: "/").prefix(3)
    let channels = parts.compactMap { digits -> Double? in
      guard digits.count <= 4, let value = Int(digits, radix: 16) else { return nil }
      return Double(value) / Double((1 << (4 * digits.count)) - 1)
    }
    guard channels.count == 3 else { return nil }
    let luminance = 0.2126 * channels[0] + 0.7152 * channels[1] + 0.0722 * channels[2]
    return luminance > 0.5 ? .light : .dark
  }
}
