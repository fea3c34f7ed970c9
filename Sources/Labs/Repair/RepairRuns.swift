internal import Compute
internal import Learning
internal import TextUI

/// One of the runs of the lab `repair`, by all that it depends on.
public enum RepairRun: Hashable, Sendable {
  /// Digits with wrong labels.
  case labels(percent: Int, passes: Int, seed: UInt64)
  /// Digits with few of one kind.
  case missing(digit: Int, kept: Int, seed: UInt64)
  /// Nothing: the beat at which payments come in.
  case fraud(FraudStream)
  /// A mail filter with or without the words that are about one person.
  case mail(hasPersonal: Bool, passes: Int, seed: UInt64)
  /// A reader of clear digits, asked about foggy ones.
  case drift(fog: Double, seed: UInt64)
  /// Digits with wrong labels, and what the network says of each.
  case doubts(percent: Int, passes: Int, seed: UInt64)
  /// The shop's network after a plan.
  case shop(RepairPlan, seed: UInt64)
}

extension RepairLab {
  static let homeTrial = "home"
  static let awayTrial = "away"
  static let foggyTrial = "foggy"
  /// Passes in the shop.
  static let shopPasses = 15
  /// Hidden units in the shop, unless they are doubled.
  static let shopUnits = 48
  /// Payments that come in between two pictures of the slowest pace.
  static let paymentsPerStep = 100

  /// What Space trains in the view on stage.
  var tags: [RepairRun] {
    switch view {
    case .labels:
      return [labelRun(sheet.count("wrong"))]
    case .missing:
      return [
        .missing(digit: sheet.count("digit"), kept: sheet.count("kept"), seed: seed)
      ]
    case .fraud: return [.fraud(stream)]
    case .mailbox:
      return [true, false].map {
        .mail(hasPersonal: $0, passes: sheet.count("passes"), seed: seed)
      }
    case .drift: return [.drift(fog: sheet.number("fog"), seed: seed)]
    case .doubts:
      return [
        .doubts(percent: sheet.count("wrong"), passes: sheet.count("passes"), seed: seed)
      ]
    case .shop: return plan.isAffordable ? [.shop(plan, seed: seed)] : []
    }
  }

  func labelRun(_ percent: Int) -> RepairRun {
    .labels(
      percent: percent, passes: book[RepairView.labels.rawValue].count("passes"), seed: seed)
  }

  /// What is bought.
  var plan: RepairPlan {
    let sheet = book[RepairView.shop.rawValue]
    return RepairPlan(
      relabelled: sheet.count("relabel"), isOddFirst: sheet.word("first") == "odd",
      eights: sheet.count("eights"), foggy: sheet.count("foggy"), isDouble: sheet.isOn("double"))
  }

  /// The payments that the dials describe.
  var stream: FraudStream {
    let sheet = book[RepairView.fraud.rawValue]
    return FraudStream(
      rate: sheet.number("rate") / 100, finds: sheet.number("finds") / 100,
      falseAlarms: sheet.number("alarms") / 100, seed: seed)
  }

  /// By what the runs of the view are known.
  public var orderTags: [RepairRun] { tags }
  /// What a learner reads of a run beside others.
  public func legend(_ run: RepairRun) -> String {
    switch run {
    case .mail(let hasPersonal, _, _): hasPersonal ? "personal words" : "without them"
    case .labels, .missing, .fraud, .drift, .doubts, .shop: ""
    }
  }

  /// What Space trains.
  public var orders: [RunOrder<RepairRun>] { tags.map { RunOrder($0, job($0)) } }

  private func job(_ run: RepairRun) -> Job {
    switch run {
    case .labels(let percent, let passes, let seed):
      let training = RepairData.mislabelled(data.scaled.training, percent: percent, seed: seed)
      return Job(
        experiment: experiment(training, data.scaled.test, width: 128, rate: 0.003, passes, seed))
    case .missing(let digit, let kept, let seed):
      let training = RepairData.starved(data.scaled.training, of: digit, kept: kept)
      return Job(
        experiment: experiment(training, data.scaled.test, width: 32, rate: 0.005, 25, seed))
    case .fraud: return Beat.job(steps: FraudStream.count / Self.paymentsPerStep)
    case .mail(let hasPersonal, let passes, let seed):
      return mailJob(hasPersonal: hasPersonal, passes, seed)
    case .drift(let fog, let seed):
      var job = Job(
        experiment: experiment(
          data.known, data.scaled.test, width: 32, rate: 0.005, 25, seed))
      job.queries = (0..<RepairData.months).flatMap { month in
        data.seen(data.digits.test.changed(by: [RepairData.fog(fog * Double(month))])).inputs
      }
      return job
    case .doubts(let percent, let passes, let seed):
      let training = RepairData.mislabelled(data.scaled.training, percent: percent, seed: seed)
      return Job(
        experiment: experiment(training, data.scaled.test, width: 32, rate: 0.005, passes, seed),
        queries: training.inputs)
    case .shop(let plan, let seed):
      return Job(
        experiment: experiment(
          data.seen(data.repaired(plan, seed: seed)), data.seen(data.shopTest),
          width: (plan.isDouble ? 2 : 1) * Self.shopUnits,
          rate: 0.005, Self.shopPasses, seed, isSettling: true),
        trials: [Trial(name: Self.foggyTrial, data: data.seen(data.shopFoggyTest))])
    }
  }

  /// One hidden layer, Adam on batches of 32, measured after every pass.
  ///
  /// - Parameter isSettling: Whether the rate falls to zero and weights are held small, so that two
  ///   plans differ by their data more than by their last batches.
  private func experiment(
    _ training: Dataset, _ measured: Dataset, width: Int, rate: Double, _ passes: Int,
    _ seed: UInt64, isSettling: Bool = false
  ) -> Experiment {
    Experiment(
      model: Model(
        inputShape: Shape(64),
        [.dense(width, named: "hidden"), .relu, .dense(10, named: "output")]),
      loss: .crossEntropy,
      optimizer: isSettling ? AdamW(rate: rate, decay: 0.1) : Adam(rate: rate) as any Optimizer,
      training: training, validation: measured, epochs: passes, seed: seed,
      schedule: isSettling ? .cosine() : .constant)
  }

  /// One unit on 57 measurements, as in the first lesson.
  private func mailJob(hasPersonal: Bool, _ passes: Int, _ seed: UInt64) -> Job {
    Job(
      experiment: Experiment(
        model: Model(
          inputShape: mail.training.inputShape, [.dense(1, weights: .zero, biases: .zero)]),
        loss: .binaryCrossEntropy, optimizer: Adam(rate: 0.01),
        training: hasPersonal ? mail.training : mail.plainTraining,
        validation: hasPersonal ? mail.home : mail.away,
        batchSize: 64, epochs: passes, seed: seed),
      trials: [
        // Without his words a filter sees of his mail what is in anybody's.
        Trial(name: Self.homeTrial, data: hasPersonal ? mail.home : mail.away),
        Trial(name: Self.awayTrial, data: mail.away),
      ])
  }
}
