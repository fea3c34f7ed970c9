import Course

/// Some learners hear the lesson.
struct LabDescription: LessonCheck {
  let name = "lab-description"
  let rule = "every lab says in words what is on the stage"

  func findings(in library: Library) -> [Finding] {
    library.lessons.flatMap { lesson in
      lesson.everyLab.filter(\.say.isEmpty).map {
        finding(
          in: lesson, line: $0.line, "the lab has no `say`",
          "describe what it shows, for those who do not see it")
      }
    }
  }
}
