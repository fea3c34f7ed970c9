internal import Compute

/// A loss that stays where a constant answer would have it, for the second half of the run: the
/// network sits on flat ground, as around a saddle (Dauphin et al. 2014).
///
/// Flat is a change of less than a fiftieth of the constant answer's loss between the third and the
/// last quarter of the run; no better than constant is less than a twentieth of that loss learned
/// away. A network without a hidden activation has no such places, since its loss is convex: that it
/// learns nothing means that it cannot.
struct Plateau: Diagnosis {
  let ailment = Ailment.plateau
  let explainedBy: Set<Ailment> = [
    .notFinite, .rateTooHigh, .deadUnits, .saturatedUnits, .explodingGradients,
    .vanishingGradients, .symmetry, .rateTooLow,
  ]

  func finding(in record: RunRecord) -> Finding? {
    let (third, half) = (record.step * 3 / 4, record.step / 2)
    guard record.step >= 40, record.moments.last?.activations.isEmpty == false,
      let explained = record.explainedShare, explained < 0.05,
      let before = record.trainingLoss(after: half, through: third),
      let after = record.trainingLoss(after: third, through: record.step),
      abs(before - after) < 0.02 * record.data.constantLoss
    else { return nil }
    let anew = Remedy.initializeAnew
    return Finding(
      ailment,
      "The loss lies flat at \(Wording.number(after)), where one and the same answer for every "
        + "example would have it (\(Wording.number(record.data.constantLoss))). No step has led "
        + "down from there yet.",
      evidence: [
        Evidence("loss in the last quarter", after, at: .curve(.training, step: record.step)),
        Evidence("loss in the quarter before", before, at: .curve(.training, step: third)),
        Evidence(
          "loss of a constant answer", record.data.constantLoss, at: .examples(.training)),
      ],
      degree: explained < 0.01 ? .clear : .slight,
      remedy: anew.applied(to: record.experiment).model == record.experiment.model
        ? .trainLonger(by: 4) : anew)
  }
}
