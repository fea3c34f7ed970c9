import Compute
import Learning

/// A network and data of a fixed size.
///
/// Batches come in the order of the data except where the name says otherwise, since a framework
/// that this is compared with is usually measured on batches that are ready.
struct Workload: Sendable {
  let name: String
  let experiment: Experiment

  static let all: [Workload] =
    KernelChoice.allCases.flatMap { kernels in
      let suffix = kernels == .fast ? "" : "-\(kernels.rawValue)"
      return [
        spiral("spiral-b10" + suffix, batch: 10, kernels),
        spiral("spiral-b32" + suffix, batch: 32, kernels),
        digits("digits" + suffix, kernels),
        gpt("gpt-tiny" + suffix, blocks: 2, width: 32, context: 32, kernels),
        gpt("gpt-small" + suffix, blocks: 4, width: 128, context: 64, kernels),
      ]
    } + [
      spiral("spiral-b10-shuffled", batch: 10, shuffles: true, .fast),
      images("cnn-small", smallNetwork, batch: 32), images("lenet", leNet, batch: 64),
    ]

  private static let smallNetwork: [Model.Entry] = [
    .conv(8, kernel: 3, padding: 1), .relu, .maxPool(2), .conv(16, kernel: 3, padding: 1), .relu,
    .maxPool(2), .flatten, .dense(10),
  ]

  private static let leNet: [Model.Entry] = [
    .conv(32, kernel: 5, padding: 2), .relu, .maxPool(2), .conv(64, kernel: 5, padding: 2), .relu,
    .maxPool(2), .flatten, .dense(128), .relu, .dense(10),
  ]

  /// Images of 28 × 28, cross-entropy, Adam.
  private static func images(
    _ name: String, _ layers: [Model.Entry], batch: Int
  ) -> Workload {
    var generator = SeededGenerator(seed: 1).split("images")
    let prototypes = (0..<10 * 784).map { _ in generator.uniform() }
    let classes = (0..<8 * batch).map { _ in Int32(generator.below(10)) }
    let inputs = classes.flatMap { digit in
      (0..<784).map { prototypes[Int(digit) * 784 + $0] + 0.3 * generator.normal() }
    }
    return Workload(
      name: name,
      experiment: Experiment(
        model: Model(inputShape: Shape(1, 28, 28), layers), loss: .crossEntropy,
        optimizer: Adam(rate: 1e-3),
        training: Dataset(
          inputs: inputs, inputShape: Shape(1, 28, 28),
          targets: .classes(classes, count: 10)),
        batchSize: batch, epochs: .max, seed: 1, shuffles: false))
  }

  /// 2-8-8-1, tanh, binary cross-entropy, gradient descent.
  private static func spiral(
    _ name: String, batch: Int, shuffles: Bool = false, _ kernels: KernelChoice
  ) -> Workload {
    Workload(
      name: name,
      experiment: Experiment(
        model: Model(inputShape: Shape(2), [.dense(8), .tanh, .dense(8), .tanh, .dense(1)]),
        loss: .binaryCrossEntropy, optimizer: SGD(rate: 0.1), training: spirals(16 * batch),
        batchSize: batch, epochs: .max, seed: 1, shuffles: shuffles, kernels: kernels))
  }

  /// 64-32-10, relu, cross-entropy, Adam.
  private static func digits(_ name: String, _ kernels: KernelChoice) -> Workload {
    Workload(
      name: name,
      experiment: Experiment(
        model: Model(inputShape: Shape(64), [.dense(32), .relu, .dense(10)]),
        loss: .crossEntropy, optimizer: Adam(rate: 1e-3), training: blobs(16 * 32),
        batchSize: 32, epochs: .max, seed: 1, shuffles: false, kernels: kernels))
  }

  /// Two arms of a noisy spiral.
  private static func spirals(_ count: Int) -> Dataset {
    var generator = SeededGenerator(seed: 1).split("spirals")
    var inputs: [Float] = []
    var targets: [Float] = []
    for row in 0..<count {
      let radius = generator.uniform()
      let (sine, cosine) = turn(radius * 1.5 + Float(row % 2) * 0.5)
      inputs.append(radius * cosine + 0.02 * generator.normal())
      inputs.append(radius * sine + 0.02 * generator.normal())
      targets.append(Float(row % 2))
    }
    return Dataset(
      inputs: inputs, inputShape: Shape(2), targets: .values(targets, shape: Shape(1)))
  }

  /// Sine and cosine of so many whole turns, by doubling a small angle: enough for a benchmark.
  private static func turn(_ turns: Float) -> (sine: Float, cosine: Float) {
    let small = turns * 2 * .pi / 1024
    var (sine, cosine) = (small, 1 - small * small / 2)
    for _ in 0..<10 { (sine, cosine) = (2 * sine * cosine, cosine * cosine - sine * sine) }
    return (sine, cosine)
  }

  /// Ten noisy prototypes of 64 pixels.
  private static func blobs(_ count: Int) -> Dataset {
    var generator = SeededGenerator(seed: 1).split("blobs")
    let prototypes = (0..<640).map { _ in generator.uniform() }
    let classes = (0..<count).map { _ in Int32(generator.below(10)) }
    let inputs = classes.flatMap { digit in
      (0..<64).map { prototypes[Int(digit) * 64 + $0] + 0.3 * generator.normal() }
    }
    return Dataset(
      inputs: inputs, inputShape: Shape(64), targets: .classes(classes, count: 10))
  }

  /// A language model of transformers with four heads: next of 65 tokens, AdamW.
  private static func gpt(
    _ name: String, blocks: Int, width: Int, context: Int, _ kernels: KernelChoice
  ) -> Workload {
    var layers: [Model.Entry] = [.embedding(tokens: 65, width: width), .positions(.learned)]
    for _ in 0..<blocks {
      layers.append(.transformer(heads: 4, hidden: 4 * width, causal: true))
    }
    layers += [.layerNorm(), .dense(65)]
    return Workload(
      name: name,
      experiment: Experiment(
        model: Model(inputShape: Shape(context), layers), loss: .crossEntropy,
        optimizer: AdamW(rate: 1e-3), training: sentences(8 * 16, length: context),
        batchSize: 16, epochs: .max, seed: 1, shuffles: false, kernels: kernels))
  }

  /// Tokens of which three in four follow from the one before.
  private static func sentences(_ count: Int, length: Int) -> Dataset {
    var generator = SeededGenerator(seed: 1).split("sentences")
    var inputs: [Float] = []
    var targets: [Int32] = []
    for _ in 0..<count {
      var token = generator.below(65)
      for _ in 0..<length {
        inputs.append(Float(token))
        token = generator.below(4) > 0 ? (3 * token + 1) % 65 : generator.below(65)
        targets.append(Int32(token))
      }
    }
    return Dataset(
      inputs: inputs, inputShape: Shape(length),
      targets: .classes(targets, count: 65, shape: Shape(length)))
  }
}
