public import Compute

/// What a run looks like at one moment: what was asked for, copied out of the machine.
public struct Snapshot: Equatable, Sendable {
  /// How far the run was.
  public var position = RunPosition()
  /// The loss of the latest batch, before its update.
  public var batchLoss: Float = 0
  /// The tensors that were asked for; one that the plan does not have is missing.
  public var values: [TensorName: [Float]] = [:]
  /// The loss of each batch by step.
  public var training = Curve()
  /// The loss on the validation data by step.
  public var validation = Curve()
  /// The share of right answers on the validation data by step, 0 ... 1; empty without classes.
  public var validationAccuracy = Curve()
  /// The latest on the validation data.
  public var evaluation: Evaluation?
  /// Whether the run had used up its budget or diverged.
  public var isFinished = false
  /// Why it stopped early; nil if it did not.
  public var divergence: Divergence?

  /// One of nothing yet, to be filled by `Trainer.capture`.
  public init() {}
}
