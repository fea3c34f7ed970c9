internal import Compute
internal import Learning
internal import TextUI

/// Networks that begin with the weights of others.
extension TuneLab {
  /// The runs of the view on stage; none where the base network itself is looked at.
  var runs: [TuneRun] {
    switch view {
    case .camera, .team: []
    case .three:
      TuneWay.allCases.map { .reader($0, tuning(labels: sheet.count("labels"))) }
    case .forget:
      [
        .tuned(
          sheet.word("freeze") == "first layer" ? .last : .all,
          tuning(labels: sheet.count("labels"), old: sheet.count("old")))
      ]
    case .negative:
      [1, 5].flatMap { labels in TuneWay.allCases.map { .reader($0, tuning(labels: labels)) } }
    case .language:
      Self.amounts.flatMap { sentences in
        [false, true].map { pupil(sentences, isTuned: $0) }
      }
    }
  }

  /// The network that stands beside them, as it comes.
  private var root: TuneRun? {
    switch view {
    case .camera, .three, .forget, .negative: .base
    case .language: .speaker
    case .team: nil
    }
  }

  /// The network that is begun with, and the runs.
  public var orderTags: [TuneRun] { (root.map { [$0] } ?? []) + runs }
  /// The same with what is trained.
  public var orders: [RunOrder<TuneRun>] { orderTags.map { RunOrder($0, job($0)) } }

  /// What a learner reads of a run beside others.
  public func legend(_ run: TuneRun) -> String {
    switch run {
    case .base, .speaker, .tuned: ""
    case .reader(let way, let tuning):
      view == .negative
        ? "\(way.name), \(tuning.labels == 1 ? "1 label" : "\(tuning.labels) labels")" : way.name
    case .pupil(let pupil):
      "\(pupil.sentences) sentences, \(pupil.isTuned ? "tuned" : "from scratch")"
    }
  }

  /// New sentences that there are.
  static let amounts = [20, 320]

  /// The camera of the view.
  var camera: TuneCamera {
    switch view {
    case .camera, .three, .forget: TuneCamera(rawValue: sheet.word("camera")) ?? .fog
    case .negative: .negative
    case .language, .team: .fog
    }
  }

  private func tuning(labels: Int, old: Int = 0) -> TuneRun.Tuning {
    TuneRun.Tuning(
      camera: camera, labels: labels, old: old, rate: sheet.number("rate"),
      passes: sheet.count("passes"), seed: seed)
  }

  func pupil(_ sentences: Int, isTuned: Bool) -> TuneRun {
    .pupil(
      TuneRun.Pupil(
        sentences: sentences, isTuned: isTuned, updates: sheet.count("updates"),
        rate: sheet.number("pace"), seed: seed))
  }

  /// How far the run of the view is.
  public var run: RunState {
    if view == .camera { return isShown ? .finished : .ready }
    return desk.isRunning ? .running : isDone ? .finished : .ready
  }

  /// Whether the base network was shown the pictures of the camera that is set.
  var isShown: Bool { shown.contains(camera) }
  /// Once the pictures of a camera were shown there is nothing left to run.
  public var isRunnable: Bool { view == .camera ? !isShown : !orderTags.isEmpty }
  /// The networks that come with Descent are looked at; others are trained.
  public var isTrainable: Bool { !runs.isEmpty }
  /// As trainable: a network that comes with Descent is the same for every seed.
  public var isSeeded: Bool { isTrainable }

  /// Keeps where a tuned network has ended.
  mutating func rememberTrail() {
    guard view == .forget, let run = runs.first, case .tuned(let way, let tuning) = run,
      let report = desk.report(run), report.snapshot.isFinished,
      !trails.contains(where: { $0.job == report.job }), let target = accuracy(run),
      let clear = clear(run)
    else { return }
    let trail = TuneTrail(
      job: report.job, tuning: tuning, isFrozen: way == .last, target: target, clear: clear)
    // The latest of each kind, and of kinds the latest five.
    trails =
      trails.filter { $0.name != trail.name || $0.tuning.camera != tuning.camera }.suffix(4)
      + [trail]
    if tuning.camera == .fog, tuning.labels <= 2, target >= 0.92, clear >= 0.93 {
      hasReachedGoal = true
    }
  }

  // MARK: Experiments

  static let clearTrial = "clear"

  private func job(_ run: TuneRun) -> Job {
    var job: Job
    switch run {
    case .base:
      job = .showing(Self.readerModel, with: base, on: data.known)
      job.trials = TuneCamera.allCases.map { Trial(name: $0.rawValue, data: data.unseen($0)) }
      job.queries = data.allUnseen
    case .speaker: job = .showing(Self.speakerModel, with: speaker, on: TuneData.oldUnseen)
    case .reader(let way, let tuning), .tuned(let way, let tuning):
      job = Job(experiment: experiment(way, tuning), initial: way == .scratch ? [] : base)
      job.trials = [Trial(name: tuning.camera.rawValue, data: data.unseen(tuning.camera))]
    case .pupil(let pupil):
      job = Job(experiment: experiment(pupil), initial: pupil.isTuned ? speaker : [])
    }
    switch run {
    case .base, .reader, .tuned: job.trials.append(Trial(name: Self.clearTrial, data: data.unseen))
    case .speaker, .pupil:
      job.trials.append(Trial(name: Self.clearTrial, data: TuneData.oldUnseen))
    }
    return job
  }

  private func experiment(_ way: TuneWay, _ tuning: TuneRun.Tuning) -> Experiment {
    let training = data.tuning(
      tuning.camera, labels: tuning.labels, oldShare: Double(tuning.old) / 100, seed: tuning.seed)
    return Experiment(
      model: Self.readerModel, loss: .crossEntropy, optimizer: Adam(rate: tuning.rate),
      training: training, validation: data.unseen(tuning.camera), batchSize: 10,
      epochs: tuning.passes, seed: tuning.seed,
      evaluatesEvery: max(1, tuning.passes * training.count / 10 / 50),
      freezes: way == .last ? ["hidden"] : [])
  }

  private func experiment(_ pupil: TuneRun.Pupil) -> Experiment {
    Experiment(
      model: Self.speakerModel, loss: .crossEntropy, optimizer: Adam(rate: pupil.rate),
      training: TuneData.newSentences(pupil.sentences, seed: pupil.seed),
      validation: TuneData.newUnseen, batchSize: 16, steps: pupil.updates, seed: pupil.seed,
      evaluatesEvery: 2)
  }

  static let readerModel = Model(
    inputShape: Shape(64),
    [.dense(32, named: "hidden"), .relu, .dense(10, named: "output")])

  /// A transformer of one block, 16 numbers wide.
  static let speakerModel = Model(
    inputShape: Shape(TuneData.context),
    [
      .embedding(tokens: Grammar.words.count, width: 16, weights: .normal(deviation: 0.3)),
      .positions(), .transformer(heads: 1, hidden: 64, causal: true), .layerNorm(),
      .dense(Grammar.words.count, named: "output"),
    ])
}
