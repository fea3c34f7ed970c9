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
  /// Set for a prediction in a quiz: the run of several hidden seeds that gives its key, see
  /// `judge(_:)`.
  public var run: RunPlan?
  /// Set where numbers are drawn anew each time; this question then holds one such draw, see
  /// `drawn(seed:)`.
  public var parameters: Parameters?
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
    /// Types a word or two.
    case short(ShortAnswer)
    /// Types a tensor's shape.
    case shape(ShapeAnswer)
    /// Pairs two lists.
    case match(Matching)
    /// Reads or marks a plot.
    case plot(PlotReading)
    /// Fills the blanks of a computation.
    case trace(Trace)
    /// Changes a live lab until a condition holds.
    case goal(GoalTask)
  }

  /// A question without hints and explanation, unless told otherwise.
  public init(
    id: String, revision: Int = 1, kind: Kind, objective: String? = nil, prompt: [TextBlock],
    hints: [RichText] = [], why: [TextBlock] = [], rerun: Int? = nil,
    run: RunPlan? = nil, parameters: Parameters? = nil, line: Int = 1
  ) {
    self.id = id
    self.revision = revision
    self.kind = kind
    self.objective = objective
    self.prompt = prompt
    self.hints = hints
    self.why = why
    self.rerun = rerun
    self.run = run
    self.parameters = parameters
    self.line = line
  }

  /// How often an answer counts for mastery: 2 where guessing hardly helps, which is a number, a
  /// shape, a table, a mark on a plot, and a run to predict; else 1.
  public var weight: Int {
    if run != nil { return 2 }
    switch kind {
    case .numeric, .shape, .trace: return 2
    case .plot(let plot): if case .mark = plot.task { return 2 } else { return 1 }
    case .choice, .multi, .order, .short, .match, .goal: return 1
    }
  }
}
