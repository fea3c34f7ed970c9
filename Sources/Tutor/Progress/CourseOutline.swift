public import Course
public import Recall

extension Library {
  /// What there is to learn, as a report of progress needs it.
  public var outline: ProgressOutline {
    ProgressOutline(
      lessons: lessons.map { lesson in
        ProgressOutline.Lesson(
          name: .init(id: lesson.id, title: lesson.title), steps: lesson.steps.count,
          goals: lesson.goals,
          objectives: lesson.objectives.map { .init(id: $0.id, title: $0.text) })
      },
      misconceptions: misconceptions.map { .init(id: $0.id, title: $0.belief) },
      items: reviewItems())
  }
}

extension Lesson {
  /// The goals of its experiments, as the event of meeting one names them: `spam/3`.
  fileprivate var goals: [String] {
    steps.enumerated().flatMap { index, step in
      step.screens.flatMap(\.blocks).compactMap { block -> String? in
        guard case .lab(let lab) = block, lab.goal != nil else { return nil }
        return "\(lab.lab)/\(index + 1)"
      }
    }
  }
}
