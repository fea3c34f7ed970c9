internal import TextUI

/// Everything about a run that can be set: data, inputs, layers and training. A value, so that a
/// sweep can have several.
struct PlaygroundSetup: Equatable, Sendable {
  /// The dials, by name.
  var sheet: ControlSheet
  /// The seed of the first weights, of the order of the examples and of dropout.
  var seed: UInt64
  /// The learner's own points, which the dial `data` can be turned to.
  let file: PlaneFile?

  static let mostLayers = 6
  static let functions = ["tanh", "relu", "sigmoid", "linear", "leaky-relu", "gelu", "silu"]
  static let optimizers = ["sgd", "momentum", "nesterov", "adam", "adamw", "rmsprop"]
  static let initializers = ["pytorch", "xavier", "he", "normal", "tiny", "equal", "zero"]
  static let rates = [
    0.00001, 0.0001, 0.0003, 0.001, 0.003, 0.01, 0.03, 0.1, 0.3, 1, 3, 10,
  ]
  static let strengths = [0.0001, 0.0003, 0.001, 0.003, 0.01, 0.03, 0.1, 0.3, 1, 3, 10]

  init(seed: UInt64, file: PlaneFile? = nil) {
    self.seed = seed
    self.file = file
    sheet = ControlSheet(
      Self.dataDials(file) + Self.inputDials + Self.layerDials + Self.trainingDials
        + Self.pictureDials)
  }

  private static func dataDials(_ file: PlaneFile?) -> [Dial] {
    [
      .words(
        "data", "data", PlanePattern.allCases.map(\.rawValue) + (file.map { [$0.name] } ?? []),
        at: file?.name ?? "circle"),
      .counts("points", "points", [20, 50, 100, 200, 300, 500, 1_000], at: 200),
      .counts("noise", "noise %", [0, 5, 10, 15, 20, 25, 30, 35, 40, 45, 50], at: 0),
      .counts("train", "train %", [10, 20, 30, 40, 50, 60, 70, 80, 90], at: 50),
      .counts("sample", "sample", 1...99, at: 1),
    ]
  }

  private static var inputDials: [Dial] {
    PlaneFeature.allCases.map { .flag($0.name, $0.label, at: $0 == .x1 || $0 == .x2) }
  }

  private static var layerDials: [Dial] {
    [
      .counts("layers", "hidden layers", 0...mostLayers, at: 2),
      .words("activation", "activation", functions, at: "tanh"),
    ]
      + (1...mostLayers).flatMap { layer -> [Dial] in
        [
          .counts("units\(layer)", "units \(layer)", 1...16, at: layer == 1 ? 4 : 2),
          .words("activation\(layer)", "layer \(layer)", ["as all"] + functions, at: "as all"),
        ]
      }
  }

  private static var trainingDials: [Dial] {
    [
      .words("optimizer", "optimizer", optimizers, at: "adam"),
      .numbers("rate", "rate", rates, at: 0.03),
      .numbers("momentum", "momentum", [0, 0.5, 0.8, 0.9, 0.95, 0.99], at: 0.9),
      .counts("batch", "batch", [1, 2, 5, 10, 20, 30, 50, 100, 200, 500, 1_000], at: 10),
      .words("loss", "loss", ["cross-entropy", "squared", "absolute"], at: "cross-entropy"),
      .words("penalty", "penalty", ["none", "L1", "L2"], at: "none"),
      .numbers("strength", "strength", strengths, at: 0.003),
      .numbers("dropout", "dropout", [0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8], at: 0),
      .words("init", "first weights", initializers, at: "pytorch"),
      .counts(
        "epochs", "epochs", [10, 20, 50, 100, 200, 500, 1_000, 2_000, 5_000, 10_000], at: 200),
      .words(
        "stop", "stop at", ["epochs", "95 %", "99 %", "100 %", "loss 0.1", "loss 0.01"],
        at: "epochs"),
    ]
  }

