internal import Compute
internal import Learning

/// One of the runs of the lab `memory`, by all that it depends on.
public struct MemoryRun: Hashable, Sendable {
  /// What is to be learned.
  enum Task: Hashable, Sendable {
    case echo(gap: Int)
    case years(YearSeries.Kind)
  }

  var task: Task
  var net: MemoryNet
  var rate: Double
  var clips = true
  var seed: UInt64
  /// Whether the network is only looked at, not trained.
  var isLook = false
  /// Whether it is the learner's own, which counts for the lab's task.
  var isOwn = false
  /// As the legend names it.
  var name = ""

  var gap: Int {
    switch task {
    case .echo(let gap): gap
    case .years: 0
    }
  }
}

extension MemoryLab {
  /// Updates in a run.
  static let updates = 500
  /// Updates in a run that forecasts.
  static let forecastUpdates = 400
  /// Gaps that are compared.
  static let gaps = [5, 10, 20, 40]

  /// What Space trains in the view on stage.
  var tags: [MemoryRun] {
    switch view {
    case .unroll:
      return [echo(sheet.count("steps") - 1, cell, units, 0.02)]
    case .echo:
      return Self.gaps.dropLast().map { echo($0, cell, units, rate) }
        + [echo(sheet.count("gap"), cell, units, rate)]
    case .signal: return Self.gaps.map(look)
    case .gates:
      return [MemoryCell.plain, cell].map { cell in
        var run = echo(sheet.count("gap"), cell, units, rate)
        run.name = cell.title
        return run
      }
    case .forecast, .free:
      return [years(YearSeries.Kind(rawValue: sheet.word("series")) ?? .sunspots)]
    case .cost: return []
    case .build:
      var run =
        YearSeries.Kind(rawValue: sheet.word("task")).map(years)
        ?? echo(sheet.count("gap"), cell, units, rate)
      run.isOwn = true
      run.name = ""
      return [run]
    }
  }

  /// The untrained network for a gap.
  func look(_ gap: Int) -> MemoryRun {
    var run = echo(gap, cell, units, 0)
    run.isLook = true
    run.name = "gap \(gap)"
    return run
  }

  var cell: MemoryCell { MemoryCell(rawValue: sheet.word("cell")) ?? .plain }
  var units: Int { sheet.count("units") }
  private var rate: Double { sheet.number("rate") }
  private var clips: Bool {
    switch view {
    case .echo, .build: sheet.isOn("clip")
    case .unroll, .signal, .gates, .forecast, .free, .cost: true
    }
  }

  /// The dial where there is one; a memory without one starts as suits it.
  private func factor(_ cell: MemoryCell) -> Double? {
    switch view {
    case .unroll, .echo, .signal, .build: sheet.number("factor")
    case .gates: cell == .plain ? 0.6 : 0.9
    case .forecast, .free, .cost: nil
    }
  }

  private func echo(_ gap: Int, _ cell: MemoryCell, _ units: Int, _ rate: Double) -> MemoryRun {
    var net = MemoryNet(
      cell: cell, units: units, inputs: EchoGame.symbols.count, outputs: 4, steps: gap + 1,
      factor: factor(cell))
    let isOpen = view == .gates ? sheet.isOn("open") : true
    net.keepOffset = !isOpen ? 0 : cell == .gru ? 2 : cell == .lstm ? 1 : 0
    return MemoryRun(
      task: .echo(gap: gap), net: net, rate: rate, clips: clips, seed: seed, name: "gap \(gap)")
  }

  private func years(_ kind: YearSeries.Kind) -> MemoryRun {
    let net = MemoryNet(
      cell: cell, units: units, inputs: 1, outputs: 1,
      steps: view == .build ? 22 : sheet.count("years"), factor: factor(cell))
    return MemoryRun(
      task: .years(kind), net: net, rate: rate, clips: clips, seed: seed, name: "network")
  }

  /// The runs of the view, without what they are made of.
  public var orderTags: [MemoryRun] { tags }
  /// What a learner reads of a run beside others.
  public func legend(_ run: MemoryRun) -> String { run.name }

  /// What Space trains.
  public var orders: [RunOrder<MemoryRun>] { tags.map(order) }

  /// The same at rest, or the one network whose signal the dials say.
  public var standing: [RunOrder<MemoryRun>] {
    view == .signal ? [order(look(sheet.count("gap")))] : orders
  }

  /// Looks come one after the other.
  public var isSweep: Bool { view == .signal }

  private func order(_ run: MemoryRun) -> RunOrder<MemoryRun> {
    let (training, unseen) = data(of: run)
    var job = Job(
      experiment: Experiment(
        model: run.net.model, loss: run.net.outputs == 1 ? .squaredError : .crossEntropy,
        optimizer: run.isLook ? SGD(rate: 0) : Adam(rate: run.rate), training: training,
        validation: run.isLook ? nil : unseen,
        steps: run.isLook ? 1 : run.net.outputs == 1 ? Self.forecastUpdates : Self.updates,
        seed: run.seed, evaluatesEvery: 10, clip: run.clips ? 1 : nil,
        freezes: run.net.inputs > 1 ? [MemoryNet.symbols] : []),
      probes: MemoryNet.probes, initial: run.net.initial(seed: run.seed))
    switch run.task {
    case .echo: job.examinations = [examination(of: run, unseen)]
    case .years: job.queries = unseen.inputs
    }
    return RunOrder(run, job)
  }

  /// Rows to learn from and rows to be tested on.
  private func data(of run: MemoryRun) -> (Dataset, Dataset) {
    switch run.task {
    case .echo(let gap): (game.training(gap: gap), game.unseen(gap: gap))
    case .years(let kind):
      (
        series(kind).training(window: run.net.steps), series(kind).unseen(window: run.net.steps)
      )
    }
  }

  /// Some rows followed through the network: more of them where their mean is what matters.
  private func examination(of run: MemoryRun, _ data: Dataset) -> Examination {
    let some = data.prefix(run.isLook ? 32 : 8)
    return Examination(
      "rows", inputs: some.inputs, targets: some.targets,
      tensors: [MemoryNet.hidden, MemoryNet.signal]
        + (run.net.cell == .plain ? [] : [MemoryNet.gates]))
  }
}
