internal import Compute
internal import Learning

/// Writes an experiment as the fields of a network file.
struct ExperimentWriting {
  let experiment: Experiment
  let place: SettingPlace

  /// The names of the files beside the network file.
  struct Companions: Equatable {
    var inputs: String
    var targets: String
    /// The weights to begin with; nil for those that the seed gives.
    var start: String?
  }

  /// The whole file.
  ///
  /// - Throws: `NetworkFileError` for what a network file cannot say.
  func setting(_ files: Companions) throws(NetworkFileError) -> Setting {
    var fields: [Setting.Field] = []
    func add(_ name: String, _ value: Setting) {
      fields.append(Setting.Field(name: name, place: place, value: value))
    }
    func add(_ name: String, _ word: String) { add(name, .word(word, at: place)) }
    add("descent", "1")
    add("data", .words([("inputs", files.inputs), ("targets", files.targets)], at: place))
    add("layers", try LayerWriting(place: place).list(experiment.model.layers))
    if let start = files.start { add("init", start) }
    if !frozen.isEmpty {
      add("freeze", Setting(.list(frozen.map { .word($0, at: place) }), at: place))
    }
    add("loss", experiment.loss.fileName)
    add("optimizer", try optimizer())
    if let schedule { add("schedule", schedule) }
    add("batch", "\(experiment.batchSize)")
    add("steps", "\(experiment.stepCount)")
    add("seed", "\(experiment.seed)")
    // The parts are in order already, and must not be mixed up.
    add("shuffle", experiment.shuffles ? Shuffling.epochs.rawValue : Shuffling.never.rawValue)
    add("split", split)
    if let clip = experiment.clip { add("clip", "\(clip)") }
    if experiment.l1Penalty > 0 { add("l1", "\(experiment.l1Penalty)") }
    return Setting(.fields(fields), at: place)
  }

  /// Frozen layers by their numbers, also those that go by names.
  var frozen: [String] {
    experiment.freezes.map { Self.number(of: $0, in: experiment.model.layers) }.sorted()
  }

  /// `1.0` for `block.first`.
  private static func number(of name: String, in layers: [Model.Entry]) -> String {
    let parts = name.split(separator: ".", maxSplits: 1).map(String.init)
    guard let first = parts.first,
      let index = layers.firstIndex(where: { $0.name == first }) ?? Int(first),
      layers.indices.contains(index)
    else { return name }
    guard parts.count > 1 else { return "\(index)" }
    let inside = (layers[index].layer as? Residual)?.layers ?? []
    return "\(index).\(number(of: parts[1], in: inside))"
  }

  private func optimizer() throws(NetworkFileError) -> Setting {
    var fields = [("rate", "\(experiment.optimizer.rate)")]
    switch experiment.optimizer {
    case let sgd as SGD:
      if sgd.momentum != 0 { fields.append(("momentum", "\(sgd.momentum)")) }
      // Looking ahead along no momentum is nothing.
      if sgd.nesterov, sgd.momentum != 0 { fields.append(("nesterov", "true")) }
      if sgd.decay != 0 { fields.append(("decay", "\(sgd.decay)")) }
    case let adam as Adam:
      fields += Self.moments(adam.beta1, adam.beta2, adam.epsilon)
      if adam.decay != 0 { fields.append(("decay", "\(adam.decay)")) }
    case let adamw as AdamW:
      fields += Self.moments(adamw.beta1, adamw.beta2, adamw.epsilon)
      fields.append(("decay", "\(adamw.decay)"))
    case let rmsprop as RMSProp:
      fields += [("alpha", "\(rmsprop.alpha)"), ("epsilon", "\(rmsprop.epsilon)")]
      if rmsprop.momentum != 0 { fields.append(("momentum", "\(rmsprop.momentum)")) }
      if rmsprop.isCentered { fields.append(("centered", "true")) }
      if rmsprop.decay != 0 { fields.append(("decay", "\(rmsprop.decay)")) }
    case let other:
      throw NetworkFileError(
        "\(place): the optimizer \(other.name) cannot be written into a network file.")
    }
    return .field(experiment.optimizer.name, .words(fields, at: place), at: place)
  }

  /// What differs from PyTorch's values.
  private static func moments(
    _ beta1: Double, _ beta2: Double, _ epsilon: Double
  ) -> [(name: String, word: String)] {
    let usual = Adam()
    return [
      ("beta1", beta1, usual.beta1), ("beta2", beta2, usual.beta2),
      ("epsilon", epsilon, usual.epsilon),
    ].filter { $0.1 != $0.2 }.map { ($0.0, "\($0.1)") }
  }

  private var schedule: Setting? {
    switch experiment.schedule {
    case .constant: nil
    case .step(let every, let factor):
      .field(
        "step", .words([("every", "\(every)"), ("factor", "\(factor)")], at: place), at: place)
    case .cosine(let warmup, let minimum):
      .field(
        "cosine", .words([("warmup", "\(warmup)"), ("minimum", "\(minimum)")], at: place),
        at: place)
    }
  }

  /// The shares that cut training and validation data apart where they were joined.
  private var split: Setting {
    let training = experiment.training.count
    let validation = experiment.validation?.count ?? 0
    guard validation > 0 else { return .words([("train", "1")], at: place) }
    let count = Double(training + validation)
    return .words(
      [
        ("train", "\(Double(training) / count)"),
        ("validation", "\(Double(validation) / count)"),
      ], at: place)
  }
}
