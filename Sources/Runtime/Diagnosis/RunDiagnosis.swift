internal import Compute
internal import Labs
internal import Learning

/// What a doctor was asked about on the trainer's thread: nothing, or one run.
struct RunDiagnosis {
  private var stage = Stage.nothing
  private var job = 0
  private var serial = 0
  /// Whether anything has happened since the last report.
  private var hasNews = false

  private enum Stage {
    case nothing
    case looking(RunExaminer)
    /// It cannot be looked at: a sentence.
    case failed(String)
  }

  /// Whether there is something to compute without being asked again.
  var isMoving: Bool {
    if case .looking(let examiner) = stage { examiner.answer == nil } else { false }
  }

  /// Whether there is nothing to say anything of.
  var isEmpty: Bool { if case .nothing = stage { true } else { false } }

  /// Begins to look at a run; nil stops what is under way, and forgets it.
  ///
  /// - Parameter known: The run of a job on the thread, if it is there: then its past need not be
  ///   computed again.
  mutating func ask(_ run: RunExport?, known: (Int) -> LabRun?) {
    hasNews = true
    guard let run else {
      stage = .nothing
      return
    }
    job = run.job.number
    let found = known(job)
    do {
      stage = .looking(
        try RunExaminer(
          run, history: found?.past ?? RunHistory(), furthest: found?.furthest,
          hasDiverged: found?.hasDiverged))
    } catch {
      stage = .failed(error.description)
    }
  }

  /// Computes for as long as one picture takes.
  mutating func advance(isInterrupted: () -> Bool) {
    guard case .looking(let examiner) = stage else { return }
    hasNews = true
    examiner.work(seconds: LabRun.frame, isInterrupted: isInterrupted)
  }

  /// How it stands, if anything has happened since the last time.
  mutating func news() -> DiagnosisReport? {
    guard hasNews else { return nil }
    hasNews = false
    serial += 1
    switch stage {
    case .nothing: return nil
    case .failed(let sentence): return DiagnosisReport(job: job, serial: serial, .failed(sentence))
    case .looking(let examiner):
      return DiagnosisReport(
        job: job, serial: serial, examiner.answer ?? .looking(examiner.progress))
    }
  }
}
