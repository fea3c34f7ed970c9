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
      case .order, .goal: return []
      case .short(let short):
        return short.other == nil
          ? [silence(lesson, question, "words that no pattern fits have", "`other:`")] : []
      case .shape(let shape):
        return shape.other == nil && shape.slips.isEmpty && shape.axisSlips.isEmpty
          ? [silence(lesson, question, "a wrong shape has", "`other:` or `slips:`")] : []
      case .match(let matching): return unexplained(matching, of: question, in: lesson)
      case .plot(let plot): return unexplained(plot, of: question, in: lesson)
      case .trace(let trace):
        return trace.blanks.filter { $0.rule == nil }.map {
          silence(lesson, question, "the blank `\($0.name)` has", "`say:` and its row's rule")
        }
      }
    }
  }

  /// Answers that are told nothing but that they are wrong.
  private func silence(
    _ lesson: Lesson, _ question: Question, _ what: String, _ field: String
  ) -> Finding {
    finding(
      in: lesson, line: question.line, "\(what) no feedback",
      "say with \(field) what such an answer overlooks", severity: .warning)
  }

  private func unexplained(
    _ matching: Matching, of question: Question, in lesson: Lesson
  ) -> [Finding] {
    matching.left.indices.flatMap { left in
      matching.right.indices.filter {
        $0 != left && matching.feedback(left: left, right: $0).feedback == nil
      }.prefix(1).map { right in
        finding(
          in: lesson, line: question.line,
          "the pair “\(matching.left[left].text.plain)” and “\(matching.right[right].text.plain)” "
            + "has no feedback",
          "give the pair on the left a `say:`, or this one an entry of `wrong:`")
      }
    }
  }

  private func unexplained(
    _ plot: PlotReading, of question: Question, in lesson: Lesson
  ) -> [Finding] {
    switch plot.task {
    case .mark(let mark):
      guard plot.below == nil || plot.above == nil else { return [] }
      let fields = mark.axis == .x ? "`early:` and `late:`" : "`low:` and `high:`"
      return [silence(lesson, question, "not every wrong mark has", fields)]
    case .curve:
      return plot.curves.filter { $0.feedback == nil }.map {
        finding(
          in: lesson, line: question.line, "the curve `\($0.name)` has no feedback",
          "give it a `say:`: what picking it means")
      }
    }
  }
}
