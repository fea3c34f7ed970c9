import Course

/// An objective that nothing asks about can never be known.
struct ObjectiveCoverage: LessonCheck {
  let name = "objective-coverage"
  let rule = "every objective has a quiz question"

  func findings(in library: Library) -> [Finding] {
    library.lessons.flatMap { lesson in
      let asked = Set(lesson.items.filter { $0.role == .quiz }.compactMap(\.question.objective))
      return lesson.objectives.filter { !asked.contains($0.id) }.map {
        finding(
          in: lesson, field: "objectives", "no quiz question asks about \($0.id), “\($0.text)”",
          "write one with `objective: \($0.id)`")
      }
    }
  }
}
