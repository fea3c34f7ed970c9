extension Experiment {
  /// Steps in a pass over the training data, the last of which may have a shorter batch.
  public var stepsPerEpoch: Int {
    let size = max(1, min(batchSize, training.count))
    return (training.count + size - 1) / size
  }

  /// Steps in all, if nothing ends the run early.
  public var stepCount: Int { steps ?? epochs * stepsPerEpoch }
}
