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

  /// Examples that differ only in size are one widget.
  @Test(arguments: WidgetGallery.examples.filter { !$0.name.hasSuffix("-large") })
  func aWidgetStaysInItsAreaAtAnySize(_ example: WidgetExample) {
    let columns = [0, 1, 2, 3, 5, 9, 17, 34, 60]
    let rows = [0, 1, 2, 3, 4, 6, 11, 20]
    for columns in columns {
      for rows in rows {
        expectContained(example, Size(columns: columns, rows: rows), .standard)
      }
    }
    for size in [Size(columns: 7, rows: 2), Size(columns: 33, rows: 9)] {
      expectContained(example, size, .monochrome)
      expectContained(example, size, Look(glyphs: .blocks))
      expectContained(example, size, Look(colors: .none, glyphs: .ascii))
    }
  }

  private func expectContained(_ example: WidgetExample, _ size: Size, _ look: Look) {
    let untouched = Cell("@", Style(.wrong))
    var blank = Surface(Size(columns: size.columns + 6, rows: size.rows + 6), look: look)
    blank.fill(blank.bounds, with: untouched)
    var surface = blank
    let area = Rect(column: 3, row: 3, columns: size.columns, rows: size.rows)
    example.widget.draw(on: &surface, in: area)
    #expect(surface.clip == surface.bounds, "\(example) at \(size)")
    surface.fill(area, with: untouched)
    #expect(surface == blank, "\(example) at \(size) drew outside of its area")
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
