/// The colour of every role, one row a role.
enum RoleColors {
  static func color(of role: Role, in look: Look) -> TerminalColor {
    let entry = table(look.theme)(role)
    return switch look.colors {
    case .none: .standard
    case .eight: entry.basic.map { .indexed($0 % 8) } ?? .standard
    case .sixteen: entry.basic.map(TerminalColor.indexed) ?? .standard
    case .palette256: .indexed(entry.indexed)
    case .trueColor: RGB(hex: entry.hex).terminalColor
    }
  }

  private struct Entry {
    var hex: UInt32
    /// In the 256-colour palette.
    var indexed: UInt8
    /// In the 16 ANSI colours, 8 and up being the bright ones; nil is the terminal's own.
    var basic: UInt8?

    init(_ hex: UInt32, _ indexed: UInt8, _ basic: UInt8?) {
      self.hex = hex
      self.indexed = indexed
      self.basic = basic
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
    case .strong: Entry(0xFFFFFF, 231, 15)
    case .ink: Entry(0xD6D9E0, 253, nil)
    case .muted: Entry(0x9BA1AE, 247, 7)
    case .faint: Entry(0x4D525E, 239, 8)
    case .grid: Entry(0x363A44, 237, 8)
    case .wash: Entry(0x23262F, 235, nil)
    case .positive: Entry(0x5CA9FF, 75, 12)
    case .negative: Entry(0xFF9140, 208, 3)
    case .classA: Entry(0x5CE6D0, 80, 14)
    case .classB: Entry(0xF0569B, 204, 13)
    case .gradient: Entry(0xB896FA, 141, 5)
    case .focus: Entry(0xFFD75F, 221, 11)
    case .focusWash: Entry(0x3A3420, 236, nil)
    case .right: Entry(0x7FD488, 114, 10)
    case .wrong: Entry(0xF4727A, 203, 9)
    case .pointA: Entry(0xFFFFFF, 231, 15)
    case .pointB: Entry(0xFFCDE2, 225, 13)
    }
  }

  private static func light(_ role: Role) -> Entry {
    switch role {
    case .strong: Entry(0x000000, 16, 0)
    case .ink: Entry(0x23262C, 235, nil)
    case .muted: Entry(0x5B606B, 59, 8)
    case .faint: Entry(0xB4B8C0, 250, 7)
    case .grid: Entry(0xD5D8DE, 253, 7)
    case .wash: Entry(0xECEBE2, 255, nil)
    case .positive: Entry(0x0A5FC2, 25, 4)
    case .negative: Entry(0xB94A00, 130, 3)
    case .classA: Entry(0x00665B, 23, 6)
    case .classB: Entry(0xC8327F, 162, 13)
    case .gradient: Entry(0x6B3FC8, 62, 5)
    case .focus: Entry(0x7A5A00, 94, 4)
    case .focusWash: Entry(0xFFE9A3, 222, nil)
    case .right: Entry(0x1E7B34, 22, 2)
    case .wrong: Entry(0xBC2733, 124, 1)
    case .pointA: Entry(0x000000, 16, 0)
    case .pointB: Entry(0x7A0A45, 89, 5)
    }
  }
}
