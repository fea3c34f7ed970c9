public import TextUI

/// What a person asked for on the command line; nil leaves it to the terminal and its environment.
public struct TerminalOptions: Equatable, Sendable {
  public var colors: ColorDepth?
  public var glyphs: GlyphSet?
  public var theme: Theme?
  /// Whether clicks and the wheel are reported; the terminal's own selection then needs Shift.
  public var mouse: Bool

  public init(
    colors: ColorDepth? = nil, glyphs: GlyphSet? = nil, theme: Theme? = nil, mouse: Bool = true
  ) {
    self.colors = colors
    self.glyphs = glyphs
    self.theme = theme
    self.mouse = mouse
  }
}
