internal import Compute

/// Steps so short that the run goes nowhere: ten or a hundred times the step would have lowered the
/// loss more, and no matrix of weights came as far as its own size.
///
/// What longer steps would do is taken as the mean over all looks of loss after / loss before, since a
/// single step follows the noise of its batch. Weights begin at random, so what is learned has to move
/// them by about as much as they are; the way is the mean update times the steps, the longest that it
/// can have been. Both signs are asked of a run that has not learned half of what there is: one that
/// has learned may stand still.
struct RateTooLow: Diagnosis {
  let ailment = Ailment.rateTooLow
  let explainedBy: Set<Ailment> = [.notFinite, .rateTooHigh, .deadUnits, .symmetry]

  func finding(in record: RunRecord) -> Finding? {
    let probed = record.moments.filter { !$0.probes.isEmpty }
    guard probed.count >= 4, let last = probed.last, record.step > 0,
      let explained = record.explainedShare, explained < 0.5,
      let (name, path) = Self.longestPath(in: probed, steps: record.step), path < 1
    else { return nil }
    let changes = Self.meanChanges(in: probed)
    guard let best = changes.min(by: { $0.loss < $1.loss }), best.factor >= 10, best.loss < 1,
      let own = changes.first(where: { $0.factor == 1 })
    else { return nil }
    return Finding(
      ailment,
      "The steps are too short. In \(record.step) steps no layer's weights came further than "
        + "\(share(path)) of their own size, and a step \(Int(best.factor)) times as long would have "
        + "lowered the loss more.",
      evidence: [
        Evidence(
          "way of the weights, in their own size", path, at: .tensor(name, step: record.step)),
        Evidence(
          "loss after a step, relative to before", own.loss,
          at: .curve(.training, step: last.step)),
        Evidence(
          "loss after \(Int(best.factor)) times the step, relative to before", best.loss,
          at: .curve(.training, step: last.step)),
        Evidence("learning rate", record.experiment.optimizer.rate, at: .setting(.rate)),
      ],
      degree: Finding.Degree(beyond: 1 / max(1e-9, path)), remedy: .changeRate(by: best.factor))
  }

  /// For every factor the mean of loss after / loss before.
  static func meanChanges(in moments: [VitalSigns]) -> [StepProbe] {
    StepProbe.factors.map { factor in
      let changes = moments.compactMap { moment in
        moment.loss(after: factor).map { $0 / moment.loss }
      }
      return StepProbe(factor: factor, loss: changes.mean)
    }
  }

  /// The matrix that went furthest, and how far: the mean of its updates times the steps, relative to
  /// its size.
  static func longestPath(
    in moments: [VitalSigns], steps: Int
  ) -> (name: TensorName, path: Double)? {
    var ratios: [TensorName: [Double]] = [:]
    for weights in moments.flatMap(\.weights) {
      if let ratio = weights.updateRatio { ratios[weights.name, default: []].append(ratio) }
    }
    return ratios.map { ($0.key, $0.value.mean * Double(steps)) }
      .max { ($0.1, $0.0.text) < ($1.1, $1.0.text) }
  }

  private func share(_ path: Double) -> String {
    path < 0.01 ? Wording.number(path) + " times" : Wording.percent(path)
  }
}
