internal import Compute
internal import Learning
internal import TextUI

/// One of the runs of the lab `pots`, by all that it depends on.
public struct PotsRun: Hashable, Sendable {
  var task: Task
  var seed: UInt64

  /// What is trained, on what.
  enum Task: Hashable, Sendable {
    /// The training pot, measured on the validation pot.
    case split(passes: Int)
    /// Nothing: the beat at which coins are flipped.
    case coins(models: Int, examples: Int)
    /// Dice for labels, with so many percent of the test pot in the training pot.
    case leak(percent: Int, passes: Int)
    /// Noisy twins of some pictures, split at random or by their originals.
    case twins(TwinRun)
    /// A network for a report; `attempt` tells those apart from which one is chosen.
    case report(number: Int, pictures: Int, attempt: Int)
    /// The same report, made without any leak.
    case rerun(number: Int, pictures: Int)
    /// One of two networks whose scores are compared.
    case range(isLarge: Bool)
    /// A network of the learner's choice.
    case attempt(PotsNet)
  }

  /// The part of a run on twins that can be set.
  struct TwinRun: Hashable, Sendable {
    var isDice: Bool
    var count: Int
    var noise: Double
    var isGrouped: Bool
  }
}

/// A network of the learner's choice, and how it is trained.
struct PotsNet: Hashable, Sendable {
  var layers = 1
  var width = 128
  var rate = 0.005
  var passes = 25

  /// `64-32-10`.
  var name: String {
    ([64] + Array(repeating: width, count: layers) + [10]).map(String.init)
      .joined(separator: "-")
  }
}

extension PotsLab {
  /// The names of trials.
  static let learnedTrial = "learned"
  static let testTrial = "test"
  static let freshTrial = "fresh"
  /// How many pictures have twins.
  static let originals = 200

  /// What Space trains in the view on stage.
  var tags: [PotsRun] {
    switch view {
    case .split: return [run(.split(passes: sheet.count("passes")))]
    case .coins:
      return [run(.coins(models: sheet.count("models"), examples: sheet.count("examples")))]
    case .leak: return [leakRun(sheet.count("leak"))]
    case .twins:
      return [false, true].map { isGrouped in
        run(
          .twins(
            PotsRun.TwinRun(
              isDice: sheet.word("labels") == "dice", count: sheet.count("twins"),
              noise: sheet.number("noise"), isGrouped: isGrouped)))
      }
    case .detective:
      return (0..<4).flatMap { number in
        (0..<puzzle.pipelines[number].tries).map { reportRun(number, attempt: $0) }
      }
    case .range: return [run(.range(isLarge: false)), run(.range(isLarge: true))]
    case .envelope: return [run(.attempt(net))]
    }
  }

  private func run(_ task: PotsRun.Task) -> PotsRun { PotsRun(task: task, seed: seed) }

  func leakRun(_ percent: Int) -> PotsRun {
    run(.leak(percent: percent, passes: book[PotsView.leak.rawValue].count("passes")))
  }

  func reportRun(_ number: Int, attempt: Int) -> PotsRun {
    run(.report(number: number, pictures: puzzle.count, attempt: attempt))
  }

  func rerunRun(_ number: Int) -> PotsRun {
    run(.rerun(number: number, pictures: puzzle.count))
  }

  /// The network that the dials of the envelope say.
  var net: PotsNet {
    let sheet = book[PotsView.envelope.rawValue]
    return PotsNet(
      layers: sheet.count("layers"), width: sheet.count("width"), rate: sheet.number("rate"),
      passes: sheet.count("passes"))
  }

  /// The four reports of the detective's view.
  var puzzle: PotsCase {
    PotsCase(seed: seed, count: book[PotsView.detective.rawValue].count("pictures"))
  }

