internal import Compute
internal import Learning

/// One of the runs of the lab `case`.
public enum CaseRun: Hashable, Sendable {
  /// A reader of clear digits that a plan may begin with.
  case base(model: String, seed: UInt64)
  /// What a plan builds.
  case plan(CasePlan, seed: UInt64)
  /// An experiment behind a claim; some have two runs.
  case claim(String, part: Int, seed: UInt64)

  /// Whether others begin with its weights.
  var isBase: Bool { if case .base = self { true } else { false } }
}

/// The slots of a plan that change what is trained.
public struct CasePlan: Hashable, Sendable {
  var file: CaseFile
  /// As the dials have them; `?` counts as the first choice.
  var data: String
  var split: String
  var model: String
  var compute: String
  var adapt: String

  private static func place(_ word: String, in slot: PlanSlot) -> Int {
    slot.words.firstIndex(of: word) ?? 0
  }
  /// How many examples, or names.
  var amount: Int { file.amounts[Self.place(data, in: .data)] }
  /// How many passes, or updates.
  var length: Int { file.lengths[Self.place(compute, in: .compute)] }
  var hasSplit: Bool { split == "kept apart" }
  /// Whether it begins with what another reader has learned: only digits have one.
  var isAdapted: Bool { file == .fog && (adapt == "head only" || adapt == "all layers") }
  /// 0, 1 or 2.
  var size: Int { Self.place(model, in: .model) }
}

extension CaseLab {
  static let honestTrial = "honest"
  static let driftTrial = "drift"

  /// By what the runs of the view are known.
  public var orderTags: [CaseRun] { tags }
  /// What a learner reads of a run beside others.
  public func legend(_ run: CaseRun) -> String {
    switch run {
    case .base, .plan: ""
    case .claim(let name, let part, _):
      name == CaseClaim.bigger.rawValue ? (part == 0 ? "8 units" : "512 units") : ""
    }
  }

  /// What Space trains in the view on stage: first a reader to adapt, where the plan wants one.
  public var orders: [RunOrder<CaseRun>] { tags.map { RunOrder($0, job($0)) } }

  var tags: [CaseRun] {
    switch view {
    case .tasks, .ideas: return []
    case .plan, .envelope:
      if plan.isAdapted, bases[baseTag] == nil { return [baseTag] }
      return [planTag]
    case .claims:
      let parts = claim == .bigger || claim == .free ? 2 : 1
      return (0..<parts).map { .claim(claim.rawValue, part: $0, seed: seed) }
    }
  }

  var claim: CaseClaim { CaseClaim(rawValue: book["claims"].word("claim")) ?? .fraud }

  /// The plan as its dials have it.
  var plan: CasePlan {
    let sheet = book["plan"]
    return CasePlan(
      file: file, data: sheet.word("data"), split: sheet.word("split"), model: sheet.word("model"),
      compute: sheet.word("compute"), adapt: sheet.word("adapt"))
  }
  var planTag: CaseRun { .plan(plan, seed: seed) }
  var baseTag: CaseRun { .base(model: plan.model, seed: seed) }

  private func job(_ tag: CaseRun) -> Job {
    switch tag {
    case .base(let model, let seed):
      var job = Job(
        experiment: Experiment(
          model: digitModel(size: PlanSlot.model.words.firstIndex(of: model) ?? 0),
          loss: .crossEntropy, optimizer: Adam(rate: 0.005), training: digits.known,
          validation: digits.unseen, epochs: 25, seed: seed))
      job.probes = (try? Trainer(job.experiment))?.parameters.map(\.name) ?? []
      return job
    case .plan(let plan, let seed): return planJob(plan, seed: seed)
    case .claim(let name, let part, let seed):
      return claimJob(CaseClaim(rawValue: name) ?? .fraud, part: part, seed: seed)
    }
  }

  // MARK: Plans

