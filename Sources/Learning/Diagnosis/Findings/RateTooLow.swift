internal import Compute

/// Steps so short that the run goes nowhere: longer ones would have lowered the loss more, and no
/// matrix of weights came further than a tenth of its own size.
///
/// A step of about a thousandth of the weights is the rule of thumb (Stanford CS231n), so a run that
/// has not gone a tenth has done the work of a hundred good steps at most. Both signs are asked of a
/// run that has not learned half of what there is: one that has learned may stand still.
struct RateTooLow: Diagnosis {
  let ailment = Ailment.rateTooLow
  let explainedBy: Set<Ailment> = [.notFinite, .rateTooHigh, .deadUnits, .symmetry]

  func finding(in record: RunRecord) -> Finding? {
    let probed = record.moments.filter { !$0.probes.isEmpty }
    guard probed.count >= 4, let last = probed.last, record.step > 0,
      let explained = record.explainedShare, explained < 0.5,
      let (name, path) = Self.longestPath(in: probed, steps: record.step), path < 0.1
    else { return nil }
    let short = probed.filter { moment in
      guard let best = moment.bestProbe else { return false }
      return best.factor >= 10 && best.loss < moment.loss
    }
    guard short.count * 4 >= probed.count * 3 else { return nil }
    let factor = short.compactMap { $0.bestProbe?.factor }.median ?? 10
    let best = last.bestProbe ?? StepProbe(factor: factor, loss: last.loss)
    return Finding(
      ailment,
      "The steps are too short. In \(record.step) steps no layer's weights came further than "
        + "\(share(path)) of their own size, and a step \(Int(factor)) times as long would have "
        + "lowered the loss more.",
      evidence: [
        Evidence("way of the weights, in their own size", path, at: .tensor(name, step: record.step)),
        Evidence("loss before a step", last.loss, at: .curve(.training, step: last.step)),
        Evidence(
          "loss after \(Int(best.factor)) times that step", best.loss,
          at: .curve(.training, step: last.step)),
        Evidence("learning rate", record.experiment.optimizer.rate, at: .setting(.rate)),
      ],
      degree: Finding.Degree(beyond: 0.1 / max(1e-9, path)), remedy: .changeRate(by: factor))
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
