internal import Compute

/// Units of a layer that have the same weights at the start and at the end: they get the same
/// gradient in every step and stay one unit, computed several times.
///
/// Why first weights are random (Rumelhart, Hinton and Williams 1986). Units count whose weights and
/// bias are equal to five digits at the first look and at the last; a fault from half of a layer on.
/// That weights end at the same numbers from different starts, as with a penalty that makes them 0, is
/// none.
struct Symmetry: Diagnosis {
  let ailment = Ailment.symmetry
  private let threshold = 0.5

  func finding(in record: RunRecord) -> Finding? {
    guard let first = record.moments.first, let last = record.moments.last, last.step > first.step
    else { return nil }
    let alike = last.weights.compactMap { now -> (weights: WeightSigns, units: [Int])? in
      guard let then = first.weights.first(where: { $0.name == now.name }) else { return nil }
      let units = Set(then.alike).intersection(now.alike).sorted()
      return units.count >= 2 && share(units, of: now) >= threshold ? (now, units) : nil
    }
    guard
      let worst = alike.max(by: {
        share($0.units, of: $0.weights) < share($1.units, of: $1.weights)
      })
    else { return nil }
    let copied = share(worst.units, of: worst.weights)
    return Finding(
      ailment,
      "\(worst.units.count) of the \(worst.weights.units) units with the weights "
        + "\(worst.weights.name) are copies of each other. They began alike, so every step changes "
        + "them alike: together they can do what one unit can.",
      evidence: [
        Evidence(
          "share of units that equal another", copied,
          at: .tensor(worst.weights.name, step: last.step, units: worst.units)),
        Evidence(
          "share at the start", copied,
          at: .tensor(worst.weights.name, step: first.step, units: worst.units)),
      ],
      degree: Finding.Degree(share: copied, from: threshold), remedy: .initializeAnew)
  }

  private func share(_ units: [Int], of weights: WeightSigns) -> Double {
    Double(units.count) / Double(max(1, weights.units))
  }
}
