internal import Compute
internal import Learning

/// One of the runs of the lab `lookup`, by all that it depends on.
public enum LookupRun: Hashable, Sendable {
  /// A network in training.
  case network(LookupNet)
  /// The steps of the arithmetic by hand.
  case hand
}

extension LookupLab {
  /// Steps from one measurement to the next.
  static let interval = 5

  /// What Space trains in the view on stage.
  var nets: [LookupNet] {
    var net = LookupNet(seed: seed)
    switch view {
    case .memory:
      (net.pairs, net.width) = (sheet.count("pairs"), sheet.count("width"))
      net.updates = sheet.count("updates")
      var memory = net
      memory.kind =
        switch sheet.word("cell") {
        case "gru": .gru
        case "lstm": .lstm
        default: .plain
        }
      return [net, memory]
    case .hand, .cost: return []
    case .learn:
      (net.pairs, net.width) = (sheet.count("pairs"), sheet.count("width"))
      (net.heads, net.updates) = (sheet.count("heads"), sheet.count("updates"))
      return [net]
    case .average:
      (net.pairs, net.updates) = (sheet.count("pairs"), sheet.count("updates"))
      var average = net
      average.kind = .average
      return [net, average]
    case .shuffle:
      (net.hasPositions, net.isCausal) = (sheet.isOn("positions"), sheet.isOn("causal"))
      net.isShuffled = true
      return [net]
    case .erase:
      (net.pairs, net.heads) = (sheet.count("pairs"), sheet.count("heads"))
      return [net]
    case .table:
      (net.pairs, net.width) = (sheet.count("pairs"), sheet.count("width"))
      (net.heads, net.updates) = (sheet.count("heads"), sheet.count("updates"))
      (net.hasPositions, net.isCausal) = (sheet.isOn("positions"), sheet.isOn("causal"))
      if sheet.isOn("average") { net.kind = .average }
      return [net]
    }
  }

  /// What a learner reads of a run beside others.
  public func legend(_ run: LookupRun) -> String {
    switch run {
    case .network(let net): net.name
    case .hand: ""
    }
  }

  /// Networks, or the arithmetic by hand.
  public var orderTags: [LookupRun] {
    view == .hand ? [.hand] : nets.map(LookupRun.network)
  }

  /// What Space trains.
  public var orders: [RunOrder<LookupRun>] {
    orderTags.map { tag in
      switch tag {
      case .network(let net): RunOrder(tag, job(net))
      case .hand: RunOrder(tag, Beat.job(steps: HandAttention.parts))
      }
    }
  }

  /// The arithmetic goes part by part.
  public var paces: [Pace] {
    view == .hand ? RunPace.levels.map { _ in .steps(1) } : RunPace.levels
  }

  /// Adam at 0.01 on batches of 64.
  private func job(_ net: LookupNet) -> Job {
    let training = LookupTask.examples(
      of: net.pairs, count: LookupTask.learned, seed: net.seed, "learned")
    let unseen = LookupTask.examples(
      of: net.pairs, count: LookupTask.unseen, seed: net.seed, "unseen")
    var job = Job(
      experiment: Experiment(
        model: net.model, loss: .crossEntropy, optimizer: Adam(rate: 0.01),
        training: training.data, validation: unseen.data, batchSize: 64, steps: net.updates,
        seed: net.seed, evaluatesEvery: Self.interval))
    guard net.looks else { return job }
    job.probes = ["attention.out_proj.weight", "answer.weight", "answer.bias"]
    job.queries = LookupQuestions.erasures(net)
    job.examinations = LookupQuestions.examinations(net, unseen.data)
    job.initial = net.initial
    return job
  }
}
