/// What a learner answered. Options and lines are numbered from 0 in file order.
public enum Answer: Equatable, Sendable {
  case choice(Int)
  case multi(Set<Int>)
  case number(Double)
  case order([Int])
}

/// What an answer was worth, and what to say to it.
public struct Verdict: Equatable, Sendable {
  /// 0...1.
  public var score: Double
  public var isRight: Bool
  /// Feedback of the very option, slip or pair.
  public var feedback: [TextBlock]
  public var misconception: String?
  /// For `multi`: the options that should have been decided otherwise, with their own feedback.
  public var details: [Detail]

  public struct Detail: Equatable, Sendable {
    public var option: Int
    public var wasChosen: Bool
    public var feedback: [TextBlock]
  }
}
