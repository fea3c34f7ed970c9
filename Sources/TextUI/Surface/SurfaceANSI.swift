extension Surface {
  /// The picture as text with ANSI colour codes (SGR), one line a row: print it, or keep it in a
  /// file to look at later.
  public var ansi: String {
    let palette = Palette(look)
    var text = ""
    for row in 0..<size.rows {
      var current = ResolvedStyle()
      var end = size.columns
      while end > 0, self[end - 1, row] == .blank { end -= 1 }
      for column in 0..<end {
        let cell = self[column, row]
        if cell.isContinuation { continue }
        let style = palette.resolve(cell.style)
        if style != current {
          text += style.selectGraphicRendition
          current = style
        }
        text.append(cell.character)
      }
      if current != ResolvedStyle() { text += ResolvedStyle().selectGraphicRendition }
      text += "\n"
    }
    return text
  }
}

extension ResolvedStyle {
  /// The escape sequence that selects it, whatever was selected before.
  public var selectGraphicRendition: String {
    var codes = ["0"]
    let names: [(Style.Attributes, String)] = [
      (.bold, "1"), (.dim, "2"), (.italic, "3"), (.underline, "4"), (.reverse, "7"),
    ]
    codes += names.filter { attributes.contains($0.0) }.map(\.1)
    codes += foreground.codes(base: 30) + background.codes(base: 40)
    return "\u{1B}[" + codes.joined(separator: ";") + "m"
  }
}

extension TerminalColor {
  /// `base` is 30 for foregrounds and 40 for backgrounds.
  fileprivate func codes(base: Int) -> [String] {
    switch self {
    case .standard: []
    case .indexed(let index) where index < 8: ["\(base + Int(index))"]
    case .indexed(let index) where index < 16: ["\(base + 52 + Int(index))"]
    case .indexed(let index): ["\(base + 8)", "5", "\(index)"]
    case .rgb(let red, let green, let blue): ["\(base + 8)", "2", "\(red)", "\(green)", "\(blue)"]
    }
  }
}
