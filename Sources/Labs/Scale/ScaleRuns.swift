internal import Compute
internal import Learning

/// One of the runs of the lab `scale`.
public enum ScaleRun: Hashable, Sendable {
  /// A network of so many hidden units, so many names, so many updates.
  case law(hidden: Int, names: Int, updates: Int, seed: UInt64)
  /// The digits network whose weights are made coarser.
  case digits(seed: UInt64)
}

/// The network of the law: three letters, places of 8 numbers, a hidden layer, the next letter.
enum ScaleNet {
  /// Hidden units that are tried.
  static let sizes = [2, 8, 32, 128, 512]
  /// Names to learn from.
  static let amounts = [300, 1_000, 4_500]
  /// Examples in a step.
  static let batch = 128
  /// Letters that the next one is told from.
  static let context = 3

  /// The model of a size.
  static func model(hidden: Int) -> Model {
    Model(
      inputShape: Shape(context),
      [
        .embedding(tokens: 27, width: 8, named: "places"), .flatten,
        .dense(hidden, named: "hidden"), .tanh, .dense(27, named: "output"),
      ])
  }

  /// 27 · 8 places, 24 numbers and an offset for each unit, and 27 · (units + 1).
  static func weights(hidden: Int) -> Int { 27 * 8 + 25 * hidden + 27 * (hidden + 1) }

  /// Updates that cost so much work by the rule.
  static func updates(hidden: Int, work: Double) -> Int {
    max(1, Int((work / (6 * Double(weights(hidden: hidden)) * Double(batch))).rounded()))
  }
}

/// Names, split once: some to learn from, the rest only to be measured on.
struct ScaleNames: Sendable {
  private let learned: [[Float]]
  /// 663 names that no run sees.
  let unseen: Dataset

  init(_ tokens: [Float]) {
    var all = tokens.split(separator: 0, omittingEmptySubsequences: true).map(Array.init)
    var generator = SeededGenerator(seed: 1).split("names")
    generator.shuffle(&all)
    let kept = max(0, min(all.count, 663))
    unseen = Self.dataset(Array(all.suffix(kept)))
    learned = Array(all.dropLast(kept))
  }

  /// What the first so many names say of the next letter.
  func training(_ count: Int) -> Dataset { Self.dataset(Array(learned.prefix(count))) }

  /// Every letter of every name with the three before it; before a name and at its end stands 0.
  private static func dataset(_ names: [[Float]]) -> Dataset {
    var inputs: [Float] = []
    var targets: [Int32] = []
    for name in names {
      let padded = [Float](repeating: 0, count: ScaleNet.context) + name + [0]
      for end in ScaleNet.context..<padded.count {
        inputs += padded[(end - ScaleNet.context)..<end]
        targets.append(Int32(padded[end]))
      }
    }
    return Dataset(
      inputs: inputs, inputShape: Shape(ScaleNet.context), targets: .classes(targets, count: 27))
  }
}

extension ScaleLab {
  /// By what the runs of the view are known.
  public var orderTags: [ScaleRun] { tags }
  /// What a learner reads of a run beside others.
  public func legend(_ run: ScaleRun) -> String {
    switch run {
    case .law(let hidden, let names, _, _):
      view == .law ? "\(names) names, \(hidden) units" : "\(hidden) units"
    case .digits: ""
    }
  }

  /// What Space trains in the view on stage.
  public var orders: [RunOrder<ScaleRun>] { tags.map { RunOrder($0, job($0)) } }

  /// The first of a sweep stands there untrained.
  public var standing: [RunOrder<ScaleRun>] { isSweep ? Array(orders.prefix(1)) : orders }

  /// Sizes are tried one after the other.
  public var isSweep: Bool { view == .law || view == .ratio }

  var tags: [ScaleRun] {
    switch view {
    case .law:
      return amounts.flatMap { names in ScaleNet.sizes.map { law($0, names) } }
    case .ratio: return ScaleNet.sizes.map(isoTag)
    case .bits: return [.digits(seed: seed)]
    case .work, .plan, .use, .energy, .stack: return []
    }
  }

  /// The amounts of data that the view shows.
  var amounts: [Int] {
    Int(book[ScaleStage.law.rawValue].word("names")).map { [$0] } ?? ScaleNet.amounts
  }

  func law(_ hidden: Int, _ names: Int) -> ScaleRun {
    .law(
      hidden: hidden, names: names, updates: book[ScaleStage.law.rawValue].count("updates"),
      seed: seed)
  }

  /// A run that costs the work that is set.
  func isoTag(_ hidden: Int) -> ScaleRun {
    let work = book[ScaleStage.ratio.rawValue].number("work") * 1e9
    return .law(
      hidden: hidden, names: 4_500, updates: ScaleNet.updates(hidden: hidden, work: work),
      seed: seed)
  }

  private func job(_ tag: ScaleRun) -> Job {
    switch tag {
    case .law(let hidden, let count, let updates, let seed):
      return Job(
        experiment: Experiment(
          model: ScaleNet.model(hidden: hidden), loss: .crossEntropy, optimizer: Adam(rate: 0.005),
          training: names.training(count), validation: names.unseen, batchSize: ScaleNet.batch,
          steps: updates, seed: seed, evaluatesEvery: updates))
    case .digits(let seed):
      return Job(
        experiment: Experiment(
          model: Model(
            inputShape: Shape(64),
            [.dense(32, named: "hidden"), .relu, .dense(10, named: "output")]),
          loss: .crossEntropy, optimizer: Adam(rate: 0.005),
          training: digits.training.joined(with: digits.validation), validation: digits.test,
          epochs: 25, seed: seed),
        probes: DigitReader.tensors)
    }
  }

  /// The loss on unseen names of a run that is over.
  func loss(_ tag: ScaleRun) -> Double? {
    guard desk.isFinished(tag) else { return nil }
    return desk.report(tag)?.snapshot.evaluation.map { Double($0.loss) }
  }
}
