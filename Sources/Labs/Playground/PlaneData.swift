internal import Compute
internal import Learning

/// A point of the plane and what is to be said of it: +1 for class A and −1 for class B, or a number
/// of about −1 … 1.
struct PlanePoint: Equatable, Sendable {
  var x: Double
  var y: Double
  var target: Double

  init(_ x: Double, _ y: Double, _ target: Double) {
    (self.x, self.y, self.target) = (x, y, target)
  }
}

/// The points of a run in two parts, and the plane that they lie in.
struct PlaneData: Equatable, Sendable {
  /// What they are called: `spiral`, `points.csv`.
  var title: String
  /// Whether there is a number to be said of each, instead of a class.
  var isRegression: Bool
  /// What the network learns from.
  var training: [PlanePoint]
  /// What it is only measured on.
  var test: [PlanePoint]
  /// What the plane's axes are called.
  var axisNames: [String] = ["x₁", "x₂"]
  /// From the numbers of the network to those of the learner, which the axes show.
  var scales: [PlaneScale] = [PlaneScale(), PlaneScale()]
  /// The same for the targets of a regression.
  var targetScale = PlaneScale()
  /// What the two classes are called, A first.
  var classNames = ["A", "B"]

  /// Training points, then test points.
  var all: [PlanePoint] { training + test }

  /// Mixes the points and parts them; at least one to train on, at least one to test on.
  mutating func part(_ points: [PlanePoint], trainingShare: Double, seed: UInt64) {
    var points = points
    var generator = SeededGenerator(seed: seed).split("split")
    generator.shuffle(&points)
    let count = min(
      max(1, Int((Double(points.count) * trainingShare).rounded())), max(1, points.count - 1))
    training = Array(points.prefix(count))
    test = Array(points.dropFirst(count))
  }
}

/// What a column of a file was multiplied by to lie within the plane.
struct PlaneScale: Equatable, Sendable {
  var middle = 0.0
  var factor = 1.0

  /// The learner's number for one of the network's.
  func raw(_ value: Double) -> Double { middle + value / factor }
  /// The network's number for one of the learner's.
  func scaled(_ raw: Double) -> Double { (raw - middle) * factor }

  init() {}

  /// Brings the least and the greatest of these to ∓`reach`.
  init(of values: [Double], to reach: Double) {
    guard let low = values.min(), let high = values.max(), high > low else {
      middle = values.first ?? 0
      return
    }
    middle = (low + high) / 2
    factor = 2 * reach / (high - low)
  }
}

extension PlaneData {
  /// What the network is given of these points.
  func inputs(_ points: [PlanePoint], _ features: [PlaneFeature]) -> [Float] {
    points.flatMap { point in features.map { $0.value(point.x, point.y) } }
  }

  /// The points as a trainer takes them: targets 1 and 0 where the output is a probability, +1 and
  /// −1 or the number itself elsewhere.
  func dataset(
    _ points: [PlanePoint], _ features: [PlaneFeature], asProbabilities: Bool
  ) -> Dataset {
    Dataset(
      inputs: inputs(points, features), inputShape: Shape(features.count),
      targets: .values(
        points.map { asProbabilities ? ($0.target > 0 ? 1 : 0) : Float($0.target) },
        shape: Shape(1)))
  }

  /// The middles of `side` × `side` places that cover the plane to its edges, row by row from the
  /// top.
  static func grid(_ side: Int) -> [PlanePoint] {
    let reach = PlanePattern.reach
    return (0..<side * side).map { index in
      let across = Double(index % side) / Double(side - 1)
      let down = Double(index / side) / Double(side - 1)
      return PlanePoint(reach * (2 * across - 1), reach * (1 - 2 * down), 0)
    }
  }
}
