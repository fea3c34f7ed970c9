import Compute
import Learning
import Testing

/// A fault and the experiment that it is put into: small enough that a run takes milliseconds.
struct DoctorCase: Sendable, CustomTestStringConvertible {
  let ailment: Ailment
  let family: Family
  /// Puts the fault in.
  let spoil: @Sendable (inout Experiment, UInt64) -> Void

  var testDescription: String { ailment.rawValue }

  func healthy(_ seed: UInt64) -> Experiment { family.experiment(seed) }

  func faulty(_ seed: UInt64) -> Experiment {
    var experiment = family.experiment(seed)
    spoil(&experiment, seed)
    return experiment
  }

  static let all: [DoctorCase] = [
    DoctorCase(.notFinite, .tanhMoons) { experiment, seed in
      var inputs = experiment.training.inputs
      inputs[Int(seed) * 7 % inputs.count] = .infinity
      experiment.training = Dataset(
        inputs: inputs, inputShape: Shape(2), targets: experiment.training.targets)
    },
    DoctorCase(.rateTooHigh, .reluMoons) { experiment, _ in experiment.optimizer.rate *= 100 },
    DoctorCase(.rateTooLow, .tanhMoons) { experiment, _ in experiment.optimizer.rate /= 1000 },
    DoctorCase(.deadUnits, .reluMoons) { experiment, _ in
      experiment.model.layers[0] = .dense(16, biases: .constant(-5))
    },
    DoctorCase(.saturatedUnits, .tanhMoons) { experiment, _ in
      experiment.model.layers[0] = .dense(8, weights: .normal(deviation: 20), named: "hidden")
    },
    DoctorCase(.vanishingGradients, .deep) { experiment, _ in
      experiment.model = .deep(.sigmoid, weights: .fanInUniform)
    },
    DoctorCase(.explodingGradients, .deep) { experiment, _ in
      experiment.model = .deep(.relu, weights: .normal(deviation: 3))
    },
    DoctorCase(.symmetry, .tanhMoons) { experiment, _ in
      experiment.model.layers[0] = .dense(
        8, weights: .constant(0.3), biases: .zero, named: "hidden")
      experiment.model.layers[2] = .dense(
        1, weights: .constant(0.3), biases: .zero, named: "output")
    },
    DoctorCase(.plateau, .corners) { experiment, _ in
      experiment.model.layers[0] = .dense(8, weights: .uniform(bound: 0.01), biases: .zero)
      experiment.model.layers[2] = .dense(1, weights: .uniform(bound: 0.01), biases: .zero)
    },
    DoctorCase(.underfitting, .tanhMoons) { experiment, _ in
      experiment.model.layers = [.dense(1, named: "output")]
    },
    DoctorCase(.overfitting, .reluMoons) { experiment, seed in
      experiment.training = .points(Moons(count: 24, noise: 0.4, seed: seed).examples)
      experiment.validation = .points(Moons(count: 200, noise: 0.4, seed: seed + 500).examples)
      experiment.model.layers[0] = .dense(64)
      experiment.batchSize = 24
    },
    DoctorCase(.classImbalance, .clouds) { experiment, seed in
      experiment.training = .unequal(240, rare: 0.06, seed: seed)
      experiment.validation = .unequal(240, rare: 0.06, seed: seed + 500)
    },
    DoctorCase(.leakage, .tanhMoons) { experiment, seed in
      guard let validation = experiment.validation else { return }
      experiment.validation = validation.replacing(
        20, by: experiment.training, seed: seed)
    },
  ]

  private init(
    _ ailment: Ailment, _ family: Family,
    spoil: @escaping @Sendable (inout Experiment, UInt64) -> Void
  ) {
    self.ailment = ailment
    self.family = family
    self.spoil = spoil
  }

  /// Experiments that nothing is wrong with.
  enum Family: String, CaseIterable, Sendable {
    case tanhMoons, reluMoons, deep, corners, clouds

