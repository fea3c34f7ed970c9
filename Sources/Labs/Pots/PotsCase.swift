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

/// What the learner has looked at and said of the four reports.
struct PotsVerdicts: Equatable, Sendable {
  /// The ways to look into a report.
  enum Look: String, CaseIterable, Sendable {
    case inspect, twins, rerun

    /// One letter for settings.
    var letter: Character {
      switch self {
      case .inspect: "i"
      case .twins: "t"
      case .rerun: "c"
      }
    }
  }

  /// The report that keys act on.
  private(set) var row = 0
  /// What was looked at, by report.
  private(set) var looks: [Set<Look>] = Array(repeating: [], count: 4)
  /// What is said of each report; nil where nothing is.
  private(set) var verdicts: [PotsPipeline?] = Array(repeating: nil, count: 4)
  /// Whether the verdicts have been judged: from then on they stand.
  private(set) var isJudged = false

  /// Nothing looked at, nothing said.
  init() {}

  /// From a setting: for each report its looks and its verdict, `it:twins,:-,c:clean,:-`, with a
  /// `!` at the end once it is judged.
  init(_ text: String) {
    isJudged = text.hasSuffix("!")
    let parts = (isJudged ? text.dropLast() : text[...]).split(
      separator: ",", omittingEmptySubsequences: false)
    for (index, part) in parts.prefix(4).enumerated() {
      let halves = part.split(separator: ":", omittingEmptySubsequences: false)
      guard halves.count == 2 else { continue }
      looks[index] = Set(Look.allCases.filter { halves[0].contains($0.letter) })
      verdicts[index] = PotsPipeline(rawValue: String(halves[1]))
    }
  }

  /// As a setting.
  var text: String {
    (0..<4).map { index in
      let seen = Look.allCases.filter { looks[index].contains($0) }.map(\.letter)
      return String(seen) + ":" + (verdicts[index]?.rawValue ?? "-")
    }.joined(separator: ",") + (isJudged ? "!" : "")
  }

  /// How many verdicts name what happened.
  func rightCount(_ truth: [PotsPipeline]) -> Int {
    zip(verdicts, truth).count { $0 == $1 }
  }

  /// To this report, or the nearest one that there is.
  mutating func choose(_ row: Int) { self.row = min(max(0, row), 3) }

  /// The next verdict on the report, or the one before.
  mutating func turn(by places: Int) {
    guard !isJudged else { return }
    let all = PotsPipeline.allCases
    let place = verdicts[row].flatMap(all.firstIndex)
    let next = place.map { $0 + places } ?? (places > 0 ? 0 : all.count - 1)
    verdicts[row] = all[(next + all.count) % all.count]
  }

  /// Looks into the report.
  mutating func look(_ look: Look) { looks[row].insert(look) }

  /// Judges, once every report has a verdict.
  mutating func judge() { isJudged = isJudged || !verdicts.contains(nil) }
}
