internal import Compute

/// A number that is infinite or none at all, in the run or already in its data.
///
/// There is no threshold: one such number makes the loss one, too, and then every weight.
struct NotFinite: Diagnosis {
  let ailment = Ailment.notFinite

  func finding(in record: RunRecord) -> Finding? {
    if let row = record.data.broken.first {
      let count = record.data.broken.count
      return Finding(
        ailment,
        "\(Wording.count(count, "training example")) (the first is number \(row)) "
          + "\(count == 1 ? "has" : "have") a number that is infinite or missing. One of them is "
          + "enough to spoil every weight.",
        evidence: [
          Evidence(
            "broken examples", Double(count), at: .examples(.training, rows: record.data.broken))
        ] + breakdown(record),
        degree: .severe, remedy: .removeBrokenExamples)
    }
    guard let divergence = record.divergence else { return nil }
    let place = "first in \(divergence.tensor), at step \(divergence.step)"
    return Finding(
      ailment,
      "Numbers grew until they were infinite or no numbers at all, \(place). From there on the "
        + "loss says nothing, so the run was ended.",
      evidence: breakdown(record), degree: .severe,
      // Where no step was too long until then, it was a single cliff.
      remedy: record.experiment.clip == nil && RateTooHigh.overshoots(in: record).isEmpty
        ? .clip(1) : .changeRate(by: 0.1))
  }

  /// Where and when it began.
  private func breakdown(_ record: RunRecord) -> [Evidence] {
    guard let divergence = record.divergence else { return [] }
    return [
      Evidence(
        "first step with such a number", Double(divergence.step),
        at: .tensor(divergence.tensor, step: divergence.step - 1)),
      Evidence(
        "loss before it", Double(record.training.latest?.y ?? .nan),
        at: .curve(.training, step: divergence.step - 1)),
    ]
  }
}
