internal import Compute
internal import Learning
internal import TextUI

/// A network is trained first, and others begin with its weights.
extension TuneLab {
  /// The runs of the view on stage; none where the base network itself is looked at.
  var runs: [TuneRun] {
    switch view {
    case .camera, .team: []
    case .three:
      TuneWay.allCases.map {
        .reader($0, labels: sheet.count("labels"), camera: camera)
      }
    case .forget: [.tuned]
    case .negative:
      [1, 5].flatMap { labels in
        TuneWay.allCases.map { .reader($0, labels: labels, camera: .negative) }
      }
    case .language:
      Self.amounts.flatMap { sentences in
        [false, true].map { .pupil(sentences: sentences, isTuned: $0) }
      }
    }
  }

  /// What a learner reads of a run beside others.
  func legend(_ run: TuneRun) -> String {
    switch run {
    case .base, .speaker, .tuned: ""
    case .reader(let way, let labels, _):
      view == .negative
        ? "\(way.name), \(labels == 1 ? "1 label" : "\(labels) labels")" : way.name
    case .pupil(let sentences, let isTuned):
      "\(sentences) sentences, \(isTuned ? "tuned" : "from scratch")"
    }
  }

  /// New sentences that there are.
  static let amounts = [20, 320]

  var camera: TuneCamera {
    view == .negative ? .negative : TuneCamera(rawValue: sheet.word("camera")) ?? .fog
  }

  /// The network that the runs of the view begin with.
  private var root: TuneRun { view == .language ? .speaker : .base }
  private var rootIsTrained: Bool { !(view == .language ? speaker : base).isEmpty }
  /// Whether that network is being trained.
  var isPreparing: Bool { desk.live == [root] && !rootIsTrained }

  /// How far the run of the view is.
  public var run: RunState {
    switch view {
    case .camera: isShown && !base.isEmpty ? .finished : .ready
    case .team: .ready
    case .three, .forget, .negative, .language:
      if isPreparing {
        waits == .show ? .running : .ready
      } else if desk.isRunning {
        .running
      } else {
        runs.allSatisfy(desk.isFinished) ? .finished : .ready
      }
    }
  }

  /// Deciding needs no run.
  public var isRunnable: Bool { view != .team }
  /// The base network is trained out of sight.
  public var isTrainable: Bool { !runs.isEmpty }
  /// Decisions can be taken back once there are some.
  public var isResettable: Bool { view != .team || decisions.contains { $0 != nil } }
  /// As runnable.
  public var isSeeded: Bool { isRunnable }

  mutating func runView() -> [LabCommand] {
    switch view {
    case .team: return []
    case .camera:
      isShown = true
      return []
    case .three, .forget, .negative, .language:
      if isPreparing {
        waits = .show
        return []
      }
      if desk.isRunning || (desk.isPaused && hasBegun) { return desk.toggle() }
      return show()
    }
  }

  private var hasBegun: Bool {
    runs.contains { (desk.report($0)?.snapshot.position.step ?? 0) > 0 }
  }

  /// Puts the runs of the view on the stage, at rest; first the network that they begin with.
  mutating func stand() -> [LabCommand] {
    if view == .team { return desk.clear() }
    waits = .stand
    guard rootIsTrained else { return prepare() }
    if view == .camera { return prepare() }
    return desk.stand(runs.map { RunOrder($0, job($0)) })
  }

  mutating func show(at pace: Pace? = nil) -> [LabCommand] {
    waits = .show
    guard rootIsTrained else { return prepare() }
    return desk.show(runs.map { RunOrder($0, job($0)) }, at: pace)
  }

  private mutating func prepare() -> [LabCommand] {
    desk.show([RunOrder(root, job(root))], at: .unlimited)
  }

  mutating func receive(_ report: RunReport) -> [LabCommand] {
    var commands = desk.receive(report)
    if desk.live == [root], desk.isFinished(root), !rootIsTrained {
      takeRoot()
      if view != .camera { commands += waits == .show ? show() : stand() }
    }
    rememberTrail()
    return commands
  }

  /// Keeps the weights that others will begin with.
  private mutating func takeRoot() {
    guard let values = desk.report(root)?.snapshot.values else { return }
    let parameters = view == .language ? Self.speakerParameters : Self.readerParameters
    let tensors = parameters.compactMap { parameter -> Checkpoint.Tensor? in
      guard let numbers = values[parameter.name], numbers.count == parameter.shape.count else {
        return nil
      }
      return Checkpoint.Tensor(name: parameter.name, shape: parameter.shape, values: numbers)
    }
    if view == .language { speaker = tensors } else { base = tensors }
  }

  /// Keeps where a tuned network has ended.
  private mutating func rememberTrail() {
    guard view == .forget, let report = desk.report(.tuned), report.snapshot.isFinished,
      trails.last?.job != report.job, let target = accuracy(.tuned), let clear = clear(.tuned)
    else { return }
    let trail = TuneTrail(
      job: report.job, old: sheet.count("old"), labels: sheet.count("labels"),
      isFrozen: sheet.word("freeze") == "first layer", target: target, clear: clear)
    // The latest of each kind, and of kinds the latest five.
    trails = trails.filter { $0.name != trail.name }.suffix(4) + [trail]
    if camera == .fog, sheet.count("labels") <= 2, target >= 0.92, clear >= 0.93 {
      hasReachedGoal = true
    }
  }