  private func planJob(_ plan: CasePlan, seed: UInt64) -> Job {
    let pots = pots(plan, seed: seed)
    var job: Job
    switch plan.file {
    case .spam:
      job = Job(
        experiment: Experiment(
          model: spamModel(size: plan.size), loss: .binaryCrossEntropy,
          optimizer: Adam(rate: 0.01), training: pots.training, validation: pots.shown,
          batchSize: 64, epochs: plan.length, seed: seed))
    case .fog:
      job = Job(
        experiment: Experiment(
          model: digitModel(size: plan.size), loss: .crossEntropy,
          optimizer: Adam(rate: plan.isAdapted ? 0.003 : 0.005), training: pots.training,
          validation: pots.shown, batchSize: 10, epochs: plan.length, seed: seed,
          freezes: plan.adapt == "head only" ? ["hidden", "second"] : []))
      if plan.isAdapted { job.initial = bases[.base(model: plan.model, seed: seed)] ?? [] }
    case .names:
      job = Job(
        experiment: Experiment(
          model: ScaleNet.model(hidden: [8, 64, 256][plan.size]), loss: .crossEntropy,
          optimizer: Adam(rate: 0.005), training: pots.training, validation: pots.shown,
          batchSize: ScaleNet.batch, steps: plan.length, seed: seed,
          evaluatesEvery: max(1, plan.length / 20)))
    }
    job.trials = [
      Trial(name: Self.honestTrial, data: pots.honest),
      Trial(name: Self.driftTrial, data: pots.drifted),
    ]
    return job
  }

  /// What a plan learns from, what it shows its score on, what the envelope holds, and the same after
  /// the world has changed.
  private func pots(
    _ plan: CasePlan, seed: UInt64
  ) -> (training: Dataset, shown: Dataset, honest: Dataset, drifted: Dataset) {
    switch plan.file {
    case .spam:
      let labelled = spam.training.prefix(plan.amount)
      let (training, shown) = split(labelled, plan)
      return (training, shown, spam.unseen, spam.unseenChanged)
    case .fog:
      let labelled = digits.tuning(.fog, labels: plan.amount / 10, oldShare: 0, seed: seed)
      // They lie class by class: of two of a class the second may be kept apart, never both.
      let rows = Array(0..<labelled.count)
      let (training, shown) =
        plan.hasSplit
        ? (labelled.rows(rows.filter { $0 % 4 != 1 }), labelled.rows(rows.filter { $0 % 4 == 1 }))
        : (labelled, labelled)
      return (training, shown, digits.unseen(.fog), digits.unseen(.night))
    case .names:
      let all = names.training(plan.amount)
      let (training, shown) = split(all, plan)
      return (training, shown, names.unseen, names.unseen.reversedLetters)
    }
  }

  /// A tenth is kept apart, or the score is shown on what was learned.
  private func split(_ data: Dataset, _ plan: CasePlan) -> (Dataset, Dataset) {
    guard plan.hasSplit else { return (data, data) }
    let kept = max(1, data.count / 10)
    return (
      data.rows(Array(0..<data.count - kept)),
      data.rows(Array(data.count - kept..<data.count))
    )
  }

  private func spamModel(size: Int) -> Model {
    let hidden: [Model.Entry] =
      switch size {
      case 0: []
      case 1: [.dense(16, named: "hidden"), .relu]
      default: [.dense(64, named: "hidden"), .relu, .dense(64, named: "second"), .relu]
      }
    return Model(inputShape: spam.training.inputShape, hidden + [.dense(1, named: "output")])
  }

  private func digitModel(size: Int) -> Model {
    let hidden: [Model.Entry] =
      switch size {
      case 0: []
      case 1: [.dense(32, named: "hidden"), .relu]
      default: [.dense(64, named: "hidden"), .relu, .dense(64, named: "second"), .relu]
      }
    return Model(inputShape: Shape(64), hidden + [.dense(10, named: "output")])
  }
}

extension Dataset {
  /// The letters before the next one in the opposite order: what a reader of names has never met.
  fileprivate var reversedLetters: Dataset {
    let width = inputShape.count
    let turned = (0..<count).flatMap { row in inputs[row * width..<(row + 1) * width].reversed() }
    return Dataset(inputs: turned, inputShape: inputShape, targets: targets)
  }
}
