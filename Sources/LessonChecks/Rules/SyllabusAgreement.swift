import Course

/// The course map shows what the syllabus says; the lesson itself must not say something else.
struct SyllabusAgreement: LessonCheck {
  static let file = "syllabus.md"

  let name = "syllabus-agreement"
  let rule = "the syllabus and the lesson's front matter say the same"

  func findings(in library: Library) -> [Finding] {
    library.lessons.flatMap { lesson in
      library.syllabus.units.flatMap { unit in
        unit.lessons.filter { $0.id == lesson.id }.flatMap { entry in
          differences(lesson, entry, unit: unit.number).map { field, own, other in
            finding(
              in: lesson, field: field, "`\(field)` is \(own), and the syllabus says \(other)",
              "make them agree")
          }
        }
      }
    }
  }

  private func differences(
    _ lesson: Lesson, _ entry: Syllabus.Entry, unit: Int
  ) -> [(field: String, own: String, other: String)] {
    [
      ("title", lesson.title, entry.title),
      ("unit", "\(lesson.unit)", "\(unit)"),
      ("minutes", "\(lesson.minutes)", "\(entry.minutes)"),
      ("path", lesson.path.rawValue, entry.path.rawValue),
      ("needs", list(lesson.needs), list(entry.needs)),
    ].filter { $0.1 != $0.2 }.map { (field: $0.0, own: "“\($0.1)”", other: "“\($0.2)”") }
  }

  private func list(_ ids: [String]) -> String { ids.sorted().joined(separator: ", ") }
}
