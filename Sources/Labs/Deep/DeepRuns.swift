internal import Compute
internal import Learning
internal import TextUI

/// One of the runs of the lab `deep`, by all that it depends on.
public struct DeepRun: Hashable, Sendable {
  var net: DeepNet
  var rate: Double
  var seed: UInt64
  /// Whether the network is only looked at, not trained.
  var isLook = false
  /// Whether every picture says what happens in its layers.
  var isExamined = true
  /// As the legend names it.
  var name = ""
}

extension DeepLab {
  /// Passes over the digits in every run.
  static let epochs = 20
  /// Depths and activations that are tried.
  static let depths = [1, 2, 5, 10]
  /// Start scales that are compared.
  static let scales = [0.25, 0.5, 1, 1.5, 2]

  /// What Space trains in the view on stage.
  var tags: [DeepRun] {
    switch view {
    case .spread:
      return Self.scales.map { scale in
        var other = net
        other.start = .random(scale: scale)
        return DeepRun(
          net: other, rate: 0, seed: seed, isLook: true, name: Numbers.tick(scale))
      }
    case .slopes:
      return DeepNet.Bend.allCases.map { bend in
        var other = net
        other.bend = bend
        return DeepRun(net: other, rate: 0, seed: seed, isLook: true, name: bend.rawValue)
      }
    case .zero, .build: return [DeepRun(net: net, rate: rate, seed: seed)]
    case .depth:
      return DeepNet.Bend.allCases.flatMap { bend in Self.depths.map { cell(bend, $0) } }
    case .deeper:
      return ["first", "second"].map { dial in
        var other = net
        other.depth = sheet.count(dial)
        let layers = other.depth == 1 ? "1 layer" : "\(other.depth) layers"
        return DeepRun(net: other, rate: rate, seed: seed, name: layers)
      }
    case .shortcut:
      var other = net
      other.hasShortcuts = true
      return [
        DeepRun(net: net, rate: rate, seed: seed, name: "without"),
        DeepRun(net: other, rate: rate, seed: seed, name: "with"),
      ]
    case .tall:
      var plain = net
      plain.hasNorm = false
      let bare = DeepRun(net: plain, rate: rate, seed: seed, name: "shortcuts")
      guard net.hasNorm else { return [bare] }
      return [bare, DeepRun(net: net, rate: rate, seed: seed, name: "with norm")]
    }
  }

  /// What a learner reads of a run beside others.
  public func legend(_ run: DeepRun) -> String {
    switch view {
    case .spread: return "scale \(run.name)"
    case .depth:
      return "\(run.net.bend.rawValue) \(run.net.depth) "
        + (run.net.depth == 1 ? "layer" : "layers")
    case .shortcut: return "\(run.name) shortcuts"
    case .slopes, .zero, .deeper, .tall, .build: return run.name
    }
  }

  /// A cell of the table of depths.
  func cell(_ bend: DeepNet.Bend, _ depth: Int) -> DeepRun {
    var net = DeepNet(depth: depth, bend: bend)
    net.start = .random(scale: sheet.number("scale"))
    return DeepRun(
      net: net, rate: rate, seed: seed, isExamined: false, name: "\(bend.rawValue) \(depth)")
  }

  /// What is looked at before Space where Space compares several.
  var current: DeepRun {
    DeepRun(net: net, rate: 0, seed: seed, isLook: true)
  }

  /// The network that the dials of the view on stage say.
  var net: DeepNet {
    var net = DeepNet()
    switch view {
    case .spread, .slopes: (net.depth, net.width) = (sheet.count("depth"), sheet.count("width"))
    case .zero: net.depth = sheet.count("depth")
    case .depth, .deeper: break
    case .shortcut: net.depth = sheet.count("depth")
    case .tall:
      net.depth = sheet.count("depth")
      net.hasShortcuts = true
      net.hasNorm = sheet.isOn("norm")
    case .build:
      (net.depth, net.width) = (sheet.count("depth"), sheet.count("width"))
      net.hasShortcuts = sheet.isOn("shortcuts")
      net.hasNorm = sheet.isOn("norm")
    }
    switch view {
    case .spread, .slopes, .shortcut, .build:
      net.bend = DeepNet.Bend(rawValue: sheet.word("bend")) ?? .relu
      net.start = .random(scale: sheet.number("scale"))
    case .deeper: net.bend = DeepNet.Bend(rawValue: sheet.word("bend")) ?? .relu
    case .zero:
      net.start =
        switch sheet.word("start") {
        case "equal": .equal
        case "random": .random(scale: 1)
        default: .random(scale: 0)
        }
    case .depth, .tall: break
    }
    return net
  }

  private var rate: Double {
    switch view {
    case .zero, .depth, .deeper, .shortcut, .tall, .build: sheet.number("rate")
    case .spread, .slopes: 0
    }
  }

  /// By what the runs of the view are known.
  public var orderTags: [DeepRun] { tags }
  /// What Space trains.
  public var orders: [RunOrder<DeepRun>] { tags.map(order) }

  /// The same at rest, or the one network that the dials say.
  public var standing: [RunOrder<DeepRun>] {
    switch view {
    case .spread, .slopes: [order(current)]
    case .depth: [order(cell(.sigmoid, 1))]
    case .zero, .deeper, .shortcut, .tall, .build: orders
    }
  }

  /// Several networks one after the other, where they are more than can be watched.
  public var isSweep: Bool { view == .spread || view == .slopes || view == .depth }

  private func order(_ run: DeepRun) -> RunOrder<DeepRun> {
    RunOrder(
      run,
      Job(
        experiment: experiment(run),
        probes: [run.net.weight(of: 1)],
        examinations: run.isExamined
          ? [LayerSignals.examination(of: run.net, digits.training)] : []))
  }

  /// Plain descent on batches of 32. A look is one step that moves nothing.
  private func experiment(_ run: DeepRun) -> Experiment {
    Experiment(
      model: run.net.model, loss: .crossEntropy, optimizer: SGD(rate: run.rate),
      training: digits.training, validation: run.isLook ? nil : digits.validation,
      epochs: Self.epochs, steps: run.isLook ? 1 : nil, seed: run.seed)
  }
}
