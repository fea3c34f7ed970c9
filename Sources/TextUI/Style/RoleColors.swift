/// The colour of every role, one row a role.
///
/// Letters in these colours reach a contrast of 4.5 on the page and on both washes, in every depth
/// of colour; with 16 colours and fewer on what xterm and the consoles take them for.
enum RoleColors {
  static func color(of role: Role, in look: Look) -> TerminalColor {
    let entry = entry(role, look.theme)
    return switch look.colors {
    case .none: .standard
    case .eight: entry.ofEight.map(TerminalColor.indexed) ?? .standard
    case .sixteen: entry.ofSixteen.map(TerminalColor.indexed) ?? .standard
    case .palette256: .indexed(entry.indexed)
    case .trueColor: RGB(hex: entry.hex).terminalColor
    }
  }

  /// Whether the role has one of the bright colours, which with eight of them are the others in
  /// bold. Bright black is not among them: many show it as black.
  static func isBright(_ role: Role, on theme: Theme) -> Bool {
    entry(role, theme).ofSixteen.map { $0 > 8 } ?? false
  }

  private struct Entry {
    var hex: UInt32
    /// In the 256-colour palette.
    var indexed: UInt8
    /// In the 16 ANSI colours, 8 and up being the bright ones, where several roles have to share
    /// one; nil is the terminal's own.
    var ofSixteen: UInt8?

    init(_ hex: UInt32, _ indexed: UInt8, _ ofSixteen: UInt8?) {
      self.hex = hex
      self.indexed = indexed
      self.ofSixteen = ofSixteen
    }

    /// In the first 8 of them, among which there is no grey.
    var ofEight: UInt8? { ofSixteen.flatMap { $0 == 8 ? nil : $0 % 8 } }
  }

  private static func entry(_ role: Role, _ theme: Theme) -> Entry {
    switch theme {
    case .dark: dark(role)
    case .light: light(role)
    }
  }

  /// Of the 16, dark red, blue and magenta are too dark on black, and so is what xterm calls
  /// bright blue; dark yellow is brown on some.
  private static func dark(_ role: Role) -> Entry {
    switch role {
    case .strong: Entry(0xFFFFFF, 231, 15)
    case .ink: Entry(0xD6D9E0, 253, nil)
    case .muted: Entry(0x9BA1AE, 247, 7)
    case .faint: Entry(0x4D525E, 239, 8)
    case .grid: Entry(0x363A44, 237, 8)
    case .wash: Entry(0x23262F, 235, nil)
    case .positive: Entry(0x5CA9FF, 75, 6)
    case .negative: Entry(0xFF9140, 208, 9)
    case .classA: Entry(0x5CE6D0, 80, 14)
    case .classB: Entry(0xF2619F, 204, 13)
    case .gradient: Entry(0xB896FA, 141, 13)
    case .focus: Entry(0xFFD75F, 221, 11)
    case .focusWash: Entry(0x332E1C, 236, nil)
    case .right: Entry(0x7FD488, 114, 10)
    case .wrong: Entry(0xF4727A, 210, 9)
    case .pointA: Entry(0xFFFFFF, 231, 15)
    case .pointB: Entry(0xFFCDE2, 225, 13)
    }
  }

  /// Of the 16, only red, blue and magenta can be read on white everywhere.
  private static func light(_ role: Role) -> Entry {
    switch role {
    case .strong: Entry(0x000000, 16, nil)
    case .ink: Entry(0x23262C, 235, nil)
    case .muted: Entry(0x5B606B, 59, nil)
    case .faint: Entry(0xB4B8C0, 250, 8)
    case .grid: Entry(0xD5D8DE, 253, 8)
    case .wash: Entry(0xECEBE2, 230, nil)
    case .positive: Entry(0x0A5FC2, 25, 4)
    case .negative: Entry(0xB04600, 130, 1)
    case .classA: Entry(0x004E48, 23, 4)
    case .classB: Entry(0xB82989, 162, 5)
    case .gradient: Entry(0x6B3FC8, 62, 5)
    case .focus: Entry(0x7A5A00, 94, nil)
    case .focusWash: Entry(0xFFE9A3, 229, nil)
    case .right: Entry(0x1B7631, 22, nil)
    case .wrong: Entry(0xBC2733, 124, 1)
    case .pointA: Entry(0x000000, 16, nil)
    case .pointB: Entry(0x7A0A45, 89, 5)
    }
  }
}
