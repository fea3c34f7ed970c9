internal import CNcurses

/// What is switched on and off past curses, and the bytes that undo everything.
struct Modes {
  /// Whether mouse reports are wanted: clicks, motion with the button down, in decimal form.
  let mouse: Bool

  /// A paste arrives between marks, so that it is not taken for keys.
  var on: String { "\u{1B}[?2004h" + (mouse ? "\u{1B}[?1000h\u{1B}[?1002h\u{1B}[?1006h" : "") }
  var off: String {
    (mouse ? "\u{1B}[?1006l\u{1B}[?1002l\u{1B}[?1000l" : "") + "\u{1B}[?2004l"
  }

  /// What curses leaves undone at the end: where there is no second screen, the last picture would
  /// stay below what the shell writes next.
  var farewell: String {
    Self.capability("rmcup") == nil ? Self.capability("clear") ?? "" : ""
  }

  /// A picture between these two appears at once; terminals that do not know them ignore them.
  static let pictureStart = "\u{1B}[?2026h"
  static let pictureEnd = "\u{1B}[?2026l"

  /// What gives the terminal back when curses cannot: plain letters, a visible cursor, ordinary
  /// keys, the screen as it was.
  var restore: String {
    let capabilities = ["sgr0", "cnorm", "rmkx"].map { Self.capability($0) ?? "" }
    return Self.pictureEnd + off + capabilities.joined() + (Self.capability("rmcup") ?? "\r\n")
  }

  /// Whether the current terminal moves its cursor, and does so in the language of all these
  /// sequences, which was not spoken before the VT100.
  static var areUnderstood: Bool { capability("cup")?.hasPrefix("\u{1B}[") == true }

  /// A capability of the current terminal, without its delays: `$<5>`.
  static func capability(_ name: String) -> String? {
    guard let text = unsafe cn_capability(name) else { return nil }
    return unsafe String(cString: text).replacing(#/\$<[^>]*>/#, with: "")
  }
}
