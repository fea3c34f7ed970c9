import Course

/// Exactly one option of a `choice` is right, and a `multi` has right ones and wrong ones.
struct OneRightOption: LessonCheck {
  let name = "one-right-option"
  let rule =
    "a choice has exactly one right option, several choices at least one right and one wrong"

  func findings(in library: Library) -> [Finding] {
    library.items.compactMap { lesson, item in
      let question = item.question
      guard let choices = question.choices, question.metrics.isEmpty,
        let right = choices.rightOptions()?.count
      else { return nil }
      switch question.kind {
      case .choice:
        // A prediction without any key is another check's business.
        guard right != 1, item.role == .quiz || right > 1 else { return nil }
        return finding(
          in: lesson, line: question.line, "the question has \(right) right options",
          "tick exactly one with `- [x]`, or write `type: multi`")
      case .multi:
        guard right == 0 || right == choices.options.count else { return nil }
        return finding(
          in: lesson, line: question.line,
          right == 0 ? "no option is right" : "every option is right",
          "tick some of them with `- [x]`, not all")
      case .numeric, .order, .short, .shape, .match, .plot, .trace, .goal: return nil
      }
    }
  }
}
