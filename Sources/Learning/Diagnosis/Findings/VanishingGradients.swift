internal import Compute

/// Slopes of the loss that get smaller and smaller on their way back: the first layers are told next
/// to nothing (Hochreiter 1991; Bengio, Simard and Frasconi 1994).
///
///     slope of a layer = √Σ (dL/d its output)² over the units and the sample
///
/// A fault where that of the first layer is below a thousandth of the last one's, at half of the looks
/// or more: with one rate for all, the first layer then needs a thousand steps for what the last does
/// in one. A slope of exactly 0 is something else: units that are off.
struct VanishingGradients: Diagnosis {
  let ailment = Ailment.vanishingGradients
  static let threshold = 1e-3

  func finding(in record: RunRecord) -> Finding? {
    let passages = record.moments.compactMap(SlopePassage.init)
    let faulty = passages.filter { $0.ratio > 0 && $0.ratio < Self.threshold }
    guard let shown = faulty.last, faulty.count * 2 >= record.moments.count else { return nil }
    return Finding(
      ailment,
      "On the way back from \(Wording.layer(shown.last.name)) to "
        + "\(Wording.layer(shown.first.name)) the slope of the loss shrinks "
        + "to \(Wording.number(shown.ratio)) of what it was. The first layers hardly change, "
        + "however long the run is.",
      evidence: shown.evidence,
      degree: Finding.Degree(beyond: Self.threshold / shown.ratio),
      remedy: shown.remedy(for: record.experiment))
  }
}

/// What becomes of the slope of the loss between the last layer and the first.
struct SlopePassage {
  let step: Int
  let layers: [LayerSigns]
  let first: LayerSigns
  let last: LayerSigns

  /// Nil for less than two layers, or where no slope leaves the last one.
  init?(_ moment: VitalSigns) {
    guard moment.layers.count >= 2, let first = moment.layers.first, let last = moment.layers.last,
      last.slope > 0, last.slope.isFinite
    else { return nil }
    (step, layers, self.first, self.last) = (moment.step, moment.layers, first, last)
  }

  /// The slope at the first layer over that at the last.
  var ratio: Double { first.slope / last.slope }

  /// From the last layer to the first.
  var evidence: [Evidence] {
    layers.reversed().map { layer in
      Evidence(
        "slope at \(Wording.layer(layer.name))", layer.slope,
        at: .tensor(layer.output.gradient, step: step))
    }
  }

  /// Weights that keep the spread, a function that is not flat where there is one that is.
  func remedy(for experiment: Experiment) -> Remedy {
    let anew = Remedy.initializeAnew
    if experiment.model.layers.contains(where: { isSigmoid($0.layer) }) {
      return .replaceActivations(.sigmoid, with: .relu)
    }
    return anew.applied(to: experiment).model == experiment.model
      ? .replaceActivations(.tanh, with: .relu) : anew
  }

  private func isSigmoid(_ layer: any Layer) -> Bool {
    (layer as? ActivationLayer)?.function == .sigmoid
      || (layer as? Residual)?.layers.contains { isSigmoid($0.layer) } == true
  }
}
