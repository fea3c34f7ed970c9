/// Turns what a style means into what a terminal shows.
///
/// True colour and 256 colours have a value of their own for every role and ramp. With 16 or 8
/// colours there are roles only, some of which share one, and without colours there are attributes
/// only: ramps are then drawn as shades (see `Shade`), and resolve to the terminal's own colours.
///
/// Colour-blind readers tell the classes apart by lightness, and signs by blue and orange. Right
/// and wrong, and slopes and positive numbers, are the same to some of them: `✓` `✗` and `◂` are
/// what such marks are told apart by. The same holds for roles that share a colour.
public struct Palette: Sendable {
  /// The terminal that colours are resolved for.
  public let look: Look

  /// The palette of terminals that show `look`.
  public init(_ look: Look) { self.look = look }

  /// What `style` is on this terminal.
  public func resolve(_ style: Style) -> ResolvedStyle {
    switch look.colors {
    case .none: monochrome(style)
    case .eight, .sixteen: fewColors(style)
    case .palette256, .trueColor:
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

  /// Colours that others chose need more care: a focused row is reverse, whatever its letters
  /// mean, since no colour can be read on every other; a role that has no colour of its own has
  /// the weight that it has without colours.
  private func fewColors(_ style: Style) -> ResolvedStyle {
    let plain = monochrome(style)
    guard style.background != .role(.focusWash) else { return plain }
    var resolved = ResolvedStyle(
      foreground: color(style.foreground), background: color(style.background),
      attributes: style.attributes)
    if resolved.foreground == .standard { resolved.attributes = plain.attributes }
    guard case .role(let role) = style.foreground, resolved.foreground != .standard else {
      return resolved
    }
    switch look.theme {
    case .dark:
      // The consoles that have eight colours, and xterm, show bold letters in the bright ones.
      if look.colors == .eight, RoleColors.isBright(role, on: .dark) {
        resolved.attributes.insert(.bold)
      }
    case .light:
      // For the same reason: a bright colour could not be read.
      resolved.attributes.remove(.bold)
    }
    // Some brighten the ground instead, some the letters on it.
    if look.colors == .eight, resolved.attributes.contains(.reverse) {
      resolved.foreground = .standard
      resolved.attributes.remove(.bold)
    }
    return resolved
  }

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
