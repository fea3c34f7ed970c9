/// A question as far as choosing it is concerned.
public struct ReviewItem: Equatable, Sendable, Identifiable {
  /// The question's id: `L05.rate.diverge`.
  public let id: String
  /// The lesson it stands in: `L05`.
  public let lesson: String
  /// The objective it asks about: `L05.2`.
  public let objective: String
  /// The wrong ideas that its options or slips stand for.
  public let offers: [String]
  /// Whether it has other numbers each time, and so is a variant of itself.
  public let isParameterised: Bool
  /// Whether a network runs and judges, which takes longer.
  public let isPrediction: Bool
  /// How often an answer counts for mastery.
  public let weight: Int

  /// A question of a lesson.
  public init(
    id: String, lesson: String, objective: String, offers: [String] = [],
    isParameterised: Bool = false, isPrediction: Bool = false, weight: Int = 1
  ) {
    self.id = id
    self.lesson = lesson
    self.objective = objective
    self.offers = offers
    self.isParameterised = isParameterised
    self.isPrediction = isPrediction
    self.weight = weight
  }

  /// The cards that a right answer may rate.
  var keys: [CardKey] {
    [CardKey(objective: objective)]
      + offers.map { CardKey(objective: objective, misconception: $0) }
  }

  /// Whether an answer can rate a card.
  func asks(about key: CardKey) -> Bool {
    key.objective == objective && (key.misconception.map(offers.contains) ?? true)
  }
}
