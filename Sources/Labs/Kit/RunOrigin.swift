/// Where a run branches off: another run, as far as that one had come.
public struct RunOrigin: Equatable, Sendable {
  /// One: a value cannot hold its own kind but in a list.
  private var runs: [RunExport]

  /// The place that a run has come to, by the name that the learner knows it by.
  public init(_ run: RunExport) { runs = [run] }

  /// The run as it was; it may itself have branched off one.
  public var run: RunExport {
    get { runs[0] }
    set { runs[0] = newValue }
  }
  /// Steps completed there.
  public var step: Int { run.steps }
  /// In words: `branched from A at step 312`.
  public var sentence: String { "branched from \(run.name) at step \(step)" }
}

/// A place that runs may branch off at.
public struct BranchPoint: Equatable, Sendable {
  /// The number of the run's job.
  public var job: Int
  /// Steps completed there.
  public var step: Int

  /// A run at one of its steps.
  public init(job: Int, step: Int) {
    self.job = job
    self.step = step
  }
}

/// What became of a run's branching off another one.
public enum BranchOutcome: Equatable, Sendable {
  /// It began there, with the optimizer's memory or without.
  case begun(keepsMemory: Bool)
  /// It began by itself, since the networks differ: how, in words.
  case refused(String)
}

extension Job {
  /// Every job of the chain changed alike.
  package func mapped(_ change: (inout Job) -> Void) -> Job {
    var job = self
    if var origin = job.origin {
      origin.run.job = origin.run.job.mapped(change)
      job.origin = origin
    }
    change(&job)
    return job
  }
}
