import Course
import Foundation
import LessonChecks
import Testing

/// What the checks say of the lesson that asks one question of each kind.
@Suite struct QuestionCheckTests {
  private static let tests = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent()

  private static func file(_ name: String) throws -> SourceFile {
    let file = tests.appendingPathComponent("Corpus/questions/\(name)")
    return SourceFile(path: name, text: try String(contentsOf: file, encoding: .utf8))
  }

  private static func findings(replacing piece: String, with other: String) throws -> [Finding] {
    var lesson = try file("every-question.md")
    if !piece.isEmpty { try #require(lesson.text.contains(piece), "no “\(piece)”") }
    lesson.text = lesson.text.replacing(piece, with: other, maxReplacements: 1)
    return LessonCheckCatalog.findings(in: [lesson, try file("misconceptions.md")])
  }

  @Test func theLessonOfEveryKindIsSound() throws {
    #expect(try Self.findings(replacing: "", with: "").map(\.description) == [])
  }

  static let breaches: [(piece: String, other: String, message: String)] = [
    (
      "  c: [2, 3]", "  c: [1]", "with c = 1, "
    ),
    (
      "other: One word for a network that knows its training data better than the thing itself.\n",
      "", "words that no pattern fits have no feedback"
    ),
    (
      "    say: The tanh runs from −1 to 1, through 0.\n", "",
      "the pair “tanh” and “max(0, x)” has no feedback"
    ),
    (
      "early: Both curves still fall here. It has not learned all that it could.\n", "",
      "not every wrong mark has"
    ),
    (
      "    say: With all examples the slope is exact, and nothing jumps.\n", "",
      "the curve `all` has no feedback"
    ),
    ("    say: The weight times the input.\n", "", "the blank `y` has no feedback"),
    ("solution: {rate: \"0.3\"}\n", "", "the lab has a goal and no `solution`"),
    (
      "say: A bowl with its lowest place at 3, a walker at 0, and a dial for the rate.\n", "",
      "the lab has no `say`"
    ),
    ("run: {lab: overfit, set: {view: dice}}", "run: {lab: over}", "there is no lab `over`"),
    ("misconception: M25", "misconception: M26", "`M26` is not in the catalogue of wrong ideas"),
    ("  - {value: dy * w,", "  - {value: dy * x0,", "of `dw` is a right answer"),
    ("range: [0.01, 3], log: true", "range: [0, 3], log: true", "the y axis is logarithmic"),
    ("accept: [overfitting,", "accept: [underfitting,", "“underfitting” is among the wrong ones"),
    ("tolerance: 6\n", "tolerance: 60\n", "the slip from 75.0 to 100.0 is a right answer"),
  ]

  @Test(arguments: breaches.indices) func aBrokenRuleIsTold(_ index: Int) throws {
    let (piece, other, message) = Self.breaches[index]
    let findings = try Self.findings(replacing: piece, with: other)
    #expect(findings.contains { $0.message.contains(message) }, "\(findings.map(\.description))")
  }

  /// The fences of four backticks in the guide, each in a lesson of its own.
  @Test func everyExampleOfTheGuideIsRead() throws {
    let guide = try String(
      contentsOf: Self.tests.deletingLastPathComponent().appendingPathComponent(
        "lessons/README.md"),
      encoding: .utf8)
    let examples = guide.components(separatedBy: "\n````markdown\n").dropFirst().compactMap {
      $0.components(separatedBy: "\n````\n").first
    }
    #expect(examples.count == 9)
    let head = try SoundLesson.text().components(separatedBy: "\n## One step").first ?? ""
    for example in examples {
      let text = head + "\n## One step\n\n" + example + "\n"
      do throws(LessonErrors) {
        let lesson = try LessonReader.read(SourceFile(path: "guide.md", text: text))
        for item in lesson.items {
          #expect(item.question.faultsOfDraws().map(\.fault) == [])
          #expect(item.question.faults == [])
        }
      } catch {
        Issue.record("\(error)\n\(example)")
      }
    }
  }
}
