import Compute

@testable import Learning

/// Networks that are walked through.
struct DebuggedNetwork: Sendable, CustomStringConvertible {
  let name: String
  let experiment: Experiment

  var description: String { name }

  static let all: [DebuggedNetwork] = [
    DebuggedNetwork(name: "digits", experiment: digits()),
    DebuggedNetwork(name: "transformer", experiment: transformer()),
    DebuggedNetwork(name: "recurrent", experiment: recurrent()),
    DebuggedNetwork(name: "pictures", experiment: pictures()),
    DebuggedNetwork(name: "gradients that add up", experiment: faulty()),
  ]

  /// 64-32-10 with dropout, short last batches and a random order.
  static func digits() -> Experiment {
    var generator = SeededGenerator(seed: 5)
    let count = 22
    return Experiment(
      model: Model(
        inputShape: Shape(64), [.dense(32, named: "hidden"), .relu, .dropout(0.2), .dense(10)]),
      loss: .crossEntropy, optimizer: SGD(rate: 0.1, momentum: 0.9),
      training: Dataset(
        inputs: (0..<count * 64).map { _ in generator.uniform(in: 0...1) }, inputShape: Shape(64),
        targets: .classes((0..<count).map { Int32($0 % 10) }, count: 10)),
      batchSize: 8, seed: 3)
  }

  /// The same with a mistake: gradients are not set to zero between steps.
  static func faulty() -> Experiment {
    var experiment = digits()
    experiment.fault = .keepsGradients
    return experiment
  }

  /// Two heads, six tokens in a piece; Adam with clipping and a falling rate.
  static func transformer() -> Experiment {
    var generator = SeededGenerator(seed: 4)
    let (words, pieces, length) = (7, 5, 6)
    let tokens = (0..<pieces * (length + 1)).map { _ in generator.below(words) }
    return Experiment(
      model: Model(
        inputShape: Shape(length),
        [
          .embedding(tokens: words, width: 8, named: "words"), .positions(named: "order"),
          .transformer(heads: 2, hidden: 12, causal: true, named: "block"),
          .dense(words, named: "next"),
        ]),
      loss: .crossEntropy, optimizer: AdamW(rate: 3e-3),
      training: Dataset(
        inputs: (0..<pieces * length).map { Float(tokens[$0]) }, inputShape: Shape(length),
        targets: .classes(
          (0..<pieces * length).map { Int32(tokens[$0 + 1]) }, count: words, shape: Shape(length))),
      batchSize: 3, steps: 20, seed: 6, schedule: .cosine(), clip: 0.5)
  }

  /// A recurrent layer, of which the plan shows every step in time.
  static func recurrent() -> Experiment {
    var generator = SeededGenerator(seed: 8)
    let (count, length) = (6, 4)
    return Experiment(
      model: Model(
        inputShape: Shape(length, 2), [.lstm(3, returns: .last, named: "memory"), .dense(1)]),
      loss: .squaredError, optimizer: Adam(rate: 0.01),
      training: Dataset(
        inputs: (0..<count * length * 2).map { _ in generator.normal() },
        inputShape: Shape(length, 2),
        targets: .values((0..<count).map { Float($0 % 2) }, shape: Shape(1))),
      batchSize: 4, seed: 2)
  }

  /// Kernels, and running means that steps leave behind.
  static func pictures() -> Experiment {
    var generator = SeededGenerator(seed: 9)
    let count = 6
    return Experiment(
      model: Model(
        inputShape: Shape(1, 6, 6),
        [
          .conv(3, kernel: 3, named: "edges"), .batchNorm(named: "norm"), .relu, .maxPool(2),
          .flatten, .dense(2),
        ]),
      loss: .crossEntropy, optimizer: SGD(rate: 0.1),
      training: Dataset(
        inputs: (0..<count * 36).map { _ in generator.normal() }, inputShape: Shape(1, 6, 6),
        targets: .classes((0..<count).map { Int32($0 % 2) }, count: 2)),
      batchSize: 4, seed: 1)
  }

  /// 2-2-1, tanh and sigmoid, one example with target 1.
  static func curved(rate: Double = 0.5) throws -> Walk {
    try small(.tanh, .binaryCrossEntropy, rate: rate, input: [1, 0.5]) {
      [[0.5, -0.25, 1, 0.5], [0, -0.5], [1, -1], [0]]
    }
  }

  /// 2-2-1, relu and the squared error. The lessons take half of it: everything that follows from the
  /// loss is twice as large here, exactly, so that a rate does what twice the rate does there.
  static func straight(rate: Double = 0.01) throws -> Walk {
    try small(.relu, .squaredError, rate: rate / 2, input: [1, 2]) {
      [[0.5, 0.25, -1, 0.25], [0, 0], [2, 3], [-0.5]]
    }
  }

  private static func small(
    _ bend: Model.Entry, _ loss: Loss, rate: Double, input: [Float], numbers: () -> [[Float]]
  ) throws -> Walk {
    let names: [TensorName] = ["hidden.weight", "hidden.bias", "out.weight", "out.bias"]
    let shapes = [Shape(2, 2), Shape(2), Shape(1, 2), Shape(1)]
    return Walk(
      try StepDebugger(
        Experiment(
          model: Model(
            inputShape: Shape(2), [.dense(2, named: "hidden"), bend, .dense(1, named: "out")]),
          loss: loss, optimizer: SGD(rate: rate),
          training: Dataset(
            inputs: input, inputShape: Shape(2), targets: .values([1], shape: Shape(1))),
          batchSize: 1),
        beginningFrom: zip(zip(names, shapes), numbers()).map {
          Checkpoint.Tensor(name: $0.0, shape: $0.1, values: $1)
        }))
  }
}
