/// The questions of a day's review: what is about to be forgotten, at most eight.
///
/// First come confident errors whose seven days are over, then the shakiest cards. Each card brings
/// an item that can rate it, rather not the one that was last missed, and rather one that was not
/// seen for long. Nothing piles up: beyond the twenty shakiest, cards wait without being counted.
public struct DailyReview: Equatable, Sendable {
  /// The questions in the order in which to ask them.
  public let entries: [Entry]
  /// How many were answered today.
  public let done: Int
  /// How many cards are due, today's questions among them; never more than `backlog`.
  public let waiting: Int

  /// A question and why it is asked.
  public struct Entry: Equatable, Sendable {
    /// The question.
    public let item: ReviewItem
    /// Why it is due.
    public let reason: DueReason
  }

  /// How many questions a day has.
  public static let limit = 8
  /// How many due cards are looked at: the rest is postponed.
  public static let backlog = 20
  /// How many questions of one lesson may follow each other, where there are others.
  public static let run = 2

  /// The review of a day.
  ///
  /// The same record, items and day give the same review.
  ///
  /// - Parameters:
  ///   - items: Every question that may be asked. Flagged ones, and those that were answered or
  ///     skipped on that day, are left out.
  ///   - day: The day, as the record's calendar counts.
  public init(_ record: LearnerRecord, items: [ReviewItem], on day: Int) {
    let today = record.lastDay.day == day ? record.lastDay : StudyDay()
    let isFree = { (item: ReviewItem) in
      !record.flags.contains(item.id) && !today.skipped.contains(item.id)
        && !record.wasAnswered(item.id, on: day)
    }
    let free = Dictionary(grouping: items.filter(isFree), by: \.objective)
    let due = record.deck.cards.filter { key, card in
      card.isDue(on: day) && free[key.objective]?.contains { $0.asks(about: key) } == true
    }
    let cards = due.map { ReviewCard(key: $0, card: $1, day: day) }.sorted().prefix(Self.backlog)
    var choice = ReviewChoice(
      record, free, due: Set(due.keys), on: day,
      hasPrediction: items.contains { $0.isPrediction && today.reviewed.contains($0.id) })
    choice.fill(Self.limit - today.reviewed.count, from: Array(cards))
    entries = LessonMix.arranged(choice.entries, run: Self.run)
    done = today.reviewed.count
    waiting = cards.count
  }

  /// Whether there is nothing left to ask today.
  public var isOver: Bool { entries.isEmpty }
}

/// A due card, the more urgent the less.
struct ReviewCard: Comparable {
  let key: CardKey
  let card: Card
  let isCheck: Bool
  let retrievability: Double

  init(key: CardKey, card: Card, day: Int) {
    self.key = key
    self.card = card
    isCheck = card.isCheckDue(on: day)
    retrievability = card.retrievability(on: day)
  }

  static func < (a: ReviewCard, b: ReviewCard) -> Bool {
    (a.isCheck ? 0 : 1, a.retrievability, a.key) < (b.isCheck ? 0 : 1, b.retrievability, b.key)
  }
}
