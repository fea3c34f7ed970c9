internal import Compute
internal import Learning
internal import TextUI

/// How large the latest update of a layer's weights was against the weights themselves.
///
/// About a thousandth is a rule of thumb for a healthy run: much less goes nowhere, much more jumps.
enum UpdateRatio {
  /// The layers that are looked at.
  static let layers = ["hidden", "output"]

  /// What to read after a step to know its update.
  static func probes(_ optimizer: any Optimizer) -> [TensorName] {
    layers.flatMap { layer -> [TensorName] in
      let weight = TensorName(layer + ".weight")
      return [weight, weight.appending("gradient")]
        + optimizer.stateNames.map { weight.appending(optimizer.name).appending($0) }
    }
  }

  /// The size of the update over the size of the weights, layer by layer; nil before the first step.
  ///
  ///     |update| / |weights|, both the root of the sum of squares
  static func ratios(_ report: RunReport, _ optimizer: any Optimizer, rate: Double) -> [Double]? {
    let step = report.snapshot.position.step
    guard step > 0 else { return nil }
    let ratios = layers.compactMap { layer -> Double? in
      let weight = TensorName(layer + ".weight")
      func read(_ part: String...) -> [Float]? {
        report.snapshot.values[part.reduce(weight) { $0.appending($1) }]
      }
      guard let weights = read(), let size = norm(weights), size > 0 else { return nil }
      let update: [Float]?
      switch optimizer {
      case let adam as Adam:
        update = adamUpdate(read("adam", "m"), read("adam", "v"), adam, step)
      case let sgd as SGD where sgd.momentum > 0: update = read("sgd", "velocity")
      default: update = read("gradient")
      }
      return update.flatMap(norm).map { rate * $0 / size }
    }
    return ratios.count == layers.count ? ratios : nil
  }

  /// The direction of a step of Adam, from its running means after that step.
  private static func adamUpdate(
    _ means: [Float]?, _ squares: [Float]?, _ adam: Adam, _ step: Int
  ) -> [Float]? {
    guard let means, let squares, means.count == squares.count else { return nil }
    let first = 1 - power(adam.beta1, step)
    let second = 1 - power(adam.beta2, step)
    return zip(means, squares).map { mean, square in
      let root = (Double(square) / second).squareRoot()
      return Float(Double(mean) / first / (root + adam.epsilon))
    }
  }

  private static func power(_ base: Double, _ exponent: Int) -> Double {
    var (result, factor, left) = (1.0, base, exponent)
    while left > 0 {
      if left % 2 == 1 { result *= factor }
      factor *= factor
      left /= 2
    }
    return result
  }

  private static func norm(_ values: [Float]) -> Double? {
    let sum = values.reduce(0.0) { $0 + Double($1) * Double($1) }
    return sum.isFinite ? sum.squareRoot() : nil
  }
}
