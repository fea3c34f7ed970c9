/// Text out of a file, as a sentence about that file may show it.
extension String {
  /// In quotes, and no longer than a sentence bears.
  ///
  /// Cut by code points: one visible character may be made of a million of them.
  var quoted: String {
    let longest = 48
    guard
      let end = unicodeScalars.index(
        startIndex, offsetBy: longest, limitedBy: unicodeScalars.endIndex),
      end < unicodeScalars.endIndex
    else { return "\"\(self)\"" }
    return "\"\(String(unicodeScalars[..<end]))…\""
  }

  /// On one line, with a question mark in a box for what would not print but command the terminal.
  var printable: String {
    guard unicodeScalars.contains(where: \.commandsTerminals) else { return self }
    var text = ""
    for scalar in unicodeScalars {
      switch scalar {
      case "\n", "\r", "\t": text.append(" ")
      default: text.unicodeScalars.append(scalar.commandsTerminals ? "\u{FFFD}" : scalar)
      }
    }
    return text
  }
}

extension Unicode.Scalar {
  /// Control characters, and those that turn the direction of writing.
  fileprivate var commandsTerminals: Bool {
    switch value {
    case ..<0x20, 0x7f..<0xa0, 0x200e...0x200f, 0x2028...0x202e, 0x2066...0x2069: true
    default: false
    }
  }
}
