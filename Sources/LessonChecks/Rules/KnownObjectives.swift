import Course

/// What a question asks about must be an objective of its lesson.
struct KnownObjectives: LessonCheck {
  let name = "known-objectives"
  let rule = "every quiz question names an objective of its lesson"

  func findings(in library: Library) -> [Finding] {
    library.items.compactMap { lesson, item in
      let question = item.question
      let known = lesson.objectives.map(\.id)
      let advice = "write one of \(known.joined(separator: ", "))"
      guard let objective = question.objective else {
        return item.role == .quiz
          ? finding(in: lesson, line: question.line, "the question names no objective", advice)
          : nil
      }
      return known.contains(objective)
        ? nil
        : finding(
          in: lesson, line: question.line, "`\(objective)` is no objective of this lesson", advice)
    }
  }
}
