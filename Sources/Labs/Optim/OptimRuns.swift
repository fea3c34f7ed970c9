internal import Compute
internal import Learning
internal import TextUI

/// One of the runs of the lab `optim`, by all that it depends on.
public struct OptimRun: Hashable, Sendable {
  /// `sgd`, `momentum` or `adam`.
  var optimizer = "sgd"
  var rate = 0.1
  var batch = 32
  /// For `momentum` alone.
  var momentum = 0.9
  /// Whether the rate falls to zero over the run.
  var decays = false
  var passes = 10
  var seed: UInt64 = 1
  /// How steep the ravine is across, as against along; nil for the digits.
  var steepness: Int?
  /// As the legend names it.
  var name = ""
}

extension OptimLab {
  /// The name of the trial on the digits that are learned from.
  static let learnedTrial = "learned"
  /// Digits that are learned from.
  static let digitCount = 1_077
  /// Steps of a walk in the ravine.
  static let walkSteps = 100

  /// What Space trains in the view on stage.
  var tags: [OptimRun] {
    switch view {
    case .count:
      return [
        OptimRun(
          rate: sheet.number("rate"), batch: sheet.count("batch"), passes: 1, seed: seed)
      ]
    case .train:
      return [
        OptimRun(
          optimizer: sheet.word("optimizer"), rate: sheet.number("rate"),
          batch: sheet.count("batch"), momentum: sheet.number("momentum"),
          decays: sheet.isOn("decay"), passes: sheet.count("epochs"), seed: seed)
      ]
    case .batches:
      return OptimStage.sizes.map { size in
        OptimRun(
          rate: sheet.number("rate"), batch: size, passes: sheet.count("epochs"), seed: seed,
          name: Self.batchName(size))
      }
    case .time:
      return OptimStage.sizes.map { size in
        OptimRun(
          optimizer: sheet.word("optimizer"), rate: 0.01, batch: size, passes: 2, seed: seed,
          name: Self.batchName(size))
      }
    case .rates:
      return [0.01, 0.1, 0.3, 1, 3].map { digitRun(sheet.word("optimizer"), $0) }
    case .ravine:
      let base = OptimRun(
        rate: sheet.number("rate"), passes: Self.walkSteps, seed: seed,
        steepness: sheet.count("steepness"), name: "plain")
      var rolling = base
      rolling.optimizer = "momentum"
      rolling.momentum = sheet.number("momentum")
      rolling.name = "momentum"
      return [base, rolling]
    case .adam: return [0.001, 0.01, 0.03, 0.1].map { digitRun("adam", $0) }
    case .best:
      // Found by trying the rates of the ladder on these digits.
      return [("sgd", 0.7), ("momentum", 0.1), ("adam", 0.03)].map { name, rate in
        var run = digitRun(name, rate)
        run.name = name
        return run
      }
    case .decay:
      let base = OptimRun(
        rate: sheet.number("rate"), batch: sheet.count("batch"), passes: sheet.count("epochs"),
        seed: seed, name: "constant")
      var falling = base
      falling.decays = true
      falling.name = "falling"
      return [base, falling]
    }
  }

  private func digitRun(_ optimizer: String, _ rate: Double) -> OptimRun {
    OptimRun(
      optimizer: optimizer, rate: rate, batch: sheet.count("batch"),
      passes: sheet.count("epochs"), seed: seed, name: Numbers.tick(rate))
  }

  private static func batchName(_ size: Int) -> String {
    size == digitCount ? "all" : "\(size)"
  }

  /// By what the runs of the view are known.
  public var orderTags: [OptimRun] { tags }
  /// What a learner reads of a run beside others.
  public func legend(_ run: OptimRun) -> String {
    switch view {
    case .batches, .time: run.name == "all" ? "all at once" : "batch \(run.name)"
    case .rates, .adam: "rate \(run.name)"
    case .count, .train, .ravine, .best, .decay: run.name
    }
  }

  /// What Space trains.
  public var orders: [RunOrder<OptimRun>] { tags.map { RunOrder($0, job($0)) } }
  /// Times are taken one run after the other, so that none disturbs another.
  public var isSweep: Bool { view == .time }
  /// Before the sweep, its first run stands there.
  public var standing: [RunOrder<OptimRun>] { isSweep ? Array(orders.prefix(1)) : orders }
  /// Races on digits go by passes; a walk goes by steps.
  public var paces: [Pace] { view == .ravine ? RunPace.levels : RunPace.passLevels }

  private func job(_ run: OptimRun) -> Job {
    if let steepness = run.steepness {
      return Job(
        experiment: RavineWalk.experiment(run, steepness), probes: [RavineWalk.weight],
        initial: [RavineWalk.initial])
    }
    return Job(
      experiment: Experiment(
        model: Model(
          inputShape: Shape(64),
          [
            .dense(32, weights: .heNormal, biases: .zero, named: "hidden"), .relu,
            .dense(10, weights: .heNormal, biases: .zero, named: "output"),
          ]),
        loss: .crossEntropy, optimizer: Self.optimizer(of: run), training: digits.training,
        validation: digits.validation, batchSize: run.batch, epochs: run.passes,
        seed: run.seed, schedule: run.decays ? .cosine(warmup: 0) : .constant),
      probes: UpdateRatio.probes(Self.optimizer(of: run)),
      trials: [Trial(name: Self.learnedTrial, data: digits.training)])
  }

  static func optimizer(of run: OptimRun) -> any Optimizer {
    switch run.optimizer {
    case "adam": Adam(rate: run.rate)
    case "momentum": SGD(rate: run.rate, momentum: run.momentum)
    default: SGD(rate: run.rate)
    }
  }

  /// Steps in a pass over the digits.
  static func stepsPerPass(_ run: OptimRun) -> Int { (digitCount + run.batch - 1) / run.batch }
}
