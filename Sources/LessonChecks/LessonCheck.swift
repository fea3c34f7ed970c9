public import Course

/// One rule that lessons are held to.
public protocol LessonCheck: Sendable {
  /// Its name in findings: `one-right-option`.
  var name: String { get }
  /// What it asks for, in one sentence.
  var rule: String { get }
  /// Where a library breaks the rule.
  func findings(in library: Library) -> [Finding]
}

extension LessonCheck {
  /// A finding on a line of a lesson.
  func finding(
    in lesson: Lesson, line: Int, _ message: String, _ advice: String,
    severity: Finding.Severity = .error
  ) -> Finding {
    Finding(
      file: lesson.file, line: line, message: message, advice: advice, severity: severity,
      check: name)
  }

  /// A finding on a field of a lesson's front matter.
  func finding(
    in lesson: Lesson, field: String, _ message: String, _ advice: String,
    severity: Finding.Severity = .error
  ) -> Finding {
    finding(
      in: lesson, line: lesson.fieldLines[field] ?? 1, message, advice, severity: severity)
  }
}

extension Lesson {
  /// Every live experiment, also those inside questions.
  var everyLab: [LabBlock] {
    labs
      + items.compactMap { item in
        if case .goal(let task) = item.question.kind { task.lab } else { nil }
      }
  }
}

extension Library {
  /// Every question with its lesson.
  var items: [(lesson: Lesson, item: LessonItem)] {
    lessons.flatMap { lesson in lesson.items.map { (lesson, $0) } }
  }
}
