package import Compute
internal import Foundation
package import Labs
internal import Learning

/// One job on the trainer's thread.
///
/// A class, because it holds a trainer, which cannot be copied, for as long as the job is the
/// current one.
package final class LabRun {
  private let job: Job
  private var trainer: Trainer
  private var pace: Pace?
  private var report: RunReport
  private var evaluatedStep = -1
  /// Trials that were asked for once, after the job began.
  private var asked: [Trial] = []
  private let motion: Bool

  /// How long pictures are apart.
  private static let frame = 1.0 / 30
  /// How long words on its progress are apart where nothing may move.
  private static let word = 1.0 / 4

  /// Compiles the job and stands at its beginning.
  ///
  /// - Parameter motion: Whether a run is shown as it goes. If not, it goes as fast as it can, and
  ///   its reports say no more than how far it is, until it comes to rest.
  package init(_ job: Job, motion: Bool = true) throws(ShapeError) {
    self.job = job
    self.motion = motion
    trainer = try Trainer(job.experiment)
    report = RunReport(job: job.number)
  }

  /// Whether there is training to do without being asked again.
  package var isMoving: Bool { pace != nil }

  /// Trains at this pace from the next picture on; a run that is over stays over.
  package func go(_ pace: Pace) { if !isOver { self.pace = pace } }

  /// Stops after the step under way.
  package func pause() { pace = nil }

  /// Takes one training step, then pauses.
  package func step() {
    pace = nil
    train { trainer in trainer.advance(by: .step) }
  }

  /// Measures the network on more data for the next report.
  package func measure(_ trials: [Trial]) { asked += trials }

  /// Trains for one picture.
  ///
  /// - Returns: the seconds left until the next picture is due.
  package func advanceOneFrame(isInterrupted: () -> Bool) -> Double {
    guard let asked = pace else { return 0 }
    let pace = motion ? asked : .unlimited
    let frame = motion ? Self.frame : Self.word
    let start = ProcessInfo.processInfo.systemUptime
    func elapsed() -> Double { ProcessInfo.processInfo.systemUptime - start }
    switch pace {
    case .steps(let count):
      train { trainer in trainer.advance(by: .steps(count)) }
    case .unlimited:
      repeat {
        train { trainer in trainer.advance(by: .steps(32)) }
      } while !isOver && elapsed() < frame && !isInterrupted()
    }
    if isOver { self.pace = nil }
    if case .unlimited = pace { return 0 }
    return max(0, frame - elapsed())
  }

  /// The state of the run, measured now.
  package func currentReport() -> RunReport {
    report.isRunning = isMoving
    report.progress = nil
    guard motion || !isMoving else {
      report.progress = RunProgress(step: trainer.position.step, of: steps)
      return report
    }
    if evaluatedStep != trainer.position.step {
      evaluatedStep = trainer.position.step
      for trial in job.trials { report.evaluations[trial.name] = trainer.evaluate(trial.data) }
      if !job.queries.isEmpty { report.answers = trainer.predict(job.queries) }
    }
    for trial in asked { report.evaluations[trial.name] = trainer.evaluate(trial.data) }
    asked.removeAll()
    // After measuring, so that a report shows whether measuring has changed anything.
    trainer.capture(job.probes, into: &report.snapshot)
    return report
  }

  /// How many steps the run has.
  private var steps: Int {
    let experiment = job.experiment
    let size = max(1, experiment.batchSize)
    return experiment.steps
      ?? experiment.epochs * ((experiment.training.count + size - 1) / size)
  }

  private var isOver: Bool { trainer.isFinished || trainer.divergence != nil }

  private func train(_ work: (inout Trainer) -> Void) {
    let start = ProcessInfo.processInfo.systemUptime
    work(&trainer)
    report.seconds += ProcessInfo.processInfo.systemUptime - start
  }
}