  /// Another digit is looked at: the base network says what it reads.
  mutating func showDigit() -> [LabCommand] {
    view == .camera && !base.isEmpty ? [.examine(examinations)] : []
  }

  /// The digit of both cameras.
  private var examinations: [Examination] {
    let number = sheet.count("digit") - 1
    let pair = [data.unseen, data.unseen(camera)].compactMap { $0.picture(at: number) }
    return [Examination("pair", inputs: pair.flatMap(\.values), tensors: ["output"])]
  }

  // MARK: Experiments

  static let clearTrial = "clear"

  private static let readerParameters = parameters(
    of: readerModel,
    on: Dataset(
      inputs: [Float](repeating: 0, count: 64), inputShape: Shape(64),
      targets: .classes([0], count: 10)))
  private static let speakerParameters = parameters(
    of: speakerModel, on: TuneData.oldSentences(1, seed: 1))

  /// What a model calls its parameters, found by building it.
  private static func parameters(of model: Model, on data: Dataset) -> [Checkpoint.Tensor] {
    let experiment = Experiment(
      model: model, loss: .crossEntropy, optimizer: SGD(rate: 0), training: data)
    guard let trainer = try? Trainer(experiment) else { return [] }
    return trainer.parameters
  }

  private func job(_ run: TuneRun) -> Job {
    var job = Job(experiment: experiment(run))
    switch run {
    case .base:
      job.trials =
        [Trial(name: Self.clearTrial, data: data.unseen)]
        + TuneCamera.allCases.map { Trial(name: $0.rawValue, data: data.unseen($0)) }
      job.probes = Self.readerParameters.map(\.name)
      job.examinations = view == .camera ? examinations : []
      job.queries = view == .camera ? gallery : []
    case .reader(let way, _, _):
      job.trials = [Trial(name: Self.clearTrial, data: data.unseen)]
      job.initial = way == .scratch ? [] : base
    case .tuned:
      job.trials = [Trial(name: Self.clearTrial, data: data.unseen)]
      job.initial = base
    case .speaker:
      job.probes = Self.speakerParameters.map(\.name)
      job.trials = [oldTrial]
    case .pupil(_, let isTuned):
      job.trials = [oldTrial]
      job.initial = isTuned ? speaker : []
    }
    return job
  }

  /// Old sentences that no network has learned from.
  private var oldTrial: Trial {
    Trial(name: Self.clearTrial, data: TuneData.oldSentences(60, seed: 7_001))
  }

  /// Some foggy digits for the view of the camera.
  var gallery: [Float] {
    Array(data.unseen(camera).prefix(Self.galleryCount).inputs)
  }
  static let galleryCount = 24

  private func experiment(_ run: TuneRun) -> Experiment {
    func tuning(
      _ camera: TuneCamera, _ labels: Int, old: Double, freezes: Set<String>
    ) -> Experiment {
      let training = data.tuning(camera, labels: labels, oldShare: old, seed: seed)
      let passes = sheet.count("passes")
      return Experiment(
        model: Self.readerModel, loss: .crossEntropy, optimizer: Adam(rate: sheet.number("rate")),
        training: training, validation: data.unseen(camera), batchSize: 10, epochs: passes,
        seed: seed, evaluatesEvery: max(1, passes * training.count / 10 / 50), freezes: freezes)
    }
    switch run {
    case .base:
      return Experiment(
        model: Self.readerModel, loss: .crossEntropy, optimizer: Adam(rate: 0.005),
        training: data.known,
        validation: data.unseen, epochs: 25, seed: seed)
    case .reader(let way, let labels, let camera):
      return tuning(camera, labels, old: 0, freezes: way == .last ? ["hidden"] : [])
    case .tuned:
      return tuning(
        camera, sheet.count("labels"), old: sheet.number("old") / 100,
        freezes: sheet.word("freeze") == "first layer" ? ["hidden"] : [])
    case .speaker:
      return Experiment(
        model: Self.speakerModel, loss: .crossEntropy, optimizer: Adam(rate: 0.01),
        training: TuneData.oldSentences(1_600, seed: seed), steps: Self.speakerSteps, seed: seed,
        schedule: .cosine(warmup: 20))
    case .pupil(let sentences, _):
      return Experiment(
        model: Self.speakerModel, loss: .crossEntropy, optimizer: Adam(rate: sheet.number("pace")),
        training: TuneData.newSentences(sentences, seed: seed),
        validation: TuneData.newSentences(400, seed: 7_002), batchSize: 16,
        steps: sheet.count("updates"), seed: seed, evaluatesEvery: 2)
    }
  }

  static let speakerSteps = 400

  private static let readerModel = Model(
    inputShape: Shape(64),
    [.dense(32, named: "hidden"), .relu, .dense(10, named: "output")])

  /// A transformer of one block, 16 numbers wide.
  private static let speakerModel = Model(
    inputShape: Shape(TuneData.context),
    [
      .embedding(tokens: Grammar.words.count, width: 16, weights: .normal(deviation: 0.3)),
      .positions(), .transformer(heads: 1, hidden: 64, causal: true), .layerNorm(),
      .dense(Grammar.words.count, named: "output"),
    ])
}
