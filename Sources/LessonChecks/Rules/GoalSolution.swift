import Course

/// A goal that nobody is known to have reached may be out of reach.
struct GoalSolution: LessonCheck {
  let name = "goal-solution"
  let rule = "every goal comes with settings that reach it and with a hint"

  func findings(in library: Library) -> [Finding] {
    library.lessons.flatMap { lesson in
      lesson.everyLab.filter { $0.goal != nil }.flatMap { lab in
        var findings: [Finding] = []
        if lab.solution.isEmpty {
          findings.append(
            finding(
              in: lesson, line: lab.line, "the lab has a goal and no `solution`",
              "give settings that reach it", severity: .warning))
        }
        if lab.hints.isEmpty, lesson.labs.contains(lab) {
          findings.append(
            finding(
              in: lesson, line: lab.line, "the lab has a goal and no `hints`",
              "say where to begin", severity: .warning))
        }
        return findings
      }
    }
  }
}
