import Course

/// A prediction or observation is judged by its run or by a key. (A quiz without a right option is
/// the business of `OneRightOption`.)
struct JudgedPredictions: LessonCheck {
  let name = "judged-predictions"
  let rule = "something judges every prediction and observation"

  func findings(in library: Library) -> [Finding] {
    library.items.compactMap { lesson, item in
      guard item.role != .quiz, let choices = item.question.choices,
        choices.rightOptions()?.isEmpty == true
      else { return nil }
      return finding(
        in: lesson, line: item.question.line, "nothing judges the answer",
        "write `when: accuracy > 0.9` below the options, or tick the right one")
    }
  }
}
