/// The colour of every role, one row a role.
enum RoleColors {
  static func color(of role: Role, in look: Look) -> TerminalColor {
    let entry = table(look.theme)(role)
    return switch look.colors {
    case .none: .standard
    case .eight: entry.ofEight.map(TerminalColor.indexed) ?? .standard
    case .sixteen: entry.ofSixteen.map(TerminalColor.indexed) ?? .standard
    case .palette256: .indexed(entry.indexed)
    case .trueColor: RGB(hex: entry.hex).terminalColor
    }
  }

  private struct Entry {
    var hex: UInt32
    /// In the 256-colour palette.
    var indexed: UInt8
    /// In the 16 ANSI colours, 8 and up being the bright ones; nil is the terminal's own.
    var ofSixteen: UInt8?
    /// In the first 8 of them, where several roles have to share one; nil is the terminal's own.
    var ofEight: UInt8?

    init(_ hex: UInt32, _ indexed: UInt8, _ ofSixteen: UInt8?, _ ofEight: UInt8?) {
      self.hex = hex
      self.indexed = indexed
      self.ofSixteen = ofSixteen
      self.ofEight = ofEight
    }
  }

  private static func table(_ theme: Theme) -> (Role) -> Entry {
    switch theme {
    case .dark: dark
    case .light: light
    }
  }

  private static func dark(_ role: Role) -> Entry {
    switch role {
    case .strong: Entry(0xFFFFFF, 231, 15, 7)
    case .ink: Entry(0xD6D9E0, 253, nil, nil)
    case .muted: Entry(0x9BA1AE, 247, 7, nil)
    case .faint: Entry(0x4D525E, 239, 8, nil)
    case .grid: Entry(0x363A44, 237, 8, nil)
    case .wash: Entry(0x23262F, 235, nil, nil)
    case .positive: Entry(0x5CA9FF, 75, 12, 6)
    case .negative: Entry(0xFF9140, 208, 3, 3)
    case .classA: Entry(0x5CE6D0, 80, 14, 6)
    case .classB: Entry(0xF0569B, 204, 13, 5)
    case .gradient: Entry(0xB896FA, 141, 5, 5)
    case .focus: Entry(0xFFD75F, 221, 11, 3)
    case .focusWash: Entry(0x3A3420, 236, 8, 4)
    case .right: Entry(0x7FD488, 114, 10, 2)
    case .wrong: Entry(0xF4727A, 203, 9, 1)
    case .pointA: Entry(0xFFFFFF, 231, 15, 7)
    case .pointB: Entry(0xFFCDE2, 225, 13, 5)
    }
  }

  private static func light(_ role: Role) -> Entry {
    switch role {
    case .strong: Entry(0x000000, 16, 0, 0)
    case .ink: Entry(0x23262C, 235, nil, nil)
    case .muted: Entry(0x5B606B, 59, 8, nil)
    case .faint: Entry(0xB4B8C0, 250, 7, nil)
    case .grid: Entry(0xD5D8DE, 253, 7, nil)
    case .wash: Entry(0xECEBE2, 255, nil, nil)
    case .positive: Entry(0x0A5FC2, 25, 4, 4)
    case .negative: Entry(0xB94A00, 130, 3, 3)
    case .classA: Entry(0x00665B, 23, 6, 6)
    case .classB: Entry(0xC8327F, 162, 13, 5)
    case .gradient: Entry(0x6B3FC8, 62, 5, 5)
    case .focus: Entry(0x7A5A00, 94, 0, 0)
    case .focusWash: Entry(0xFFE9A3, 222, 11, 3)
    case .right: Entry(0x1E7B34, 22, 2, 2)
    case .wrong: Entry(0xBC2733, 124, 1, 1)
    case .pointA: Entry(0x000000, 16, 0, 0)
    case .pointB: Entry(0x7A0A45, 89, 5, 5)
    }
  }
}
