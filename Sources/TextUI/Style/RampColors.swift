/// The colours of the scales for numbers.
///
/// True colour follows formulas in OKLCH; the 256-colour lists are chosen by hand, since the
/// nearest palette entries make grey patches. On every arm L* only rises or only falls.
enum RampColors {
  static func color(of ramp: Ramp, step: Int16, in look: Look) -> TerminalColor {
    switch look.colors {
    case .none, .eight, .sixteen: .standard
    case .palette256: .indexed(indexed(ramp, clamped(step, ramp), look.theme))
    case .trueColor: trueColor(ramp, clamped(step, ramp), look.theme).terminalColor
    }
  }

  /// White or black, whichever has more contrast with that step: 4.58 at least, on any colour.
  static func text(on ramp: Ramp, step: Int16, in look: Look) -> TerminalColor {
    let step = clamped(step, ramp)
    switch look.colors {
    case .none, .eight, .sixteen: return .standard
    case .palette256:
      let background = RGB(xterm: indexed(ramp, step, look.theme))
      return isLighterText(on: background) ? .indexed(231) : .indexed(16)
    case .trueColor:
      let background = trueColor(ramp, step, look.theme)
      return (isLighterText(on: background) ? lightText : darkText).terminalColor
    }
  }

  /// The colour in sRGB, for tests and for `text(on:step:in:)`.
  static func rgb(of ramp: Ramp, step: Int16, in look: Look) -> RGB? {
    switch look.colors {
    case .none, .eight, .sixteen: nil
    case .palette256: RGB(xterm: indexed(ramp, clamped(step, ramp), look.theme))
    case .trueColor: trueColor(ramp, clamped(step, ramp), look.theme)
    }
  }

  private static let lightText = RGB(hex: 0xFFFFFF)
  private static let darkText = RGB(hex: 0x000000)

  private static func isLighterText(on background: RGB) -> Bool {
    background.contrast(with: lightText) >= background.contrast(with: darkText)
  }

  private static func clamped(_ step: Int16, _ ramp: Ramp) -> Int {
    min(max(Int(step), ramp.isTwoSided ? -Ramp.steps : 0), Ramp.steps)
  }

  private static func trueColor(_ ramp: Ramp, _ step: Int, _ theme: Theme) -> RGB {
    let tables = theme == .dark ? dark : light
    return tables[ramp]?[step + Ramp.steps] ?? RGB(0, 0, 0)
  }

  /// Computed once: 2 themes × 5 ramps × 129 steps.
  private static let dark = tables { formula($0, $1, isDark: true) }
  private static let light = tables { formula($0, $1, isDark: false) }

  private static func tables(_ color: (Ramp, Double) -> OKLCH) -> [Ramp: [RGB]] {
    var tables: [Ramp: [RGB]] = [:]
    for ramp in Ramp.allCases {
      tables[ramp] = (-Ramp.steps...Ramp.steps).map { step in
        ramp.isTwoSided || step >= 0
          ? color(ramp, Double(step) / Double(Ramp.steps)).rgb : RGB(0, 0, 0)
      }
    }
    return tables
  }

  private static func formula(_ ramp: Ramp, _ t: Double, isDark: Bool) -> OKLCH {
    let u = t.magnitude
    switch ramp {
    case .signed:
      let hue: Double = t >= 0 ? 255 : 52
      return isDark
        ? OKLCH(0.215 + 0.495 * u, 0.155 * min(1, 1.35 * u), hue)
        : OKLCH(0.955 - 0.475 * u, 0.15 * min(1, 1.2 * u), hue)
    case .classes:
      // Teal and pink differ in lightness for those who see them as one hue.
      let isA = t >= 0
      let hue: Double = isA ? 187 : 352
      return isDark
        ? OKLCH(0.215 + ((isA ? 0.55 : 0.35) - 0.215) * u, 0.13 * min(1, 1.35 * u), hue)
        : OKLCH(0.955 + ((isA ? 0.62 : 0.85) - 0.955) * u, 0.15 * min(1, 1.2 * u), hue)
    case .sequential:
      return isDark
        ? OKLCH(0.20 + 0.75 * u, 0.15 * Elementary.sine(.pi * (0.08 + 0.8 * u)), 262 - 18 * u)
        : OKLCH(0.97 - 0.62 * u, 0.15 * Elementary.sine(.pi * (0.06 + 0.8 * u)), 244 + 18 * u)
    case .gradient:
      return OKLCH(isDark ? 0.20 + 0.62 * u : 0.97 - 0.5 * u, 0.15 * min(1, 1.3 * u), 300)
    case .picture:
      return OKLCH(isDark ? 0.20 + 0.74 * u : 0.97 - 0.75 * u, 0.004, 262)
    }
  }

  private static func indexed(_ ramp: Ramp, _ step: Int, _ theme: Theme) -> UInt8 {
    let list = indices(ramp, theme)
    let low = ramp.isTwoSided ? -Ramp.steps : 0
    let position = Double(step - low) / Double(Ramp.steps - low) * Double(list.count)
    return list[min(Int(position), list.count - 1)]
  }

  /// Two-sided lists run from −1 to +1, so classes from B to A.
  private static func indices(_ ramp: Ramp, _ theme: Theme) -> [UInt8] {
    switch (ramp, theme) {
    case (.signed, .dark): [208, 166, 94, 238, 235, 238, 25, 32, 75]
    case (.signed, .light): [130, 172, 215, 255, 117, 68, 26]
    case (.classes, .dark): [89, 53, 235, 234, 236, 23, 30]
    case (.classes, .light): [218, 225, 255, 116, 37]
    case (.sequential, .dark): [234, 237, 25, 32, 75, 117, 195]
    case (.sequential, .light): [255, 117, 75, 32, 25, 237]
    case (.gradient, .dark): [235, 239, 97, 140, 183]
    case (.gradient, .light): [255, 183, 140, 97, 91]
    case (.picture, .dark): [234, 236, 238, 240, 242, 245, 247, 250, 252, 255]
    case (.picture, .light): [255, 252, 250, 247, 245, 242, 240, 238, 236, 234]
    }
  }
}

extension Ramp {
  /// Whether it has an arm for negative numbers.
  public var isTwoSided: Bool {
    switch self {
    case .signed, .classes: true
    case .sequential, .gradient, .picture: false
    }
  }

  /// The step for a number within −1...1 or 0...1; what lies beyond counts as the end, what is
  /// not a number as 0.
  public func ink(_ t: Double) -> Ink { .ramp(self, step(t)) }

  /// The ink of text on `ink(t)`.
  public func textInk(_ t: Double) -> Ink { .on(self, step(t)) }

  /// The step for a number, as `ink(_:)` limits it: −`steps`...`steps`, or from 0 with one arm.
  public func step(_ t: Double) -> Int16 {
    guard !t.isNaN else { return 0 }
    let limited = min(max(t, isTwoSided ? -1 : 0), 1)
    return Int16((limited * Double(Self.steps)).rounded())
  }
}
