internal import Compute

/// Units of a relu that are 0 for every example: no gradient comes through them, so nothing changes
/// them any more.
///
/// A unit counts that is 0 on the whole sample; with n examples its chance of being on is then below
/// 3/n at 95 % (Hanley and Lippman-Hand 1983). Some such units are usual at any start; it is a
/// fault from half of a layer on, which a rate that is too high does often (Stanford CS231n).
struct DeadUnits: Diagnosis {
  let ailment = Ailment.deadUnits
  // When numbers have grown beyond all bounds, which units are on is a matter of chance.
  let explainedBy: Set<Ailment> = [.notFinite]
  private let threshold = 0.5

  func finding(in record: RunRecord) -> Finding? {
    guard let last = record.moments.last,
      let worst = last.activations.filter({ $0.function == .relu && $0.silent.count >= 2 })
        .max(by: { share(of: $0) < share(of: $1) }),
      share(of: worst) >= threshold
    else { return nil }
    let first = record.moments.first?.activations.first { $0.name == worst.name }
    let atStart = first.map(share) ?? 0
    return Finding(
      ailment,
      "\(worst.silent.count) of the \(worst.units) units of \(Wording.layer(worst.name.text)) are 0 for every example "
        + "that was tried. No gradient passes a unit that is off, so training cannot bring them "
        + (atStart >= threshold
          ? "back; they began that way."
          : "back; at the start it was \(Wording.percent(atStart))."),
      evidence: [
        Evidence(
          "share of units that are off", share(of: worst),
          at: .tensor(worst.name, step: last.step, units: worst.silent)),
        Evidence(
          "share at the start", atStart,
          at: .tensor(worst.name, step: 0, units: first?.silent ?? [])),
      ],
      degree: Finding.Degree(share: share(of: worst), from: threshold),
      // Weights that began dead begin so again with any function that is flat; those that were killed
      // were killed by long steps.
      remedy: atStart >= threshold
        ? .initializeAnew : .replaceActivations(.relu, with: .leakyReLU(slope: 0.01)))
  }

  private func share(of units: ActivationSigns) -> Double {
    Double(units.silent.count) / Double(max(1, units.units))
  }
}
