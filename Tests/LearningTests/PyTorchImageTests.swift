import Compute
import Foundation
import Learning
import TestSupport
import Testing

/// Networks for images must give the losses, weights, running statistics and predictions that
/// PyTorch gives.
@Suite struct PyTorchImageTests {
  @Test(arguments: ImageNetwork.all, KernelChoice.allCases)
  func twentyStepsAreThoseOfPyTorch(_ network: ImageNetwork, _ kernels: KernelChoice) throws {
    let fixture = try ImageFixture.load(network.name)
    var trainer = try network.trainer(fixture, kernels: kernels)
    var losses: [Float] = []
    for _ in fixture.losses {
      trainer.advance(by: .step)
      losses += trainer.read(.loss) ?? []
    }
    expectClose(losses, fixture.losses, tolerance: 1e-5)
    for (name, values) in fixture.after {
      expectClose(trainer.read(TensorName(name)) ?? [], values, tolerance: 2e-5)
    }
    expectClose(trainer.predict(fixture.inputs), fixture.predictions, tolerance: 2e-5)
  }

  @Test(arguments: ImageNetwork.all, KernelChoice.allCases)
  func gradientsAreThoseOfPyTorch(_ network: ImageNetwork, _ kernels: KernelChoice) throws {
    let fixture = try ImageFixture.load(network.name)
    var trainer = try network.trainer(fixture, kernels: kernels)
    while trainer.position.phase != .update && trainer.divergence == nil {
      trainer.advance(by: .instruction)
    }
    for (name, values) in fixture.gradients {
      expectClose(trainer.read(TensorName(name).gradient) ?? [], values, tolerance: 1e-6)
    }
  }

  @Test(arguments: [KernelChoice.fast, .portable])
  func noKernelIsMissing(_ kernels: KernelChoice) throws {
    for network in ImageNetwork.all {
      let trainer = try network.trainer(ImageFixture.load(network.name), kernels: kernels)
      let mixes = network.name == "norms"
      #expect(trainer.plan.isSplittable != mixes, "\(network): an op runs its reference loops.")
    }
  }
}

/// What PyTorch computed; made by Fixtures/make_image_fixtures.py.
struct ImageFixture: Decodable {
  let inputs: [Float]
  let targets: [Float]
  let batch: Int
  /// Parameters and running statistics by PyTorch's names.
  let before: [String: [Float]]
  /// Gradients of the first batch.
  let gradients: [String: [Float]]
  /// Of each batch, before its update.
  let losses: [Float]
  let after: [String: [Float]]
  /// Of all inputs, with the running statistics.
  let predictions: [Float]

  static func load(_ name: String) throws -> ImageFixture {
    let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .appendingPathComponent("Fixtures/image-\(name).json")
    return try JSONDecoder().decode(ImageFixture.self, from: Data(contentsOf: file))
  }
}

/// A network of the fixtures. PyTorch counts global pools and the flattening after them apart, so
/// the latter stand here, too.
struct ImageNetwork: Sendable, CustomStringConvertible {
  let name: String
  let inputShape: Shape
  let layers: [Model.Entry]
  let optimizer: any Optimizer

  var description: String { name }

  static let all: [ImageNetwork] = [
    ImageNetwork(
      name: "strides", inputShape: Shape(2, 9, 8),
      layers: [
        .conv(5, kernel: 3, padding: 1), .relu, .maxPool(2),
        .conv(9, kernel: 3, stride: 2, padding: 1), .tanh, .flatten, .dense(3),
      ], optimizer: SGD(rate: 0.1, momentum: 0.9)),
    ImageNetwork(
      name: "pools", inputShape: Shape(1, 10, 7),
      layers: [
        Model.Entry(
          Conv(
            8, kernel: PixelSize(height: 3, width: 2), padding: PixelSize(height: 2, width: 1))),
        .relu, .maxPool(3, stride: 2, padding: 1),
        .conv(16, kernel: 3, padding: 1, hasBias: false), .relu, .averagePool(2),
        .globalMaxPool, .flatten, .dense(3),
      ], optimizer: SGD(rate: 0.1)),
    ImageNetwork(
      name: "norms", inputShape: Shape(3, 6, 6),
      layers: [
        .conv(10, kernel: 3, padding: 1, hasBias: false), .batchNorm(), .relu,
        .conv(6, kernel: 2), .relu, .batchNorm(), .globalAveragePool, .flatten, .dense(5),
        .batchNorm(), .tanh, .dense(3),
      ], optimizer: SGD(rate: 0.05)),
    ImageNetwork(
      name: "small-network", inputShape: Shape(1, 12, 12),
      layers: [
        .conv(8, kernel: 3, padding: 1), .relu, .maxPool(2), .conv(16, kernel: 3, padding: 1),
        .relu, .maxPool(2), .flatten, .dense(3),
      ], optimizer: Adam(rate: 1e-3)),
  ]

  /// A trainer that begins with the fixture's weights.
  func trainer(_ fixture: ImageFixture, kernels: KernelChoice) throws -> Trainer {
    let data = Dataset(
      inputs: fixture.inputs, inputShape: inputShape,
      targets: .classes(fixture.targets.map { Int32($0) }, count: 3))
    var trainer = try Trainer(
      Experiment(
        model: Model(inputShape: inputShape, layers), loss: .crossEntropy, optimizer: optimizer,
        training: data, batchSize: fixture.batch, epochs: 100, shuffles: false,
        kernels: kernels))
    for (name, values) in fixture.before { trainer.write(values, to: TensorName(name)) }
    return trainer
  }
}
