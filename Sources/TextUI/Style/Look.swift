/// What this terminal can show; part of every surface, so that a widget can pick its marks.
public struct Look: Hashable, Sendable {
  public var colors: ColorDepth
  public var glyphs: GlyphSet
  public var theme: Theme

  public init(
    colors: ColorDepth = .trueColor, glyphs: GlyphSet = .braille, theme: Theme = .dark
  ) {
    self.colors = colors
    self.glyphs = glyphs
    self.theme = theme
  }

  public static let standard = Look()
  /// No colours: bold, dim and reverse only.
  public static let monochrome = Look(colors: .none)
}

public enum ColorDepth: String, CaseIterable, Sendable {
  case none, eight, sixteen, palette256, trueColor
}
public enum GlyphSet: String, CaseIterable, Sendable { case braille, blocks, ascii }
public enum Theme: String, CaseIterable, Sendable { case dark, light }
