import Course

/// The wrong ideas that lessons name must be in the catalogue.
struct KnownMisconceptions: LessonCheck {
  let name = "known-misconceptions"
  let rule = "every wrong idea that a lesson names is in misconceptions.md"

  func findings(in library: Library) -> [Finding] {
    let known = Set(library.misconceptions.map(\.id))
    return library.lessons.flatMap { lesson in
      (named(in: lesson).map { ($0.id, $0.line) }).filter { !known.contains($0.0) }.map {
        finding(
          in: lesson, line: $0.1, "`\($0.0)` is not in the catalogue of wrong ideas",
          "mend the id, or describe the idea in misconceptions.md")
      }
    }
  }

  private func named(in lesson: Lesson) -> [(id: String, line: Int)] {
    let field = lesson.misconceptions.map { ($0, lesson.fieldLines["misconceptions"] ?? 1) }
    let questions = lesson.items.map(\.question).flatMap { question in
      let options = question.choices?.options ?? []
      let inOptions = options.compactMap { option in option.misconception.map { ($0, option.line) }
      }
      return options.isEmpty
        ? question.misconceptions.sorted().map { ($0, question.line) } : inOptions
    }
    let labs = lesson.labs.flatMap { lab in
      lab.diagnoses.compactMap { diagnosis in diagnosis.misconception.map { ($0, lab.line) } }
    }
    return (field + questions + labs).map { (id: $0.0, line: $0.1) }
  }
}
