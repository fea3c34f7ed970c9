import Compute
import Foundation
import Learning

/// What PyTorch computed in double precision; made by Fixtures/make_sequence_fixtures.py.
struct SequenceFixture: Decodable {
  let inputs: [Float]
  let targets: [Float]
  let batch: Int
  /// Parameters by PyTorch's names.
  let before: [String: [Float]]
  /// Gradients of the first batch.
  let gradients: [String: [Float]]
  /// What the last layer makes of the first batch.
  let output: [Float]
  /// Of each batch, before its update.
  let losses: [Float]

  static func load(_ name: String) throws -> SequenceFixture {
    let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .appendingPathComponent("Fixtures/\(name).json")
    return try JSONDecoder().decode(SequenceFixture.self, from: Data(contentsOf: file))
  }
}

/// A network of those fixtures.
struct SequenceNetwork: Sendable, CustomStringConvertible {
  let name: String
  let inputShape: Shape
  let layers: [Model.Entry]
  let optimizer: any Optimizer
  /// Numbers in a row of the output.
  let outputs: Int
  /// Whether the targets are classes, one for each row.
  var predictsClasses = false

  var description: String { name }

  static let all: [SequenceNetwork] = [
    SequenceNetwork(
      name: "embedding", inputShape: Shape(5),
      layers: [.embedding(tokens: 7, width: 6), .dense(7)],
      optimizer: SGD(rate: 0.5), outputs: 7, predictsClasses: true),
    SequenceNetwork(
      name: "layer-norm", inputShape: Shape(3),
      layers: [.dense(21), .layerNorm(), .tanh, .dense(2)],
      optimizer: SGD(rate: 0.1), outputs: 2),
    SequenceNetwork(
      name: "attention", inputShape: Shape(6, 16), layers: [.attention(heads: 2), .dense(3)],
      optimizer: SGD(rate: 0.2), outputs: 3),
    SequenceNetwork(
      name: "attention-causal", inputShape: Shape(5, 12),
      layers: [.attention(heads: 3, causal: true), .dense(3)], optimizer: SGD(rate: 0.2),
      outputs: 3),
    SequenceNetwork(
      name: "attention-long", inputShape: Shape(35, 16),
      layers: [.attention(heads: 1, causal: true), .dense(3)], optimizer: SGD(rate: 0.2),
      outputs: 3),
    SequenceNetwork(
      name: "transformer", inputShape: Shape(7, 16),
      layers: [.transformer(heads: 4, hidden: 20), .dense(3)], optimizer: SGD(rate: 0.1),
      outputs: 3),
    SequenceNetwork(
      name: "transformer-causal", inputShape: Shape(18, 24),
      layers: [.transformer(heads: 3, hidden: 20, causal: true), .dense(3)],
      optimizer: SGD(rate: 0.1), outputs: 3),
    SequenceNetwork(
      name: "language-model", inputShape: Shape(16),
      layers: [
        .embedding(tokens: 11, width: 16), .positions(.learned),
        .transformer(heads: 2, hidden: 32, causal: true),
        .transformer(heads: 2, hidden: 32, causal: true), .layerNorm(), .dense(11),
      ],
      optimizer: AdamW(rate: 3e-3, decay: 0.01), outputs: 11, predictsClasses: true),
    SequenceNetwork(
      name: "waves", inputShape: Shape(9),
      layers: [
        .embedding(tokens: 5, width: 8), .positions(.sinusoidal),
        .transformer(heads: 2, hidden: 16, causal: true), .dense(5),
      ],
      optimizer: AdamW(rate: 3e-3, decay: 0.01), outputs: 5, predictsClasses: true),
  ]

  /// The experiment of the fixture, with its weights still to be written.
  func experiment(
    _ fixture: SequenceFixture, kernels: KernelChoice, keeps: Set<TensorName> = []
  ) -> Experiment {
    let count = fixture.inputs.count / inputShape.count
    let rows = inputShape.rank == 1 && !predictsClasses ? [] : [inputShape.extents[0]]
    let targets: Dataset.Targets =
      predictsClasses
      ? .classes(fixture.targets.map { Int32($0) }, count: outputs, shape: Shape(rows))
      : .values(fixture.targets, shape: Shape(rows + [outputs]))
    precondition(
      fixture.targets.count == count * (rows + [predictsClasses ? 1 : outputs]).reduce(1, *))
    return Experiment(
      model: Model(inputShape: inputShape, layers),
      loss: predictsClasses ? .crossEntropy : .squaredError, optimizer: optimizer,
      training: Dataset(inputs: fixture.inputs, inputShape: inputShape, targets: targets),
      batchSize: fixture.batch, epochs: 1000, shuffles: false, kernels: kernels, keeps: keeps)
  }

  /// A trainer that begins with the fixture's weights.
  func trainer(
    _ fixture: SequenceFixture, kernels: KernelChoice, keeps: Set<TensorName> = []
  ) throws -> Trainer {
    var trainer = try Trainer(experiment(fixture, kernels: kernels, keeps: keeps))
    for (name, values) in fixture.before { trainer.write(values, to: TensorName(name)) }
    return trainer
  }
}
