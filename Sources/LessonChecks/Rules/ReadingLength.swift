import Course

/// Reading is done in small bites, between looking and doing.
struct ReadingLength: LessonCheck {
  let name = "reading-length"
  let rule = "nobody has to read more than \(LessonLimits.wordsAtOnce) words at a time"

  func findings(in library: Library) -> [Finding] {
    library.lessons.flatMap { lesson in
      lesson.steps.filter { $0.wordsAtOnce > LessonLimits.wordsAtOnce }.map { step in
        let screen =
          (step.screens.firstIndex { $0.wordsAtOnce > LessonLimits.wordsAtOnce } ?? 0) + 1
        return finding(
          in: lesson, line: step.line,
          "screen \(screen) of “\(step.title)” has \(step.wordsAtOnce) words to read at once",
          "cut it to \(LessonLimits.wordsAtOnce), split it with `---`, or let a question come between"
        )
      }
    }
  }
}
