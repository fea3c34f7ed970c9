import Course

/// Whoever answers learns something, whatever they picked. A prediction is answered by its run and by
/// the text that follows it; feedback of its own is welcome there, not asked for.
struct OptionFeedback: LessonCheck {
  let name = "option-feedback"
  let rule = "every option and every wrong number of a quiz or observation has feedback"

  func findings(in library: Library) -> [Finding] {
    library.items.filter { $0.item.role != .predict }.flatMap { lesson, item in
      let question = item.question
      switch question.kind {
      case .choice(let choices), .multi(let choices):
        return choices.options.filter(\.feedback.isEmpty).map {
          finding(
            in: lesson, line: $0.line, "the option “\($0.text.plain)” has no feedback",
            "write a line below it: two spaces, `> ` and what the choice means")
        }
      case .numeric(let numeric):
        guard numeric.tooHigh == nil || numeric.tooLow == nil else { return [] }
        return [
          finding(
            in: lesson, line: question.line, "not every wrong number has feedback",
            "say with `high:` and `low:` what such an answer overlooks", severity: .warning)
        ]
      case .order, .short, .shape, .match, .plot, .trace, .goal: return []
      }
    }
  }
}
