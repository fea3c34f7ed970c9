/// A small task in a live lab: change it until a condition holds.
public struct GoalTask: Equatable, Sendable {
  /// The lab, where it starts, which controls show; its goal is the condition, its diagnoses the
  /// feedback.
  public var lab: LabBlock
  /// What has to hold.
  public var goal: Condition
  /// How many runs the learner has; nil for any number.
  public var runs: Int?
  /// How many steps of training, walks or updates the runs may take together; nil for any number.
  public var steps: Int?
  /// What metrics are called in feedback, where their names are no words.
  public var names: [String: String]

  /// A task without a budget, unless told otherwise.
  public init(
    lab: LabBlock, goal: Condition, runs: Int? = nil, steps: Int? = nil,
    names: [String: String] = [:]
  ) {
    self.lab = lab
    self.goal = goal
    self.runs = runs
    self.steps = steps
    self.names = names
  }

  /// The metrics that judge a run or explain it.
  public var metrics: Set<String> {
    lab.diagnoses.reduce(into: goal.metrics) { $0.formUnion($1.when.metrics) }
  }

  /// How a lab stands, as an answer: of all metrics those that judge it.
  public func outcome(
    runs: Int, steps: Int, metrics: (String) -> Double?
  ) -> GoalOutcome {
    var kept: [String: Double] = [:]
    for name in self.metrics { kept[name] = metrics(name) }
    return GoalOutcome(runs: runs, steps: steps, metrics: kept)
  }

  /// What is short, a phrase for each measured quantity and for an overdrawn budget.
  public func shortfalls(_ outcome: GoalOutcome) -> [String] {
    var phrases = goal.shortfalls({ outcome.metrics[$0] }, naming: { names[$0] ?? $0 })
    if let runs, outcome.runs > runs {
      phrases.append("\(outcome.runs) runs were used, and there are \(runs)")
    }
    if let steps, outcome.steps > steps {
      phrases.append("\(outcome.steps) steps were used, and there are \(steps)")
    }
    return phrases
  }

  /// Judges a lab as it stands.
  ///
  /// The score is 1 or 0. What is short comes first, then what the first fitting diagnosis says.
  func grade(_ outcome: GoalOutcome) -> Verdict {
    let metrics = { (name: String) in outcome.metrics[name] }
    guard let holds = goal.holds(metrics) else {
      return Verdict(score: 0, isRight: false, isJudged: false)
    }
    let isWithin = outcome.runs <= runs ?? .max && outcome.steps <= steps ?? .max
    guard !(holds && isWithin) else { return Verdict(score: 1, isRight: true) }
    let diagnosis = lab.diagnoses.first { $0.when.holds(metrics) == true }
    let sentences = shortfalls(outcome).map { $0.prefix(1).uppercased() + $0.dropFirst() + "." }
    let shortfall: [TextBlock] = sentences.isEmpty ? [] : .words(sentences.joined(separator: " "))
    return Verdict(
      score: 0, isRight: false,
      feedback: shortfall + .words(diagnosis.map { RichText($0.say) }),
      misconception: diagnosis?.misconception)
  }
}

/// How a lab stood when a learner handed it in.
public struct GoalOutcome: Equatable, Sendable {
  /// Runs used since the question was opened.
  public var runs: Int
  /// Steps that those runs took together.
  public var steps: Int
  /// The metrics that judge the task, by name.
  public var metrics: [String: Double]

  /// An outcome by its counts and metrics.
  public init(runs: Int, steps: Int, metrics: [String: Double]) {
    self.runs = runs
    self.steps = steps
    self.metrics = metrics
  }
}
