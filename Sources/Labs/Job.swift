public import Compute
public import Learning

/// One training run for the trainer's thread, and what to report of it.
///
/// Two jobs are equal if they have the same number: a lab never uses a number twice.
public struct Job: Sendable, Equatable {
  /// Its number, never used again in a session.
  public var number: Int
  /// What to train.
  public var experiment: Experiment
  /// Tensors to copy into every report.
  public var probes: [TensorName]
  /// Data that the network is measured on for every report, by name; never trained on.
  public var trials: [Trial]
  /// Inputs, row by row, whose outputs every report holds.
  public var queries: [Float]
  /// Examples that are followed through the network for every report.
  public var examinations: [Examination]
  /// Parameters to begin with instead of drawn ones; names that the network does not have are
  /// passed over.
  public var initial: [Checkpoint.Tensor]
  /// Where it branches off another run, if it does: it begins there, and `initial` means nothing.
  public var origin: RunOrigin?
  /// What ends training before its budget is used up.
  public var goal: RunGoal?
  /// Steps to take as fast as it goes before the run stands or is shown: a run that is brought back.
  public var forward: Int
  /// What was changed by hand, to be done again after as many steps as before.
  public var edits: [TimedEdit]
  /// Work to take the time of, one after the other, instead of training anything.
  public var tasks: [TimedTask] = []
  /// Whether it trains a network, and does not only show one or count the pictures of something else.
  public var isTraining = true

  /// A job or report of these parts.
  public init(
    number: Int = 0, experiment: Experiment, probes: [TensorName] = [], trials: [Trial] = [],
    queries: [Float] = [], examinations: [Examination] = [], initial: [Checkpoint.Tensor] = [],
    goal: RunGoal? = nil, forward: Int = 0, edits: [TimedEdit] = []
  ) {
    self.number = number
    self.experiment = experiment
    self.probes = probes
    self.trials = trials
    self.queries = queries
    self.examinations = examinations
    self.initial = initial
    self.goal = goal
    self.forward = forward
    self.edits = edits
  }

  public static func == (a: Job, b: Job) -> Bool { a.number == b.number }
}

/// What ends a run early, looked at whenever the validation data is measured.
public enum RunGoal: Equatable, Sendable {
  case validationLoss(below: Float)
  case validationAccuracy(atLeast: Float)
  /// Of the latest batch.
  case trainingLoss(below: Float)
}

/// A number of a network that is set by hand.
public struct TensorEdit: Equatable, Sendable {
  /// The tensor.
  public var name: TensorName
  /// Which of its elements, in row-major order.
  public var index: Int
  /// What it becomes.
  public var value: Float

  /// The change of one element.
  public init(_ name: TensorName, _ index: Int, to value: Float) {
    self.name = name
    self.index = index
    self.value = value
  }
}

/// A change by hand, and when it was made.
public struct TimedEdit: Equatable, Sendable {
  /// Steps that were complete when it was made.
  public var step: Int
  /// What was changed.
  public var edit: TensorEdit

  /// A change after so many steps.
  public init(after step: Int, _ edit: TensorEdit) {
    self.step = step
    self.edit = edit
  }
}

/// Data to measure a network on. Trials of the same name are the same trial.
public struct Trial: Sendable, Equatable {
  /// Its name in reports.
  public var name: String
  /// What to measure on.
  public var data: Dataset

  /// Data under a name.
  public init(name: String, data: Dataset) {
    self.name = name
    self.data = data
  }

  public static func == (a: Trial, b: Trial) -> Bool { a.name == b.name }
}

/// What the trainer's thread says of a run.
public struct RunReport: Sendable, Equatable {
  /// The job it speaks of.
  public var job: Int
  /// The state of the run.
  public var snapshot: Snapshot
  /// One for each trial of the job, by name.
  public var evaluations: [String: Evaluation]
  /// The network's outputs for the job's queries.
  public var answers: [Float]
  /// What examinations have found, by their names.
  public var examined: [String: [TensorName: [Float]]]
  /// What has been changed by hand so far, in order; enough to bring the run back.
  public var edits: [TimedEdit] = []
  /// Whether training ended because its goal was reached.
  public var hasReachedGoal = false
  /// Steps that the run has come so far; it may stand at an earlier one.
  public var furthest = 0
  /// Steps that it has begun after: where it branches off another run, else 0.
  public var earliest = 0
  /// What became of its branching off; nil for a run that begins by itself.
  public var branch: BranchOutcome?
  /// Grows from report to report of a run.
  public var serial = 0
  /// Whether training goes on without being asked again.
  public var isRunning: Bool
  /// Time spent in training steps so far, without waiting for pictures.
  public var seconds: Double
  /// Why the job could not start.
  public var failure: String?
  /// What was measured of a job's tasks; nil for a job that trains.
  public var timings: Timings?
  /// How far the run is where nothing may move on the screen; all else is then as it last stood
  /// still. Nil where every picture is shown.
  public var progress: RunProgress?

  /// A job or report of these parts.
  public init(
    job: Int = 0, snapshot: Snapshot = Snapshot(), evaluations: [String: Evaluation] = [:],
    answers: [Float] = [], examined: [String: [TensorName: [Float]]] = [:],
    isRunning: Bool = false, seconds: Double = 0, failure: String? = nil
  ) {
    self.job = job
    self.snapshot = snapshot
    self.evaluations = evaluations
    self.answers = answers
    self.examined = examined
    self.isRunning = isRunning
    self.seconds = seconds
    self.failure = failure
  }
}

/// How far a run is, for those who do not want to watch it.
public struct RunProgress: Sendable, Equatable {
  /// Training steps so far.
  public var step: Int
  /// Training steps in all, if nothing ends the run early.
  public var steps: Int

  /// So many steps of so many.
  public init(step: Int, of steps: Int) {
    self.step = step
    self.steps = steps
  }
}
