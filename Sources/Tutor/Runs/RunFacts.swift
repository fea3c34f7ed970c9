internal import Compute
internal import Labs
internal import Learning
internal import TextUI

/// What an experiment is made of, in a few words each.
enum RunFacts {
  /// Settings of labs that say the same in another way, or where a run stands.
  static let settings = [
    "view", "seed", "rate", "batch", "epochs", "passes", "optimizer", "step", "edits", "added",
    "beyond", "unit", "example", "show", "trained",
  ]

  static func facts(of experiment: Experiment) -> [(name: String, value: String)] {
    let optimizer = experiment.optimizer
    var facts = [
      ("data", "\(Numbers.grouped(experiment.training.count)) examples"),
      ("layers", layers(experiment.model)),
      ("loss", loss(experiment.loss)),
      ("optimizer", name(of: optimizer)),
      ("rate", Numbers.tick(optimizer.rate)),
      ("batch", Numbers.grouped(min(experiment.batchSize, experiment.training.count))),
      ("steps in all", Numbers.grouped(experiment.stepCount)),
      ("seed", "\(experiment.seed)"),
    ]
    if let decay = decay(of: optimizer), decay > 0 {
      facts.append(("weight decay", Numbers.significant(decay)))
    }
    if experiment.schedule != .constant { facts.append(("schedule", name(experiment.schedule))) }
    if let clip = experiment.clip { facts.append(("clip", Numbers.significant(clip))) }
    if experiment.l1Penalty > 0 {
      facts.append(("L1 penalty", Numbers.significant(experiment.l1Penalty)))
    }
    if !experiment.freezes.isEmpty {
      facts.append(("frozen", experiment.freezes.sorted().joined(separator: ", ")))
    }
    return facts
  }

  /// `2 · 4 tanh · 1`: the units of dense layers, other layers by their kinds; of a long network how
  /// many there are.
  static func layers(_ model: Model) -> String {
    let parts = model.layers.map { entry -> String in
      (entry.layer as? Dense).map { "\($0.units)" } ?? entry.layer.kind
    }
    guard parts.count <= 8 else { return "\(parts.count) layers" }
    var text = model.inputShape.extents.map(String.init).joined(separator: "×")
    for (entry, part) in zip(model.layers, parts) {
      // What follows the units is done to them.
      text += (entry.layer is ActivationLayer ? " " : " · ") + part
    }
    return text
  }

  private static func loss(_ loss: Loss) -> String {
    switch loss {
    case .squaredError: "squared error"
    case .absoluteError: "absolute error"
    case .binaryCrossEntropy: "binary cross-entropy"
    case .crossEntropy: "cross-entropy"
    case .halfSquaredError: "half the squared error"
    case .negativeLogLikelihood: "−ln of the probability"
    }
  }

  private static func name(of optimizer: any Optimizer) -> String {
    guard let sgd = optimizer as? SGD, sgd.momentum > 0 else { return optimizer.name }
    return "\(sgd.nesterov ? "nesterov" : "momentum") \(Numbers.tick(sgd.momentum))"
  }

  private static func decay(of optimizer: any Optimizer) -> Double? {
    (optimizer as? SGD)?.decay ?? (optimizer as? Adam)?.decay ?? (optimizer as? AdamW)?.decay
  }

  private static func name(_ schedule: Schedule) -> String {
    switch schedule {
    case .constant: "constant"
    case .step(let every, let factor): "× \(Numbers.tick(factor)) every \(every)"
    case .cosine(let warmup, _): warmup > 0 ? "cosine, warm-up \(warmup)" : "cosine"
    }
  }
}
