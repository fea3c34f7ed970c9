import Course

/// Nobody is left alone with a question, before it or after it.
struct HintsAndWhy: LessonCheck {
  let name = "hints-and-why"
  let rule = "every quiz question has a hint and an explanation"

  func findings(in library: Library) -> [Finding] {
    library.items.filter { $0.item.role == .quiz }.flatMap { lesson, item in
      let question = item.question
      var findings: [Finding] = []
      if question.hints.isEmpty {
        findings.append(
          finding(
            in: lesson, line: question.line, "the question has no hint",
            "write `> [!hint]` and where to look, without giving the answer"))
      }
      if question.why.isEmpty {
        findings.append(
          finding(
            in: lesson, line: question.line, "the question has no explanation",
            "write `> [!why]` and the mechanism behind the right answer"))
      }
      return findings
    }
  }
}
