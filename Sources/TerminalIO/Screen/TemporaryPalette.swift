internal import TextUI

enum TerminalColor: Hashable {
  case standard
  case indexed(UInt8)
  case rgb(UInt8, UInt8, UInt8)
}

struct ResolvedStyle: Hashable {
  var foreground: TerminalColor
  var background: TerminalColor
  var attributes: Style.Attributes
}

struct Palette {
  let look: Look
  init(_ look: Look) { self.look = look }

  func resolve(_ style: Style) -> ResolvedStyle {
    ResolvedStyle(
      foreground: color(style.foreground), background: color(style.background),
      attributes: style.attributes)
  }

  private func color(_ ink: Ink) -> TerminalColor {
    guard look.colors != .none, ink != .standard else { return .standard }
    switch ink {
    case .role(.positive), .role(.classA):
      return look.colors == .trueColor ? .rgb(90, 160, 250) : .indexed(4)
    case .role(.negative), .role(.classB):
      return look.colors == .trueColor ? .rgb(240, 150, 60) : .indexed(3)
    case .ramp(_, let step):
      return look.colors == .trueColor
        ? .rgb(UInt8(abs(Int(step)) * 3), 40, 80) : .indexed(UInt8(abs(Int(step)) / 9))
    default: return .standard
    }
  }
}
