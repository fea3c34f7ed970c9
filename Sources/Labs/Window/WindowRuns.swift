internal import Compute
internal import Learning
internal import TextUI

/// What is trained, and what is asked of it.
extension WindowLab {
  /// How a training run is watched.
  enum Watching { case shown, atOnce }

  /// The runs of the view on stage.
  var runs: [WindowRun] { view.group.map(runs) ?? [] }

  func runs(of group: WindowGroup) -> [WindowRun] {
    switch group {
    case .motif, .fashion:
      [WindowRun(group: group, net: .dense), WindowRun(group: group, net: .window)]
    case .slide: [WindowRun(group: group, net: .window)]
    case .digits:
      [.dense, .window, .global].map { WindowRun(group: group, net: $0) }
    case .shuffle:
      [false, true].flatMap { isShuffled in
        [WindowRun.Net.dense, .window].map {
          WindowRun(group: group, net: $0, isShuffled: isShuffled)
        }
      }
    }
  }

  /// What a learner reads of a run beside others.
  func legend(_ run: WindowRun) -> String {
    run.isShuffled ? "\(run.name), moved" : run.name
  }

  func report(_ group: WindowGroup, _ net: WindowRun.Net, isShuffled: Bool = false) -> RunReport? {
    desk.report(WindowRun(group: group, net: net, isShuffled: isShuffled))
  }

  mutating func stand() -> [LabCommand] {
    asked = nil
    standing = view.group
    return desk.stand(orders())
  }

  mutating func train(_ watching: Watching) -> [LabCommand] {
    asked = nil
    isEdited = false
    standing = view.group
    return desk.show(orders(), at: watching == .atOnce ? .unlimited : nil)
  }

  private mutating func orders() -> [RunOrder<WindowRun>] {
    fillWardrobe()
    return runs.map { RunOrder($0, job($0)) }
  }

  private mutating func fillWardrobe() {
    let count = sheet.count("clothes")
    guard view == .fashion, wardrobe?.count != count, let sets = data.clothes(count) else { return }
    wardrobe = (count, sets.training, sets.unseen)
  }

  private func job(_ run: WindowRun) -> Job {
    let experiment = experiment(run)
    var job = Job(experiment: experiment)
    if run.net != .dense { job.probes = ["first.weight", "first.bias", "second.weight"] }
    switch run.group {
    case .motif:
      job.trials = [
        Trial(name: Self.seen, data: experiment.training), Trial(name: Self.unseen, data: motifs),
      ]
      job.queries = Array(motifs.inputs.prefix(Self.shownMotifs * motifs.inputShape.count))
    case .digits: job.trials = [Trial(name: Self.unseen, data: data.unseen)]
    case .slide:
      job.initial = [
        Checkpoint.Tensor(
          name: "first.weight", shape: Shape(1, 1, 3, 3), values: kernel.map(Float.init)),
        Checkpoint.Tensor(name: "first.bias", shape: Shape(1), values: [0]),
      ]
    case .shuffle: break
    case .fashion:
      job.queries = Array(
        (experiment.validation?.inputs ?? []).prefix(
          Self.shownClothes * experiment.model.inputShape.count))
    }
    return job
  }

  static let seen = "seen"
  static let unseen = "unseen"
  /// How many unseen pictures are shown with the answer to them.
  static let shownMotifs = 12
  static let shownClothes = 20

  /// Makes the unseen motifs anew where their noise has changed; the same ones for every run.
  mutating func refreshMotifs() {
    let noise = sheet.number("noise")
    guard noise != motifNoise else { return }
    motifNoise = noise
    motifs = WindowData.motif(500, noise: noise, seed: 90_001)
  }

  /// The small net of the motif view.
  var motifNet: WindowNet {
    WindowNet(
      windows: sheet.count("windows"), layers: sheet.count("layers"),
      pooling: WindowNet.Pooling(rawValue: sheet.word("pooling")) ?? .global)
  }

  func model(_ run: WindowRun) -> Model {
    let filters = sheet.count("filters")
    let isMotif = run.group == .motif
    let isFashion = run.group == .fashion
    let side = isFashion ? WindowData.clothesSide : WindowData.side
    switch run.net {
    case .dense:
      return WindowNet.dense(side: side, hidden: isFashion ? 64 : 48, classes: isMotif ? 2 : 10)
    case .global:
      return WindowNet(windows: filters, layers: 3, pooling: .global).model(side: side, classes: 10)
    case .window where run.group == .slide:
      return slideModel
    case .window where isMotif: return motifNet.model(side: side, classes: 2)
    case .window:
      let pooling =
        isFashion ? WindowNet.Pooling(rawValue: sheet.word("shrinking")) ?? .half : .half
      return WindowNet(windows: filters, layers: 2, pooling: pooling)
        .model(side: side, classes: 10)
    }
  }

  private func experiment(_ run: WindowRun) -> Experiment {
    let isDense = run.net == .dense
    switch run.group {
    case .motif:
      return Experiment(
        model: model(run), loss: .crossEntropy, optimizer: Adam(rate: isDense ? 0.005 : 0.02),
        training: WindowData.motif(
          sheet.count("pictures"), noise: sheet.number("noise"), seed: seed),
        validation: motifs, batchSize: 20, steps: 325, seed: seed, evaluatesEvery: 5)
    case .slide:
      return Experiment(
        model: slideModel, loss: .crossEntropy, optimizer: SGD(rate: 0),
        training: slideData, batchSize: 1, steps: 1, seed: seed)
    case .digits:
      return Experiment(
        model: model(run), loss: .crossEntropy, optimizer: Adam(rate: isDense ? 0.005 : 0.003),
        training: data.training, validation: data.unseen,
        epochs: run.net == .global ? sheet.count("passes") * 3 / 2 : sheet.count("passes"),
        seed: seed)
    case .shuffle:
      let rule = PictureChange.shuffle(seed: UInt64(sheet.count("rule")))
      return Experiment(
        model: model(run), loss: .crossEntropy, optimizer: Adam(rate: isDense ? 0.005 : 0.003),
        training: run.isShuffled ? data.training.changed(by: [rule]) : data.training,
        validation: run.isShuffled ? data.unseen.changed(by: [rule]) : data.unseen,
        epochs: sheet.count("passes"), seed: seed)
    case .fashion:
      return Experiment(
        model: model(run), loss: .crossEntropy, optimizer: Adam(rate: isDense ? 0.002 : 0.004),
        training: wardrobe?.training ?? data.training, validation: wardrobe?.unseen,
        epochs: sheet.count("epochs"), seed: seed)
    }
  }

  /// Keeps in mind what a net of at most 150 weights has reached, whatever is trained next.
  mutating func rememberSmallNet() {
    let run = WindowRun(group: .motif, net: .window)
    guard standing == .motif, !isEdited, desk.isFinished(run), model(run).weightCount <= 150,
      let right = desk.report(run)?.evaluations[Self.unseen]?.accuracy
    else { return }
    bestSmall = max(bestSmall, Double(right))
  }
}
