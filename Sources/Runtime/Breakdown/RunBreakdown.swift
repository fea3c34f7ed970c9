internal import Compute
internal import Labs
internal import Learning

/// A mean that is taken apart on the trainer's thread: nothing, or one.
struct RunBreakdown {
  private var stage = Stage.nothing
  private var job = 0
  private var serial = 0
  /// Whether anything has happened since the last report.
  private var hasNews = false

  private enum Stage {
    case nothing
    case measuring(PartMeter)
    /// It cannot be measured: a sentence.
    case failed(String)
  }

  /// Whether there is something to compute without being asked again.
  var isMoving: Bool {
    if case .measuring(let meter) = stage { !meter.isOver } else { false }
  }

  /// Whether there is nothing to say anything of.
  var isEmpty: Bool { if case .nothing = stage { true } else { false } }

  /// Begins to take a mean apart; nil stops what is under way, and forgets it.
  ///
  /// - Parameter known: The run of a job on the thread, if it is there: then its past need not be
  ///   computed again.
  mutating func ask(_ mean: Breakdown?, known: (Int) -> LabRun?) {
    hasNews = true
    guard let mean else {
      stage = .nothing
      return
    }
    job = mean.run.job.number
    do {
      stage = .measuring(try PartMeter(mean, past: known(job)?.past ?? RunHistory()))
    } catch {
      stage = .failed(error.description)
    }
  }

  /// Measures for as long as one picture takes.
  mutating func advance(isInterrupted: () -> Bool) {
    guard case .measuring(let meter) = stage else { return }
    hasNews = true
    meter.advance(isInterrupted: isInterrupted)
  }

  /// How it stands, if anything has happened since the last time.
  mutating func news() -> BreakdownReport? {
    guard hasNews else { return nil }
    hasNews = false
    serial += 1
    switch stage {
    case .nothing: return nil
    case .failed(let sentence):
      return BreakdownReport(job: job, serial: serial, .failed(sentence))
    case .measuring(let meter):
      return BreakdownReport(
        job: job, serial: serial,
        meter.isOver ? .found(meter.parts) : .measuring(meter.progress))
    }
  }
}
