package import TextUI

/// Colours as the numbers that curses knows them by.
package struct ColorNumbers: Sendable {
  /// How many colours the terminal's description has: 0, 8, 16, 88, 256 or 2²⁴.
  let count: Int

  /// Numbers for a terminal whose description has `count` colours.
  package init(count: Int) { self.count = count }

  private static let cube: [Int32] = [0, 95, 135, 175, 215, 255]
  private static let ansi: [Int32] = [
    0x000000, 0xCD0000, 0x00CD00, 0xCDCD00, 0x0000EE, 0xCD00CD, 0x00CDCD, 0xE5E5E5,
    0x7F7F7F, 0xFF0000, 0x00FF00, 0xFFFF00, 0x5C5CFF, 0xFF00FF, 0x00FFFF, 0xFFFFFF,
  ]

  /// −1 is the terminal's own colour, which also stands for those that it lacks: an unknown number
  /// would make curses draw nonsense.
  package func number(of color: TerminalColor) -> Int32 {
    switch color {
    case .standard: return -1
    case .indexed(let index):
      if isDirect { return index < 8 ? Int32(index) : distinct(Self.rgb(ofIndex: index)) }
      return Int(index) < count ? Int32(index) : -1
    case .rgb(let red, let green, let blue):
      let rgb = Int32(red) << 16 | Int32(green) << 8 | Int32(blue)
      if isDirect { return distinct(rgb) }
      return count >= 256 ? Self.nearestIndex(red, green, blue) : -1
    }
  }

  /// Whether a colour's number is its red, green and blue.
  private var isDirect: Bool { count > 256 }

  /// The numbers 0 to 7 mean the ANSI colours, so that the darkest blues give way by one green.
  private func distinct(_ rgb: Int32) -> Int32 { rgb < 8 ? rgb | 0x100 : rgb }

  /// xterm's palette: sixteen ANSI colours, a cube of 6 × 6 × 6, 24 greys.
  private static func rgb(ofIndex index: UInt8) -> Int32 {
    switch index {
    case 0..<16: return ansi[Int(index)]
    case 16..<232:
      let place = Int(index) - 16
      return cube[place / 36] << 16 | cube[place / 6 % 6] << 8 | cube[place % 6]
    default: return (8 + 10 * (Int32(index) - 232)) * 0x010101
    }
  }

  /// The entry of the cube or of the greys that is least far away.
  private static func nearestIndex(_ red: UInt8, _ green: UInt8, _ blue: UInt8) -> Int32 {
    func distance(_ index: UInt8) -> Int32 {
      let rgb = rgb(ofIndex: index)
      let (r, g, b) = (
        (rgb >> 16) - Int32(red), (rgb >> 8 & 0xFF) - Int32(green), (rgb & 0xFF) - Int32(blue)
      )
      return r * r + g * g + b * b
    }
    let nearest = (16...UInt8.max).min { distance($0) < distance($1) }
    return Int32(nearest ?? 16)
  }
}
