/// How well something is remembered: the two numbers that FSRS keeps of a card.
public struct Memory: Equatable, Hashable, Sendable, Codable {
  /// Days until the chance of recall has fallen to 90 %: 0.001...36500.
  public var stability: Double
  /// How hard the thing is to keep in mind: 1...10.
  public var difficulty: Double

  /// A memory by stability, in days, and difficulty.
  public init(stability: Double, difficulty: Double) {
    self.stability = stability
    self.difficulty = difficulty
  }
}

/// How well an answer went, in the four grades of FSRS.
public enum Rating: Int, CaseIterable, Sendable, Codable {
  case again = 1
  case hard, good, easy

  /// The rating of an answer.
  ///
  /// | answer | rating |
  /// | --- | --- |
  /// | score below 0.5; wrong, given up or revealed | again |
  /// | score of 0.5 or more, not all of it | hard |
  /// | right after a hint, or by a guess | hard |
  /// | right | good |
  /// | right, and said to be too easy | easy |
  ///
  /// Only the first attempt of a day should be rated.
  public init(score: Double, hints: Int, confidence: Confidence?, isTooEasy: Bool = false) {
    if score < 0.5 {
      self = .again
    } else if score < 1 || hints > 0 || confidence == .guess {
      self = .hard
    } else {
      self = isTooEasy ? .easy : .good
    }
  }
}
