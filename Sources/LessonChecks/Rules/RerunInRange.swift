import Course

/// The way back from a question must lead to an experiment.
struct RerunInRange: LessonCheck {
  let name = "rerun-in-range"
  let rule = "`rerun` names a step of the lesson that has a lab on its stage"

  func findings(in library: Library) -> [Finding] {
    library.items.compactMap { lesson, item in
      guard let rerun = item.question.rerun else { return nil }
      guard rerun <= lesson.steps.count else {
        return finding(
          in: lesson, line: item.question.line,
          "`rerun` names step \(rerun), and the lesson has \(lesson.steps.count)",
          "name the step, from 1, whose run settles the question")
      }
      guard lesson.lab(atStep: rerun - 1, screen: .max) == nil else { return nil }
      return finding(
        in: lesson, line: item.question.line, "step \(rerun), which `rerun` names, has no lab",
        "name the step, from 1, whose run settles the question")
    }
  }
}
