internal import Compute

/// Slopes of the loss that grow and grow on their way back, until one step throws the first layers
/// far away (Pascanu, Mikolov and Bengio 2013).
///
/// The mirror image of vanishing, with the same measure: a fault where the slope at the first layer is
/// over a thousand times that at the last, at the start or at half of the looks.
struct ExplodingGradients: Diagnosis {
  let ailment = Ailment.explodingGradients

  func finding(in record: RunRecord) -> Finding? {
    let limit = 1 / VanishingGradients.threshold
    let passages = record.moments.compactMap(SlopePassage.init)
    let faulty = passages.filter { !($0.ratio <= limit) }
    guard let shown = faulty.first,
      shown.step == record.moments.first?.step || faulty.count * 2 >= record.moments.count
    else { return nil }
    let anew = Remedy.initializeAnew
    let isAsItShouldBe = anew.applied(to: record.experiment).model == record.experiment.model
    return Finding(
      ailment,
      "On the way back from \(Wording.layer(shown.last.name)) to "
        + "\(Wording.layer(shown.first.name)) the slope of the loss grows "
        + "\(Wording.number(shown.ratio)) times. No rate fits all layers: what is a step for the "
        + "last is a leap for the first.",
      evidence: shown.evidence, degree: Finding.Degree(beyond: shown.ratio / limit),
      remedy: isAsItShouldBe ? .clip(1) : anew)
  }
}
