public import TextUI

/// What a person asked for on the command line; nil leaves it to the terminal and its environment.
public struct TerminalOptions: Equatable, Sendable {
  /// How many colours to draw with at most.
  public var colors: ColorDepth?
  /// Which marks charts are drawn with.
  public var glyphs: GlyphSet?
  /// Whether the background is dark or light.
  public var theme: Theme?
  /// Whether clicks and the wheel are reported; the terminal's own selection then needs Shift.
  public var mouse: Bool

  /// Everything is left to the terminal unless given; the mouse is on.
  public init(
    colors: ColorDepth? = nil, glyphs: GlyphSet? = nil, theme: Theme? = nil, mouse: Bool = true
  ) {
    self.colors = colors
    self.glyphs = glyphs
    self.theme = theme
    self.mouse = mouse
  }
}
