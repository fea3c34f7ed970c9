/// A colour in sRGB, 8 bits a channel.
struct RGB: Hashable, Sendable {
  var red: UInt8
  var green: UInt8
  var blue: UInt8

  init(_ red: UInt8, _ green: UInt8, _ blue: UInt8) {
    self.red = red
    self.green = green
    self.blue = blue
  }

  init(hex: UInt32) {
    self.init(
      UInt8(truncatingIfNeeded: hex >> 16), UInt8(truncatingIfNeeded: hex >> 8),
      UInt8(truncatingIfNeeded: hex))
  }

  /// What xterm shows for a number of its 256-colour palette: the cube from 16, greys from 232;
  /// below them the usual ANSI colours.
  init(xterm index: UInt8) {
    if index >= 232 {
      let grey = 8 + 10 * (index - 232)
      self.init(grey, grey, grey)
    } else if index >= 16 {
      let levels: [UInt8] = [0, 95, 135, 175, 215, 255]
      let cube = Int(index) - 16
      self.init(levels[cube / 36], levels[cube / 6 % 6], levels[cube % 6])
    } else {
      let full: UInt8 = index < 8 ? 205 : 255
      self.init(index & 1 != 0 ? full : 0, index & 2 != 0 ? full : 0, index & 4 != 0 ? full : 0)
    }
  }

  var terminalColor: TerminalColor { .rgb(red, green, blue) }

  /// Relative luminance, WCAG 2: 0 for black to 1 for white.
  var luminance: Double {
    0.2126 * Self.linear(red) + 0.7152 * Self.linear(green) + 0.0722 * Self.linear(blue)
  }

  /// CIE L*, 0...100.
  var lightness: Double {
    let luminance = luminance
    return luminance > 216.0 / 24389
      ? 116 * Elementary.root(luminance, 3) - 16 : luminance * 24389 / 27
  }

  /// Contrast ratio, WCAG 2: (lighter + 0.05) / (darker + 0.05), 1...21.
  func contrast(with other: RGB) -> Double {
    let (first, second) = (luminance, other.luminance)
    return (max(first, second) + 0.05) / (min(first, second) + 0.05)
  }

  private static func linear(_ channel: UInt8) -> Double {
    let value = Double(channel) / 255
    return value <= 0.04045
      ? value / 12.92 : Elementary.power(Elementary.root((value + 0.055) / 1.055, 5), 12)
  }

  /// The opposite of `linear`, for values within 0...1.
  static func encoded(_ linear: Double) -> UInt8 {
    let value =
      linear <= 0.0031308
      ? linear * 12.92 : 1.055 * Elementary.power(Elementary.root(linear, 12), 5) - 0.055
    return UInt8((min(max(value, 0), 1) * 255).rounded())
  }
}
