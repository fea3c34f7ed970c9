import Compute
import Foundation
import Learning
import TestSupport
import Testing

/// The same data and first weights must give the numbers of `nn.RNN`, `nn.GRU` and `nn.LSTM`.
@Suite struct RecurrentPyTorchTests {
  @Test(arguments: RecurrentNetwork.all, KernelChoice.allCases)
  func twentyLossesAreThoseOfPyTorch(
    _ network: RecurrentNetwork, _ kernels: KernelChoice
  ) throws {
    let fixture = try network.fixture()
    var trainer = try network.trainer(fixture, kernels: kernels)
    for loss in fixture.losses {
      trainer.advance(by: .step)
      let found = try #require(trainer.read(.loss)?.first)
      #expect(abs(found - loss) <= 1e-5 * abs(loss), "\(found) is not \(loss)")
    }
    for (name, values) in fixture.after {
      expectClose(trainer.read(TensorName(name)), values, tolerance: 2e-5)
    }
  }

  @Test(arguments: RecurrentNetwork.all, KernelChoice.allCases)
  func statesAndGradientsAreThoseOfPyTorch(
    _ network: RecurrentNetwork, _ kernels: KernelChoice
  ) throws {
    let fixture = try network.fixture()
    var trainer = try network.trainer(fixture, kernels: kernels)
    while trainer.position.phase != .update && trainer.divergence == nil {
      trainer.advance(by: .instruction)
    }
    expectClose(trainer.read("0.hidden"), fixture.states, tolerance: 1e-6)
    for (name, values) in fixture.gradients {
      expectClose(trainer.read(TensorName(name).gradient), values, tolerance: 1e-6)
    }
  }
}

/// What PyTorch computed; made by Fixtures/make_recurrent_fixtures.py.
struct RecurrentFixture: Decodable {
  let inputs: [Float]
  let targets: [Float]
  let batch: Int
  /// Parameters by PyTorch's names.
  let before: [String: [Float]]
  /// The states of the first layer for the first batch.
  let states: [Float]
  /// Gradients of the first batch.
  let gradients: [String: [Float]]
  /// Of each batch, before its update.
  let losses: [Float]
  let after: [String: [Float]]
}

/// A network of the fixtures.
struct RecurrentNetwork: Sendable, CustomStringConvertible {
  let kind: String
  let returns: RecurrentOutput

  static let all = ["rnn", "gru", "lstm"].flatMap { kind in
    RecurrentOutput.allCases.map { RecurrentNetwork(kind: kind, returns: $0) }
  }
  static let inputShape = Shape(7, 5)

  var description: String { "\(kind)-\(returns.rawValue)" }

  private func layer(_ units: Int, hasBias: Bool) -> Model.Entry {
    switch kind {
    case "rnn": .rnn(units, returns: returns, hasBias: hasBias)
    case "gru": .gru(units, returns: returns, hasBias: hasBias)
    default: .lstm(units, returns: returns, hasBias: hasBias)
    }
  }

  private var layers: [Model.Entry] {
    switch returns {
    case .sequence: [layer(11, hasBias: true), layer(8, hasBias: true), .dense(2)]
    case .last: [layer(16, hasBias: false), .dense(3)]
    }
  }

  private func targets(_ fixture: RecurrentFixture) -> Dataset.Targets {
    switch returns {
    case .sequence: .values(fixture.targets, shape: Shape(7, 2))
    case .last: .classes(fixture.targets.map { Int32($0) }, count: 3)
    }
  }

  func fixture() throws -> RecurrentFixture {
    let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .appendingPathComponent("Fixtures/recurrent-\(self).json")
    return try JSONDecoder().decode(RecurrentFixture.self, from: Data(contentsOf: file))
  }

  /// A trainer that begins with the fixture's weights.
  func trainer(_ fixture: RecurrentFixture, kernels: KernelChoice) throws -> Trainer {
    var trainer = try Trainer(
      Experiment(
        model: Model(inputShape: Self.inputShape, layers),
        loss: returns == .sequence ? .squaredError : .crossEntropy,
        optimizer: returns == .sequence ? Adam(rate: 0.01) : SGD(rate: 0.1, momentum: 0.9),
        training: Dataset(
          inputs: fixture.inputs, inputShape: Self.inputShape, targets: targets(fixture)),
        batchSize: fixture.batch, epochs: 100, shuffles: false, kernels: kernels))
    for (name, values) in fixture.before { trainer.write(values, to: TensorName(name)) }
    return trainer
  }
}
