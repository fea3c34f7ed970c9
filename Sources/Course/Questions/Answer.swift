/// What a learner answered. Options and lines are numbered from 0 in file order.
public enum Answer: Equatable, Sendable {
  case choice(Int)
  case multi(Set<Int>)
  case number(Double)
  /// The lines in the order that the learner gave them.
  case order([Int])
}

/// What an answer was worth, and what to say to it.
public struct Verdict: Equatable, Sendable {
  /// The share that was right: 0...1.
  public var score: Double
  /// Whether nothing was wrong.
  public var isRight: Bool
  /// False when the run that judges the answer has not measured what the key asks for.
  public var isJudged: Bool
  /// Feedback of the very option, slip or pair.
  public var feedback: [TextBlock]
  /// The wrong idea that the answer stands for.
  public var misconception: String?
  /// For `multi`: the options that should have been decided otherwise, with their own feedback.
  public var details: [Detail]

  /// A verdict; judged unless told otherwise.
  public init(
    score: Double, isRight: Bool, isJudged: Bool = true, feedback: [TextBlock] = [],
    misconception: String? = nil, details: [Detail] = []
  ) {
    self.score = score
    self.isRight = isRight
    self.isJudged = isJudged
    self.feedback = feedback
    self.misconception = misconception
    self.details = details
  }

  /// An option of a `multi` question that was decided wrongly.
  public struct Detail: Equatable, Sendable {
    /// Its index in file order.
    public var option: Int
    /// True for a wrong option that was ticked, false for a right one that was missed.
    public var wasChosen: Bool
    /// The option's own feedback.
    public var feedback: [TextBlock]

    /// A detail of one option.
    public init(option: Int, wasChosen: Bool, feedback: [TextBlock]) {
      self.option = option
      self.wasChosen = wasChosen
      self.feedback = feedback
    }
  }
}
