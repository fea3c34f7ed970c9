import Course
import Foundation
import Testing

/// The files of `lessons/` as they are shipped.
@Suite struct ShippedLessonsTests {
  private static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .appendingPathComponent("lessons")

  private static func files() throws -> [SourceFile] {
    try FileManager.default.subpathsOfDirectory(atPath: folder.path)
      .filter { $0.hasSuffix(".md") }
      .map {
        SourceFile(
          path: $0,
          text: try String(contentsOf: folder.appendingPathComponent($0), encoding: .utf8))
      }
  }

  @Test func everyFileIsRead() throws {
    let (_, errors) = Library.read(files: try Self.files())
    #expect(errors.map(\.description) == [])
  }

  @Test func theSyllabusHasTwentyTwoLessonsInSixUnits() throws {
    let (library, _) = Library.read(files: try Self.files())
    #expect(library.syllabus.units.map(\.number) == [1, 2, 3, 4, 5, 6])
    #expect(library.syllabus.units.map(\.lessons.count) == [3, 5, 3, 5, 3, 3])
    let numbers = (1...22).map { "L" + ($0 < 10 ? "0" : "") + "\($0)" }
    #expect(library.syllabus.entries.map(\.id) == numbers)
    #expect(library.syllabus.entries.count { $0.path == .core } == 13)
    let minutes = library.syllabus.entries.reduce(0) { $0 + $1.minutes }
    #expect((335...345).contains(minutes))
  }

  @Test func thereAreFortySixWrongIdeas() throws {
    let (library, _) = Library.read(files: try Self.files())
    let numbers = (1...46).map { "M" + ($0 < 10 ? "0" : "") + "\($0)" }
    #expect(library.misconceptions.map(\.id) == numbers)
  }
}
