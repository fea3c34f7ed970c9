package import TextUI

/// What a terminal says when it is asked for its background colour and then what it is.
///
/// Every terminal answers the second question, so that its answer ends the wait for the first,
/// which many do not know.
package struct BackgroundAnswer: Equatable {
  /// The colour of the background (OSC 11), then the primary device attributes (DA1).
  static let question = "\u{1B}]11;?\u{1B}\\\u{1B}[c"

  /// Light or dark by the background's luminance; nil when the terminal did not say.
  package let theme: Theme?
  /// Whether the last answer is in.
  package let isComplete: Bool
  /// What was typed meanwhile.
  package let typed: [UInt8]

  /// Reads what the terminal has sent so far.
  package init(_ bytes: [UInt8]) {
    var theme: Theme?
    var isComplete = false
    var typed: [UInt8] = []
    var rest = bytes[...]
    while let first = rest.first {
      let length: Int
      if rest.starts(with: "\u{1B}]11;".utf8) {
        let body = rest.dropFirst(5)
        let end = body.firstIndex { $0 == 0x07 || $0 == 0x1B } ?? body.endIndex
        theme = Self.theme(of: String(decoding: body[..<end], as: UTF8.self))
        length =
          end - rest.startIndex + (rest[end...].starts(with: "\u{1B}\\".utf8) ? 2 : 1)
      } else if rest.starts(with: "\u{1B}[?".utf8),
        let end = rest.firstIndex(of: UInt8(ascii: "c")),
        rest[..<end].dropFirst(3).allSatisfy({ (0x30...0x3B).contains($0) })
      {
        isComplete = true
        length = end - rest.startIndex + 1
      } else {
        typed.append(first)
        length = 1
      }
      rest = rest.dropFirst(length)
    }
    self.theme = theme
    self.isComplete = isComplete
    self.typed = typed
  }

  /// `rgb:RRRR/GGGG/BBBB`, one to four hexadecimal digits each.
  private static func theme(of color: String) -> Theme? {
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
