import Course

/// People who know nothing pick the longest option. Where that always works, a quiz measures
/// nothing.
struct RightOptionLength: LessonCheck {
  let name = "right-option-length"
  let rule = "the right option is not always the longest"

  func findings(in library: Library) -> [Finding] {
    library.lessons.compactMap { lesson in
      let questions = lesson.items.filter { $0.role == .quiz }.map(\.question)
        .filter { if case .choice = $0.kind { true } else { false } }
      guard questions.count > 1, let first = questions.first,
        questions.allSatisfy(isGivenAway)
      else { return nil }
      return finding(
        in: lesson, line: first.line,
        "the right option is the longest in all \(questions.count) questions",
        "shorten some right ones, or make some wrong ones as full")
    }
  }

  private func isGivenAway(_ question: Question) -> Bool {
    guard let options = question.choices?.options else { return false }
    let right = options.filter { $0.key == .right }.map(\.text.plain.count)
    let wrong = options.filter { $0.key != .right }.map(\.text.plain.count)
    guard let right = right.max(), let wrong = wrong.max() else { return false }
    return right > wrong
  }
}
