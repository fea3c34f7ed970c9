internal import Course
internal import Recall

/// What a quiz asks about.
public enum QuizScope: Equatable, Sendable {
  /// What is due today.
  case due
  case lesson(String)
  case unit(Int)
  case everything
}

extension QuizScope {
  /// What it is called in a header: `due today`, `L05 Feeling for downhill`.
  func title(in library: Library) -> String {
    switch self {
    case .due: "due today"
    case .lesson(let id): "\(id) \(library.lesson(id)?.title ?? "")"
    case .unit(let number):
      library.syllabus.units.first { $0.number == number }.map { "unit \(number), \($0.title)" }
        ?? "unit \(number)"
    case .everything: "everything"
    }
  }

  /// Whether a lesson belongs to it.
  func contains(_ lesson: Lesson) -> Bool {
    switch self {
    case .due, .everything: true
    case .lesson(let id): lesson.id == id
    case .unit(let number): lesson.unit == number
    }
  }
}

extension Library {
  /// The questions of quizzes and reviews: those that lessons ask in their quizzes, about an
  /// objective.
  func reviewItems(_ scope: QuizScope = .everything) -> [ReviewItem] {
    lessons.filter(scope.contains).flatMap { lesson in
      lesson.items.compactMap { item -> ReviewItem? in
        let question = item.question
        // What the lesson's own stage has to judge cannot be asked apart from it.
        guard item.role == .quiz, let objective = question.objective,
          !question.isJudgedByRun || question.run != nil
        else { return nil }
        return ReviewItem(
          id: question.id, lesson: lesson.id, objective: objective, offers: question.offers,
          isParameterised: question.isParameterised, isPrediction: question.run != nil,
          weight: question.weight)
      }
    }
  }

  /// What a quiz on this would ask now.
  func quizPlan(
    _ scope: QuizScope, _ record: LearnerRecord, on day: Int, seed: UInt64, limit: Int? = nil
  ) -> QuizPlan {
    let items = reviewItems(scope)
    switch scope {
    case .due: return QuizPlan(DailyReview(record, items: items, on: day))
    case .lesson, .unit, .everything:
      return QuizPlan(quizOn: items, record, seed: seed, limit: limit ?? Self.longest)
    }
  }

  /// A quiz that is longer tires.
  static let longest = 20
}
