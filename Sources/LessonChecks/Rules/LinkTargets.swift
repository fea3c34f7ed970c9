import Course

/// Links must lead somewhere.
struct LinkTargets: LessonCheck {
  let name = "link-targets"
  let rule = "links lead to lessons of the syllabus and to terms of a glossary"

  func findings(in library: Library) -> [Finding] {
    let lessons = Set(library.syllabus.entries.map { "lesson:\($0.id)" })
    let terms = Set(library.lessons.flatMap { $0.glossary.keys.map { "glossary:\($0)" } })
    return library.lessons.flatMap { lesson in
      links(in: lesson).compactMap { link, line in
        if link.hasPrefix("lesson:"), !lessons.contains(link) {
          return finding(
            in: lesson, line: line, "the link leads to `\(link)`, which is no lesson",
            "name a lesson of the syllabus")
        }
        if link.hasPrefix("glossary:"), !terms.contains(link) {
          return finding(
            in: lesson, line: line, "the link leads to `\(link)`, which no glossary explains",
            "add the term to the front matter's `glossary`")
        }
        return nil
      }
    }
  }

  private func links(in lesson: Lesson) -> [(link: String, line: Int)] {
    lesson.steps.flatMap { step in
      step.screens.flatMap(\.blocks).flatMap { block -> [(link: String, line: Int)] in
        if case .text(let text) = block {
          return links(in: text.texts, line: step.line)
        }
        guard let question = block.item?.question else { return [] }
        return links(in: question.texts, line: question.line)
      }
    }
  }

  private func links(in texts: [RichText], line: Int) -> [(link: String, line: Int)] {
    texts.flatMap(\.runs).compactMap(\.link).map { ($0, line) }
  }
}
