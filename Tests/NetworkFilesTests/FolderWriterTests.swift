import Foundation
import NetworkFiles
import Testing

/// A folder is there as a whole, or not at all.
@Suite struct FolderWriterTests {
  private let place = NSTemporaryDirectory() + "descent-folder-" + UUID().uuidString

  private func names() throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: place).sorted()
  }

  @Test func foldersAreNumbered() throws {
    try FileManager.default.createDirectory(atPath: place, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: place) }
    let file = NetworkExport.File(name: "a.txt", text: "one")
    #expect(try FolderWriter.write([file], to: place + "/run") == place + "/run-1")
    try FileManager.default.createDirectory(
      atPath: place + "/run-2", withIntermediateDirectories: true)
    #expect(try FolderWriter.write([file], to: place + "/run") == place + "/run-3")
    #expect(try names() == ["run-1", "run-2", "run-3"])
    #expect(try String(contentsOfFile: place + "/run-1/a.txt", encoding: .utf8) == "one")
    #expect(try FileManager.default.contentsOfDirectory(atPath: place + "/run-2").isEmpty)
  }

  @Test func aFileThatCannotBeWrittenLeavesNothingBehind() throws {
    try FileManager.default.createDirectory(atPath: place, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: place) }
    let files = [
      NetworkExport.File(name: "a.txt", text: "one"),
      NetworkExport.File(name: "missing/b.txt", text: "two"),
    ]
    #expect(throws: DataFileError.self) { try FolderWriter.write(files, to: place + "/run") }
    #expect(try names().isEmpty)
  }
}
