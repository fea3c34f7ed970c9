internal import Compute
internal import Learning

/// The network of a setup and how it is trained.
extension PlaygroundSetup {
  /// The names of the layers from the first hidden one on; their tensors are `hidden1.weight` and
  /// the like.
  var layerNames: [String] { units.indices.map { "hidden\($0 + 1)" } + ["output"] }

  /// What is made small. A number has no classes to be told apart.
  func loss(_ data: PlaneData) -> Loss {
    switch sheet.word("loss") {
    case "absolute": .absoluteError
    case "cross-entropy": data.isRegression ? .squaredError : .binaryCrossEntropy
    case _: .squaredError
    }
  }

  /// What becomes of the sum of the output unit: nothing where a number is to be hit, a probability
  /// with cross-entropy, −1 … 1 otherwise.
  func outputFunction(_ data: PlaneData) -> String {
    if data.isRegression { return "linear" }
    return loss(data) == .binaryCrossEntropy ? "sigmoid" : "tanh"
  }

  /// Dense layers with their activations; the output without, where the loss takes its sum.
  func model(_ data: PlaneData) -> Model {
    var layers: [Model.Entry] = []
    let dropout = sheet.number("dropout")
    for (number, count) in units.enumerated() {
      layers.append(dense(count, named: "hidden\(number + 1)"))
      layers.append(Self.entry(function(number)))
      if dropout > 0 { layers.append(.dropout(dropout)) }
    }
    layers.append(dense(1, named: "output"))
    if outputFunction(data) == "tanh" { layers.append(.tanh) }
    return Model(inputShape: Shape(features.count), layers)
  }

  private func dense(_ units: Int, named name: String) -> Model.Entry {
    let weights: Initializer =
      switch sheet.word("init") {
      case "xavier": .xavierUniform
      case "he": .heNormal
      case "normal": .normal()
      case "tiny": .uniform(bound: 0.01)
      case "equal": .constant(0.5)
      case "zero": .zero
      case _: .fanInUniform
      }
    // Biases begin at zero, but in PyTorch.
    return .dense(
      units, weights: weights, biases: weights == .fanInUniform ? weights : .zero, named: name)
  }

  private static func entry(_ function: String) -> Model.Entry {
    switch function {
    case "relu": .relu
    case "sigmoid": .sigmoid
    case "linear": .identity
    case "leaky-relu": .leakyReLU()
    case "gelu": .gelu
    case "silu": .silu
    case _: .tanh
    }
  }

  /// L2 is the optimizer's decay, strength · w added to the gradient of each parameter.
  var optimizer: any Optimizer {
    let rate = sheet.number("rate")
    let momentum = sheet.number("momentum")
    let decay = sheet.word("penalty") == "L2" ? sheet.number("strength") : 0
    return switch sheet.word("optimizer") {
    case "momentum": SGD(rate: rate, momentum: momentum, decay: decay)
    case "nesterov":
      SGD(rate: rate, momentum: momentum, nesterov: momentum > 0, decay: decay)
    case "adam": Adam(rate: rate, decay: decay)
    case "adamw": AdamW(rate: rate, decay: decay)
    case "rmsprop": RMSProp(rate: rate, decay: decay)
    case _: SGD(rate: rate, decay: decay)
    }
  }

  /// The training of this setup on its data.
  func experiment(_ data: PlaneData, epochs: Int) -> Experiment {
    let asProbabilities = loss(data) == .binaryCrossEntropy
    return Experiment(
      model: model(data), loss: loss(data), optimizer: optimizer,
      training: data.dataset(data.training, features, asProbabilities: asProbabilities),
      validation: data.dataset(data.test, features, asProbabilities: asProbabilities),
      batchSize: sheet.count("batch"), epochs: epochs, seed: seed,
      l1Penalty: sheet.word("penalty") == "L1" ? sheet.number("strength") : 0)
  }

  /// What ends a run before its epochs are over. Shares of right answers are only counted with
  /// cross-entropy.
  func goal(_ data: PlaneData) -> RunGoal? {
    let counts = loss(data) == .binaryCrossEntropy
    return switch sheet.word("stop") {
    case "95 %": counts ? .validationAccuracy(atLeast: 0.95) : nil
    case "99 %": counts ? .validationAccuracy(atLeast: 0.99) : nil
    case "100 %": counts ? .validationAccuracy(atLeast: 1) : nil
    case "loss 0.1": .validationLoss(below: 0.1)
    case "loss 0.01": .validationLoss(below: 0.01)
    case _: nil
    }
  }
}
