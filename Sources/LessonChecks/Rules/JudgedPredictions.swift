import Course

/// A prediction is judged by its run, an observation by the run or by a key, a quiz by its key
/// alone.
struct JudgedPredictions: LessonCheck {
  let name = "judged-predictions"
  let rule = "every prediction can be judged, and no quiz waits for a run"

  func findings(in library: Library) -> [Finding] {
    library.items.compactMap { lesson, item in
      let question = item.question
      switch item.role {
      case .quiz:
        return question.metrics.isEmpty
          ? nil
          : finding(
            in: lesson, line: question.line, "the quiz question is judged by a run",
            "make it a `predict` block, or tick the right option")
      case .predict, .observe:
        guard let choices = question.choices, choices.rightOptions()?.isEmpty == true else {
          return nil
        }
        return finding(
          in: lesson, line: question.line, "nothing judges the answer",
          "write `when: accuracy > 0.9` below the options, or tick the right one")
      }
    }
  }
}
