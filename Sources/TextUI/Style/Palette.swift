/// Turns what a style means into what a terminal shows.
///
/// True colour and 256 colours have a value of their own for every role and ramp. With 16 or 8
/// colours there are roles only, and without colours there are attributes only: ramps are then
/// drawn as shades (see `Shade`), and resolve to the terminal's own colours.
public struct Palette: Sendable {
  /// The terminal that colours are resolved for.
  public let look: Look

  /// The palette of terminals that show `look`.
  public init(_ look: Look) { self.look = look }

  /// What `style` is on this terminal.
  public func resolve(_ style: Style) -> ResolvedStyle {
    switch look.colors {
    case .none: monochrome(style)
    case .eight:
      ResolvedStyle(
        foreground: color(style.foreground), background: color(style.background),
        attributes: isFaint(style.foreground)
          ? style.attributes.union(.dim) : style.attributes)
    case .sixteen, .palette256, .trueColor:
      ResolvedStyle(
        foreground: color(style.foreground), background: color(style.background),
        attributes: style.attributes)
    }
  }

  /// What one ink is; `.standard` where this terminal has no such colour.
  public func color(_ ink: Ink) -> TerminalColor {
    switch ink {
    case .standard: .standard
    case .role(let role): RoleColors.color(of: role, in: look)
    case .ramp(let ramp, let step): RampColors.color(of: ramp, step: step, in: look)
    case .on(let ramp, let step): RampColors.text(on: ramp, step: step, in: look)
    }
  }

  /// Eight colours have no grey, so that rules are dim as they are without colours.
  private func isFaint(_ ink: Ink) -> Bool { ink == .role(.faint) || ink == .role(.grid) }

  /// Attributes say what colours cannot: a focused background is reverse, a wash is nothing but
  /// its marker.
  private func monochrome(_ style: Style) -> ResolvedStyle {
    var attributes = style.attributes
    switch style.foreground {
    case .role(.strong), .role(.focus), .role(.right), .role(.wrong), .role(.pointA),
      .role(.pointB):
      attributes.insert(.bold)
    case .role(.faint), .role(.grid): attributes.insert(.dim)
    case .standard, .role(.ink), .role(.muted), .role(.wash), .role(.positive), .role(.negative),
      .role(.classA), .role(.classB), .role(.gradient), .role(.focusWash), .ramp, .on:
      break
    }
    switch style.background {
    case .role(.focusWash):
      attributes.insert(.reverse)
      attributes.remove(.dim)
    case .standard, .role, .ramp, .on: break
    }
    return ResolvedStyle(attributes: attributes)
  }
}
