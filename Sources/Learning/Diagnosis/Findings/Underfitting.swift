internal import Compute

/// A network that does worse on the data it was trained on than looking up the nearest examples does,
/// without anything else being wrong: it is too small for the task, or was trained too briefly.
///
/// The nearest examples are a measure of what is there to be learned that needs no training (see
/// `NeighbourSigns`). It is a fault where the network is worse by two standard errors of both shares
/// and by five examples in a hundred; for numbers, where its squared error is twice as large.
struct Underfitting: Diagnosis {
  let ailment = Ailment.underfitting
  let explainedBy: Set<Ailment> = [
    .notFinite, .rateTooHigh, .deadUnits, .saturatedUnits, .explodingGradients,
    .vanishingGradients, .symmetry, .rateTooLow, .plateau,
  ]

  func finding(in record: RunRecord) -> Finding? {
    guard let neighbours = record.data.neighbours,
      let (error, threshold) = errors(record, neighbours),
      error > threshold
    else { return nil }
    let text = { (value: Double) in
      neighbours.isShare ? Wording.percent(value) : Wording.number(value)
    }
    let hidden = record.experiment.model.layers.dropLast().contains { $0.layer is Dense }
    return Finding(
      ailment,
      "Even on the examples it was trained on the network has an error of \(text(error)). Looking up "
        + "the \(NeighbourSigns.asked) most similar examples gives \(text(neighbours.error)): there "
        + "is more to be learned than this network has.",
      evidence: [
        Evidence("error on the training data", error, at: .curve(.training, step: record.step)),
        Evidence("error of the nearest examples", neighbours.error, at: .examples(.training)),
        Evidence(
          "training loss", Double(record.trained.loss), at: .curve(.training, step: record.step)),
      ],
      degree: Finding.Degree(
        beyond: (error - neighbours.error) / max(1e-9, threshold - neighbours.error)),
      remedy: remedy(for: record, hasHiddenLayer: hidden))
  }

  /// The network's error and what it may be.
  private func errors(
    _ record: RunRecord, _ neighbours: NeighbourSigns
  ) -> (error: Double, threshold: Double)? {
    if neighbours.isShare, let accuracy = record.trained.accuracy {
      let error = 1 - Double(accuracy)
      let variance = { (share: Double) in share * (1 - share) / Double(neighbours.count) }
      let spread = (variance(error) + variance(neighbours.error)).squareRoot()
      return (error, neighbours.error + max(0.05, 2 * spread))
    }
    guard !neighbours.isShare, record.experiment.loss == .squaredError else { return nil }
    return (Double(record.trained.loss), 2 * neighbours.error)
  }

  /// Of a run that is still falling, longer steps if they would have done more, or else more of them;
  /// of one that has come to rest, a larger network.
  private func remedy(for record: RunRecord, hasHiddenLayer: Bool) -> Remedy {
    guard isStillFalling(record) else {
      return hasHiddenLayer ? .scaleUnits(by: 4) : .addHiddenLayer(units: 16)
    }
    let best = RateTooLow.meanChanges(in: record.moments.filter { !$0.probes.isEmpty })
      .min { $0.loss < $1.loss }
    return best.map { $0.factor >= 10 && $0.loss < 1 } == true
      ? .changeRate(by: 10) : .trainLonger(by: 4)
  }

  /// Whether the last quarter is lower than the one before by a twentieth.
  private func isStillFalling(_ record: RunRecord) -> Bool {
    let (half, third) = (record.step / 2, record.step * 3 / 4)
    guard let before = record.trainingLoss(after: half, through: third),
      let after = record.trainingLoss(after: third, through: record.step)
    else { return false }
    return after < 0.95 * before
  }
}
