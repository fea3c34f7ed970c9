/// What stands for a step of a ramp where there are too few colours for ramps: shades in five
/// equal steps, of another texture on the negative arm.
public enum Shade {
  /// The mark for `t`, within −1...1 or 0...1 as the ramp is.
  public static func cell(_ ramp: Ramp, _ t: Double, in look: Look) -> Cell {
    let size = min(t.magnitude, 1)
    let isNegative = ramp.isTwoSided && t < 0
    let marks = marks(isNegative: isNegative, look.glyphs)
    let index = size.isNaN ? 0 : min(Int(size * Double(marks.count)), marks.count - 1)
    return Cell(marks[index], Style(role(of: ramp, isNegative: isNegative)))
  }

  /// True where ramps have colours of their own.
  public static func isNeeded(in look: Look) -> Bool {
    switch look.colors {
    case .none, .eight, .sixteen: true
    case .palette256, .trueColor: false
    }
  }

  private static func marks(isNegative: Bool, _ glyphs: GlyphSet) -> [Character] {
    switch glyphs {
    case .braille, .blocks: isNegative ? [" ", "·", "-", "=", "≡"] : [" ", "░", "▒", "▓", "█"]
    case .ascii:
      isNegative
        ? [" ", "'", "~", "n", "M"] : [" ", ".", ":", "-", "=", "+", "*", "#", "%", "@"]
    }
  }

  private static func role(of ramp: Ramp, isNegative: Bool) -> Role {
    switch ramp {
    case .signed: isNegative ? .negative : .positive
    case .classes: isNegative ? .classB : .classA
    case .sequential: .positive
    case .gradient: .gradient
    case .picture: .ink
    }
  }
}
