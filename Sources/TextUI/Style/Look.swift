/// What this terminal can show; part of every surface, so that a widget can pick its marks.
public struct Look: Hashable, Sendable {
  /// How many colours there are; with fewer than 256, ramps become shades.
  public var colors: ColorDepth
  /// Which characters the font is trusted to have.
  public var glyphs: GlyphSet
  /// Whether the terminal's own background is dark.
  public var theme: Theme

  /// By default the richest: true colour, braille and a dark background.
  public init(
    colors: ColorDepth = .trueColor, glyphs: GlyphSet = .braille, theme: Theme = .dark
  ) {
    self.colors = colors
    self.glyphs = glyphs
    self.theme = theme
  }

  /// What screens are designed for first: true colour and braille on a dark background.
  public static let standard = Look()
  /// No colours: bold, dim and reverse only.
  public static let monochrome = Look(colors: .none)
}

/// How many colours a terminal can show, from none at all to 24 bits.
public enum ColorDepth: String, CaseIterable, Sendable {
  case none, eight, sixteen, palette256, trueColor
}
/// The finest marks that may be drawn: braille (2 × 4 dots a cell), blocks (quadrants and halves),
/// or ASCII alone.
public enum GlyphSet: String, CaseIterable, Sendable { case braille, blocks, ascii }
/// The brightness of the terminal's background, against which every colour has to be readable.
public enum Theme: String, CaseIterable, Sendable { case dark, light }
