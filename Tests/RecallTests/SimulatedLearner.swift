import Recall

/// A learner who takes a lesson now and then, comes back for the day's review on most days, gets
/// some of it wrong, and some of that confidently.
struct SimulatedLearner {
  /// What happened on a day.
  struct Day {
    var day: Int
    /// Lesson that was taken, if any.
    var lesson: String?
    var review: DailyReview
    var turns: [Turn]
    /// Cards that were due before the review, all of them.
    var due: Int
    /// And after it.
    var left: Int
  }

  /// A question of the day's review.
  struct Turn {
    var item: ReviewItem
    var reason: DueReason?
    var isRight: Bool
    var isSure: Bool
    var isReturn: Bool
  }

  let items: [ReviewItem]
  private(set) var record = LearnerRecord()
  private(set) var events: [LearnerEvent] = []
  private(set) var days: [Day] = []
  private var dice: Dice
  /// Lessons that are still to be taken, with the days from which on they may be.
  private var course: [(day: Int, lesson: String)]
  private let isAway: (Int) -> Bool

  /// - Parameters:
  ///   - lessons: How many lessons the course has; one is taken every four days.
  ///   - isAway: Days from the first, 0, on which nothing is done.
  init(lessons: Int, from first: Int, seed: UInt64, isAway: @escaping (Int) -> Bool) {
    dice = Dice(state: seed)
    self.isAway = { isAway($0 - first) }
    course = (0..<lessons).map { (first + 4 * $0, "L0\($0 + 1)") }
    items = (1...lessons).flatMap { lesson in
      (1...3).flatMap { objective in
        Self.items("L0\(lesson)", objective, idea: "M\(10 * lesson + objective)")
      }
    }
  }

  /// Two questions that offer the same wrong idea, one with drawn numbers, and here and there a run.
  private static func items(_ lesson: String, _ objective: Int, idea: String) -> [ReviewItem] {
    let id = "\(lesson).\(objective)"
    let names = objective == 1 ? ["a", "b", "#", "run"] : ["a", "b", "#"]
    return names.map { name in
      ReviewItem(
        id: id + name, lesson: lesson, objective: id, offers: name == "#" ? [] : [idea],
        isParameterised: name == "#", isPrediction: name == "run", weight: name == "#" ? 2 : 1)
    }
  }

  /// One day of the learner's life.
  mutating func live(_ day: Int) {
    guard !isAway(day) else { return }
    let lesson = course.first.flatMap { $0.day <= day ? $0.lesson : nil }
    if let lesson {
      course.removeFirst()
      for item in items where item.lesson == lesson && item.id.last != "b" && !item.isPrediction {
        answer(item, day, place: .lesson, chance: 0.65)
      }
    }
    let review = DailyReview(record, items: items, on: day)
    let due = dueCards(day)
    var plan = QuizPlan(review)
    var turns: [Turn] = []
    while let turn = plan.current {
      let chance = turn.isReturn ? 0.95 : 0.35 + 0.6 * (turn.reason?.retrievability ?? 0)
      let answer = answer(
        turn.item, day, place: .review, chance: chance, attempt: turn.isReturn ? 2 : 1)
      turns.append(
        Turn(
          item: turn.item, reason: turn.reason, isRight: answer.score == 1,
          isSure: answer.confidence == .sure, isReturn: turn.isReturn))
      plan.answer(isRight: answer.score == 1)
    }
    days.append(
      Day(
        day: day, lesson: lesson, review: review, turns: turns, due: due,
        left: dueCards(day)))
  }

  private func dueCards(_ day: Int) -> Int {
    record.deck.cards.values.count { $0.isDue(on: day) }
  }

  @discardableResult
  private mutating func answer(
    _ item: ReviewItem, _ day: Int, place: AnswerEvent.Place, chance: Double, attempt: Int = 1
  ) -> AnswerEvent {
    let isRight = dice.falls(chance)
    let confidence: Confidence =
      dice.falls(isRight ? 0.5 : 0.25) ? .sure : dice.falls(0.7) ? .fairly : .guess
    let answer = AnswerEvent(
      lesson: item.lesson, item: item.id, revision: 1, objective: item.objective, response: "0",
      score: isRight ? 1 : 0, misconception: isRight ? nil : item.offers.first,
      confidence: confidence, attempt: attempt, hints: 0, weight: item.weight,
      offered: item.offers, place: place)
    let event = LearnerEvent(time: noon(day, minute: events.count % 60), .answer(answer))
    events.append(event)
    record.apply(event)
    return answer
  }
}

extension SimulatedLearner {
  /// A line a day: what was due, what was asked, how it went.
  var schedule: String {
    let head = """
      A simulated quarter: nine lessons, a review on most days, a fortnight away.
      One line a day. `due` counts cards before the review, `left` after it; both may be more than a day asks.
      In the review: + right, - wrong, ! wrong though sure, * back on the seventh day after a confident error,
      ' once more in the same sitting. a and b ask the same in two ways, # has new numbers, run trains a network.

      day           due  left  lesson  review
      """
    let lines = days.map { day in
      let turns = day.turns.map { turn in
        let isCheck = if case .confidentError = turn.reason?.kind { true } else { false }
        return turn.item.id + (turn.isRight ? "+" : turn.isSure ? "!" : "-")
          + (turn.isReturn ? "'" : isCheck ? "*" : "")
      }
      return [
        StudyDate(day: day.day).description.padded(12), "\(day.due)".padded(3, atStart: true), "",
        "\(day.left)".padded(4, atStart: true), "", (day.lesson ?? "").padded(6), "",
        turns.joined(separator: " "),
      ].joined(separator: " ").trimmed
    }
    return ([head] + lines + ["", ending]).joined(separator: "\n")
  }

  private var ending: String {
    let ideas = record.misconceptions
    let quiet = ideas.values.count { $0.state == .quiet }
    let known = record.objectives.values.count { $0.mastery.isKnown }
    return
      "At the end \(known) of \(record.objectives.count) objectives are known, "
      + "\(quiet) of \(ideas.count) wrong ideas that were met are quiet."
  }
}

extension String {
  fileprivate func padded(_ columns: Int, atStart: Bool = false) -> String {
    let space = String(repeating: " ", count: max(0, columns - count))
    return atStart ? space + self : self + space
  }

  fileprivate var trimmed: String {
    var text = self
    while text.last == " " { text.removeLast() }
    return text
  }
}
