internal import Compute

/// Steps that jump over the valley: the loss is higher after a step, and would have been lower after
/// a tenth or a hundredth of it.
///
/// That is what too high means: along the step's own direction the loss first falls, so the
/// direction is right and the length is wrong. It counts where the loss rises by more than a tenth
/// of itself and by more than a hundredth of what a constant answer has, since small rises are the
/// noise of batches; and where it happens in a quarter of the looks, twice at least, or once so badly
/// that the loss is then twice what it was and twice what a constant answer has. (On the edge of stability good runs
/// overshoot a little now and then: Cohen et al. 2021.)
struct RateTooHigh: Diagnosis {
  let ailment = Ailment.rateTooHigh

  func finding(in record: RunRecord) -> Finding? {
    let probed = record.moments.filter { !$0.probes.isEmpty }
    let overshoots = Self.overshoots(in: record)
    let worst = overshoots.max { Self.rise(of: $0) < Self.rise(of: $1) }
    guard let worst else { return nil }
    let isFrequent = overshoots.count >= 2 && overshoots.count * 4 >= probed.count
    let isViolent = overshoots.contains { moment in
      let after = moment.loss(after: 1) ?? 0
      return !after.isFinite || after > 2 * max(moment.loss, record.data.constantLoss)
    }
    guard isFrequent || isViolent || record.divergence != nil && record.data.broken.isEmpty else {
      return nil
    }
    // The length that would have been best, of the middle one of these steps.
    let factor = overshoots.compactMap { $0.bestProbe?.factor }.median ?? 0.1
    let after = worst.loss(after: 1) ?? .infinity
    let shorter = worst.bestProbe ?? StepProbe(factor: 0.1, loss: worst.loss)
    return Finding(
      ailment,
      "The steps are too long. After step \(worst.step + 1) the loss was \(Wording.number(after)), "
        + "up from \(Wording.number(worst.loss)); \(Self.name(of: shorter.factor)) of the same "
        + "step would have brought it down to \(Wording.number(shorter.loss)).",
      evidence: [
        Evidence("loss after the step", after, at: .curve(.training, step: worst.step + 1)),
        Evidence("loss before the step", worst.loss, at: .curve(.training, step: worst.step)),
        Evidence(
          "loss after a part of the step", shorter.loss, at: .curve(.training, step: worst.step)),
        Evidence(
          "steps too long, of \(probed.count) looked at", Double(overshoots.count),
          at: .curve(.training, step: worst.step)),
        Evidence("learning rate", record.experiment.optimizer.rate, at: .setting(.rate)),
      ],
      degree: record.divergence != nil || isViolent
        ? .severe
        : Finding.Degree(share: Double(overshoots.count) / Double(probed.count), from: 0.25),
      remedy: .changeRate(by: min(0.1, factor)))
  }

  /// The looks at which the step was too long.
  static func overshoots(in record: RunRecord) -> [VitalSigns] {
    record.moments.filter { moment in
      guard let after = moment.loss(after: 1), let best = moment.bestProbe, moment.loss.isFinite
      else { return false }
      let rise = after - moment.loss
      return best.factor < 1 && best.loss < moment.loss
        && (!rise.isFinite || rise > max(0.1 * moment.loss, 0.01 * record.data.constantLoss))
    }
  }

  private static func rise(of moment: VitalSigns) -> Double {
    let rise = (moment.loss(after: 1) ?? 0) - moment.loss
    return rise.isFinite ? rise : .greatestFiniteMagnitude
  }

  private static func name(of factor: Double) -> String {
    factor < 0.05 ? "a hundredth" : "a tenth"
  }
}
