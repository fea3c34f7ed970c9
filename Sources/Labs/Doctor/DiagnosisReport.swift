public import Learning

/// What the trainer's thread says of a run that a doctor was asked about.
public struct DiagnosisReport: Equatable, Sendable {
  /// The number of the run's job.
  public var job: Int
  /// Grows from report to report of one question.
  public var serial: Int
  /// How far it is.
  public var state: State

  /// From looking at the run to what is to be said of it.
  public enum State: Equatable, Sendable {
    /// The run is gone through once more, to be looked at on its way.
    case looking(RunProgress)
    /// It cannot be run: a sentence.
    case failed(String)
    /// What was found, and all that it was found in.
    case found(DoctorReport, RunRecord)
  }

  /// How far the answer about a job is.
  public init(job: Int, serial: Int = 0, _ state: State) {
    self.job = job
    self.serial = serial
    self.state = state
  }
}
