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
  /// Changes by hand that this run is still to see again, in order.
  private var waitingEdits: ArraySlice<TimedEdit>
  /// Steps to take before it stands; 0 once it has been told otherwise.
  private var forward: Int
  /// Validation points seen so far, to look at the goal once for each.
  private var goalSeenAt = 0
  /// What ends the run before its budget is used up; nothing where it has begun beyond that.
  private var goal: RunGoal?
  /// Where it has begun: before its first step, or where it branches off another run.
  private let start: RunMoment
  /// The run that it branches off, as it was there.
  private let origin: RunMoment?
  private let motion: Bool
  private var history = RunHistory()
  /// The steps that the run had done when its loss was no number any more, if it came to that.
  private var divergedAfter: Int?
  /// Passes over the data that the pictures shown so far are worth, where the pace counts passes.
  private var passesDue = 0.0

  /// How long pictures are apart.
  static let frame = 1.0 / 30
  /// How long words on its progress are apart where nothing may move.
  private static let word = 1.0 / 4

  /// Compiles the job and stands at its beginning.
  ///
  /// - Parameters:
  ///   - motion: Whether a run is shown as it goes. If not, it goes as fast as it can, and its reports
  ///     say no more than how far it is, until it comes to rest.
  ///   - moment: The run that the job branches off, as it was there; computed again if nobody has it.
  package init(
    _ job: Job, motion: Bool = true, at moment: RunMoment? = nil
  ) throws(ShapeError) {
    self.job = job
    self.motion = motion
    trainer = try Trainer(job.experiment)
    if let moment {
      origin = moment
    } else if let run = job.origin?.run {
      origin = try RunBeginning.moment(of: run)
    } else {
      origin = nil
    }
    report = RunReport(job: job.number)
    report.branch = try RunBeginning.begin(&trainer, as: job, at: origin)
    start = trainer.moment
    (report.earliest, report.furthest) = (start.step, start.step)
    waitingEdits = job.edits[...]
    forward = job.forward
    goal = job.goal
    history.record(start, at: 0)
    if start.step > 0, hasReached(goal) { goal = nil }
    goalSeenAt = trainer.validationCurve.latest?.x ?? 0
    repeatEdits()
  }

  /// Whether there is training to do without being asked again.
  package var isMoving: Bool { pace != nil || isForwarding }
  /// Whether it is on its way back to where it was.
  private var isForwarding: Bool { !isOver && trainer.position.step < forward }

  /// Trains at this pace from the next picture on; a run that is over stays over.
  package func go(_ pace: Pace) { if !isOver { self.pace = pace } }

  /// Stops after the step under way.
  package func pause() { (pace, forward) = (nil, 0) }

  /// Takes one training step, then pauses.
  package func step() {
    pause()
    train(steps: 1)
  }

  /// Measures the network on more data for the next report.
  package func measure(_ trials: [Trial]) { asked += trials }

  /// Follows examples through the network for the next report.
  package func examine(_ examinations: [Examination]) { askedExaminations += examinations }

  /// Sets numbers by hand; what is measured is measured anew. A run that was brought back is another
  /// one from here on: later changes of the first are not repeated.
  package func edit(_ edits: [TensorEdit]) {
    waitingEdits = []
    history.forget(after: trainer.position.step)
    report.furthest = trainer.position.step
    divergedAfter = nil
    for edit in edits { apply(edit) }
  }

  /// Goes back or forth in what the run has been through, and rests there.
  ///
  /// - Parameters:
  ///   - step: Where to, on a scale whose end is as far as the run has come.
  ///   - scale: The steps of that scale; runs side by side that have come to different steps go to
  ///     the same share of their ways.
  package func scrub(to step: Int, of scale: Int) {
    pause()
    guard scale > 0 else { return }
    let share = Double(min(max(0, step), scale)) / Double(scale)
    go(to: Int((share * Double(report.furthest)).rounded()))
  }

  /// Goes back or forth to a step that the run has been at, and rests there.
  private func go(to step: Int) {
    let target = min(max(start.step, step), report.furthest)
    let here = trainer.position.step
    guard target != here || trainer.divergence != nil else { return }
    // The last step is always computed again: what it leaves behind, such as gradients, is seen too.
    guard let moment = history.latest(notAfter: max(start.step, target - 1)) else { return }
    if target <= here || moment.step > here { restore(moment) }
    let seconds = report.seconds
    train(steps: target - trainer.position.step)
    if target == divergedAfter { train(steps: 1) }
    // What is computed again is no more work for the learner's network.
    report.seconds = seconds
    evaluatedStep = -1
  }

  /// Its number.
  var number: Int { job.number }
  /// What it has been through.
  var past: RunHistory { history }
  /// Steps that it has come so far, wherever it stands.
  var furthest: Int { report.furthest }
  /// Whether it ended there because its loss was no number any more.
  var hasDiverged: Bool { divergedAfter != nil }
  /// Where it stands; nil where its loss is no number any more, in the middle of a step.
  var moment: RunMoment? { trainer.divergence == nil ? trainer.moment : nil }

  /// Rests at a step that it has been at.
  func rest(at step: Int) {
    pause()
    go(to: step)
  }

  private func restore(_ moment: RunMoment) {
    let edits = report.edits + waitingEdits
    if moment.step == start.step, var fresh = try? Trainer(job.experiment) {
      // Nothing of a later step is to be seen there.
      _ = try? RunBeginning.begin(&fresh, as: job, at: origin)
      trainer = fresh
    } else {
      trainer.restore(moment)
    }
    report.edits = edits.filter { $0.step < moment.step }
    waitingEdits = edits.filter { $0.step >= moment.step }[...]
    hasReachedGoal = false
    goalSeenAt = trainer.validationCurve.latest?.x ?? 0
    passesDue = 0
    repeatEdits()
  }

  private func apply(_ edit: TensorEdit) {
    guard trainer.apply(edit) else { return }
    evaluatedStep = -1
    let made = TimedEdit(after: trainer.position.step, edit)
    if let last = report.edits.last, last.step == made.step, last.edit.name == edit.name,
      last.edit.index == edit.index
    {
      // Of many changes of one number at one moment the last counts.
      report.edits.removeLast()
    }
    report.edits.append(made)
  }

  /// Changes what was changed at this step before.
  private func repeatEdits() {
    while let next = waitingEdits.first, next.step <= trainer.position.step {
      waitingEdits.removeFirst()
      apply(next.edit)
    }
  }

  /// Trains for one picture.
  ///
  /// - Parameter share: The part of the time between two pictures that this run may have.
  /// - Returns: the seconds left until the next picture is due.
  package func advanceOneFrame(share: Double = 1, isInterrupted: () -> Bool) -> Double {
    if isForwarding {
      goForward(seconds: Self.frame * share, isInterrupted: isInterrupted)
      return 0
    }
    guard let asked = pace else { return 0 }
    let pace = motion ? asked : .unlimited
    let frame = motion ? Self.frame : Self.word
    let start = ProcessInfo.processInfo.systemUptime
    func elapsed() -> Double { ProcessInfo.processInfo.systemUptime - start }
    switch pace {
    case .steps(let count):
      train(steps: count)
    case .passes(let share):
      let perPass = Double(trainer.stepsPerEpoch)
      passesDue = max(passesDue, Double(trainer.position.step) / perPass) + max(0, share)
      // Shares that should add up to a step must not miss it by a rounding error.
      let stepsDue = min(passesDue * perPass + 1e-6, 1e15)
      train(steps: max(0, Int(stepsDue) - trainer.position.step))
    case .unlimited:
      repeat {
        train(steps: 32)
      } while !isOver && elapsed() < frame * share && !isInterrupted()
    }
    if isOver { self.pace = nil }
    if case .unlimited = pace { return 0 }
    return max(0, frame - elapsed())
  }

  /// Back to where it was, for about that long.
  private func goForward(seconds: Double, isInterrupted: () -> Bool) {
    let start = ProcessInfo.processInfo.systemUptime
    repeat {
      train(steps: min(64, forward - trainer.position.step))
    } while isForwarding && ProcessInfo.processInfo.systemUptime - start < seconds
      && !isInterrupted()
    if isOver { pace = nil }
  }

  /// The state of the run, measured now.
  package func currentReport() -> RunReport {
    report.isRunning = isMoving
    report.progress = nil
    guard motion || !isMoving else {
      report.progress = RunProgress(step: trainer.position.step, of: job.experiment.stepCount)
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

  private var isOver: Bool {
    trainer.isFinished || trainer.divergence != nil || hasReachedGoal
  }
  private var hasReachedGoal = false

  /// Takes steps; with a goal one by one, so that a run ends at the same step at any pace, and one by
  /// one where each takes long, so that its history has no gaps.
  private func train(steps: Int) {
    var start = ProcessInfo.processInfo.systemUptime
    var left = steps
    while left > 0, !isOver {
      let untilEdit = waitingEdits.first.map { $0.step - trainer.position.step } ?? left
      let stride = goal == nil && !isSlow ? min(left, max(1, untilEdit)) : 1
      trainer.advance(by: .steps(stride))
      left -= stride
      repeatEdits()
      lookAtGoal()
      let now = ProcessInfo.processInfo.systemUptime
      report.seconds += now - start
      start = now
      keepMoment()
    }
  }

  /// Whether a few dozen steps take longer than two moments of the history should be apart.
  private var isSlow: Bool {
    report.furthest == start.step
      || report.seconds > 0.0005 * Double(report.furthest - start.step)
  }

  private func keepMoment() {
    report.furthest = max(report.furthest, trainer.position.step)
    if trainer.divergence != nil { divergedAfter = trainer.position.step }
    guard trainer.divergence == nil, isOver || history.isDue(at: report.seconds) else { return }
    history.record(trainer.moment, at: report.seconds)
  }

  private func lookAtGoal() {
    guard let goal else { return }
    if case .trainingLoss = goal {
      hasReachedGoal = hasReached(goal)
      return
    }
    guard let measured = trainer.validationCurve.latest, measured.x != goalSeenAt else { return }
    goalSeenAt = measured.x
    hasReachedGoal = hasReached(goal)
  }

  /// Whether the latest that was measured is good enough.
  private func hasReached(_ goal: RunGoal?) -> Bool {
    switch goal {
    case .trainingLoss(let limit): (trainer.trainingCurve.latest?.y ?? .infinity) < limit
    case .validationLoss(let limit): (trainer.validationCurve.latest?.y ?? .infinity) < limit
    case .validationAccuracy(let limit):
      (trainer.validationAccuracyCurve.latest?.y ?? 0) >= limit
    case nil: false
    }
  }
}
