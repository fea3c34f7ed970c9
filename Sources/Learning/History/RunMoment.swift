/// A run at the end of one of its steps: enough to go on from there, and to show it as it was.
public struct RunMoment: Sendable {
  /// Where it was, its numbers and what the optimizer keeps.
  public let checkpoint: Checkpoint
  /// The loss of each batch until then.
  let training: Curve
  /// The loss on the validation data until then.
  let validation: Curve
  /// The share of right answers until then.
  let validationAccuracy: Curve
  /// The latest on the validation data.
  let evaluation: Evaluation?
  /// The learning rate, which may have been changed by hand.
  let rate: Float

  /// Steps completed.
  public var step: Int { checkpoint.step }

  /// About as much memory as it takes.
  public var bytes: Int {
    let numbers = (checkpoint.parameters + checkpoint.optimizer).reduce(0) { $0 + $1.values.count }
    // A curve keeps room for all buckets that it may have.
    let buckets =
      training.buckets.capacity + validation.buckets.capacity
      + validationAccuracy.buckets.capacity
    return numbers * MemoryLayout<Float>.stride
      + buckets * MemoryLayout<Curve.Bucket>.stride + MemoryLayout<RunMoment>.stride
  }
}

extension Trainer {
  /// The run as it is; between steps.
  ///
  /// - Precondition: no step is under way.
  public var moment: RunMoment {
    RunMoment(
      checkpoint: checkpoint, training: trainingCurve, validation: validationCurve,
      validationAccuracy: validationAccuracyCurve, evaluation: evaluation, rate: rate)
  }

  /// Goes back, or forward, to a moment of this run: from there on it does again, bit for bit, what
  /// it did.
  public mutating func restore(_ moment: RunMoment) {
    restore(moment.checkpoint)
    resume(like: moment)
  }
}
