import Course

/// What a lesson builds on must exist, if only in the syllabus.
struct KnownNeeds: LessonCheck {
  let name = "known-needs"
  let rule = "every lesson that is needed exists"

  func findings(in library: Library) -> [Finding] {
    let known = Set(library.syllabus.entries.map(\.id))
    let inLessons = library.lessons.flatMap { lesson in
      lesson.needs.filter { !known.contains($0) }.map {
        finding(
          in: lesson, field: "needs", "it needs `\($0)`, which is no lesson",
          "name a lesson of the syllabus, or add that one to it")
      }
    }
    let inSyllabus = library.syllabus.entries.flatMap { entry in
      library.lesson(entry.id) == nil
        ? entry.needs.filter { !known.contains($0) }.map {
          Finding(
            file: SyllabusAgreement.file, line: entry.line,
            message: "\(entry.id) needs `\($0)`, which is no lesson",
            advice: "name a lesson of the syllabus", check: name)
        } : []
    }
    return inLessons + inSyllabus
  }
}
