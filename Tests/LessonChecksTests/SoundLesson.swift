import Course
import Foundation
import LessonChecks
import Testing

/// The example of `lessons/README.md`, which every check is content with.
enum SoundLesson {
  private static let readme = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()
    .appendingPathComponent("lessons/README.md")

  /// The text between the fences of five backticks.
  static func text() throws -> String {
    let lines = try String(contentsOf: readme, encoding: .utf8)
      .split(separator: "\n", omittingEmptySubsequences: false)
    let opening = try #require(lines.firstIndex(of: "`````markdown"))
    let closing = try #require(lines[opening...].firstIndex(of: "`````"))
    return lines[(opening + 1)..<closing].joined(separator: "\n")
  }

  static let catalogue = SourceFile(
    path: "misconceptions.md",
    text: """
      ---
      descent: 1
      misconceptions:
        - {id: M13, belief: A bigger rate is faster., counter: It flies off.}
      ---
      """)

  /// What the checks say of the example with pieces replaced.
  static func findings(
    replacing pieces: [(String, String)], and others: [SourceFile] = []
  ) throws -> [Finding] {
    var text = try text()
    for (piece, other) in pieces {
      try #require(text.contains(piece), "the example holds no “\(piece)”")
      text = text.replacing(piece, with: other, maxReplacements: 1)
    }
    return LessonCheckCatalog.findings(
      in: [SourceFile(path: "x01.md", text: text), catalogue] + others)
  }

  /// The same with one piece replaced.
  static func findings(
    replacing piece: String, with other: String, and others: [SourceFile] = []
  ) throws -> [Finding] {
    try findings(replacing: [(piece, other)], and: others)
  }
}
