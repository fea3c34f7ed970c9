internal import Compute

/// Signs that the validation data are not new to the network: copies of training examples among
/// them, or a result that is better than on the training data itself.
///
/// Copies: see `TwinSigns`, whose measure lets one example in a hundred pass by chance; a fault from
/// one in twenty on, if that is two standard errors above chance. Too good: an accuracy that is above
/// that on the training data by three standard errors of both, which chance does once in 700 runs.
/// Both are grounds for suspicion, not proof (Kapoor and Narayanan 2023 list the ways).
struct Leakage: Diagnosis {
  let ailment = Ailment.leakage

  func finding(in record: RunRecord) -> Finding? {
    twins(in: record) ?? tooGood(in: record)
  }

  private func twins(in record: RunRecord) -> Finding? {
    guard let twins = record.data.twins else { return nil }
    let chance = 0.01
    let spread = (chance * (1 - chance) / Double(max(1, twins.looked))).squareRoot()
    guard twins.found >= 2, twins.share >= max(0.05, chance + 2 * spread) else { return nil }
    return Finding(
      ailment,
      "\(twins.found) of \(twins.looked) validation examples are copies of training examples, or "
        + "nearly. For them the validation loss asks what was seen in training, not what holds for "
        + "new examples.",
      evidence: [
        Evidence(
          "share of validation examples with a twin", twins.share,
          at: .examples(.validation, rows: twins.pairs.map(\.validation))),
        Evidence(
          "first twin in the training data", Double(twins.pairs.first?.training ?? 0),
          at: .examples(.training, rows: twins.pairs.map(\.training))),
      ],
      degree: Finding.Degree(beyond: twins.share / 0.05), remedy: .removeTwins)
  }

  private func tooGood(in record: RunRecord) -> Finding? {
    guard let validated = record.validated, let onNew = validated.accuracy.map(Double.init),
      let onOld = record.trained.accuracy.map(Double.init), validated.count > 0,
      record.trained.count > 0
    else { return nil }
    // As if both were one: the spread that chance alone gives their difference.
    let both =
      (onNew * Double(validated.count) + onOld * Double(record.trained.count))
      / Double(validated.count + record.trained.count)
    let spread =
      (both * (1 - both) * (1 / Double(validated.count) + 1 / Double(record.trained.count)))
      .squareRoot()
    guard spread > 0, onNew - onOld > 3 * spread else { return nil }
    return Finding(
      ailment,
      "New examples are answered better (\(Wording.percent(onNew)) right) than those the network was "
        + "trained on (\(Wording.percent(onOld))). That is too good to be true: the two parts of the "
        + "data are not of one kind.",
      evidence: [
        Evidence(
          "accuracy on the validation data", onNew,
          at: .curve(.validationAccuracy, step: record.step)),
        Evidence(
          "accuracy on the training data", onOld, at: .curve(.training, step: record.step)),
      ],
      degree: Finding.Degree(beyond: (onNew - onOld) / (3 * spread)), remedy: .divideAnew)
  }
}