    func experiment(_ seed: UInt64) -> Experiment {
      switch self {
      case .tanhMoons:
        Experiment(
          model: Model(
            inputShape: Shape(2), [.dense(8, named: "hidden"), .tanh, .dense(1, named: "output")]),
          loss: .binaryCrossEntropy, optimizer: SGD(rate: 0.2, momentum: 0.9),
          training: .moons(160, seed: seed),
          validation: .moons(120, seed: seed + 500), batchSize: 20, steps: 400, seed: seed)
      case .reluMoons:
        Experiment(
          model: Model(
            inputShape: Shape(2), [.dense(16, weights: .heUniform), .relu, .dense(1)]),
          loss: .binaryCrossEntropy, optimizer: Adam(rate: 0.02), training: .moons(160, seed: seed),
          validation: .moons(120, seed: seed + 500), batchSize: 20, steps: 400, seed: seed)
      case .deep:
        Experiment(
          model: .deep(.tanh, weights: .xavierUniform), loss: .binaryCrossEntropy,
          optimizer: SGD(rate: 0.1),
          training: .points(Blobs(count: 100, noise: 0.4, seed: seed).examples),
          validation: .points(Blobs(count: 100, noise: 0.4, seed: seed + 500).examples),
          batchSize: 20, steps: 200, seed: seed)
      case .corners:
        Experiment(
          model: Model(inputShape: Shape(2), [.dense(8), .tanh, .dense(1)]),
          loss: .binaryCrossEntropy, optimizer: SGD(rate: 0.5),
          training: .points(XOR(count: 160, seed: seed).examples),
          validation: .points(XOR(count: 120, seed: seed + 500).examples), batchSize: 20,
          steps: 300,
          seed: seed)
      case .clouds:
        Experiment(
          model: Model(inputShape: Shape(2), [.dense(8), .relu, .dense(2)]), loss: .crossEntropy,
          optimizer: Adam(rate: 0.01), training: .unequal(240, rare: 0.4, seed: seed),
          validation: .unequal(240, rare: 0.4, seed: seed + 500), batchSize: 24, steps: 200,
          seed: seed)
      }
    }
  }
}

extension Model {
  /// Seven layers of 16 units, all with the same function and first weights.
  static func deep(_ function: ActivationLayer.Function, weights: Initializer) -> Model {
    let hidden = (0..<7).flatMap { _ in
      [Model.Entry.dense(16, weights: weights), Model.Entry(ActivationLayer(function))]
    }
    return Model(inputShape: Shape(2), hidden + [.dense(1, weights: weights)])
  }
}

extension Dataset {
  /// Points with targets of 0 and 1.
  static func points(_ examples: Examples) -> Dataset {
    Dataset(
      inputs: examples.inputs, inputShape: Shape(2),
      targets: .values(examples.targets, shape: Shape(1)))
  }

  static func moons(_ count: Int, seed: UInt64) -> Dataset {
    .points(Moons(count: count, noise: 0.15, seed: seed).examples)
  }

  /// Two clouds that reach into each other, of which one has this share of the points.
  static func unequal(_ count: Int, rare: Double, seed: UInt64) -> Dataset {
    var generator = SeededGenerator(seed: seed).split("unequal")
    let classes = (0..<count).map { Int32(Double($0) < rare * Double(count) ? 1 : 0) }
    let inputs = classes.flatMap { cloud in
      (0..<2).map { _ in (cloud == 1 ? 1 : -0.2) + 0.8 * generator.normal() }
    }
    return Dataset(inputs: inputs, inputShape: Shape(2), targets: .classes(classes, count: 2))
      .shuffled(seed: seed)
  }

  /// The same with copies of another's rows in the place of its first `count`.
  func replacing(_ count: Int, by other: Dataset, seed: UInt64) -> Dataset {
    var generator = SeededGenerator(seed: seed).split("copies")
    let copied = other.rows((0..<count).map { _ in generator.below(other.count) })
    let kept = rows(Array(count..<self.count))
    guard case .values(let first, let shape) = copied.targets,
      case .values(let second, _) = kept.targets
    else { return self }
    return Dataset(
      inputs: copied.inputs + kept.inputs, inputShape: inputShape,
      targets: .values(first + second, shape: shape))
  }
}