  /// By what the runs of the view are known.
  public var orderTags: [PotsRun] { tags }
  /// What a learner reads of a run beside others.
  public func legend(_ run: PotsRun) -> String {
    switch run.task {
    case .split, .coins, .leak, .attempt: ""
    case .twins(let twins): twins.isGrouped ? "split by originals" : "split at random"
    case .report(let number, _, let attempt): "report \(number + 1), try \(attempt + 1)"
    case .rerun(let number, _): "report \(number + 1), clean"
    case .range(let isLarge): isLarge ? "large" : "small"
    }
  }

  /// What Space trains.
  public var orders: [RunOrder<PotsRun>] { tags.map(order) }
  /// The networks of four reports, one after the other.
  public var isSweep: Bool { view == .detective }
  /// Of the reports, the first network alone.
  public var standing: [RunOrder<PotsRun>] { isSweep ? Array(orders.prefix(1)) : orders }

  func order(_ run: PotsRun) -> RunOrder<PotsRun> { RunOrder(run, job(run)) }

  private func job(_ run: PotsRun) -> Job {
    switch run.task {
    case .split(let passes):
      return Job(
        experiment: experiment(
          PotsNet(passes: passes), digits.training, digits.validation, run.seed),
        trials: [Trial(name: Self.learnedTrial, data: digits.training)])
    case .coins(let models, _): return Beat.job(steps: models)
    case .leak(let percent, let passes): return leakJob(percent, passes, run.seed)
    case .twins(let twins):
      let pots = PotsTwins(twins, of: digits.training, seed: run.seed)
      return Job(
        experiment: experiment(PotsNet(passes: 60), pots.training, pots.test, run.seed))
    case .report(let number, let pictures, let attempt):
      let pots = PotsCase(seed: run.seed, count: pictures).pots(number, of: all, isClean: false)
      return Job(
        experiment: experiment(
          PotsNet(passes: 20), pots.training, pots.test, run.seed &+ UInt64(attempt) &* 101))
    case .rerun(let number, let pictures):
      let pots = PotsCase(seed: run.seed, count: pictures).pots(number, of: all, isClean: true)
      return Job(
        experiment: experiment(PotsNet(passes: 20), pots.training, pots.fresh, run.seed))
    case .range(let isLarge):
      let net = isLarge ? PotsNet(width: 32, passes: 20) : PotsNet(layers: 0, passes: 20)
      return Job(
        experiment: experiment(net, scaled.training, scaled.test, run.seed),
        queries: scaled.test.inputs)
    case .attempt(let net):
      return Job(
        experiment: experiment(net, scaled.training, scaled.validation, run.seed),
        trials: [
          Trial(name: Self.learnedTrial, data: scaled.training),
          Trial(name: Self.testTrial, data: scaled.test),
        ])
    }
  }

  /// Adam on batches of 32 digits, measured after every pass.
  private func experiment(
    _ net: PotsNet, _ training: Dataset, _ measured: Dataset, _ seed: UInt64
  ) -> Experiment {
    let hidden = (0..<net.layers).flatMap { number -> [Model.Entry] in
      [.dense(net.width, named: "hidden\(number + 1)"), .relu]
    }
    return Experiment(
      model: Model(inputShape: Shape(64), hidden + [.dense(10, named: "output")]),
      loss: .crossEntropy, optimizer: Adam(rate: net.rate), training: training,
      validation: measured, epochs: net.passes, seed: seed)
  }

  /// Labels by dice in both pots; the leaked pictures keep the labels of the test pot.
  private func leakJob(_ percent: Int, _ passes: Int, _ seed: UInt64) -> Job {
    let training = DicedDigits.relabelled(scaled.training, seed: seed)
    let test = DicedDigits.relabelled(scaled.test, seed: seed &+ 1)
    let count = test.count * percent / 100
    let leaked = training.joined(with: test.prefix(count))
    let honest = test.rows(Array(count..<test.count))
    return Job(
      experiment: experiment(
        PotsNet(rate: 0.003, passes: passes), leaked, test, seed),
      trials: honest.count > 0 ? [Trial(name: Self.freshTrial, data: honest)] : [])
  }
}
