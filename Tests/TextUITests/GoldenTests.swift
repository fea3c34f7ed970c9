import Foundation
import TestSupport
import Testing

@Suite struct GoldenTests {
  @Test func aPictureThatDiffersFails() throws {
    let folder = try temporaryFolder()
    defer { try? FileManager.default.removeItem(at: folder) }
    #expect(goldenDifference("a\nb", named: "x", in: folder, isRecording: false) != nil)
    #expect(goldenDifference("a\nb", named: "x", in: folder, isRecording: true) != nil)
    #expect(goldenDifference("a\nb", named: "x", in: folder, isRecording: false) == nil)
    #expect(goldenDifference("a\nc", named: "x", in: folder, isRecording: false) != nil)
    #expect(goldenDifference("a\nb\n", named: "x", in: folder, isRecording: false) != nil)
  }

  private func temporaryFolder() throws -> URL {
    let folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("golden-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    return folder
  }
}
