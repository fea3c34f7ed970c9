internal import Compute

/// A validation loss that has turned upwards while the training loss went on falling: what is learned
/// since then holds for the training examples alone.
///
/// A fault where the validation loss is over the least it ever was by a twentieth, the generalization
/// loss GL₅ of Prechelt (1998), and by a twentieth of what a constant answer has, which small
/// validation sets need; where the least was before the last tenth of the run; and where the training
/// loss is below that least.
struct Overfitting: Diagnosis {
  let ailment = Ailment.overfitting
  let explainedBy: Set<Ailment> = [.notFinite, .rateTooHigh]

  func finding(in record: RunRecord) -> Finding? {
    guard let least = record.validation.buckets.min(by: { $0.mean < $1.mean }),
      let validated = record.validated, least.last * 10 < record.step * 9
    else { return nil }
    let (best, end) = (Double(least.mean), Double(validated.loss))
    let training = Double(record.trained.loss)
    let margin = max(0.05 * best, 0.05 * record.data.constantLoss)
    guard end - best > margin, training < best else { return nil }
    return Finding(
      ailment,
      "After step \(least.last) the loss on new examples rises, from \(Wording.number(best)) to "
        + "\(Wording.number(end)), while the loss on the training examples is down to "
        + "\(Wording.number(training)). What was learned since then holds for the training examples "
        + "alone.",
      evidence: [
        Evidence("least validation loss", best, at: .curve(.validation, step: least.last)),
        Evidence("validation loss at the end", end, at: .curve(.validation, step: record.step)),
        Evidence("training loss at the end", training, at: .curve(.training, step: record.step)),
      ],
      degree: Finding.Degree(beyond: (end - best) / margin), remedy: .stop(after: least.last))
  }
}
