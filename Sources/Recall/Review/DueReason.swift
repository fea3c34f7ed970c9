/// Why an item is in the day's review: the facts, and a sentence made of them.
public struct DueReason: Equatable, Sendable {
  /// The card that is due.
  public let key: CardKey
  /// What it is due for.
  public let kind: Kind
  /// The day on which it was due; today or before.
  public let dueDay: Int
  /// The chance of recall on the day of the review.
  public let retrievability: Double

  /// What a card may be due for.
  public enum Kind: Equatable, Sendable {
    /// A wrong answer that the learner was sure of, seven days ago or more.
    case confidentError(Card.Mistake)
    /// The last answer was wrong.
    case mistake(Card.Mistake)
    /// The last answer, on that day, was right, and is about to be forgotten.
    case fading(lastDay: Int)
  }

  /// Why a card is due on a day.
  public init(_ key: CardKey, _ card: Card, on day: Int) {
    self.key = key
    dueDay = card.dueDay
    retrievability = card.retrievability(on: day)
    kind =
      if card.isCheckDue(on: day), let mistake = card.mistake {
        .confidentError(card.sureMistake ?? mistake)
      } else if card.lastRating == .again, let mistake = card.mistake {
        .mistake(mistake)
      } else {
        .fading(lastDay: card.lastDay)
      }
  }

  /// One or two plain sentences.
  ///
  ///     You chose “more layers always help” and were sure of it on 3 November; a confident error
  ///     comes back after seven days.
  ///
  /// - Parameters:
  ///   - objective: What the objective is called, if it is to be named.
  ///   - misconception: What the wrong idea is called, if it is to be named.
  public func sentence(objective: String? = nil, misconception: String? = nil) -> String {
    let idea = misconception.map { "“\($0)”" } ?? "a wrong idea"
    let topic = objective.map { "“\($0)”" } ?? "this topic"
    let isIdea = key.misconception != nil
    switch kind {
    case .confidentError(let mistake):
      let date = StudyDate(day: mistake.day)
      return isIdea
        ? "You chose \(idea) and were sure of it on \(date); a confident error comes back after "
          + "seven days."
        : "You were sure of a wrong answer about \(topic) on \(date); a confident error comes "
          + "back after seven days."
    case .mistake(let mistake):
      let date = StudyDate(day: mistake.day)
      return isIdea
        ? "You chose \(idea) on \(date); a mistake comes back soon, in another question where "
          + "there is one."
        : "Your last answer about \(topic) was wrong, on \(date); a mistake comes back soon."
    case .fading(let day):
      let date = StudyDate(day: day)
      let chance = "the chance that you still would is \(percent)."
      return isIdea
        ? "You saw through \(idea) on \(date), after you had once chosen it; by now \(chance)"
        : "You last answered \(topic) right on \(date); by now \(chance)"
    }
  }

  private var percent: String { "about \(Int((retrievability * 100).rounded())) %" }
}

extension DueReason: CustomStringConvertible {
  /// The sentence without names.
  public var description: String { sentence() }
}
