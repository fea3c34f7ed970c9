import Compute
import Labs
import Learning

/// Networks that are quick to train.
enum SmallJobs {
  /// One unit on the corners of a square; the first input decides.
  static let corners = Dataset(
    inputs: [0, 0, 0, 1, 1, 0, 1, 1], inputShape: Shape(2),
    targets: .values([0, 0, 1, 1], shape: Shape(1)))

  static func experiment(epochs: Int, batchSize: Int = 4) -> Experiment {
    Experiment(
      model: Model(inputShape: Shape(2), [.dense(1)]), loss: .binaryCrossEntropy,
      optimizer: SGD(rate: 0.5), training: corners, validation: corners, batchSize: batchSize,
      epochs: epochs, seed: 3, kernels: .portable)
  }

  static let weight = TensorName("0.weight")

  /// - Parameter number: Must not be used twice with one worker.
  static func job(_ number: Int, epochs: Int = 50) -> Job {
    Job(
      number: number, experiment: experiment(epochs: epochs), probes: [weight],
      trials: [Trial(name: "corners", data: corners)], queries: [1, 0])
  }

  /// A run that never comes to its end by itself.
  static func endless(_ number: Int) -> Job { job(number, epochs: 1_000_000_000) }

  /// A batch of nothing cannot be trained on.
  static func impossible(_ number: Int) -> Job {
    Job(number: number, experiment: experiment(epochs: 1, batchSize: 0))
  }
}
