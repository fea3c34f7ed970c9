internal import Compute

/// What can be seen of a run's data without a network.
public struct DataSigns: Equatable, Sendable {
  /// How many training targets there are of each class; empty where there are no classes.
  public var classCounts: [Int]
  /// Rows of the training data with a number that is infinite or none at all.
  public var broken: [Int]
  /// The loss of the best answer that is the same for every example: what a network must beat.
  public var constantLoss: Double
  /// What looking up the nearest examples comes to; nil where that cannot be asked.
  public var neighbours: NeighbourSigns?
  /// Validation examples that are copies of training examples; nil without validation data.
  public var twins: TwinSigns?

  /// - Parameter sample: rows of the training data that the network is measured on.
  init(of experiment: Experiment, sample: [Int]) {
    let training = experiment.training
    classCounts = Self.classCounts(of: training, loss: experiment.loss)
    let width = training.inputShape.count
    broken = (0..<training.count).filter { row in
      !training.inputs[row * width..<(row + 1) * width].allSatisfy(\.isFinite)
    }
    constantLoss = ConstantAnswer.loss(of: experiment.loss, on: training)
    neighbours = broken.isEmpty ? NeighbourSigns(of: training.rows(sample)) : nil
    twins = experiment.validation.flatMap {
      TwinSigns(between: training, and: $0, seed: experiment.seed)
    }
  }

  /// The greatest number of examples of a class over the least that is not 0; 1 without classes.
  public var imbalance: Double {
    let counts = classCounts.filter { $0 > 0 }
    guard let most = counts.max(), let least = counts.min() else { return 1 }
    return Double(most) / Double(least)
  }

  private static func classCounts(of data: Dataset, loss: Loss) -> [Int] {
    switch (loss, data.targets) {
    case (.crossEntropy, .classes(let classes, let count, _)):
      var counts = [Int](repeating: 0, count: count)
      for number in classes where number >= 0 { counts[Int(number)] += 1 }
      return counts
    case (.binaryCrossEntropy, .values(let values, let shape)) where shape.count == 1,
      (.negativeLogLikelihood, .values(let values, let shape)) where shape.count == 1:
      let ones = values.count { $0 >= 0.5 }
      return [values.count - ones, ones]
    case (_, .classes), (_, .values): return []
    }
  }
}
