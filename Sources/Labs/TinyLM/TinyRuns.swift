internal import Compute
internal import Learning

/// One of the runs of the lab `tinylm`.
public enum TinyRun: Hashable, Sendable {
  /// A network in training.
  case network(TinyNet)
  /// The same, trained and brought back to be asked.
  case recall(TinyNet)
  /// Words of the language, one after the other.
  case words(Int)
}

extension TinyLab {
  /// Steps from one measurement to the next.
  static let interval = 50

  /// What Space trains in the view on stage, and what a learner reads of each.
  var nets: [(name: String, net: TinyNet)] {
    var net = TinyNet(seed: seed)
    if view != .grammar { net.updates = sheet.count("updates") }
    switch view {
    case .grammar, .scale: return []
    case .parts: net.width = sheet.count("width")
    case .floor: (net.width, net.layers) = (sheet.count("width"), sheet.count("layers"))
    case .agree: net.heads = sheet.count("heads")
    case .sample: break
    case .facts, .waits: (net.text, net.width) = (.facts, 32)
    case .mask:
      net.skipsLast = true
      var open = net
      open.hasMask = false
      return [("with the mask", net), ("without it", open)]
    case .without:
      net.layers = sheet.count("layers")
      var variants = [(name: "everything", net: net)]
      func add(_ name: String, _ change: (inout TinyNet) -> Void) {
        var other = net
        change(&other)
        variants.append((name, other))
      }
      add("no places") { $0.hasPositions = false }
      add("no network") { $0.hasNetwork = false }
      add("no attention") { $0.hasAttention = false }
      add("no shortcuts") { $0.hasShortcuts = false }
      return variants
    case .build:
      (net.width, net.layers) = (sheet.count("width"), sheet.count("layers"))
      (net.heads, net.hasMask) = (sheet.count("heads"), sheet.isOn("mask"))
      net.hasPositions = sheet.isOn("positions")
    }
    return [("the network", net)]
  }

  /// What a learner reads of a run beside others.
  public func legend(_ run: TinyRun) -> String {
    nets.first { .network($0.net) == run }?.name ?? ""
  }

  /// Networks, or words.
  public var orderTags: [TinyRun] {
    view == .grammar ? [.words(sheet.count("words"))] : nets.map { .network($0.net) }
  }

  /// What Space trains.
  public var orders: [RunOrder<TinyRun>] { orderTags.map(order) }

  /// Of networks that are trained one after the other, the first stands there before.
  public var standing: [RunOrder<TinyRun>] { isSweep ? Array(orders.prefix(1)) : orders }

  /// Each part taken away in turn.
  public var isSweep: Bool { view == .without }

  func order(_ tag: TinyRun) -> RunOrder<TinyRun> {
    switch tag {
    case .network(let net): RunOrder(tag, job(net))
    case .recall(let net): RunOrder(tag, recall(net))
    case .words(let count): RunOrder(tag, Beat.job(steps: count))
    }
  }

  /// Adam on batches of 32, its rate falling along half a cosine; measured on unseen pieces.
  private func job(_ net: TinyNet) -> Job {
    let isFacts = net.text == .facts
    let (learned, unseen) =
      isFacts
      ? (TinyText.learnedFacts, TinyText.unseenFacts)
      : net.skipsLast
        ? (TinyText.learnedWithoutLast, TinyText.unseenWithoutLast)
        : (TinyText.learned, TinyText.unseen)
    return Job(
      experiment: Experiment(
        model: net.model, loss: .crossEntropy, optimizer: Adam(rate: 0.01),
        training: learned, validation: unseen, batchSize: 32,
        steps: net.updates, seed: net.seed, evaluatesEvery: Self.interval, schedule: .cosine()),
      probes: net.parameters.map(\.name), queries: TinyPrompts.queries(net.text))
  }

  /// The weights of a finished run in a network of its own, that is asked and not trained.
  private func recall(_ net: TinyNet) -> Job {
    let values = desk.report(.network(net))?.snapshot.values ?? [:]
    return Job(
      experiment: Experiment(
        model: net.model, loss: .crossEntropy, optimizer: SGD(rate: 0),
        training: TinyText.windows(.sentences, count: 1, seed: 1), batchSize: 1, steps: 1,
        seed: net.seed),
      queries: net.text == .sentences ? TinyPrompts.queries(net.text, isEnd: true) : [],
      initial: net.parameters.compactMap { parameter in
        values[parameter.name].map {
          Checkpoint.Tensor(name: parameter.name, shape: parameter.shape, values: $0)
        }
      })
  }
}
