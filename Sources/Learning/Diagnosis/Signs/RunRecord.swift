public import Compute

/// What is known of a run when a doctor is asked: its curves, what was measured of it at some moments,
/// and what can be seen of its data.
public struct RunRecord: Equatable, Sendable {
  /// What was run.
  public var experiment: Experiment
  /// Steps completed.
  public var step: Int
  /// The loss of each batch.
  public var training: Curve
  /// The loss on the validation data; empty without them.
  public var validation: Curve
  /// The share of right answers on the validation data; empty without classes.
  public var validationAccuracy: Curve
  /// Why the run stopped early; nil if it did not.
  public var divergence: Divergence?
  /// From the first to the last; at least one unless the run has not begun.
  public var moments: [VitalSigns]
  /// How the network does at the end on the sample of the training data that moments are measured
  /// on.
  public var trained: Evaluation
  /// How it does on the validation data; nil without them.
  public var validated: Evaluation?
  /// What can be seen of the data without a network.
  public var data: DataSigns

  /// The share of the loss that the run has learned away: 0 where a constant answer does as well, 1
  /// where nothing is left.
  ///
  ///     1 − loss / loss of the best constant answer
  ///
  /// Nil if the data is such that a constant answer is perfect.
  public var explainedShare: Double? {
    guard let last = moments.last, last.loss.isFinite, data.constantLoss > 0 else { return nil }
    return 1 - last.loss / data.constantLoss
  }

  /// The mean of the training curve over the steps after `start` and up to `end`; nil where there
  /// are none.
  func trainingLoss(after start: Int, through end: Int) -> Double? {
    var (sum, count) = (0.0, 0)
    for bucket in training.buckets where bucket.first > start && bucket.last <= end {
      sum += Double(bucket.mean) * Double(bucket.count)
      count += bucket.count
    }
    return count == 0 ? nil : sum / Double(count)
  }
}

extension RunRecord {
  /// Runs an experiment from its beginning to its end and records it.
  ///
  /// Throws what does not fit together.
  public init(playing experiment: Experiment) throws(ShapeError) {
    var trainer = try Trainer(experiment)
    var recorder = try RunRecorder(experiment)
    while !trainer.isFinished { recorder.advance(&trainer, by: max(1, experiment.stepCount)) }
    self = recorder.record(of: &trainer)
  }

  /// Records a run that has been, from what was kept of it: one step is run at each checkpoint, so
  /// it costs no more than that.
  ///
  /// - Parameters:
  ///   - checkpoints: in the order of their steps; about ten tell enough.
  ///   - end: what the run looked like when it ended, for its curves.
  public init(
    of experiment: Experiment, checkpoints: [Checkpoint], end: Snapshot
  ) throws(ShapeError) {
    var trainer = try Trainer(experiment)
    var recorder = try RunRecorder(experiment)
    for checkpoint in checkpoints {
      trainer.restore(checkpoint)
      recorder.look(&trainer)
    }
    if let last = checkpoints.last { trainer.restore(last) }
    self = recorder.record(of: &trainer)
    step = end.position.step
    training = end.training
    validation = end.validation
    validationAccuracy = end.validationAccuracy
    divergence = end.divergence
    if let evaluation = end.evaluation { validated = evaluation }
  }
}
