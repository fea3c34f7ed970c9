/// The turns of a sitting: which question comes next, and which comes once more.
///
/// A question that was answered wrong comes back once, after at least three others; where fewer are
/// left, its card brings it back another day.
///
///     var quiz = QuizPlan(quizOn: items, record, seed: 7)
///     while let turn = quiz.current { quiz.answer(isRight: ask(turn.item)) }
public struct QuizPlan: Equatable, Sendable {
  /// Every turn, those that are over among them.
  public private(set) var turns: [Turn]
  /// How many turns are over.
  public private(set) var place = 0

  /// A question when it is its turn.
  public struct Turn: Equatable, Sendable {
    /// The question.
    public let item: ReviewItem
    /// Why it is due; nil in a quiz.
    public let reason: DueReason?
    /// Whether it was answered wrong in this sitting.
    public let isReturn: Bool
  }

  /// How many others come before a question returns.
  public static let others = 3

  /// A quiz: what is not known comes first, both parts shuffled; flagged questions are left out.
  ///
  /// Not known are questions that were not answered right the last time, and those whose objective
  /// is not known.
  ///
  /// - Parameters:
  ///   - items: The questions of a lesson, of a unit or of everything.
  ///   - seed: The same seed gives the same order.
  ///   - limit: How many questions at most; nil for all.
  public init(
    quizOn items: [ReviewItem], _ record: LearnerRecord, seed: UInt64, limit: Int? = nil
  ) {
    var lot = SplitMix(seed: seed)
    let shuffled = items.filter { !record.flags.contains($0.id) }.shuffled(using: &lot)
    let isKnown = { (item: ReviewItem) in
      record.mastery(of: item.objective).isKnown && record.answers[item.id]?.last.score == 1
    }
    let ordered = shuffled.filter { !isKnown($0) } + shuffled.filter(isKnown)
    turns = ordered.prefix(max(0, limit ?? ordered.count)).map {
      Turn(item: $0, reason: nil, isReturn: false)
    }
  }

  /// The questions of a day's review, in its order.
  public init(_ review: DailyReview) {
    turns = review.entries.map { Turn(item: $0.item, reason: $0.reason, isReturn: false) }
  }

  /// The question whose turn it is; nil when there is none left.
  public var current: Turn? { place < turns.count ? turns[place] : nil }

  /// How many turns are left.
  public var remaining: Int { turns.count - place }

  /// The question was answered; one that was wrong comes back.
  public mutating func answer(isRight: Bool) {
    guard let turn = current else { return }
    place += 1
    guard !isRight, !turn.isReturn, remaining >= Self.others else { return }
    turns.insert(
      Turn(item: turn.item, reason: turn.reason, isReturn: true), at: place + Self.others)
  }

  /// The question was passed over.
  public mutating func skip() { place = min(place + 1, turns.count) }
}
