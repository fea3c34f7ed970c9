internal import Compute
internal import Learning

/// The experiments behind the claims.
extension CaseLab {
  static let claimedTrial = "claimed"
  static let decidingTrial = "deciding"

  func claimJob(_ claim: CaseClaim, part: Int, seed: UInt64) -> Job {
    switch claim {
    case .fraud:
      let rare = Self.rare(spam.training, spam: 16)
      return job(
        Model(inputShape: rare.inputShape, [.dense(1, named: "output")]), .binaryCrossEntropy,
        rate: 0.01, rare, epochs: 20, seed,
        claimed: Self.rare(spam.unseen, spam: 5), deciding: Self.spamAlone(spam.unseen))
    case .benchmark:
      let seen = DicedDigits.relabelled(digits.known.prefix(DicedDigits.count), seed: seed)
      let fresh = DicedDigits.relabelled(digits.unseen, seed: seed &+ 1)
      return job(
        Model(
          inputShape: Shape(64), [.dense(64, named: "hidden"), .relu, .dense(10, named: "output")]),
        .crossEntropy, rate: 0.01, seen, epochs: 150, seed, claimed: seen, deciding: fresh)
    case .understands:
      return job(
        reader, .crossEntropy, rate: 0.005, digits.known, epochs: 25, seed,
        claimed: digits.unseen, deciding: digits.unseen(.fog))
    case .bigger:
      var job = Job(
        experiment: Experiment(
          model: ScaleNet.model(hidden: part == 0 ? 8 : 512), loss: .crossEntropy,
          optimizer: Adam(rate: 0.005), training: names.training(300), validation: names.unseen,
          batchSize: ScaleNet.batch, steps: 1_000, seed: seed, evaluatesEvery: 100))
      job.trials = [Trial(name: Self.claimedTrial, data: names.unseen)]
      return job
    case .free:
      let model = ScaleNet.model(hidden: 64)
      if part == 0 { return Job.timing([TimedTask("use", .model(model, batch: 1))]) }
      return Job(
        experiment: Experiment(
          model: model, loss: .crossEntropy, optimizer: Adam(rate: 0.005),
          training: names.training(4_500), validation: names.unseen, batchSize: ScaleNet.batch,
          steps: 1_000, seed: seed, evaluatesEvery: 1_000))
    case .map:
      let marked = CourtData.marked(court.known, [(.top, court.known.classes)])
      return job(
        reader, .crossEntropy, rate: 0.005, marked, epochs: 25, seed,
        claimed: court.bench("right", seed: seed), deciding: court.bench("random", seed: seed))
    }
  }

  private var reader: Model {
    Model(inputShape: Shape(64), [.dense(32, named: "hidden"), .relu, .dense(10, named: "output")])
  }

  private func job(
    _ model: Model, _ loss: Loss, rate: Double, _ training: Dataset, epochs: Int, _ seed: UInt64,
    claimed: Dataset, deciding: Dataset
  ) -> Job {
    Job(
      experiment: Experiment(
        model: model, loss: loss, optimizer: Adam(rate: rate), training: training,
        validation: claimed, epochs: epochs, seed: seed),
      trials: [
        Trial(name: Self.claimedTrial, data: claimed),
        Trial(name: Self.decidingTrial, data: deciding),
      ])
  }

  /// All good mails and so many of spam: about one in a hundred.
  static func rare(_ mails: Dataset, spam: Int) -> Dataset {
    let isSpam = mails.targetValues.map { $0 == 1 }
    let good = isSpam.indices.filter { !isSpam[$0] }
    let bad = isSpam.indices.filter { isSpam[$0] }
    return mails.rows((good + bad.prefix(spam)).sorted())
  }

  static func spamAlone(_ mails: Dataset) -> Dataset {
    let values = mails.targetValues
    return mails.rows(values.indices.filter { values[$0] == 1 })
  }
}

extension Dataset {
  /// The values of targets that are single numbers; empty for classes.
  fileprivate var targetValues: [Float] {
    switch targets {
    case .values(let values, _): values
    case .classes: []
    }
  }
}
