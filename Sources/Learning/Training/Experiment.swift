public import Compute

/// Everything that a run depends on: the same experiment gives the same run, bit for bit, on the
/// same machine, and with portable kernels on every machine.
public struct Experiment: Equatable, Sendable {
  /// What is trained.
  public var model: Model
  /// What is made small.
  public var loss: Loss
  /// How the parameters are changed.
  public var optimizer: any Optimizer
  /// The examples that steps are made of; at least one.
  public var training: Dataset
  /// Examples that are only measured on; nil measures nothing.
  public var validation: Dataset?
  /// Examples in a step; the last batch of an epoch may have fewer.
  public var batchSize: Int
  /// How often to go through the training data.
  public var epochs: Int
  /// How many steps to take, whatever `epochs` says.
  public var steps: Int?
  /// Where the first weights and the order of the examples come from.
  public var seed: UInt64
  /// Whether each epoch takes the examples in an order of its own.
  public var shuffles: Bool
  /// Which code computes: the fastest, the same everywhere, or one op at a time to look at.
  public var kernels: KernelChoice
  /// Steps from one measurement on the validation data to the next; 0 for the end of each epoch.
  public var evaluatesEvery: Int
  /// Values to be kept although fast kernels would skip them, such as `hidden.sum`.
  public var keeps: Set<TensorName>
  /// Into how many parts each batch is split, to be computed at the same time. A run depends on
  /// it in the last bits. Where a step is too short to be worth splitting, or a layer needs its
  /// batch in one piece, it makes no difference.
  public var threads: Int
  /// How the learning rate changes from step to step, of as many as this experiment says.
  public var schedule: Schedule
  /// The greatest norm that the gradients of all parameters together may have in an update; nil for
  /// any. As `clip_grad_norm_`; the norm before clipping is the tensor `gradient.norm`.
  public var clip: Double?
  /// How strongly every parameter is pulled towards zero by the same amount, besides what the
  /// optimizer's decay does: `l1Penalty · Σ|w|` is made small with the loss, but is no part of the
  /// loss that is reported. 0 for not at all.
  public var l1Penalty: Double
  /// Layers, by number or name, whose parameters training leaves as they are.
  public var freezes: Set<String>
  /// A mistake in the plan, made on purpose so that it can be found; nil for a plan that is right. A
  /// step with one is not split into parts, and no network file can describe it.
  public var fault: PlanFault?

  /// Ten epochs of batches of 32 in a random order, unless it is said otherwise. What does not fit
  /// together is found by `Trainer.init`.
  public init(
    model: Model, loss: Loss, optimizer: any Optimizer, training: Dataset,
    validation: Dataset? = nil, batchSize: Int = 32, epochs: Int = 10, steps: Int? = nil,
    seed: UInt64 = 0, shuffles: Bool = true, kernels: KernelChoice = .fast,
    evaluatesEvery: Int = 0, keeps: Set<TensorName> = [], threads: Int = 1,
    schedule: Schedule = .constant, clip: Double? = nil, l1Penalty: Double = 0,
    freezes: Set<String> = [], fault: PlanFault? = nil
  ) {
    self.model = model
    self.loss = loss
    self.optimizer = optimizer
    self.training = training
    self.validation = validation
    self.batchSize = batchSize
    self.epochs = epochs
    self.steps = steps
    self.seed = seed
    self.shuffles = shuffles
    self.kernels = kernels
    self.evaluatesEvery = evaluatesEvery
    self.keeps = keeps
    self.threads = threads
    self.schedule = schedule
    self.clip = clip
    self.l1Penalty = l1Penalty
    self.freezes = freezes
    self.fault = fault
  }

  public static func == (a: Experiment, b: Experiment) -> Bool {
    a.model == b.model && a.loss == b.loss && isEqual(a.optimizer, b.optimizer)
      && a.training == b.training && a.validation == b.validation
      && a.batchSize == b.batchSize && a.epochs == b.epochs && a.steps == b.steps
      && a.seed == b.seed && a.shuffles == b.shuffles && a.kernels == b.kernels
      && a.evaluatesEvery == b.evaluatesEvery && a.keeps == b.keeps
      && a.threads == b.threads && a.schedule == b.schedule && a.clip == b.clip
      && a.l1Penalty == b.l1Penalty && a.freezes == b.freezes && a.fault == b.fault
  }

  /// Whether two optimizers are the same, with the same numbers.
  static func isEqual<A: Optimizer>(_ a: A, _ b: any Optimizer) -> Bool { a == b as? A }
}
