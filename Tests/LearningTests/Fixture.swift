import Compute
import Foundation
import Learning

/// What PyTorch computed; made by Fixtures/make_fixtures.py.
struct Fixture: Decodable {
  let inputs: [Float]
  let targets: [Float]
  let batch: Int
  /// Parameters by PyTorch's names.
  let before: [String: [Float]]
  /// Gradients of the first batch.
  let gradients: [String: [Float]]
  /// Of each batch, before its update.
  let losses: [Float]
  let after: [String: [Float]]

  static func load(_ name: String) throws -> Fixture {
    let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .appendingPathComponent("Fixtures/\(name).json")
    return try JSONDecoder().decode(Fixture.self, from: Data(contentsOf: file))
  }
}

/// A network of the fixtures.
struct FixtureNetwork: Sendable, CustomStringConvertible {
  let name: String
  let inputShape: Shape
  let layers: [Model.Entry]
  let loss: Loss
  let optimizer: any Optimizer
  /// Numbers in a target; 0 for classes.
  let targetWidth: Int

  var description: String { name }

  static let all: [FixtureNetwork] = [
    FixtureNetwork(
      name: "tanh-bce-sgd", inputShape: Shape(2), layers: [.dense(8), .tanh, .dense(1)],
      loss: .binaryCrossEntropy, optimizer: SGD(rate: 0.5), targetWidth: 1),
    FixtureNetwork(
      name: "relu-ce-adam", inputShape: Shape(4), layers: [.dense(6), .relu, .dense(3)],
      loss: .crossEntropy, optimizer: Adam(rate: 0.02), targetWidth: 0),
    FixtureNetwork(
      name: "sigmoid-mse-momentum", inputShape: Shape(3),
      layers: [.dense(5), .sigmoid, .dense(2)], loss: .squaredError,
      optimizer: SGD(rate: 0.05, momentum: 0.9, nesterov: true, decay: 0.01), targetWidth: 2),
  ]

  /// The experiment of the fixture, with its weights still to be written.
  func experiment(_ fixture: Fixture, kernels: KernelChoice) -> Experiment {
    let targets: Dataset.Targets =
      targetWidth == 0
      ? .classes(fixture.targets.map { Int32($0) }, count: 3)
      : .values(fixture.targets, shape: Shape(targetWidth))
    return Experiment(
      model: Model(inputShape: inputShape, layers), loss: loss, optimizer: optimizer,
      training: Dataset(inputs: fixture.inputs, inputShape: inputShape, targets: targets),
      batchSize: fixture.batch, epochs: 100, shuffles: false, kernels: kernels)
  }

  /// A trainer that begins with the fixture's weights.
  func trainer(_ fixture: Fixture, kernels: KernelChoice) throws -> Trainer {
    var trainer = try Trainer(experiment(fixture, kernels: kernels))
    for (name, values) in fixture.before { trainer.write(values, to: TensorName(name)) }
    return trainer
  }
}
