import Compute
import Foundation
import Learning

/// What PyTorch computed for one network after the other; made by
/// Fixtures/make_training_fixtures.py.
struct TrainingFixtures: Decodable {
  let data: [String: Examples]
  /// Values and slopes of functions, in double precision.
  let functions: Functions
  let cases: [String: Case]

  struct Examples: Decodable {
    let inputs: [Float]
    let targets: [Float]
  }

  struct Case: Decodable {
    let data: String
    let before: [String: [Float]]
    /// Of the first batch.
    let gradients: [String: [Float]]
    /// Of each batch, before its update.
    let losses: [Float]
    /// Of all gradients before clipping, where there is any.
    let norms: [Float]?
    /// Of each step, where a schedule gives them.
    let rates: [Double]?
    let after: [String: [Float]]
  }

  struct Functions: Decodable {
    let x: [Double]
    let all: [String: Function]

    struct Function: Decodable {
      let values: [Double]
      let slopes: [Double]
    }

    private struct Key: CodingKey {
      let stringValue: String
      var intValue: Int? { nil }
      init(stringValue: String) { self.stringValue = stringValue }
      init?(intValue: Int) { nil }
    }

    init(from decoder: any Decoder) throws {
      let container = try decoder.container(keyedBy: Key.self)
      x = try container.decode([Double].self, forKey: Key(stringValue: "x"))
      var all: [String: Function] = [:]
      for key in container.allKeys where key.stringValue != "x" {
        all[key.stringValue] = try container.decode(Function.self, forKey: key)
      }
      self.all = all
    }
  }

  static func load() throws -> TrainingFixtures {
    let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .appendingPathComponent("Fixtures/training.json")
    return try JSONDecoder().decode(TrainingFixtures.self, from: Data(contentsOf: file))
  }
}

/// A training of the fixtures.
struct FixtureTraining: Sendable, CustomStringConvertible {
  let name: String
  var activation: Model.Entry = .tanh
  var loss: Loss = .squaredError
  var optimizer: any Optimizer = SGD(rate: 0.1)
  var schedule: Schedule = .constant
  var clip: Double?
  var l1 = 0.0
  var layers: [Model.Entry]?

  var description: String { name }

  static let all: [FixtureTraining] = [
    Self(name: "sgd", optimizer: SGD(rate: 0.1, decay: 0.02)),
    Self(name: "momentum", optimizer: SGD(rate: 0.05, momentum: 0.9)),
    Self(
      name: "nesterov", optimizer: SGD(rate: 0.05, momentum: 0.9, nesterov: true, decay: 0.02)),
    Self(name: "adam", optimizer: Adam()),
    Self(
      name: "adam-decay",
      optimizer: Adam(rate: 0.01, beta1: 0.8, beta2: 0.95, epsilon: 1e-6, decay: 0.1)),
    Self(name: "adamw", optimizer: AdamW()),
    Self(name: "adamw-decay", optimizer: AdamW(rate: 0.01, decay: 0.5)),
    Self(name: "rmsprop", optimizer: RMSProp()),
    Self(
      name: "rmsprop-centered", optimizer: RMSProp(rate: 0.005, isCentered: true, decay: 0.02)),
    Self(name: "rmsprop-momentum", optimizer: RMSProp(rate: 0.002, alpha: 0.9, momentum: 0.8)),
    Self(
      name: "rmsprop-all",
      optimizer: RMSProp(rate: 0.002, alpha: 0.9, epsilon: 1e-5, momentum: 0.8, isCentered: true)),
    Self(name: "squared-error"),
    Self(name: "absolute-error", loss: .absoluteError),
    Self(name: "binary-cross-entropy", loss: .binaryCrossEntropy),
    Self(name: "cross-entropy", loss: .crossEntropy),
    Self(name: "cross-entropy-ignoring", loss: .crossEntropy),
    Self(name: "relu", activation: .relu),
    Self(name: "leaky-relu", activation: .leakyReLU()),
    Self(name: "leaky-relu-0.3", activation: .leakyReLU(slope: 0.3)),
    Self(name: "gelu", activation: .gelu),
    Self(name: "silu", activation: .silu),
    Self(name: "sigmoid", activation: .sigmoid),
    Self(name: "softmax", activation: .softmax),
    Self(name: "step-schedule", schedule: .step(every: 6, factor: 0.5)),
    Self(name: "cosine-schedule", schedule: .cosine(minimum: 0.01)),
    Self(name: "warm-schedule", optimizer: AdamW(rate: 0.02), schedule: .cosine(warmup: 5)),
    Self(name: "clip", clip: 0.4),
    Self(name: "clip-adam", optimizer: Adam(rate: 0.01), clip: 0.4),
    Self(name: "l1", l1: 0.02),
    Self(name: "l1-clip-adam", optimizer: Adam(rate: 0.01), clip: 0.4, l1: 0.05),
    Self(
      name: "residual",
      layers: [
        .dense(7), .residual([.tanh, .dense(7), .gelu]),
        .residual([.dense(4), .residual([.tanh]), .dense(7)]), .dense(2),
      ]),
    Self(name: "flatten", layers: [.flatten, .dense(7), .silu, .dense(2)]),
  ]

  /// A trainer that begins with the fixture's weights.
  func trainer(_ fixtures: TrainingFixtures, kernels: KernelChoice) throws -> Trainer {
    let (kind, before) = fixtures.cases[name].map { ($0.data, $0.before) } ?? ("", [:])
    let examples = fixtures.data[kind] ?? TrainingFixtures.Examples(inputs: [], targets: [])
    let classes = examples.targets.map { Int32($0) }
    let (inputShape, targets, outputs): (Shape, Dataset.Targets, Int) =
      switch kind {
      case "classes": (Shape(3), .classes(classes, count: 3), 3)
      case "sequences": (Shape(4, 3), .classes(classes, count: 3, shape: Shape(4)), 3)
      case "grids": (Shape(2, 3), .values(examples.targets, shape: Shape(2)), 2)
      default: (Shape(3), .values(examples.targets, shape: Shape(2)), 2)
      }
    var trainer = try Trainer(
      Experiment(
        model: Model(
          inputShape: inputShape, layers ?? [.dense(7), activation, .dense(outputs)]),
        loss: loss, optimizer: optimizer,
        training: Dataset(inputs: examples.inputs, inputShape: inputShape, targets: targets),
        batchSize: 5, steps: 20, shuffles: false, kernels: kernels, schedule: schedule, clip: clip,
        l1Penalty: l1))
    for (name, values) in before { trainer.write(values, to: TensorName(name)) }
    return trainer
  }
}
