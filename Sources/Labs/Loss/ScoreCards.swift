internal import Compute

/// Shares and losses of scores, in plain arithmetic.
///
///     shareₖ = e^scoreₖ / Σ e^scoreⱼ,  loss = −ln share of the right answer
enum Softmax {
  /// e to the power of each score.
  static func powers(_ scores: [Double]) -> [Double] { scores.map { PortableMath.exp($0) } }

  /// Shares that sum to 1. The highest score is taken away first, which changes nothing but keeps
  /// the powers small.
  static func shares(_ scores: [Double]) -> [Double] {
    let highest = scores.max() ?? 0
    let powers = powers(scores.map { $0 - highest })
    let sum = powers.reduce(0, +)
    return powers.map { $0 / sum }
  }

  /// The loss if the answer of that number is the right one.
  static func loss(_ scores: [Double], truth: Int) -> Double {
    let share = shares(scores)[truth]
    return share > 0 ? -PortableMath.log(share) : .infinity
  }
}

/// Six cards, each with an animal on it and three scores.
struct ScoreCards: Equatable, Sendable {
  /// The answers, in the order of the scores.
  static let answers = ["cat", "dog", "other"]
  /// The answers in a sentence.
  static let phrases = ["a cat", "a dog", "something else"]
  /// What is on the cards, as numbers of answers.
  static let truths = [0, 1, 0, 2, 1, 2]
  /// How large all scores together may be, without their signs.
  static let budget = 60.0
  /// The mean loss to get below.
  static let aim = 0.10

  /// Three for each card.
  var scores: [[Double]]

  /// The loss of a card.
  func loss(_ card: Int) -> Double { Softmax.loss(scores[card], truth: Self.truths[card]) }
  /// Over all cards.
  var meanLoss: Double {
    scores.indices.map(loss).reduce(0, +) / Double(max(1, scores.count))
  }
  /// How large all scores together are, without their signs.
  var spent: Double { scores.joined().reduce(0) { $0 + $1.magnitude } }
  /// Whether the mean loss is low enough for no more than the budget.
  var areRight: Bool { meanLoss < Self.aim && spent <= Self.budget + 1e-9 }
}
