@testable import TextUI

/// A terminal whose 16 colours are known, as it shows what a style has been resolved to.
enum FewColorTerminal: String, CaseIterable {
  case xterm
  /// The Linux console and other descendants of the VGA.
  case console

  /// Where it is used with that background: nobody has a console with a light one.
  func isFound(_ theme: Theme) -> Bool { self == .xterm || theme == .dark }

  private var colors: [UInt32] {
    switch self {
    case .xterm:
      [
        0x000000, 0xCD0000, 0x00CD00, 0xCDCD00, 0x0000EE, 0xCD00CD, 0x00CDCD, 0xE5E5E5,
        0x7F7F7F, 0xFF0000, 0x00FF00, 0xFFFF00, 0x5C5CFF, 0xFF00FF, 0x00FFFF, 0xFFFFFF,
      ]
    case .console:
      [
        0x000000, 0xAA0000, 0x00AA00, 0xAA5500, 0x0000AA, 0xAA00AA, 0x00AAAA, 0xAAAAAA,
        0x555555, 0xFF5555, 0x55FF55, 0xFFFF55, 0x5555FF, 0xFF55FF, 0x55FFFF, 0xFFFFFF,
      ]
    }
  }

  /// The letters and what is behind them. Both show bold letters of the first eight colours in
  /// the bright ones.
  func shows(_ style: ResolvedStyle, on theme: Theme) -> (letters: RGB, ground: RGB) {
    let (own, page) = theme == .dark ? (RGB(hex: colors[7]), RGB(0, 0, 0)) : (.black, .white)
    let isBold = style.attributes.contains(.bold)
    let letters = rgb(style.foreground, isBright: isBold) ?? own
    let ground = rgb(style.background, isBright: false) ?? page
    return style.attributes.contains(.reverse) ? (ground, letters) : (letters, ground)
  }

  private func rgb(_ color: TerminalColor, isBright: Bool) -> RGB? {
    switch color {
    case .standard: nil
    case .indexed(let index): RGB(hex: colors[Int(isBright && index < 8 ? index + 8 : index)])
    case .rgb(let red, let green, let blue): RGB(red, green, blue)
    }
  }
}

extension RGB {
  static let black = RGB(0, 0, 0)
  static let white = RGB(255, 255, 255)

  /// What a colour of the 256 or of the 2²⁴ is; nil for the terminal's own.
  init?(_ color: TerminalColor) {
    switch color {
    case .standard: return nil
    case .indexed(let index): self.init(xterm: index)
    case .rgb(let red, let green, let blue): self.init(red, green, blue)
    }
  }
}

extension Role {
  /// Those that letters are written in.
  static let ofText: [Role] = [
    .strong, .ink, .muted, .positive, .negative, .classA, .classB, .gradient, .focus, .right,
    .wrong,
  ]
}

extension Theme {
  /// The page that colours are measured on, and the plainest one.
  var pages: [RGB] {
    switch self {
    case .dark: [RGB(hex: 0x121218), .black]
    case .light: [RGB(hex: 0xFAFAF6), .white]
    }
  }
}
