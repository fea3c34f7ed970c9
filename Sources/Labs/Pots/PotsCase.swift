internal import Compute
internal import Learning

/// How a report about digits came to be.
enum PotsPipeline: String, CaseIterable, Hashable, Sendable {
  case clean, twins, scaling, choosing

  /// As a verdict.
  var verdict: String {
    switch self {
    case .clean: "clean"
    case .twins: "twins in both pots"
    case .scaling: "scaled on all data"
    case .choosing: "chosen on the test"
    }
  }

  /// How many networks were trained for the report.
  var tries: Int { self == .choosing ? 12 : 1 }
}

/// Four reports under letters, drawn from the digits: each has pictures of its own.
struct PotsCase: Equatable, Sendable {
  /// Which pipeline made which report.
  let pipelines: [PotsPipeline]
  let seed: UInt64
  /// How many pictures each learns from.
  let count: Int

  static let letters = ["A", "B", "C", "D"]
  /// Pictures in a test pot.
  static let testCount = 100
  /// The share of the test pot that has a twin among what is learned.
  static let twinCount = 60
  /// The noise on a twin.
  static let twinNoise: Float = 0.04
  /// Pixels of a twin are closer than this on average (root of the mean square); those of two
  /// digits written apart hardly ever are.
  static let twinDistance = 0.06

  init(seed: UInt64, count: Int) {
    var order = PotsPipeline.allCases
    var generator = SeededGenerator(seed: seed).split("reports")
    generator.shuffle(&order)
    pipelines = order
    self.seed = seed
    self.count = count
  }

  /// The pots of one report.
  struct Pots: Sendable {
    /// What is learned from.
    var training: Dataset
    /// What the report was measured on.
    var test: Dataset
    /// Pictures that the pipeline has never touched.
    var fresh: Dataset
    /// What was taken from each pixel and what divided it.
    var scale: (mean: Double, deviation: Double)
    /// How many pictures that number was found from.
    var scaledBy: Int
  }

  /// The pots as the pipeline of that number made them; `isClean` as they should have been made.
  func pots(_ number: Int, of digits: Dataset, isClean: Bool) -> Pots {
    let kind = isClean ? .clean : pipelines[number]
    let own = digits.shuffled(seed: seed &* 31 &+ UInt64(number) &+ 7)
    var training = own.rows(Array(0..<count))
    let test = own.rows(Array(count..<count + Self.testCount))
    let fresh = own.rows(Array(count + Self.testCount..<own.count))
    if kind == .twins {
      // As many pictures as the others: twins of test pictures in the place of the last ones.
      let twins = test.prefix(Self.twinCount).changed(
        by: [.noise(Self.twinNoise, seed: seed)])
      training = training.prefix(count - Self.twinCount).joined(with: twins)
    }
    let source = kind == .scaling ? training.joined(with: test) : training
    let scale = Self.scale(source)
    return Pots(
      training: Self.scaled(training, scale), test: Self.scaled(test, scale),
      fresh: Self.scaled(fresh, scale), scale: scale, scaledBy: source.count)
  }

  private static func scale(_ data: Dataset) -> (mean: Double, deviation: Double) {
    let count = Double(max(1, data.inputs.count))
    let mean = data.inputs.reduce(0.0) { $0 + Double($1) } / count
    let squares = data.inputs.reduce(0.0) { $0 + (Double($1) - mean) * (Double($1) - mean) }
    return (mean, max(1e-6, (squares / count).squareRoot()))
  }

  private static func scaled(
    _ data: Dataset, _ scale: (mean: Double, deviation: Double)
  ) -> Dataset {
    let (mean, factor) = (Float(scale.mean), Float(1 / scale.deviation))
    return Dataset(
      inputs: data.inputs.map { ($0 - mean) * factor }, inputShape: data.inputShape,
      targets: data.targets)
  }

  /// For every test picture, how far the most similar picture is that was learned from: the root of
  /// the mean square over the pixels, in shares of black to white.
  func distances(_ number: Int, of digits: Dataset) -> [Double] {
    let pots = pots(number, of: digits, isClean: false)
    let width = pots.test.inputShape.count
    let (test, training) = (pots.test.inputs, pots.training.inputs)
    return (0..<pots.test.count).map { row in
      var nearest = Float.infinity
      for other in 0..<pots.training.count {
        var sum: Float = 0
        for pixel in 0..<width {
          let gap = test[row * width + pixel] - training[other * width + pixel]
          sum += gap * gap
          if sum >= nearest { break }
        }
        nearest = min(nearest, sum)
      }
      return (Double(nearest) / Double(width)).squareRoot() * pots.scale.deviation
    }
  }
}