  private static var pictureDials: [Dial] {
    [
      .words("show", "controls", PlaygroundPage.allCases.map(\.rawValue), at: "main"),
      .flag("test", "test points", at: false),
      .flag("discrete", "discrete", at: false),
      .flag("wires", "all wires", at: false),
      .flag("log", "log loss", at: false),
      .words("sweep", "compare", PlaygroundSweep.allCases.map(\.rawValue), at: "rate"),
    ]
  }
}

/// The dials in groups, since they would not fit below a picture together.
enum PlaygroundPage: String, CaseIterable, Sendable {
  case main, data, inputs, layers, functions, training, penalty, picture

  /// The dials of a group for a setup; the group itself can always be turned.
  func dials(_ setup: PlaygroundSetup, in view: PlaygroundView) -> [String] {
    let layers = setup.sheet.count("layers")
    let own =
      switch self {
      case .main: ["data", "activation", "rate", "optimizer", "layers", "units1"]
      case .data: ["data", "points", "noise", "train", "sample"]
      case .inputs: PlaneFeature.allCases.map(\.name)
      case .layers: ["layers"] + (0..<layers).map { "units\($0 + 1)" }
      case .functions: ["activation"] + (0..<layers).map { "activation\($0 + 1)" }
      case .training:
        ["optimizer", "rate", "momentum", "batch", "loss", "init", "epochs", "stop"]
      case .penalty: ["penalty", "strength", "dropout"]
      case .picture: view.pictureDials
      }
    return ["show"] + (view == .sweep ? ["sweep"] : []) + own
  }
}

extension PlaygroundView {
  /// The dials that only change the picture, as far as they change this one.
  var pictureDials: [String] {
    switch self {
    case .network: ["test", "discrete", "wires", "log"]
    case .plane, .unit: ["test", "discrete"]
    case .curve: ["log"]
    case .confusion: []
    case .sweep: ["discrete", "log"]
    }
  }
}

extension PlaygroundSetup {
  /// The group of dials that is shown.
  var page: PlaygroundPage { PlaygroundPage(rawValue: sheet.word("show")) ?? .main }
  /// What the network is given of each point; never nothing.
  var features: [PlaneFeature] {
    let chosen = PlaneFeature.allCases.filter { sheet.isOn($0.name) }
    return chosen.isEmpty ? [.x1] : chosen
  }
  /// The units of each hidden layer.
  var units: [Int] { (0..<sheet.count("layers")).map { sheet.count("units\($0 + 1)") } }
  /// What the units of a hidden layer do to their sums, by its number from 0.
  func function(_ layer: Int) -> String {
    let own = sheet.word("activation\(layer + 1)")
    return own == "as all" ? sheet.word("activation") : own
  }

  /// The points.
  var data: PlaneData {
    let share = Double(sheet.count("train")) / 100
    let sample = UInt64(sheet.count("sample"))
    guard let pattern = PlanePattern(rawValue: sheet.word("data")) else {
      return file?.data(trainingShare: share, seed: sample)
        ?? PlaneData(title: "", isRegression: false, training: [], test: [])
    }
    var data = PlaneData(
      title: pattern.title, isRegression: pattern.isRegression, training: [], test: [])
    data.part(
      pattern.points(
        sheet.count("points"), noise: Double(sheet.count("noise")) / 100, seed: sample),
      trainingShare: share, seed: sample)
    return data
  }

  /// Turns a dial, unless that would leave the network without an input.
  mutating func turn(_ name: String, by notches: Int) -> Bool {
    var changed = self
    guard changed.sheet.turn(name, by: notches), changed.hasInput else { return false }
    self = changed
    return true
  }

  /// Takes a setting, unless that would leave the network without an input.
  mutating func set(_ name: String, to value: String) -> Bool {
    var changed = self
    guard changed.sheet.set(name, to: value), changed.hasInput else { return false }
    self = changed
    return true
  }

  private var hasInput: Bool { PlaneFeature.allCases.contains { sheet.isOn($0.name) } }

  /// Dials that only change the picture.
  static let pictureNames: Set<String> = ["show", "test", "discrete", "wires", "log"]
  /// Dials that change what is trained on.
  static let dataNames: Set<String> = ["data", "points", "noise", "train", "sample"]
}
