/// What is known of an objective beside its card.
public struct ObjectiveHistory: Equatable, Sendable, Codable {
  /// How well it is known.
  public private(set) var mastery = Mastery()
  /// Whether it was ever known, even if it is not now.
  public private(set) var hasBeenKnown = false
  /// The day of the last right answer.
  public private(set) var lastRightDay: Int?

  init() {}

  /// Takes the first answer of a day to one of its items into account.
  mutating func add(_ answer: AnswerEvent, on day: Int) {
    mastery.add(answer, on: day)
    hasBeenKnown = hasBeenKnown || mastery.isKnown
    if answer.score >= 1 { lastRightDay = day }
  }
}

extension ObjectiveHistory: Scannable {
  init(members scanner: inout PayloadScanner) throws(PayloadScanner.OtherForm) {
    hasBeenKnown = try scanner.truth("hasBeenKnown")
    lastRightDay = try scanner.integerIfPresent("lastRightDay")
    mastery = try scanner.value("mastery")
  }
}
