public import Compute

/// A run opened at one moment, to be walked through instruction by instruction, forward and back.
///
///     var debugger = try StepDebugger(experiment)
///     debugger.run(until: .loss)
///     debugger.values(of: "hidden")
///     debugger.stepBack()
///
/// Computes by the plain loops of each op, on one thread, so that every value and every gradient
/// exists. The same place of a run always holds the same bits, however it was reached: going back is
/// putting back what was written over, or going to where a step began and computing it again. Owned by one thread.
public struct StepDebugger: ~Copyable {
  /// What is run: the experiment that was given, by the plain loops and without its validation data.
  public let experiment: Experiment
  /// What explains every element. Made once.
  public let explainer: Explainer
  let map: StepMap
  var trainer: Trainer
  /// Where the run is.
  public private(set) var position = StepPosition(step: 0)
  /// Where steps began, to go back to.
  var history: RunHistory
  /// Where this step began.
  private(set) var start: RunMoment
  /// This step's examples as they were loaded.
  private(set) var batch: [TensorName: [Float]] = [:]
  var list = InterventionList()
  /// What has been taken back and can be made again.
  var undone: [Intervention] = []
  var nextID = 1
  /// What stops `run`.
  public var breakpoints: [Breakpoint] = []
  var watch = BreakpointWatch()
  /// What this step has written over.
  var log = StepLog()
  /// What has been measured of this step.
  var facts = StepFacts()

  /// A run from its beginning.
  ///
  /// Throws what does not fit, as `Trainer.init`.
  ///
  /// - Parameter initial: Parameters in the place of drawn ones.
  public init(
    _ experiment: Experiment, beginningFrom initial: [Checkpoint.Tensor] = []
  ) throws(ShapeError) {
    let experiment = Self.debugged(experiment)
    var trainer = try Trainer(experiment)
    trainer.begin(from: initial)
    self.init(experiment, trainer, after: RunHistory())
  }

  /// A run where it was at a checkpoint of an equal experiment, whatever its kernels.
  ///
  /// Throws what does not fit, as `Trainer.init`.
  public init(_ experiment: Experiment, at checkpoint: Checkpoint) throws(ShapeError) {
    let experiment = Self.debugged(experiment)
    var trainer = try Trainer(experiment)
    trainer.restore(checkpoint)
    self.init(experiment, trainer, after: RunHistory())
  }

  /// A run at a moment of it.
  ///
  /// Throws what does not fit, as `Trainer.init`.
  ///
  /// - Parameter past: Earlier moments, so that one can go back further than this one. What lies
  ///   between two of them is computed again by the plain loops.
  public init(
    _ experiment: Experiment, at moment: RunMoment, after past: RunHistory = RunHistory()
  ) throws(ShapeError) {
    let experiment = Self.debugged(experiment)
    var trainer = try Trainer(experiment)
    trainer.restore(moment)
    self.init(experiment, trainer, after: past)
  }

  private init(_ experiment: Experiment, _ trainer: consuming Trainer, after past: RunHistory) {
    self.experiment = experiment
    explainer = Explainer(trainer.plan)
    map = StepMap(
      trainer.plan, optimizer: experiment.optimizer,
      keepsGradients: experiment.fault == .keepsGradients)
    history = past
    start = trainer.moment
    history.forget(after: start.step)
    self.trainer = trainer
    begin()
  }

  private static func debugged(_ experiment: Experiment) -> Experiment {
    var experiment = experiment
    experiment.kernels = .reference
    experiment.threads = 1
    // What is measured between steps would only take time.
    experiment.validation = nil
    return experiment
  }

  /// The instructions of a step.
  public var plan: Plan { trainer.plan }

  /// The plan as a list, with what has been run of it.
  public var rows: [StepRow] {
    plan.instructions.enumerated().map { number, instruction in
      StepRow(
        number: number, phase: instruction.phase, operation: instruction.operation,
        part: instruction.part, text: instruction.text, results: map.made(by: number),
        operands: instruction.operands,
        shape: instruction.shape,
        state: number < position.instruction
          ? .done : number == position.instruction ? .next : .toCome)
    }
  }

  /// The first place that one can go back to.
  public var earliest: StepPosition {
    StepPosition(step: history.moments.first?.step ?? start.step)
  }

  /// Whether everything of this step has been run.
  public var isAtEndOfStep: Bool { position.instruction == plan.instructions.count }

