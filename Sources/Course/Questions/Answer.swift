/// What a learner answered. Options, lines, pairs, curves and cells are numbered from 0 in file
/// order.
public enum Answer: Equatable, Sendable {
  case choice(Int)
  case multi(Set<Int>)
  case number(Double)
  /// The lines in the order that the learner gave them.
  case order([Int])
  /// The words as typed.
  case text(String)
  /// The sizes of a tensor's axes.
  case shape([Int])
  /// For each entry of the left list, in file order, the entry of the right list it was paired with.
  case match([Int])
  /// Where the learner put the mark: x or y, whichever the plot asks for.
  case mark(Double)
  /// The curve that was picked.
  case curve(Int)
  /// The numbers in the blanks of a table, in file order; nil where a blank stayed empty.
  case cells([Double?])
  /// How a live lab stood when the learner handed it in.
  case goal(GoalOutcome)
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
  /// For `match`, `shape` and `trace`: every pair, axis or blank, right or wrong, in file order.
  public var parts: [Part]
  /// Set when the answer is neither right nor wrong yet: the learner is asked once more, nothing is
  /// written down, and no attempt is spent.
  public var asksAgain: Again?

  /// A verdict; judged and final unless told otherwise.
  public init(
    score: Double, isRight: Bool, isJudged: Bool = true, feedback: [TextBlock] = [],
    misconception: String? = nil, details: [Detail] = [], parts: [Part] = [],
    asksAgain: Again? = nil
  ) {
    self.score = score
    self.isRight = isRight
    self.isJudged = isJudged
    self.feedback = feedback
    self.misconception = misconception
    self.details = details
    self.parts = parts
    self.asksAgain = asksAgain
  }

  /// Why an answer is asked for once more.
  public enum Again: String, CaseIterable, Sendable {
    /// The words are one letter away from right ones.
    case spelling

    /// What to say: a question that gives nothing away.
    public var sentence: String {
      switch self {
      case .spelling: "Nearly a word that counts. Is the spelling as you mean it?"
      }
    }
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

  /// A pair, axis or blank of an answer that has several.
  public struct Part: Equatable, Sendable {
    /// Its index in file order.
    public var index: Int
    /// Whether it is as it should be.
    public var isRight: Bool
    /// What is said to it; empty where it is right.
    public var feedback: [TextBlock]
    /// The wrong idea that it stands for.
    public var misconception: String?

    /// A part of an answer; nothing is said to it unless told otherwise.
    public init(
      index: Int, isRight: Bool, feedback: [TextBlock] = [], misconception: String? = nil
    ) {
      self.index = index
      self.isRight = isRight
      self.feedback = feedback
      self.misconception = misconception
    }
  }
}

extension Verdict {
  /// The verdict of an answer with several parts: worth the share of parts that are right.
  init(parts: [Part], feedback: [TextBlock] = []) {
    let right = parts.count(where: \.isRight)
    self.init(
      score: parts.isEmpty ? 1 : Double(right) / Double(parts.count), isRight: right == parts.count,
      feedback: feedback, misconception: parts.lazy.compactMap(\.misconception).first, parts: parts)
  }
}

extension [TextBlock] {
  /// One paragraph of plain words.
  static func words(_ text: String) -> [TextBlock] { [.paragraph(RichText(text))] }

  /// One paragraph; none where there is nothing to say.
  static func words(_ text: RichText?) -> [TextBlock] { text.map { [.paragraph($0)] } ?? [] }
}
