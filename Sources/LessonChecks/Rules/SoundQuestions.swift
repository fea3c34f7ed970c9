import Course

/// A question must not contradict itself: two options that read the same, a slip that is a right
/// answer, a range or plot that does not hold the key.
struct SoundQuestions: LessonCheck {
  let name = "sound-questions"
  let rule =
    "options differ, no foreseen slip is a right answer, and every key is a number in range"

  func findings(in library: Library) -> [Finding] {
    library.items.filter { !$0.item.question.isParameterised }.flatMap { lesson, item in
      item.question.faults.map {
        finding(
          in: lesson, line: item.question.line, $0,
          "change the value, widen the range, or make the tolerance smaller")
      }
    }
  }
}
