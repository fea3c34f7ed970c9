internal import Compute
internal import Learning
internal import TextUI

/// A walk in the ravine ½ (x² + s y²), as the training of a network of two weights.
///
/// The network is w · input without an offset; of its two examples, (1, 0) and (0, √s) with target 0,
/// the mean squared error is ½ (x² + s y²) exactly.
enum RavineWalk {
  static let weight = TensorName("place.weight")
  /// Where every walk begins.
  static let start = ChartPoint(4, 1)
  /// The loss below which a walk has arrived.
  static let arrival = 0.01

  static func loss(_ point: ChartPoint, _ steepness: Int) -> Double {
    (point.x * point.x + Double(steepness) * point.y * point.y) / 2
  }

  static func experiment(_ run: OptimRun, _ steepness: Int) -> Experiment {
    Experiment(
      // The first weights are drawn and then replaced by the start: see `initial`.
      model: Model(inputShape: Shape(2), [.dense(1, hasBias: false, named: "place")]),
      loss: .squaredError, optimizer: OptimLab.optimizer(of: run),
      training: Dataset(
        inputs: [1, 0, 0, Float(Double(steepness).squareRoot())], inputShape: Shape(2),
        targets: .values([0, 0], shape: Shape(1))),
      batchSize: 2, steps: OptimLab.walkSteps, seed: run.seed, shuffles: false)
  }

  /// The weights that a walk begins with.
  static let initial = Checkpoint.Tensor(
    name: weight, shape: Shape(1, 2), values: [Float(start.x), Float(start.y)])

  /// The places of a walk by the same rule in exact arithmetic: what the network does between two
  /// pictures, too.
  ///
  ///     velocity = momentum · velocity + slope,  place −= rate · velocity
  static func places(_ run: OptimRun, steps: Int) -> [ChartPoint] {
    let steepness = Double(run.steepness ?? 1)
    let momentum = run.optimizer == "momentum" ? run.momentum : 0
    var place = start
    var velocity = ChartPoint(0, 0)
    var places = [place]
    for _ in 0..<max(0, steps) {
      velocity = ChartPoint(
        momentum * velocity.x + place.x, momentum * velocity.y + steepness * place.y)
      place = ChartPoint(place.x - run.rate * velocity.x, place.y - run.rate * velocity.y)
      places.append(place)
    }
    return places
  }

  /// The first step with a loss below `arrival`; nil if it has not come so far.
  static func arrivalStep(_ run: OptimRun, steps: Int) -> Int? {
    places(run, steps: steps).firstIndex { loss($0, run.steepness ?? 1) < arrival }
  }
}
