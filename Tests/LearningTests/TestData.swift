import Compute
import Learning

/// Points in the square −1 … 1, of class 1 where both coordinates have the same sign.
func quadrants(_ count: Int, seed: UInt64 = 1) -> Dataset {
  var generator = SeededGenerator(seed: seed).split("quadrants")
  let inputs = (0..<2 * count).map { _ in generator.uniform(in: -1...1) }
  let targets = (0..<count).map { inputs[2 * $0] * inputs[2 * $0 + 1] > 0 ? Float(1) : 0 }
  return Dataset(
    inputs: inputs, inputShape: Shape(2), targets: .values(targets, shape: Shape(1)))
}

/// Three clouds of points in four dimensions.
func clouds(_ count: Int, seed: UInt64 = 1) -> Dataset {
  var generator = SeededGenerator(seed: seed).split("clouds")
  let classes = (0..<count).map { _ in Int32(generator.below(3)) }
  let inputs = classes.flatMap { cloud in
    (0..<4).map { axis in (axis == Int(cloud) ? 2 : 0) + 0.5 * generator.normal() }
  }
  return Dataset(inputs: inputs, inputShape: Shape(4), targets: .classes(classes, count: 3))
}

extension Experiment {
  /// 2-8-1 on quadrants: tanh, binary cross-entropy, gradient descent.
  static func small(
    kernels: KernelChoice = .fast, count: Int = 23, batchSize: Int = 5, epochs: Int = 4,
    seed: UInt64 = 1, optimizer: any Optimizer = SGD(rate: 0.5)
  ) -> Experiment {
    Experiment(
      model: Model(
        inputShape: Shape(2),
        [.dense(8, named: "hidden"), .tanh, .dense(1, named: "output")]),
      loss: .binaryCrossEntropy, optimizer: optimizer, training: quadrants(count),
      validation: quadrants(40, seed: 2), batchSize: batchSize, epochs: epochs, seed: seed,
      kernels: kernels)
  }

  /// 4-6-3 on clouds: relu, cross-entropy, Adam.
  static func classifier(kernels: KernelChoice = .fast) -> Experiment {
    Experiment(
      model: Model(inputShape: Shape(4), [.dense(6), .relu, .dense(3)]), loss: .crossEntropy,
      optimizer: Adam(rate: 0.02), training: clouds(60), validation: clouds(30, seed: 2),
      batchSize: 16, epochs: 30, seed: 1, kernels: kernels)
  }
}
