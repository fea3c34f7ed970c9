internal import Compute
internal import Learning
internal import TextUI

/// One of the runs of the lab `overfit`, by all that it depends on.
public struct OverfitRun: Hashable, Sendable {
  /// What is learned.
  enum Task: Hashable, Sendable {
    /// 300 digits, with labels by dice or with their own, so many passes.
    case digits(isDice: Bool, passes: Int)
    /// Noisy moons.
    case moons(MoonRun)
  }

  var task: Task
  var seed: UInt64
  /// As the legend names it.
  var name = ""

  /// The part of a run on moons that can be set.
  struct MoonRun: Hashable, Sendable {
    var points = 40
    var layers = 2
    var width = 64
    var decay = 0.0
    var dropout = 0.0
    var updates = 3_000
  }

  /// What it is about in the plane; nil for digits.
  var moons: MoonRun? {
    if case .moons(let run) = task { run } else { nil }
  }
}

extension OverfitLab {
  /// Sizes of training sets that are tried.
  static let sizes = [40, 100, 400, 2_000]
  /// Points that are only measured on.
  static let unseenCount = 500
  /// The name of the trial on what was trained on, and of that on real labels.
  static let learnedTrial = "learned"
  static let realTrial = "real"
  /// Steps from one measurement to the next.
  static let interval = 5

  /// What Space trains in the view on stage.
  var tags: [OverfitRun] {
    switch view {
    case .dice: return [diceRun(passes: sheet.count("passes"), sheet.word("labels") == "dice")]
    case .curves, .accuracy:
      return [
        moons(
          OverfitRun.MoonRun(
            points: sheet.count("points"), width: sheet.count("width"),
            updates: sheet.count("updates")))
      ]
    case .stop: return [moons(OverfitRun.MoonRun())]
    case .remedies:
      let plain = OverfitRun.MoonRun(
        points: sheet.count("points"), updates: sheet.count("updates"))
      var (weak, strong, dropped) = (plain, plain, plain)
      weak.decay = 0.3
      strong.decay = 1
      dropped.dropout = 0.5
      return [
        moons(plain, "plain"), moons(weak, "decay 0.3"), moons(strong, "decay 1"),
        moons(dropped, "dropout 0.5"),
      ]
    case .data:
      return Self.sizes.map { count in
        moons(
          OverfitRun.MoonRun(
            points: count, decay: sheet.number("decay"), updates: sheet.count("updates")),
          Numbers.grouped(count))
      }
    case .unit:
      let large = OverfitRun.MoonRun(
        points: sheet.count("points"), updates: sheet.count("updates"))
      var single = large
      single.layers = 0
      return [moons(single, "one unit"), moons(large, "2 × 64 units")]
    case .plane:
      return [
        moons(
          OverfitRun.MoonRun(
            points: sheet.count("points"), layers: sheet.count("layers"),
            width: sheet.count("width"), decay: sheet.number("decay"),
            dropout: sheet.number("dropout"), updates: sheet.count("updates")))
      ]
    }
  }

  private func moons(_ run: OverfitRun.MoonRun, _ name: String = "") -> OverfitRun {
    OverfitRun(task: .moons(run), seed: seed, name: name)
  }

  func diceRun(passes: Int, _ isDice: Bool) -> OverfitRun {
    OverfitRun(task: .digits(isDice: isDice, passes: passes), seed: seed)
  }

  /// By what the runs of the view are known.
  public var orderTags: [OverfitRun] { tags }
  /// What a learner reads of a run beside others.
  public func legend(_ run: OverfitRun) -> String {
    view == .data ? "\(run.name) points" : run.name
  }

  /// What Space trains.
  public var orders: [RunOrder<OverfitRun>] {
    tags.map { RunOrder($0, job($0)) }
  }

  /// More and more points, one run after the other.
  public var isSweep: Bool { view == .data }

  /// In a sweep, the first of its runs at rest.
  public var standing: [RunOrder<OverfitRun>] { isSweep ? Array(orders.prefix(1)) : orders }

  private func job(_ tag: OverfitRun) -> Job {
    switch tag.task {
    case .digits(let isDice, let passes): diceJob(tag, isDice: isDice, passes: passes)
    case .moons(let run): moonJob(tag, run)
    }
  }

  // MARK: Digits

  /// 300 digits with ten classes; measured on themselves after every pass.
  private func diceJob(_ tag: OverfitRun, isDice: Bool, passes: Int) -> Job {
    let data = isDice ? diced(seed: tag.seed) : digits.training.prefix(DicedDigits.count)
    return Job(
      experiment: Experiment(
        model: Model(
          inputShape: Shape(64),
          [.dense(64, named: "hidden"), .relu, .dense(10, named: "output")]),
        loss: .crossEntropy, optimizer: Adam(rate: 0.01), training: data, validation: data,
        epochs: passes, seed: tag.seed),
      trials: [Trial(name: Self.realTrial, data: digits.test)],
      queries: data.prefix(DicedDigits.shown).inputs)
  }

  func diced(seed: UInt64) -> Dataset {
    DicedDigits.relabelled(digits.training.prefix(DicedDigits.count), seed: seed)
  }

  // MARK: Moons

  /// The points that a run learns from.
  static func moons(_ count: Int, seed: UInt64) -> Examples {
    Moons(count: count, noise: 0.35, seed: seed).examples
  }

  /// Points of the same kind that no run learns from.
  static func unseen(seed: UInt64) -> Dataset {
    PlaneSet.dataset(moons(unseenCount, seed: seed &+ 1_000))
  }

  /// Adam at 0.01 on 40 points a step; the penalty acts on the weights themselves.
  private func moonJob(_ tag: OverfitRun, _ run: OverfitRun.MoonRun) -> Job {
    let training = PlaneSet.dataset(Self.moons(run.points, seed: tag.seed))
    let layers = (0..<run.layers).flatMap { number -> [Model.Entry] in
      [.dense(run.width, named: "hidden\(number + 1)"), .relu]
        + (run.dropout > 0 ? [.dropout(run.dropout)] : [])
    }
    let names = (0..<run.layers).map { TensorName("hidden\($0 + 1).weight") }
    return Job(
      experiment: Experiment(
        model: Model(inputShape: Shape(2), layers + [.dense(1, named: "output")]),
        loss: .binaryCrossEntropy,
        optimizer: run.decay > 0
          ? AdamW(rate: 0.01, decay: run.decay) : Adam(rate: 0.01) as any Optimizer,
        training: training, validation: Self.unseen(seed: tag.seed),
        batchSize: 40, steps: run.updates, seed: tag.seed, evaluatesEvery: Self.interval),
      probes: names + ["output.weight"],
      trials: [Trial(name: Self.learnedTrial, data: training)],
      queries: MoonPlane.queries)
  }
}
