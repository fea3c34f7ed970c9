/// One question of a lesson: a quiz item, a prediction or an observation.
public struct Question: Equatable, Sendable {
  /// Stays the same when the wording is mended: `L01.who-decided`.
  public var id: String
  /// Raised when a change makes earlier answers meaningless.
  public var revision: Int
  public var kind: Kind
  /// The objective it asks about; predictions may have none.
  public var objective: String?
  public var prompt: [TextBlock]
  public var hints: [RichText]
  public var why: [TextBlock]
  /// The step, from 1, whose experiment settles it.
  public var rerun: Int?
  public var line: Int

  public enum Kind: Equatable, Sendable {
    case choice(Choices)
    case multi(Choices)
    case numeric(Numeric)
    case order([RichText])
  }
}

/// The options of a `choice` or `multi` question.
public struct Choices: Equatable, Sendable {
  public var options: [Option]
  /// Shown in file order instead of shuffled.
  public var isFixed: Bool

  public struct Option: Equatable, Sendable {
    public var text: RichText
    public var key: Key
    public var feedback: [TextBlock]
    /// The wrong idea it stands for; nil means a slip.
    public var misconception: String?
  }

  /// What makes an option right.
  public enum Key: Equatable, Sendable {
    case right
    case wrong
    /// Right if this holds at the end of the run.
    case when(Condition)
  }
}

/// A number to type.
public struct Numeric: Equatable, Sendable {
  public var key: Key
  /// Right if |answer − key| ≤ tolerance.
  public var tolerance: Double
  public var unit: String?
  /// The range that is accepted, for a slider.
  public var range: ClosedRange<Double>?
  public var slips: [Slip]
  /// Feedback for other answers above and below the key.
  public var tooHigh: RichText?
  public var tooLow: RichText?
  public var right: RichText?

  public enum Key: Equatable, Sendable {
    case value(Double)
    /// A metric of the lab at the end of the run, times `scale` (100 for percent).
    case metric(String, scale: Double)
  }

  /// A value that a common slip leads to.
  public struct Slip: Equatable, Sendable {
    public var value: Double
    public var tolerance: Double
    public var feedback: RichText
    public var misconception: String?
  }
}
