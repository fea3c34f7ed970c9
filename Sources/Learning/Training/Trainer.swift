public import Compute

/// Runs an experiment, by whole epochs or one instruction at a time. Owned by one thread.
///
///     var trainer = try Trainer(experiment)
///     trainer.advance(by: .epoch)
///     trainer.read("hidden.weight")
public struct Trainer: ~Copyable {
  /// What it was made with; `extend` and `write` do not change it.
  public let experiment: Experiment
  let model: ModelGraph
  /// From every name that a tensor answers to, to the one that the plan knows.
  let names: [TensorName: TensorName]
  private(set) var machine: Machine
  private var evaluator: Evaluator
  /// Made when it is first asked for.
  private var examiner: Examiner?
  private var examinerCapacity = 0
  private let inputs: RowTable
  private let targets: RowTable
  private let inputPlace: BatchPlace
  private let targetPlace: BatchPlace
  private let order: BatchOrder
  private let batch: Int
  /// Whether threads have to be told how many targets count.
  private let countsTargets: Bool
  private let exampleCount: Int
  private let schedule: Schedule
  /// What the schedule begins with, and the steps that it reckons with.
  private let initialRate: Double
  private let scheduledSteps: Int
  private var epochBudget: Int
  private var stepBudget: Int?
  private var step = 0
  private var epoch = 0
  /// The first row of the next batch in the order of the epoch.
  private(set) var cursor = 0
  /// The loss of each batch by step.
  public private(set) var trainingCurve = Curve()
  /// The loss on the validation data by step.
  public private(set) var validationCurve = Curve()
  /// The share of right answers on the validation data by step, 0 ... 1; empty without classes.
  public private(set) var validationAccuracyCurve = Curve()
  /// The latest on the validation data.
  public private(set) var evaluation: Evaluation?
  /// Why training stopped before its end, if it did.
  public private(set) var divergence: Divergence?

  /// Compiles the model and draws its first weights.
  ///
  /// Throws what does not fit: layers, data and loss, or a batch of no examples.
  public init(_ experiment: Experiment) throws(ShapeError) {
    // What can throw comes first: a half-built trainer could not be torn down.
    try Self.check(experiment)
    let targetShape = try Self.targetShape(experiment)
    let whole = min(experiment.batchSize, experiment.training.count)
    var (model, plan) = try Self.compile(experiment, targetShape: targetShape, batch: whole)
    var threads = 1
    if experiment.threads > 1 && whole > 1 && plan.isWorthSplitting && experiment.fault == nil {
      threads = min(experiment.threads, whole)
      (model, plan) = try Self.compile(
        experiment, targetShape: targetShape, batch: (whole + threads - 1) / threads)
    }
    let evaluated = try Evaluator.graph(
      experiment.model, loss: experiment.loss, targetShape: targetShape,
      freezing: experiment.freezes)
    self.experiment = experiment
    self.model = model
    names = model.names(in: plan, optimizer: experiment.optimizer)
    machine = Machine(plan, threads: threads)
    guard let inputPlace = machine.batchPlace(of: .input),
      let targetPlace = machine.batchPlace(of: .target)
    else { preconditionFailure("Every model has an input and a target.") }
    self.inputPlace = inputPlace
    self.targetPlace = targetPlace
    evaluator = Evaluator(evaluated, loss: experiment.loss, kernels: experiment.kernels)
    examiner = nil
    inputs = RowTable(experiment.training.inputs, shape: experiment.model.inputShape)
    targets = RowTable(experiment.training.targetScalars, shape: targetShape)
    batch = whole
    countsTargets = threads > 1 && experiment.training.hasIgnoredTargets
    exampleCount = experiment.training.count
    schedule = experiment.schedule
    initialRate = experiment.optimizer.rate
    let inEpochs = experiment.epochs.multipliedReportingOverflow(
      by: (exampleCount + batch - 1) / batch)
    scheduledSteps = experiment.steps ?? (inEpochs.overflow ? .max : inEpochs.partialValue)
    let generator = SeededGenerator(seed: experiment.seed)
    order = BatchOrder(
      count: experiment.training.count, shuffles: experiment.shuffles,
      generator: generator.split("order"))
    epochBudget = experiment.epochs
    stepBudget = experiment.steps
    for parameter in model.parameters {
      var numbers = generator.split(parameter.name.text)
      machine.write(
        parameter.initializer.values(
          count: parameter.shape.count, inputs: parameter.inputs, outputs: parameter.outputs,
          from: &numbers),
        to: parameter.name)
    }
  }

  /// The instructions of a step.
  public var plan: Plan { machine.plan }

  /// Steps in an epoch, the last of which may have a shorter batch.
  public var stepsPerEpoch: Int {
    (exampleCount + batch - 1) / batch
  }

  /// How far the run is; within a step after `advance(by: .instruction)`.
  public var position: RunPosition {
    RunPosition(
      step: step, epoch: epoch, instruction: machine.position, phase: machine.phase)
  }

  /// Whether the budget is used up, or the run has diverged.
  public var isFinished: Bool {
    if divergence != nil { return true }
    if let stepBudget { return step >= stepBudget }
    return epoch >= epochBudget
  }

  /// Goes on for longer than the experiment said.
  public mutating func extend(byEpochs epochs: Int) {
    if let budget = stepBudget {
      stepBudget = max(budget, step) + epochs * stepsPerEpoch
    } else {
      epochBudget = max(epochBudget, epoch) + epochs
    }
  }

