import Course
import Labs

/// What a lesson runs must exist.
struct KnownLabs: LessonCheck {
  let name = "known-labs"
  let rule = "every lab that a lesson or a question names is in the catalogue"

  func findings(in library: Library) -> [Finding] {
    library.lessons.flatMap { lesson in
      named(in: lesson).filter { LabCatalog.entry(named: $0.lab) == nil }.map { lab, line in
        let known = LabCatalog.entries.map { "`\($0.id)`" }.joined(separator: ", ")
        return finding(
          in: lesson, line: line, "there is no lab `\(lab)`", "write one of \(known)")
      }
    }
  }

  private func named(in lesson: Lesson) -> [(lab: String, line: Int)] {
    lesson.labs.map { ($0.lab, $0.line) }
      + lesson.items.flatMap { item -> [(lab: String, line: Int)] in
        let question = item.question
        let runs: [RunPlan?]
        switch question.kind {
        case .goal(let task): return [(task.lab.lab, question.line)]
        case .plot(let plot): runs = [plot.run, question.run]
        case .choice, .multi, .numeric, .order, .short, .shape, .match, .trace:
          runs = [question.run]
        }
        return runs.compactMap { $0 }.map { ($0.lab, question.line) }
      }
  }
}
