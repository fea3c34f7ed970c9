public import TextUI

/// What the environment says about the terminal, where the command line says nothing.
extension TerminalOptions {
  /// The colours to try for; the terminal's description may still allow fewer. Nil: as many as it
  /// describes.
  ///
  /// `colors` comes first, then `NO_COLOR` (set and not empty), then `COLORTERM`.
  public func wantedColors(in environment: [String: String]) -> ColorDepth? {
    if let colors { return colors }
    if let refusal = environment["NO_COLOR"], !refusal.isEmpty { return ColorDepth.none }
    let name = environment["TERM"] ?? ""
    switch environment["COLORTERM"]?.lowercased() {
    // The consoles know no 24-bit colour, whatever a COLORTERM from elsewhere says.
    case "truecolor", "24bit": return Self.canBeAsked(name) ? .trueColor : nil
    default: return name.hasSuffix("-direct") ? .trueColor : nil
    }
  }

  /// How many colours there are to draw with on a terminal whose description has `count`.
  ///
  /// - Parameters:
  ///   - wanted: How many to use at most; nil for all of them.
  ///   - isAsked: Whether a person has asked for `wanted` colours of a terminal that is not opened
  ///     yet: then a description that has them is used in its place.
  package static func depth(
    described count: Int, wanted: ColorDepth?, isAsked: Bool = false
  ) -> ColorDepth {
    let available: ColorDepth =
      switch count {
      case ..<8: .none
      case 8..<16: .eight
      case 16..<256: .sixteen
      case 256: .palette256
      default: .trueColor
      }
    guard let wanted else { return available }
    if isAsked { return wanted }
    let order = ColorDepth.allCases
    let places = [wanted, available].compactMap(order.firstIndex(of:))
    return places.min().map { order[$0] } ?? available
  }

  /// `glyphs`, or else braille where text is UTF-8, blocks on the Linux console, whose font has no
  /// more, and ASCII where the locale is of another encoding.
  public func glyphSet(in environment: [String: String]) -> GlyphSet {
    if let glyphs { return glyphs }
    if environment["TERM"] == "linux" { return .blocks }
    return Self.isUTF8(environment) ? .braille : .ascii
  }

  /// `theme`, or else what `COLORFGBG` says (`15;0`: the last number is the background), or nil.
  package func theme(in environment: [String: String]) -> Theme? {
    if let theme { return theme }
    guard let last = environment["COLORFGBG"]?.split(separator: ";").last, let color = Int(last)
    else { return nil }
    // 7 is light grey, 8 dark grey, 9 to 15 the bright colours.
    return color == 7 || (9...15).contains(color) ? .light : .dark
  }

  /// Whether a terminal of that name can be sent a question without showing it: all that came after
  /// xterm, and not the consoles of hardware and kernels.
  package static func canBeAsked(_ name: String) -> Bool {
    let consoles = [
      "linux", "vt", "ansi", "cons", "hurd", "mach", "sun", "pcansi", "wsvt", "cygwin",
    ]
    return !consoles.contains { name.hasPrefix($0) }
  }

  /// A terminal that every machine knows and that a newer one can be taken for: whoever comes from
  /// such a terminal to an older machine finds no description of it there.
  package static func wellKnownRelative(of name: String) -> String? {
    if name.hasPrefix("tmux") || name.hasPrefix("screen") { return "screen-256color" }
    let relatives = [
      "xterm", "kitty", "alacritty", "foot", "wezterm", "ghostty", "contour", "rio", "st-", "vte",
      "gnome", "konsole", "iterm", "mintty", "putty", "rxvt",
    ]
    return relatives.contains { name.lowercased().hasPrefix($0) } ? "xterm-256color" : nil
  }

  /// Whether the locale's encoding is UTF-8. No locale at all, as in many containers, says
  /// nothing about the terminal, and terminals are UTF-8.
  private static func isUTF8(_ environment: [String: String]) -> Bool {
    let locale = ["LC_ALL", "LC_CTYPE", "LANG"].lazy.compactMap { environment[$0] }
      .first { !$0.isEmpty }
    guard let name = locale?.lowercased() else { return true }
    return name.contains("utf-8") || name.contains("utf8")
  }
}
