import Course
import Foundation
import Testing

/// The lesson of `Tests/Corpus/questions`, which asks one question of each kind.
enum EveryQuestion {
  static let text: String = {
    let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent()
      .appendingPathComponent("Corpus/questions/every-question.md")
    return (try? String(contentsOf: file, encoding: .utf8)) ?? ""
  }()

  static let lesson: Lesson? = try? LessonReader.read(SourceFile(path: "q01.md", text: text))

  /// A question by what follows `Q01.` in its id.
  static func question(_ name: String) throws -> Question {
    try #require(lesson?.item("Q01.\(name)")?.question, "Q01.\(name)")
  }

  static func errors(replacing piece: String, with other: String) -> [LessonError] {
    SampleLesson.errors(of: text.replacing(piece, with: other, maxReplacements: 1))
  }

  /// A question alone in a small lesson, from the lines of its block.
  static func read(_ block: String, fence: String = "quiz") throws(LessonErrors) -> Question? {
    let text = """
      ---
      descent: 1
      id: T01
      title: One
      promise: One.
      unit: 1
      minutes: 1
      path: core
      objectives: [Do]
      ---

      ## One

      ```\(fence)
      \(block)
      ```
      """
    return try LessonReader.read(SourceFile(path: "t.md", text: text)).items.first?.question
  }

  /// The same, or the first thing that is wrong with it.
  static func error(_ block: String, fence: String = "quiz") -> LessonError? {
    do throws(LessonErrors) {
      _ = try read(block, fence: fence)
      return nil
    } catch {
      return error.errors.first
    }
  }
}

extension Verdict {
  /// What is said, as plain text.
  var words: String { feedback.flatMap(\.texts).map(\.plain).joined(separator: " ") }
}

extension Verdict.Part {
  /// What is said to it, as plain text.
  var words: String { feedback.flatMap(\.texts).map(\.plain).joined(separator: " ") }
}
