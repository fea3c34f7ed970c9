import Foundation
import TestSupport
import Testing
import TextUI

/// What every widget owes, whatever it shows.
@Suite struct WidgetGalleryTests {
  @Test(arguments: WidgetGallery.examples)
  func aWidgetLooksAsItDid(_ example: WidgetExample) {
    let picture = example.picture()
    #expect(goldenDifference(picture.description, named: example.name) == nil)
  }

  @Test(arguments: WidgetGallery.examples)
  func aWidgetStaysInItsAreaAtAnySize(_ example: WidgetExample) {
    let sizes = [0, 1, 2, 3, 5, 8, 13, 21, 34, 60].flatMap { columns in
      [0, 1, 2, 3, 4, 5, 7, 12, 20].map { Size(columns: columns, rows: $0) }
    }
    for look in [Look.standard, .monochrome, Look(colors: .none, glyphs: .ascii)] {
      let untouched = Cell("@", Style(.wrong))
      var blank = Surface(Size(columns: 66, rows: 26), look: look)
      blank.fill(blank.bounds, with: untouched)
      for size in sizes {
        var surface = blank
        let area = Rect(column: 3, row: 3, columns: size.columns, rows: size.rows)
        example.widget.draw(on: &surface, in: area)
        #expect(surface.clip == surface.bounds, "\(example) at \(size)")
        surface.fill(area, with: untouched)
        #expect(surface == blank, "\(example) at \(size) drew outside of its area")
      }
    }
  }

  @Test(arguments: WidgetGallery.examples)
  func aWidgetCanBeSaidInOneLine(_ example: WidgetExample) {
    let summary = example.widget.summary
    #expect(!summary.isEmpty)
    #expect(!summary.contains { $0.isNewline })
  }

  @Test(arguments: WidgetGallery.examples)
  func onlyASCIIReachesAnASCIIScreen(_ example: WidgetExample) {
    let picture = example.picture(look: Look(colors: .none, glyphs: .ascii))
    #expect(picture.description.allSatisfy { $0.isASCII })
  }

  @Test func namesAreUnique() {
    let names = WidgetGallery.examples.map(\.name)
    #expect(Set(names).count == names.count)
  }

  /// `GALLERY_OUT=folder` writes every example in every look there, to be seen with `cat`.
  @Test(.enabled(if: ProcessInfo.processInfo.environment["GALLERY_OUT"] != nil))
  func theGalleryIsWrittenWhereItIsAskedFor() throws {
    let folder = try #require(ProcessInfo.processInfo.environment["GALLERY_OUT"])
    let looks: [(String, Look)] = [
      ("dark", .standard), ("light", Look(theme: .light)), ("mono", .monochrome),
      ("256", Look(colors: .palette256)), ("16", Look(colors: .sixteen)),
      ("blocks", Look(glyphs: .blocks)), ("ascii", Look(colors: .none, glyphs: .ascii)),
    ]
    for (name, look) in looks {
      for example in WidgetGallery.examples {
        let file = URL(fileURLWithPath: folder).appendingPathComponent("\(example)-\(name).ans")
        try example.picture(look: look).ansi.write(to: file, atomically: true, encoding: .utf8)
      }
    }
  }
}
