public import Compute

/// A model as a graph with its loss: what a trainer compiles.
struct ModelGraph {
  let graph: Graph
  let output: Graph.Value
  let loss: Graph.Value
  let parameters: [ModelBuilder.Parameter]
  let aliases: [TensorName: TensorName]

  private static let takenNames: Set<String> = [
    "input", "target", "loss", "prediction", "optimizer", "gradient",
  ]

  /// What a model is built for.
  enum Purpose {
    /// Training, with random numbers of this seed in layers that want some.
    case training(seed: UInt64)
    /// Measuring and predicting: adds `prediction`, the output as a person reads it.
    case evaluation
  }

  init(
    _ model: Model, loss: Loss, targetShape: Shape, batch: Int, for purpose: Purpose,
    freezing frozen: Set<String> = []
  ) throws(ShapeError) {
    try Model.checkNames(of: model.layers, taken: Self.takenNames)
    var builder =
      switch purpose {
      case .training(let seed):
        ModelBuilder(batch: batch, isTraining: true, seed: seed, freezing: frozen)
      case .evaluation: ModelBuilder(batch: batch, isTraining: false, freezing: frozen)
      }
    var value = builder.input(.input, shape: model.inputShape)
    for (number, entry) in model.layers.enumerated() {
      value = try builder.add(entry, number: number, to: value)
    }
    let target = builder.input(.target, shape: targetShape)
    let name = builder.graph[value].name
    builder.alias(TensorName.output.text, to: name)
    self.loss = try loss.build(on: value, target, &builder)
    switch purpose {
    case .training: break
    case .evaluation: _ = try loss.buildPrediction(on: value, &builder)
    }
    output = value
    graph = builder.graph
    parameters = builder.parameters
    aliases = builder.aliases
  }

  /// The shape of what the last layer makes, with a batch of one first.
  static func outputShape(of model: Model) throws(ShapeError) -> Shape {
    try Model.checkNames(of: model.layers, taken: takenNames)
    var builder = ModelBuilder(batch: 1, isTraining: false)
    var value = builder.input(.input, shape: model.inputShape)
    for (number, entry) in model.layers.enumerated() {
      value = try builder.add(entry, number: number, to: value)
    }
    return builder.graph[value].shape
  }

  /// From every name that a tensor of the plan answers to, to the name that the plan knows.
  /// Gradients and optimizer states follow their tensor: `0.weight.gradient`.
  func names(in plan: Plan, optimizer: any Optimizer) -> [TensorName: TensorName] {
    var names: [TensorName: TensorName] = [:]
    for name in plan.slots.keys { names[name] = name }
    let states = optimizer.stateNames.map { "\(optimizer.name).\($0)" }
    for (other, name) in aliases {
      if plan.slots[name] != nil { names[other] = name }
      for part in ["gradient"] + states where plan.slots[name.appending(part)] != nil {
        names[other.appending(part)] = name.appending(part)
      }
    }
    return names
  }
}

extension TensorName {
  /// The examples of the batch.
  public static let input: TensorName = "input"
  /// What the network should say: values, or the numbers of classes.
  public static let target: TensorName = "target"
  /// What the last layer makes, before any sigmoid or softmax that belongs to the loss.
  public static let output: TensorName = "output"
  /// What an evaluation adds: the output as a person reads it.
  static let prediction: TensorName = "prediction"
  /// The mean loss of the batch.
  public static let loss: TensorName = "loss"
}
