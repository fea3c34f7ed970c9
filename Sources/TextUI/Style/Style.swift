/// How one cell is drawn.
public struct Style: Hashable, Sendable {
  /// The colour of the character.
  public var foreground: Ink
  /// The colour behind it.
  public var background: Ink
  /// What is said without colour.
  public var attributes: Attributes

  /// By default the terminal's own colours and no attribute.
  public init(
    _ foreground: Ink = .standard, on background: Ink = .standard, _ attributes: Attributes = []
  ) {
    self.foreground = foreground
    self.background = background
    self.attributes = attributes
  }

  /// The style of text that plays a role.
  public init(_ role: Role, on background: Ink = .standard, _ attributes: Attributes = []) {
    self.init(.role(role), on: background, attributes)
  }

  /// The terminal's own colours and no attribute.
  public static let plain = Style()

  /// What a terminal can do to a character beside colouring it. Not every terminal shows italics or
  /// dims, so that neither may carry a meaning alone.
  public struct Attributes: OptionSet, Hashable, Sendable {
    /// One bit for each attribute; terminals have other numbers for them.
    public let rawValue: UInt8

    /// The attributes whose bits are set; others are carried along and never shown.
    public init(rawValue: UInt8) { self.rawValue = rawValue }

    /// Titles, keys, what is focused.
    public static let bold = Attributes(rawValue: 1)
    /// Emphasis, and the names of variables and axes.
    public static let italic = Attributes(rawValue: 2)
    /// Links, and the character that the caret stands on.
    public static let underline = Attributes(rawValue: 4)
    /// Foreground and background swapped: focus and fullness where there are no colours.
    public static let reverse = Attributes(rawValue: 8)
    /// Rules and grids where there is no grey.
    public static let dim = Attributes(rawValue: 16)
  }
}
