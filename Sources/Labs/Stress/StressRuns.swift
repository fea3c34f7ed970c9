internal import Compute
internal import Learning
internal import TextUI

/// What is trained, and what is asked of it.
extension StressLab {
  /// The runs of the view on stage.
  var runs: [StressRun] {
    switch view.group {
    case .base: [.base]
    case .few: [.few]
    case .varied: [.plain, .varied]
    }
  }

  /// Whether the networks of the view are there and trained.
  var isTrained: Bool { standing == view.group && runs.allSatisfy(desk.isFinished) }

  /// How far the run of the view is: training, and where the view has one its test.
  public var run: RunState {
    if desk.isRunning { return .running }
    guard isTrained else { return .ready }
    return view.group != .base || tested.contains(view) ? .finished : .ready
  }
  /// Every view runs something; a test that was made needs no second one.
  public var isRunnable: Bool { view.group != .base || run != .finished }
  /// A test that was not made cannot be taken back.
  public var isResettable: Bool { view.group != .base || tested.contains(view) }
  /// The network of the tests comes trained, or is trained out of sight.
  public var isTrainable: Bool { view.group != .base }
  /// The network that comes with Descent is the same for every seed.
  public var isSeeded: Bool { view.group != .base || !isShipped }

  mutating func runView() -> [LabCommand] {
    if desk.isRunning || (desk.isPaused && view.group != .base && hasBegun) {
      return desk.toggle()
    }
    if view.group == .base {
      tested.insert(view)
      return isTrained ? [] : train(atOnce: true)
    }
    return train(atOnce: false)
  }

  private var hasBegun: Bool {
    runs.contains { (desk.report($0)?.snapshot.position.step ?? 0) > 0 }
  }

  mutating func opened(from before: ControlSheet, isTrained wantsTraining: Bool) -> [LabCommand] {
    if standing == view.group {
      let moved = dialsMoved(from: before)
      guard moved.isEmpty, wantsTraining, view.group == .base, !isTrained, !desk.isRunning else {
        return moved
      }
      return train(atOnce: true)
    }
    let wasTrained = runs.allSatisfy(desk.isFinished)
    return wasTrained || (wantsTraining && view.group == .base) ? train(atOnce: true) : stand()
  }

  /// What the dials have changed: networks begin anew if it concerns them.
  mutating func dialsMoved(from before: ControlSheet) -> [LabCommand] {
    let moved = Set(
      sheet.dials.filter { dial in before.dials.contains { $0.name == dial.name && $0 != dial } }
        .map(\.name))
    guard !moved.isDisjoint(with: view.group.dials) else { return [] }
    if view.group == .base {
      let wasTrained = isTrained
      tested = []
      worlds = [:]
      return wasTrained ? train(atOnce: true) : stand()
    }
    return stand()
  }

  mutating func stand() -> [LabCommand] {
    asked = ""
    standing = view.group
    return desk.stand(runs.map { RunOrder($0, job($0)) })
  }

  mutating func train(atOnce: Bool) -> [LabCommand] {
    asked = ""
    standing = view.group
    return desk.show(runs.map { RunOrder($0, job($0)) }, at: atOnce ? .unlimited : nil)
  }

  private func job(_ run: StressRun) -> Job {
    switch run {
    case .base:
      var job =
        isShipped
        ? Job.showing(net.model, with: shipped[net] ?? [], on: data.known)
        : Job(experiment: experiment(run))
      job.trials = [Trial(name: Self.clearTrial, data: data.unseen)]
      return job
    case .few:
      return Job(
        experiment: experiment(run), queries: data.validation.inputs + data.unseen.inputs)
    case .plain, .varied: return Job(experiment: experiment(run))
    }
  }

  static let clearTrial = "clear"

  private func experiment(_ run: StressRun) -> Experiment {
    switch run {
    case .base:
      let isDense = net == .dense
      return Experiment(
        model: net.model, loss: .crossEntropy,
        optimizer: Adam(rate: isDense ? 0.005 : 0.004), training: data.known,
        validation: data.unseen, epochs: isDense ? 25 : 20, seed: seed)
    case .few:
      let count = sheet.count("pictures")
      // Equal steps for equal passes, whether there are few pictures or many.
      return Experiment(
        model: Net.dense.model, loss: .crossEntropy, optimizer: Adam(rate: 0.005),
        training: data.training.prefix(count), validation: data.unseen,
        batchSize: count > 200 ? 32 : 10, epochs: sheet.count("passes"), seed: seed)
    case .plain, .varied:
      let amount = run == .plain ? 0 : sheet.number("variety")
      // Six pictures of each: six times the same, or each in another way.
      let copies = (0..<6).map { copy in
        amount == 0
          ? data.known : StressData.varied(data.known, amount: amount, seed: UInt64(copy))
      }
      return Experiment(
        model: Net.dense.model, loss: .crossEntropy, optimizer: Adam(rate: 0.003),
        training: copies.dropFirst().reduce(copies[0]) { $0.joined(with: $1) },
        validation: data.unseen, epochs: max(1, sheet.count("epochs") / 5), seed: seed)
    }
  }
}