  /// Why this step has no update: its loss is not a finite number.
  public var divergence: Divergence? { trainer.divergence }

  /// The loss of each step until now.
  public var lossCurve: Curve { trainer.trainingCurve }

  /// Goes to a place in this step or another one, whatever breakpoints there are; false if it
  /// cannot be reached, since it lies before the earliest place or behind a loss that is not finite.
  @discardableResult
  public mutating func go(to target: StepPosition) -> Bool {
    guard target >= earliest, 0...plan.instructions.count ~= target.instruction else {
      return false
    }
    turnBack(to: target)
    while position < target { guard advance() else { return false } }
    return true
  }

  /// Goes back as far as a place, or where that takes computing something again, to the last kept
  /// beginning of a step before it; from there `run(until: .position(target))` leads on, and can be
  /// interrupted. False, and nothing changes, if the place cannot be reached by going back.
  @discardableResult
  public mutating func turnBack(to target: StepPosition) -> Bool {
    guard target >= earliest, target <= position,
      0...plan.instructions.count ~= target.instruction
    else { return false }
    if target < position && !takeBack(to: target) { rewind(to: target.step) }
    return true
  }

  /// Goes to a place in this step.
  @discardableResult
  public mutating func go(to instruction: Int) -> Bool {
    go(to: StepPosition(step: position.step, instruction: instruction))
  }

  /// Runs one instruction, or at the end of a step begins the next; false if the loss is not finite.
  @discardableResult
  public mutating func stepForward() -> Bool { advance() }

  /// Takes back one instruction, or from the beginning of a step goes to the end of the one before;
  /// false at the earliest place.
  @discardableResult
  public mutating func stepBack() -> Bool {
    var target = position
    if target.instruction > 0 {
      target.instruction -= 1
    } else {
      target = StepPosition(step: target.step - 1, instruction: plan.instructions.count)
    }
    return go(to: target)
  }

  /// Moves on by one place.
  mutating func advance() -> Bool {
    if isAtEndOfStep {
      begin()
      return true
    }
    let instruction = position.instruction
    keepWhatChanges(by: instruction)
    trainer.runLoadedInstruction()
    guard trainer.divergence == nil else {
      _ = log.removeLast()
      return false
    }
    position.instruction += 1
    arrive(written: map.changed[instruction])
    return true
  }

  private mutating func keepWhatChanges(by instruction: Int) {
    let written = map.changed[instruction]
    let next = StepPosition(step: position.step, instruction: instruction + 1)
    var scalars: [TensorName: [Float]] = [:]
    for name in written + list.changes(at: next, written: written).map(\.tensor) {
      scalars[name] = trainer.read(name)
    }
    log.append(scalars)
  }

  /// Puts back what was written over since an earlier place of this step; false, and nothing
  /// changes, if that is not known any more.
  private mutating func takeBack(to target: StepPosition) -> Bool {
    // At the end of a step the trainer has gone on from it.
    guard target.step == position.step, !isAtEndOfStep, log.reaches(target.instruction) else {
      return false
    }
    while position.instruction > target.instruction, let scalars = log.removeLast() {
      for (name, values) in scalars { trainer.write(values, to: name) }
      position.instruction -= 1
    }
    trainer.goBack(to: position.instruction)
    watch = BreakpointWatch()
    return true
  }

  /// Goes back to the last kept beginning of a step that is not after this one.
  mutating func rewind(to step: Int) {
    trainer.restore(history.latest(notAfter: step) ?? start)
    watch = BreakpointWatch()
    begin()
  }

  /// Begins the step that the trainer is before.
  private mutating func begin() {
    start = trainer.moment
    history.record(start, at: 0)
    position = StepPosition(step: start.step)
    facts = StepFacts()
    log.restart()
    trainer.loadBatch()
    for name in map.inputs { batch[name] = trainer.read(name) }
    // Nothing of another step is to be taken for one of this.
    for name in map.madeInStep {
      guard let count = trainer.read(name)?.count else { continue }
      trainer.write([Float](repeating: 0, count: count), to: name)
    }
    watch.beginStep()
    arrive(written: map.inputs)
  }

  private mutating func arrive(written: [TensorName]) {
    for change in list.changes(at: position, written: written) { apply(change) }
    watch.look(at: written, for: breakpoints, in: trainer)
  }
}
