package import Compute
internal import Foundation
package import Labs
package import Learning

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
  /// What was asked for once, after the job began.
  private var asked: [Trial] = []
  private var askedExaminations: [Examination] = []
  /// Validation points seen so far, to look at the goal once for each.
  private var goalSeenAt = 0
  private let motion: Bool

  /// How long pictures are apart.
  static let frame = 1.0 / 30
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
    for tensor in job.initial where trainer.shape(of: tensor.name)?.count == tensor.values.count {
      trainer.write(tensor.values, to: tensor.name)
    }
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
    train(steps: 1)
  }

  /// Measures the network on more data for the next report.
  package func measure(_ trials: [Trial]) { asked += trials }

  /// Follows examples through the network for the next report.
  package func examine(_ examinations: [Examination]) { askedExaminations += examinations }

  /// Sets numbers by hand; what is measured is measured anew.
  package func edit(_ edits: [TensorEdit]) {
    for edit in edits {
      guard var values = trainer.read(edit.name), values.indices.contains(edit.index) else {
        continue
      }
      values[edit.index] = edit.value
      trainer.write(values, to: edit.name)
    }
    evaluatedStep = -1
  }

  /// Trains for one picture.
  ///
  /// - Parameter share: The part of the time between two pictures that this run may have.
  /// - Returns: the seconds left until the next picture is due.
  package func advanceOneFrame(share: Double = 1, isInterrupted: () -> Bool) -> Double {
    guard let asked = pace else { return 0 }
    let pace = motion ? asked : .unlimited
    let frame = motion ? Self.frame : Self.word
    let start = ProcessInfo.processInfo.systemUptime
    func elapsed() -> Double { ProcessInfo.processInfo.systemUptime - start }
    switch pace {
    case .steps(let count):
      train(steps: count)
    case .unlimited:
      repeat {
        train(steps: 32)
      } while !isOver && elapsed() < frame * share && !isInterrupted()
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
      for examination in job.examinations {
        report.examined[examination.name] = trainer.examine(examination)
      }
    }
    for examination in askedExaminations {
      report.examined[examination.name] = trainer.examine(examination)
    }
    askedExaminations.removeAll()
    for trial in asked { report.evaluations[trial.name] = trainer.evaluate(trial.data) }
    asked.removeAll()
    // After measuring, so that a report shows whether measuring has changed anything.
    trainer.capture(job.probes, into: &report.snapshot)
    report.hasReachedGoal = hasReachedGoal
    if hasReachedGoal { report.snapshot.isFinished = true }
    report.serial += 1
    return report
  }

  /// How many steps the run has.
  private var steps: Int {
    let experiment = job.experiment
    let size = max(1, experiment.batchSize)
    return experiment.steps
      ?? experiment.epochs * ((experiment.training.count + size - 1) / size)
  }

  private var isOver: Bool {
    trainer.isFinished || trainer.divergence != nil || hasReachedGoal
  }
  private var hasReachedGoal = false

  /// Takes steps; with a goal one by one, so that a run ends at the same step at any pace.
  private func train(steps: Int) {
    let start = ProcessInfo.processInfo.systemUptime
    if job.goal == nil {
      trainer.advance(by: .steps(steps))
    } else {
      var left = steps
      while left > 0, !isOver {
        trainer.advance(by: .step)
        left -= 1
        lookAtGoal()
      }
    }
    report.seconds += ProcessInfo.processInfo.systemUptime - start
  }

  private func lookAtGoal() {
    guard let goal = job.goal else { return }
    if case .trainingLoss(let limit) = goal {
      hasReachedGoal = (trainer.trainingCurve.latest?.y ?? .infinity) < limit
      return
    }
    guard let measured = trainer.validationCurve.latest, measured.x != goalSeenAt else { return }
    goalSeenAt = measured.x
    switch goal {
    case .validationLoss(let limit): hasReachedGoal = measured.y < limit
    case .validationAccuracy(let limit):
      hasReachedGoal = (trainer.validationAccuracyCurve.latest?.y ?? 0) >= limit
    case .trainingLoss: break
    }
  }
}
