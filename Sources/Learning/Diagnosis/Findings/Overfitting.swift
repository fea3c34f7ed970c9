internal import Compute

/// A validation loss that has turned upwards while the training loss went on falling: what is learned
/// since then holds for the training examples alone.
///
/// A fault where the validation loss is over the least it ever was by a twentieth, the generalization
/// loss GL₅ of Prechelt (1998), and by a twentieth of what a constant answer has, which small
/// validation sets need; and where the training loss is below that least. Both are means over a tenth
/// of all measurements, since single ones jump, and they must not overlap.
struct Overfitting: Diagnosis {
  let ailment = Ailment.overfitting
  let explainedBy: Set<Ailment> = [.notFinite, .rateTooHigh]

  func finding(in record: RunRecord) -> Finding? {
    guard let (best, step, end) = Self.ends(of: record.validation) else { return nil }
    let training = Double(record.trained.loss)
    let margin = max(0.05 * best, 0.05 * record.data.constantLoss)
    guard end - best > margin, training < best else { return nil }
    return Finding(
      ailment,
      "After step \(step) the loss on new examples rises, from \(Wording.number(best)) to "
        + "\(Wording.number(end)), while the loss on the training examples is down to "
        + "\(Wording.number(training)). What was learned since then holds for the training examples "
        + "alone.",
      evidence: [
        Evidence("least validation loss", best, at: .curve(.validation, step: step)),
        Evidence("validation loss at the end", end, at: .curve(.validation, step: record.step)),
        Evidence("training loss at the end", training, at: .curve(.training, step: record.step)),
      ],
      degree: Finding.Degree(beyond: (end - best) / margin), remedy: .stop(after: step))
  }

  /// The least mean over a tenth of the curve, the step in the middle of it, and the mean over the
  /// last tenth; nil if the least is that one, or overlaps it.
  private static func ends(of curve: Curve) -> (best: Double, step: Int, end: Double)? {
    let buckets = curve.buckets
    let width = max(1, buckets.count / 10)
    guard buckets.count > 2 * width else { return nil }
    let means = (0...buckets.count - width).map { start in
      buckets[start..<start + width].map { Double($0.mean) }.mean
    }
    guard let end = means.last, end.isFinite,
      let best = means.indices.min(by: { means[$0] < means[$1] }),
      best + width <= buckets.count - width
    else { return nil }
    return (means[best], buckets[best + width / 2].last, end)
  }
}
