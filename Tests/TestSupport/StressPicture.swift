public import TextUI

/// Pictures that ask the most of a terminal: every cell another pair of colours.
///
/// The same number gives the same picture, so that a test knows what a program in another process
/// has drawn.
public enum StressPicture {
  /// A surface full of half blocks, the ink of each half drawn at random from all ramps. Thirty of
  /// them at 100 by 30 have more pairs of colours than curses can hold.
  public static func confetti(_ number: Int, size: Size, look: Look) -> Surface {
    var surface = Surface(size, look: look)
    var state = UInt64(number) &* 0xD134_2543_DE82_EF95
    func random(below bound: Int) -> Int {
      // SplitMix64 (Steele, Lea & Flood 2014).
      state &+= 0x9E37_79B9_7F4A_7C15
      var bits = state
      bits = (bits ^ (bits >> 30)) &* 0xBF58_476D_1CE4_E5B9
      bits = (bits ^ (bits >> 27)) &* 0x94D0_49BB_1331_11EB
      return Int((bits ^ (bits >> 31)) % UInt64(bound))
    }
    func ink() -> Ink {
      let ramp = Ramp.allCases[random(below: Ramp.allCases.count)]
      let step = random(below: Ramp.steps + 1)
      return .ramp(ramp, Int16(ramp.isTwoSided && random(below: 2) == 0 ? -step : step))
    }
    for row in 0..<size.rows {
      for column in 0..<size.columns {
        surface[column, row] = Cell("▀", Style(ink(), on: ink()))
      }
    }
    return surface
  }

  /// A signed heat map that fills the surface and changes a little from number to number, as the
  /// picture of a network in training does.
  public static func heatMap(_ number: Int, size: Size, look: Look) -> Surface {
    var surface = Surface(size, look: look)
    let phase = Double(number) / 20
    let values = (0..<size.rows * 2).map { row in
      (0..<size.columns).map { column in
        let (x, y) = (Double(column) / 20 - 2.5, Double(row) / 15 - 2)
        // A wave that bends: smooth, on both sides of zero.
        let u = x * x + y * y - phase
        return u / (1 + u * u) * 2 + 0.2 * x * y / (1 + y * y)
      }
    }
    surface.draw(HeatMap(values, ramp: .signed, limit: 1.2, hasNumbers: false), in: surface.bounds)
    return surface
  }
}
