import Course
import TextUI

/// A question with drawn numbers must be sound with whichever are drawn.
struct SoundDraws: LessonCheck {
  /// How many draws are tried of each question.
  private static let draws = 50

  let name = "sound-draws"
  let rule = "a question with `params` is sound in each of \(draws) draws, and they are used"

  func findings(in library: Library) -> [Finding] {
    library.items.filter { $0.item.question.isParameterised }.flatMap { lesson, item in
      let question = item.question
      var findings = question.faultsOfDraws(count: Self.draws).map { fault, values in
        let numbers = values.sorted { $0.key < $1.key }.map {
          "\($0.key) = \(Numbers.tick($0.value))"
        }
        return finding(
          in: lesson, line: question.line,
          numbers.isEmpty ? fault : "with \(numbers.joined(separator: ", ")): \(fault)",
          "keep such draws out with `where:`, or change the `params`")
      }
      if findings.isEmpty, !(0..<8).contains(where: { differs(question, seed: $0) }) {
        findings.append(
          finding(
            in: lesson, line: question.line, "every draw gives the same question",
            "use the `params` as `{{a}}`, or delete them"))
      }
      return findings
    }
  }

  private func differs(_ question: Question, seed: UInt64) -> Bool {
    let drawn = question.drawn(seed: seed)
    return drawn.prompt != question.prompt || drawn.kind != question.kind
  }
}