  /// As long as the experiment says, counted from here.
  mutating func renewBudget() {
    if let steps = experiment.steps {
      stepBudget = step + steps
    } else {
      epochBudget = epoch + experiment.epochs
    }
  }

  /// Trains for a while; stops early at the end of the run and when it diverges.
  ///
  /// With several threads there is no single order of instructions: `.instruction` then runs a
  /// whole step.
  public mutating func advance(by stride: Stride) {
    switch stride {
    case .instruction: machine.threadCount == 1 ? runInstruction() : runSteps(1)
    case .step: runSteps(1)
    case .steps(let count): runSteps(count)
    case .epoch:
      let end = epoch + 1
      while epoch < end && !isFinished { runStep() }
    case .toEnd:
      while !isFinished { runStep() }
    }
  }

  private mutating func runSteps(_ count: Int) {
    var left = count
    while left > 0 && !isFinished {
      runStep()
      left -= 1
    }
  }

  /// Runs what is left of the step under way, or else a whole one.
  private mutating func runStep() {
    if machine.position == 0 { loadBatch() }
    if machine.runUnlessDiverged() { finishStep() } else { recordDivergence() }
  }

  private mutating func runInstruction() {
    guard !isFinished else { return }
    if machine.position == 0 { loadBatch() }
    runLoadedInstruction()
  }

  /// Runs an instruction with whatever batch lies in the machine, and however long the run was to
  /// be; nothing but the note of it if the loss is not finite where the update begins.
  mutating func runLoadedInstruction() {
    if machine.phase == .update && !machine.loss.isFinite { return recordDivergence() }
    machine.step()
    if machine.position == 0 { finishStep() }
  }

  /// Goes to a place in the run, whose tensors are set apart.
  mutating func resume(step: Int, epoch: Int, cursor: Int, updates: UInt64) {
    machine.restart()
    machine.stepCount = updates
    self.step = step
    self.epoch = epoch
    self.cursor = cursor
    if cursor != 0 { order.prepare(epoch: epoch) }
    divergence = nil
  }

  /// Goes back within the step that is under way, whose tensors are set apart.
  mutating func goBack(to instruction: Int) {
    machine.goBack(to: instruction)
    divergence = nil
  }

  /// The learning rate of the next update.
  var rate: Float { machine.rate }

  /// Takes over what is not part of a checkpoint.
  mutating func resume(like moment: RunMoment) {
    trainingCurve = moment.training
    validationCurve = moment.validation
    validationAccuracyCurve = moment.validationAccuracy
    evaluation = moment.evaluation
    machine.rate = moment.rate
  }

  /// Fetches the examples of the step that is to begin; doing so twice makes no difference.
  mutating func loadBatch() {
    if cursor == 0 { order.prepare(epoch: epoch) }
    let rows = order.rows(from: cursor, count: batch)
    machine.examples = rows.count
    machine.gather(rows, of: inputs, into: inputPlace)
    machine.gather(rows, of: targets, into: targetPlace)
    if countsTargets { machine.countTargets(in: targetPlace) }
    // A constant rate may have been changed by hand.
    if schedule != .constant {
      machine.rate = Float(schedule.rate(initialRate, at: step, of: scheduledSteps))
    }
  }

  private mutating func finishStep() {
    step += 1
    trainingCurve.record(machine.loss, at: step)
    cursor += batch
    let endsEpoch = cursor >= exampleCount
    if endsEpoch {
      cursor = 0
      epoch += 1
    }
    let interval = experiment.evaluatesEvery
    if interval == 0 ? endsEpoch : step.isMultiple(of: interval) { measureValidation() }
  }

  private mutating func measureValidation() {
    guard let validation = experiment.validation else { return }
    let result = evaluator.evaluate(validation, with: machine)
    evaluation = result
    validationCurve.record(result.loss, at: step)
    if let accuracy = result.accuracy { validationAccuracyCurve.record(accuracy, at: step) }
  }

  /// Ends the run, since the loss is not a finite number.
  private mutating func recordDivergence() {
    let names = machine.plan.instructions.filter { $0.phase == .forward }
      .flatMap { $0.operands + $0.results }
    let first = names.first { name in
      machine.plan.slots[name].map { !machine.isFinite($0) } ?? false
    }
    divergence = Divergence(tensor: first ?? .loss, step: step + 1)
  }
}

// What can be seen of a run, and changed in it.
extension Trainer {
  /// How well the network does on some data; training is not disturbed.
  public mutating func evaluate(_ data: Dataset) -> Evaluation {
    precondition(
      data.inputShape == experiment.model.inputShape, "The data does not fit the model.")
    return evaluator.evaluate(data, with: machine)
  }

  /// The network's outputs for these inputs, one example after the other, as a person reads them:
  /// probabilities where the loss works on logits.
  public mutating func predict(_ inputs: [Float]) -> [Float] {
    evaluator.predict(inputs, with: machine)
  }

  /// What becomes of some examples in the network as it is; training is not disturbed.
  public mutating func examine(_ examination: Examination) -> [TensorName: [Float]] {
    let count = examination.inputs.count / experiment.model.inputShape.count
    guard count > 0 else { return [:] }
    if examinerCapacity < count {
      examiner = try? Examiner(experiment, capacity: count)
      examinerCapacity = count
    }
    return examiner?.examine(examination, with: machine) ?? [:]
  }

  /// Sets the elements of a tensor in row-major order; traps if their number is wrong or there is
  /// no tensor of this name.
  public mutating func write(_ values: [Float], to name: TensorName) {
    machine.write(values, to: names[name] ?? name)
  }
}
