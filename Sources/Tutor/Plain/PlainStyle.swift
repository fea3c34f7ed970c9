internal import TextUI

/// How wide a conversation may be, and in which characters it is written.
public struct PlainStyle: Equatable, Sendable {
  /// Columns of the longest line.
  public var columns: Int
  /// Whether only ASCII may be written.
  public var isASCII: Bool

  /// The width that books have, in which text is easy to read.
  public static let usualColumns = 72

  /// Lines of at least 20 columns, however narrow the place.
  public init(columns: Int = usualColumns, isASCII: Bool = false) {
    self.columns = max(20, columns)
    self.isASCII = isASCII
  }

  /// One paragraph in lines, all but the first set in by `hanging` blanks.
  func lines(_ text: String, hanging: Int = 0) -> [String] {
    StyledText(written(text)).wrapped(to: columns, hanging: hanging).map { finished($0.plain) }
  }

  /// Blocks of text in lines, an empty one between two of them. Tables keep their columns.
  func lines(_ blocks: [TextView.Block]) -> [String] {
    TextView(blocks.map(spoken)).lines(columns: columns).map { finished($0.plain) }
  }

  /// Names of things to type, each with what it does:
  ///
  ///     run            Run the experiment, or pause it
  ///     set NAME VALUE Give a control a value: mails, passes
  func list(_ rows: [(name: String, text: String)]) -> [String] {
    let widest = min(columns / 3, rows.map(\.name.displayWidth).max() ?? 0)
    return rows.flatMap { row in
      let gap = max(2, widest + 3 - row.name.displayWidth)
      return lines(
        "  " + row.name + String(repeating: " ", count: gap) + row.text, hanging: widest + 5)
    }
  }

  /// The characters that may be written; a sign that says something becomes several rather than
  /// nothing.
  func written(_ text: String) -> String {
    guard isASCII else { return text }
    return String(text.map { Self.folds[$0] ?? String($0.asciiFolded) }.joined())
  }

  private static let folds: [Character: String] = [
    "→": "->", "←": "<-", "…": "...", "≥": ">=", "≤": "<=", "≠": "!=", "—": "--", "\n": "\n",
    "↑": "up", "↓": "down",
  ]

  /// Without what only a screen needs: blanks at the end, and blanks that hold a line together.
  private func finished(_ line: String) -> String {
    var line = line.map { $0 == "\u{A0}" || $0 == "\u{202F}" ? " " : $0 }
    while line.last == " " { line.removeLast() }
    return String(line)
  }

  /// Blocks in the characters that may be written, without bullets and rules, which would be read
  /// aloud.
  private func spoken(_ block: TextView.Block) -> TextView.Block {
    func folded(_ text: StyledText) -> StyledText { StyledText(written(text.plain)) }
    return switch block {
    case .heading(let text): .heading(folded(text))
    case .paragraph(let text): .paragraph(folded(text))
    case .item(let text, let marker): .item(folded(text), marker: marker == "•" ? "-" : marker)
    case .formula(let text): .formula(folded(text))
    case .quotation(let text): .quotation(folded(text))
    case .lines(let lines): .lines(lines.map(folded))
    case .rule: .lines([])
    }
  }
}
