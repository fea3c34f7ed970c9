internal import Compute

/// Units of a tanh or sigmoid that are on their flat part for nearly all examples: a change of their
/// weights changes next to nothing.
///
/// Flat is where the slope is below a twentieth of the greatest, |tanh| above 0.975: gradients
/// through it shrink by twenty. A unit counts that is there for four of five examples. It is a fault
/// where half of a layer is so at the start (Glorot and Bengio 2010 show such starts), or at the end
/// of a run that has not learned nine tenths of what there is: units that answer clearly in a network
/// that is right are flat, too.
struct SaturatedUnits: Diagnosis {
  let ailment = Ailment.saturatedUnits
  let explainedBy: Set<Ailment> = [.notFinite]
  private let threshold = 0.5

  func finding(in record: RunRecord) -> Finding? {
    guard let first = record.moments.first, let last = record.moments.last else { return nil }
    let isUnlearned = (record.explainedShare ?? 0) < 0.9
    guard
      let (moment, worst) = worst(in: first) ?? (isUnlearned ? worst(in: last) : nil)
    else { return nil }
    let isStart = moment.step == first.step
    return Finding(
      ailment,
      "\(worst.saturated.count) of the \(worst.units) units of \(Wording.layer(worst.name.text)) are on the flat part "
        + "of \(worst.function.rawValue)"
        + (isStart ? " from the start" : "")
        + ". There its slope is nearly 0, so the loss can hardly change their weights.",
      evidence: [
        Evidence(
          "share of units on the flat part", share(of: worst),
          at: .tensor(worst.name, step: moment.step, units: worst.saturated))
      ]
        + moment.layers.prefix(1).map {
          Evidence(
            "slope of the loss in the first layer", $0.slope,
            at: .tensor($0.output.gradient, step: moment.step))
        },
      degree: Finding.Degree(share: share(of: worst), from: threshold),
      remedy: isStart ? .initializeAnew : .changeRate(by: 0.1))
  }

  private func worst(in moment: VitalSigns) -> (VitalSigns, ActivationSigns)? {
    moment.activations.filter { !$0.saturated.isEmpty && share(of: $0) >= threshold }
      .max { share(of: $0) < share(of: $1) }.map { (moment, $0) }
  }

  private func share(of units: ActivationSigns) -> Double {
    Double(units.saturated.count) / Double(max(1, units.units))
  }
}
