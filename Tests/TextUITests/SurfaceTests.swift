import Testing
import TextUI

@Suite struct SurfaceTests {
  private static let ascii = Look(colors: .none, glyphs: .ascii)

  @Test func whatLiesOutsideIsClipped() {
    var surface = Surface(Size(columns: 4, rows: 2))
    surface.write("abcdef", column: -1, row: 0)
    surface.write("xyz", column: 3, row: 1)
    surface.write("no", column: 0, row: 2)
    #expect(surface.lines == ["bcde", "   x"])
    #expect(surface[-1, 0] == .blank)
  }

  @Test func aClipHoldsUntilItIsRestored() {
    var surface = Surface(Size(columns: 6, rows: 1))
    let outer = surface.narrowClip(to: Rect(column: 1, row: 0, columns: 3, rows: 9))
    let inner = surface.narrowClip(to: Rect(column: 2, row: 0, columns: 9, rows: 9))
    surface.fill(Rect(column: -5, row: -5, columns: 99, rows: 99), with: Cell("a"))
    surface.restoreClip(inner)
    surface[1, 0] = Cell("b")
    surface.restoreClip(outer)
    surface[5, 0] = Cell("c")
    #expect(surface.description == " baa c")
  }

  @Test func theClipIsNoPartOfThePicture() {
    let surface = Surface(Size(columns: 2, rows: 2))
    var other = surface
    _ = other.narrowClip(to: Rect(column: 0, row: 0, columns: 1, rows: 1))
    #expect(surface == other)
    other[0, 0] = Cell("x")
    #expect(surface != other)
  }

  @Test func aWideCharacterTakesTwoCellsOrNone() {
    var surface = Surface(Size(columns: 5, rows: 1))
    #expect(surface.write("日本語", column: 0, row: 0) == 6)
    #expect(surface.description == "日本")
    #expect(surface[1, 0].isContinuation)
    #expect(!surface[4, 0].isContinuation)
  }

  @Test func halfAWideCharacterIsNeverLeft() {
    for column in 0..<4 {
      var surface = Surface(Size(columns: 4, rows: 1))
      surface.write("日本", column: 0, row: 0)
      surface[column, 0] = Cell("x")
      let expected = ["x 本", " x本", "日x", "日 x"][column]
      #expect(surface.description == expected)
    }
    var surface = Surface(Size(columns: 6, rows: 1))
    surface.write("日本語", column: 0, row: 0)
    surface[1, 0] = Cell("字")
    #expect(surface.description == " 字 語")
  }

  @Test func controlCharactersNeverPass() {
    var surface = Surface(Size(columns: 12, rows: 1))
    surface.write("a\u{1B}[31mb\tc\u{7F}\u{9B}\u{202E}d", column: 0, row: 0)
    surface[11, 0] = Cell("\n")
    #expect(surface.description == "a[31mbcd")
    #expect(!surface.ansi.contains("\u{9B}"))
  }

  @Test func spacesAreAllPlain() {
    var surface = Surface(Size(columns: 9, rows: 1))
    surface.write("31\u{A0}400\u{2009}%", column: 0, row: 0)
    #expect(surface.description == "31 400 %")
  }

  @Test func anASCIIScreenGetsASCII() {
    var surface = Surface(Size(columns: 40, rows: 1), look: Self.ascii)
    surface.write("ŷ ← w₁ × “é” — ▸ ●◐○ ≤ 日 ⣿ η…", column: 0, row: 0)
    #expect(surface.description == "y < w1 x \"e\" - > *+o < ?  * n.")
  }

  @Test func everyScalarFoldsToOneASCIICharacter() {
    for value in (0x20...0x2FFF).compactMap(Unicode.Scalar.init) {
      let folded = Character(value).asciiFolded
      #expect(folded.isASCII && (0x20..<0x7F).contains(folded.asciiValue ?? 0))
    }
  }

  @Test(arguments: Glyph.allCases)
  func aGlyphIsOneColumnWide(_ glyph: Glyph) {
    for glyphs in GlyphSet.allCases {
      let character = glyph.character(in: Look(glyphs: glyphs))
      #expect(character.displayWidth == 1)
      if glyphs == .ascii { #expect(character.isASCII) }
    }
  }

  @Test func aPictureBecomesANSIText() {
    var surface = Surface(Size(columns: 4, rows: 2))
    surface.write("hi", column: 1, row: 0, style: Style(.strong, .bold))
    #expect(surface.ansi == " \u{1B}[0;1;38;2;255;255;255mhi\u{1B}[0m\n\n")
  }

  @Test func copyingKeepsWideCharacters() {
    var picture = Surface(Size(columns: 3, rows: 1))
    picture.write("日x", column: 0, row: 0)
    var surface = Surface(Size(columns: 5, rows: 1))
    surface.copy(picture, at: Point(column: 1, row: 0))
    #expect(surface.description == " 日x")
  }
}
