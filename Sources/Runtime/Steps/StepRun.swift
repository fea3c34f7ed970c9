internal import Compute
internal import Foundation
internal import Labs
internal import Learning

/// A run that is walked through on the trainer's thread, a picture's worth of instructions at a time.
///
/// A class, because it holds a debugger, which cannot be copied, for as long as it is open.
final class StepRun {
  /// What was opened.
  let subject: StepSubject
  private var debugger: StepDebugger
  private var interest = StepInterest()
  private var goal: Goal?
  private var stop: StepStop?
  private var nudge: Nudge?

  /// What it is on its way to.
  private enum Goal {
    case until(StepGoal, notBeyond: Int)
    /// Whatever breakpoints there are.
    case place(StepPosition)
  }

  /// Steps that a run to a breakpoint may begin before it comes to rest.
  private static let longest = 10_000

  /// Opens the run at a moment, or what the subject wants to see in its network as it is then.
  init(_ subject: StepSubject, at moment: RunMoment, after past: RunHistory) throws(ShapeError) {
    self.subject = subject
    let experiment = subject.run.job.experiment
    if let examples = subject.examples {
      debugger = try StepDebugger(
        experiment.looking(at: examples), beginningFrom: moment.checkpoint.parameters)
    } else {
      debugger = try StepDebugger(experiment, at: moment, after: past)
    }
  }

  /// Whether it goes on without being asked again.
  var isMoving: Bool { goal != nil }

  /// Does as it is told; running itself waits for `advance`.
  func obey(_ command: StepCommand) {
    switch command {
    // What looks on does not stop what runs.
    case .watch(let interest): self.interest = interest
    case .stop(let breakpoints): debugger.breakpoints = breakpoints
    case .open, .close: break
    case .interrupt:
      if goal != nil { stop = .interrupted }
      goal = nil
    case .move(let count): move(by: count)
    case .run(let goal):
      (self.goal, stop, nudge) = (
        .until(goal, notBeyond: debugger.position.step + Self.longest), nil, nil
      )
    case .go(let place): go(to: place)
    case .set(let part, let tensor, let value):
      change { $0.set(part, of: tensor, to: value) }
    case .clamp(let part, let tensor, let value):
      change { $0.clamp(part, of: tensor, to: value) }
    case .undo: change { $0.undo() }
    case .redo: change { $0.redo() }
    case .remove(let id): change { $0.remove(id) }
    case .nudge(let element, let amount):
      goal = nil
      nudge = debugger.nudge(element, by: amount)
    }
  }

  /// Runs for as long as one picture takes.
  func advance(isInterrupted: () -> Bool) {
    guard let goal else { return }
    let start = ProcessInfo.processInfo.systemUptime
    func isDue() -> Bool {
      isInterrupted() || ProcessInfo.processInfo.systemUptime - start >= LabRun.frame
    }
    // At least one instruction, or a hail of commands would keep it where it is.
    var isFirst = true
    func isOver() -> Bool {
      defer { isFirst = false }
      return !isFirst && isDue()
    }
    var reached: StepStop
    switch goal {
    case .until(let wanted, let last):
      reached = debugger.run(
        until: wanted, limit: max(0, last - debugger.position.step), isInterrupted: isOver)
    case .place(let place):
      let breakpoints = debugger.breakpoints
      debugger.breakpoints = []
      reached = debugger.run(until: .position(place), isInterrupted: isOver)
      debugger.breakpoints = breakpoints
    }
    guard reached != .interrupted else { return }
    (stop, self.goal) = (reached, nil)
  }

  private func move(by count: Int) {
    (goal, stop, nudge) = (nil, nil, nil)
    for _ in 0..<min(count.magnitude, 10_000) {
      guard count > 0 ? debugger.stepForward() : debugger.stepBack() else { break }
    }
    stop = debugger.divergence.map { .diverged($0) } ?? .arrived
  }

  private func go(to place: StepPosition) {
    (goal, stop, nudge) = (nil, nil, nil)
    if place < debugger.position { debugger.turnBack(to: place) }
    if place > debugger.position { goal = .place(place) } else { stop = .arrived }
  }

  private func change(_ make: (inout StepDebugger) -> Intervention?) {
    (goal, stop, nudge) = (nil, nil, nil)
    _ = make(&debugger)
  }
}

// What is said of it.
extension StepRun {
  /// How it stands, and what its screen wants to show.
  func report() -> StepReport {
    var report = StepReport()
    report.title = subject.title
    report.position = debugger.position
    report.earliest = debugger.earliest
    report.isAtEndOfStep = debugger.isAtEndOfStep
    report.isRunning = isMoving
    report.stop = stop
    report.rows = debugger.rows
    report.results = results(of: report.rows)
    report.inputs = debugger.inputs.compactMap(reading)
    report.parameters = debugger.plan.parameterNames.compactMap(reading)
    report.opened = interest.tensor.flatMap(opened)
    report.explanations = interest.elements.map { debugger.explain($0) }
    report.loss = loss
    report.losses = debugger.lossCurve
    report.breakpoints = debugger.breakpoints
    report.interventions = debugger.interventions
    report.canRedo = debugger.canRedo
    report.nudge = nudge
    return report
  }

  /// What each instruction makes first. A sequence is made by many, and read once for all of them.
  private func results(of rows: [StepRow]) -> [TensorReading?] {
    var known: [TensorName: TensorReading?] = [:]
    return rows.map { row in
      guard let name = row.results.first else { return nil }
      if let found = known[name] { return found }
      let found = reading(name)
      known[name] = found
      return found
    }
  }

  private var loss: Float? {
    guard let name = debugger.plan.loss, debugger.isComputed(name) else { return nil }
    return debugger.values(of: name)?.first
  }

  private func reading(_ name: TensorName) -> TensorReading? {
    guard let values = debugger.values(of: name), let summary = debugger.summary(of: name),
      let readiness = debugger.readiness(of: name)
    else { return nil }
    let slopes = debugger.gradient(of: name)
    return TensorReading(
      name: name, values: values.count <= TensorReading.mostValues ? values : [],
      summary: summary, readiness: readiness,
      gradientValues: slopes.map { $0.count <= TensorReading.mostValues ? $0 : [] } ?? [],
      gradient: slopes.map { TensorSummary($0, shape: summary.shape) },
      gradientReadiness: slopes == nil ? nil : debugger.readiness(of: name.gradient))
  }

  private func opened(_ name: TensorName) -> OpenedTensor? {
    guard let reading = reading(name),
      let window = debugger.window(
        of: name, at: interest.leading, rows: interest.rows, columns: interest.columns)
    else { return nil }
    return OpenedTensor(
      reading: reading, window: window,
      gradient: debugger.window(
        of: name.gradient, at: interest.leading, rows: interest.rows,
        columns: interest.columns))
  }
}
