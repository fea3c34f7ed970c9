/// How one cell is drawn.
public struct Style: Hashable, Sendable {
  public var foreground: Ink
  public var background: Ink
  public var attributes: Attributes

  public init(
    _ foreground: Ink = .standard, on background: Ink = .standard, _ attributes: Attributes = []
  ) {
    self.foreground = foreground
    self.background = background
    self.attributes = attributes
  }

  public init(_ role: Role, on background: Ink = .standard, _ attributes: Attributes = []) {
    self.init(.role(role), on: background, attributes)
  }

  public static let plain = Style()

  public struct Attributes: OptionSet, Hashable, Sendable {
    public let rawValue: UInt8

    public init(rawValue: UInt8) { self.rawValue = rawValue }

    public static let bold = Attributes(rawValue: 1)
    public static let italic = Attributes(rawValue: 2)
    public static let underline = Attributes(rawValue: 4)
    public static let reverse = Attributes(rawValue: 8)
    public static let dim = Attributes(rawValue: 16)
  }
}
