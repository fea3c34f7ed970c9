/// How well an objective, or the answer to a wrong idea, is remembered, and when it comes back.
///
/// A card that exists has been rated at least once. Days are those of `StudyCalendar`.
public struct Card: Equatable, Sendable, Codable {
  /// Stability and difficulty.
  public private(set) var memory: Memory
  /// The day of the last rating.
  public private(set) var lastDay: Int
  /// The day on which the scheduler wants it back; after `lastDay`.
  public private(set) var scheduledDay: Int
  /// Days on which confident errors come back whatever the scheduler says, the first first; usually
  /// none. All are after `lastDay`.
  public private(set) var checkDays: [Int] = []
  /// How often it was rated.
  public private(set) var repetitions = 1
  /// How often it was lost again after the first time.
  public private(set) var lapses = 0
  /// The last rating.
  public private(set) var lastRating: Rating
  /// The last time that it was answered wrong.
  public private(set) var mistake: Mistake?
  /// The last one that the learner was sure of.
  public private(set) var sureMistake: Mistake?

  /// After how many days a confident error comes back: high-confidence errors are corrected best
  /// at once, and return within a week or so where the correction is forgotten (Butler, Fazio and
  /// Marsh 2011).
  public static let checkAfter = 7

  /// A wrong answer.
  public struct Mistake: Equatable, Sendable, Codable {
    /// The item that was answered wrong.
    public let item: String
    /// The day.
    public let day: Int
    /// Whether the learner was sure of it.
    public let wasSure: Bool

    /// A wrong answer to an item.
    public init(item: String, day: Int, wasSure: Bool) {
      self.item = item
      self.day = day
      self.wasSure = wasSure
    }
  }

  /// A card after its first rating.
  init(_ key: CardKey, _ rating: CardRating, on day: Int) {
    memory = Scheduler.standard.next(nil, after: 0, rating.rating)
    lastDay = day
    scheduledDay = day
    lastRating = rating.rating
    schedule(key, rating)
  }

  /// Takes another rating into account. A clock that was set back counts as the same day.
  mutating func rate(_ key: CardKey, _ rating: CardRating, on day: Int) {
    memory = Scheduler.standard.next(memory, after: day - lastDay, rating.rating)
    lastDay = max(day, lastDay)
    lastRating = rating.rating
    repetitions += 1
    lapses += rating.rating == .again ? 1 : 0
    schedule(key, rating)
  }

  private mutating func schedule(_ key: CardKey, _ rating: CardRating) {
    scheduledDay =
      lastDay + Scheduler.standard.interval(for: memory, fuzzedBy: key.seed(on: lastDay))
    checkDays.removeAll { $0 <= lastDay }
    guard rating.rating == .again else { return }
    mistake = Mistake(item: rating.item, day: lastDay, wasSure: rating.isSure)
    guard rating.isSure else { return }
    sureMistake = mistake
    if checkDays.last != lastDay + Self.checkAfter {
      checkDays.append(lastDay + Self.checkAfter)
    }
  }

  /// The day on which it comes back: the scheduler's, or an earlier one of a confident error.
  public var dueDay: Int { min(scheduledDay, checkDays.first ?? scheduledDay) }

  /// Days from the last rating to the one that the scheduler wants.
  public var gap: Int { scheduledDay - lastDay }

  /// Whether it should be asked on a day.
  public func isDue(on day: Int) -> Bool { dueDay <= day }

  /// Whether a confident error has waited its seven days by a day.
  public func isCheckDue(on day: Int) -> Bool { checkDays.first.map { $0 <= day } ?? false }

  /// The chance of recall on a day.
  public func retrievability(on day: Int) -> Double {
    Scheduler.standard.retrievability(of: memory, after: day - lastDay)
  }
}

/// One rating of a card by an answer.
struct CardRating: Equatable, Sendable, Codable {
  var item: String
  var rating: Rating
  var isSure: Bool
}

extension Card.Mistake: Scannable {
  init(members scanner: inout PayloadScanner) throws(PayloadScanner.OtherForm) {
    day = try scanner.integer("day")
    item = try scanner.text("item")
    wasSure = try scanner.truth("wasSure")
  }
}

extension Card: Scannable {
  init(members scanner: inout PayloadScanner) throws(PayloadScanner.OtherForm) {
    checkDays = try scanner.integers("checkDays")
    lapses = try scanner.integer("lapses")
    lastDay = try scanner.integer("lastDay")
    lastRating = try scanner.rating("lastRating")
    memory = try scanner.value("memory")
    mistake = try scanner.valueIfPresent("mistake")
    repetitions = try scanner.integer("repetitions")
    scheduledDay = try scanner.integer("scheduledDay")
    sureMistake = try scanner.valueIfPresent("sureMistake")
  }
}
