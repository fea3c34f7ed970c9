/// One question of a lesson: a quiz item, a prediction or an observation.
public struct Question: Equatable, Sendable {
  /// Stays the same when the wording is mended: `L01.who-decided`.
  public var id: String
  /// Raised when a change makes earlier answers meaningless.
  public var revision: Int
  /// What the learner does, with its key.
  public var kind: Kind
  /// The objective it asks about; predictions may have none.
  public var objective: String?
  /// What is asked.
  public var prompt: [TextBlock]
  /// A ladder, from vague to plain.
  public var hints: [RichText]
  /// The explanation that ends the question.
  public var why: [TextBlock]
  /// The step, from 1, whose experiment settles it.
  public var rerun: Int?
  /// The line of its fence.
  public var line: Int

  /// What the learner does.
  public enum Kind: Equatable, Sendable {
    /// Picks one option.
    case choice(Choices)
    /// Ticks any number of options.
    case multi(Choices)
    /// Types a number.
    case numeric(Numeric)
    /// Moves lines; they stand here in the right order.
    case order([RichText])
  }

  /// A question without hints and explanation, unless told otherwise.
  public init(
    id: String, revision: Int = 1, kind: Kind, objective: String? = nil, prompt: [TextBlock],
    hints: [RichText] = [], why: [TextBlock] = [], rerun: Int? = nil, line: Int = 1
  ) {
    self.id = id
    self.revision = revision
    self.kind = kind
    self.objective = objective
    self.prompt = prompt
    self.hints = hints
    self.why = why
    self.rerun = rerun
    self.line = line
  }

  /// How often an answer counts for mastery: 2 for a number to type, else 1.
  ///
  /// A prediction counts twice as well; only its block says that it is one.
  public var weight: Int {
    switch kind {
    case .numeric: 2
    case .choice, .multi, .order: 1
    }
  }
}
