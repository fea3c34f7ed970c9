/// A colour as a terminal is told it.
public enum TerminalColor: Hashable, Sendable {
  /// The terminal's own foreground or background.
  case standard
  /// A number in the terminal's palette: 0–7, 0–15 or 0–255.
  case indexed(UInt8)
  case rgb(UInt8, UInt8, UInt8)
}

/// How a cell is drawn on one terminal: its colours and attributes, with no meaning left to look
/// up.
public struct ResolvedStyle: Hashable, Sendable {
  /// The colour of the character.
  public var foreground: TerminalColor
  /// The colour behind it.
  public var background: TerminalColor
  /// What the terminal is to switch on, stand-ins for missing colours among it.
  public var attributes: Style.Attributes

  /// By default what a terminal shows after a reset.
  public init(
    foreground: TerminalColor = .standard, background: TerminalColor = .standard,
    attributes: Style.Attributes = []
  ) {
    self.foreground = foreground
    self.background = background
    self.attributes = attributes
  }
}
