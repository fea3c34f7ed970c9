import Course

/// Answers are kept by a question's id: two questions must not share one.
struct UniqueIDs: LessonCheck {
  let name = "unique-ids"
  let rule = "every question has an id of its own, which begins with that of its lesson"

  func findings(in library: Library) -> [Finding] {
    var owners: [String: String] = [:]
    return library.items.flatMap { lesson, item in
      let question = item.question
      var findings: [Finding] = []
      if let owner = owners[question.id] {
        findings.append(
          finding(
            in: lesson, line: question.line, "the id `\(question.id)` is taken, by \(owner)",
            "give this question another"))
      } else {
        owners[question.id] = "\(lesson.file):\(question.line)"
      }
      if !question.id.hasPrefix(lesson.id + ".") {
        findings.append(
          finding(
            in: lesson, line: question.line,
            "the id `\(question.id)` does not begin with the lesson's",
            "write `\(lesson.id).` and a short name"))
      }
      return findings
    }
  }
}
