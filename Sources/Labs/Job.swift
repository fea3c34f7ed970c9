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

  /// A job or report of these parts.
  public init(
    number: Int, experiment: Experiment, probes: [TensorName] = [], trials: [Trial] = [],
    queries: [Float] = []
  ) {
    self.number = number
    self.experiment = experiment
    self.probes = probes
    self.trials = trials
    self.queries = queries
  }

  public static func == (a: Job, b: Job) -> Bool { a.number == b.number }
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
  /// Whether training goes on without being asked again.
  public var isRunning: Bool
  /// Time spent in training steps so far, without waiting for pictures.
  public var seconds: Double
  /// Why the job could not start.
  public var failure: String?
  /// How far the run is where nothing may move on the screen; all else is then as it last stood
  /// still. Nil where every picture is shown.
  public var progress: RunProgress?

  /// A job or report of these parts.
  public init(
    job: Int = 0, snapshot: Snapshot = Snapshot(), evaluations: [String: Evaluation] = [:],
    answers: [Float] = [], isRunning: Bool = false, seconds: Double = 0, failure: String? = nil
  ) {
    self.job = job
    self.snapshot = snapshot
    self.evaluations = evaluations
    self.answers = answers
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
