import Course
import Foundation
import SessionPlay
import TestSupport
import Testing

@testable import Runtime

/// A folder of lessons on a disk.
@Suite struct LessonFolderTests {
  private func write(_ text: String, _ path: String, in folder: TemporaryFolder) throws {
    let file = URL(fileURLWithPath: folder.path).appendingPathComponent(path)
    try FileManager.default.createDirectory(
      at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(text.utf8).write(to: file)
  }

  private func lessonText(_ id: String) throws -> String {
    let path = CourseFiles.folder + "/lessons/01-examples-not-rules/01-rules-vs-examples.md"
    let text = try String(contentsOfFile: path, encoding: .utf8)
    return text.replacingOccurrences(of: "\nid: L01\n", with: "\nid: \(id)\n")
  }

  @Test func theShippedLessonsAreRead() throws {
    let (library, errors) = try LessonFolder(CourseFiles.folder + "/lessons").read()
    #expect(errors.isEmpty)
    #expect(library.lesson("L01") != nil)
    #expect(library == CourseFiles.library)
  }

  @Test func everyMarkdownFileBelowComesInTheOrderOfPaths() throws {
    let folder = try TemporaryFolder()
    for path in ["b.md", "a/2.md", "a/1.md", "notes.txt", "a/deep/er.md", "picture.png"] {
      try write("text of \(path)", path, in: folder)
    }
    let files = try LessonFolder(folder.path).files()
    #expect(files.map(\.path) == ["a/1.md", "a/2.md", "a/deep/er.md", "b.md"])
    #expect(files.map(\.text) == files.map { "text of \($0.path)" })
  }

  @Test func aLessonWithErrorsDoesNotTakeTheOthersWithIt() throws {
    let folder = try TemporaryFolder()
    try write(lessonText("X01"), "good.md", in: folder)
    try write("---\ndescent: 1\n---\n", "bad.md", in: folder)
    let (library, errors) = try LessonFolder(folder.path).read()
    #expect(library.lessons.map(\.id) == ["X01"])
    #expect(!errors.isEmpty)
    #expect(errors.allSatisfy { $0.file == "bad.md" })
  }

  @Test func aFileThatIsNoTextIsNoTrap() throws {
    let folder = try TemporaryFolder()
    let bytes: [UInt8] = [0xFF, 0xFE, 0x00, 0x80, 0x1B, 0x5B, 0x32, 0x4A]
    try Data(bytes).write(to: URL(fileURLWithPath: folder.path + "/odd.md"))
    let (library, errors) = try LessonFolder(folder.path).read()
    #expect(library.lessons.isEmpty)
    #expect(!errors.isEmpty)
  }

  @Test func aFolderThatDoesNotExistIsNamed() {
    let error = #expect(throws: ProgramError.self) {
      try LessonFolder("/nowhere/at/all").read()
    }
    #expect(error?.description.contains("/nowhere/at/all") == true)
  }

  @Test func anEmptyFolderIsAnEmptyLibrary() throws {
    let folder = try TemporaryFolder()
    let (library, errors) = try LessonFolder(folder.path).read()
    #expect(library.lessons.isEmpty)
    #expect(errors.isEmpty)
  }
}
