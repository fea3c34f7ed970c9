import Course
import Labs
import SessionPlay
import Testing
import TextUI
import Tutor

/// What `descent gallery` shows.
@Suite struct GalleryTests {
  private static let gallery = Gallery(library: CourseFiles.library) { CourseFiles.data.only($0) }

  @Test func everyNameIsThereOnce() {
    let names = Self.gallery.items.map(\.name)
    #expect(Set(names).count == names.count)
    for name in ["line-chart", "lab-spam-learn", "map", "lesson-L01-1"] {
      #expect(names.contains(name))
    }
    #expect(!names.contains { $0.hasSuffix("-medium") })
    #expect(names.allSatisfy { $0.allSatisfy { $0.isASCII && !$0.isWhitespace } })
  }

  @Test(arguments: gallery.items.map(\.name))
  func everythingIsSaidAndDrawnAtThreeSizes(_ name: String) throws {
    let item = try #require(Self.gallery.items.first { $0.name == name })
    let exhibit = item.exhibit()
    #expect(!exhibit.summary.isEmpty)
    #expect(!exhibit.summary.contains { $0.isNewline })
    #expect(item.sizes.count == 3)
    #expect(item.sizes.map(\.columns) == item.sizes.map(\.columns).sorted())
    for size in item.sizes + [Size(columns: 1, rows: 1), Size(columns: 0, rows: 0)] {
      let picture = exhibit.picture(in: size, look: .standard)
      #expect(picture.size == size)
    }
    let middle = exhibit.picture(in: item.sizes[1], look: .monochrome).description
    #expect(middle.contains { !$0.isWhitespace })
    #expect(!middle.contains("cannot open"))
  }

  @Test func aNameIsFoundByItsBeginning() {
    #expect(Self.gallery.items(named: "LAB-spam").count == 10)
    #expect(Self.gallery.items(named: "").count == Self.gallery.items.count)
    #expect(Self.gallery.items(named: "linechart").isEmpty)
    #expect(Self.gallery.namesNear("linechart").first == "line-chart")
    #expect(Self.gallery.namesNear("spam").allSatisfy { $0.contains("spam") })
  }

  @Test func aLabWithoutItsDataIsNoTrap() {
    let gallery = Gallery(library: Library()) { _ in LabData() }
    for item in gallery.items(named: "lab") {
      _ = item.exhibit().picture(in: .standard, look: .standard)
    }
  }
}
