internal import TextUI

/// Hidden layers: why they need a bend, what they make of the plane, and when they fail.
///
/// Metrics: `cell`, the top right number of the product; `linear.accuracy`; `starts.done`,
/// `starts.solved`, `starts.half` and `starts.third` (how many rest on the shelves at 0.3466 and
/// 0.4774); `inside.accuracy`; `accuracy` on unseen points, `train.accuracy`, `loss` and `weights` of the
/// learner's network; `filters.accuracy`; `deep.accuracy` (mean), `deep.best` and `deep.failed` (of five);
/// `best.xor`, `best.spiral`, `goal`.
public struct BendLab: Lab {
  /// `bend`.
  public static let id = "bend"
  /// The digits, for the filters.
  public static let tables = [DigitPots.table]
  /// The learner's network.
  public static let mainView = BendView.build.rawValue
  /// In the order of lesson L03.
  public static let views = BendView.allCases.map { LabView($0.rawValue, $0.title) }

  let digits: DigitPots
  var view = BendView.build
  var sheet = ControlSheet([
    .counts("a12", "A top right", -3...3, at: 2),
    .counts("b21", "B lower left", -3...3, at: 1),
    .counts("linear.layers", "layers", 1...5, at: 5),
    .counts("starts.units", "hidden units", [2, 3, 4, 8], at: 2),
    .words("starts.activation", "activation", ["tanh", "ReLU"], at: "tanh"),
    .counts("inside.units", "hidden units", 2...4, at: 2),
    .words("data", "data", ["xor", "rings", "moons", "spiral"], at: "xor"),
    .counts("layers", "layers", 0...3, at: 1),
    .counts("units", "units each", 1...16, at: 2),
    .words("activation", "activation", Bend.allCases.map(\.rawValue), at: "tanh"),
    .words("noise", "noise", ["none", "usual", "double", "triple"], at: "usual"),
    .numbers("rate", "rate", [0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1], at: 0.02),
    .counts("updates", "updates", [200, 500, 1_000, 2_000, 4_000], at: 2_000),
    .counts("filters", "filters", [4, 6, 8, 16], at: 6),
    .counts("deep.layers", "layers", [1, 2, 4, 8, 12], at: 12),
    .words("deep.activation", "activation", ["sigmoid", "tanh", "ReLU"], at: "sigmoid"),
  ])
  var seed: UInt64
  var desk: RunDesk<BendRun>

  /// Cells of the product that are shown, 0 ... 4.
  var revealed = 0
  /// The unit that the arrows are on, in the view of the units.
  var cursor = NetworkCursor(UnitPlace(layer: 1, unit: 0), unitCounts: [2, 2, 1])
  var showsAllWires = false
  /// The best on unseen points, by data.
  var best: [String: Double] = [:]

  /// Takes the settings over.
  public init(_ context: LabContext) throws(LabError) {
    digits = try DigitPots(context, lab: Self.id)
    seed = context.seed
    desk = RunDesk(firstJob: context.firstJob)
    for (name, value) in context.settings { set(name, to: value) }
  }

  /// Everything set, as text.
  public var settings: [String: String] {
    sheet.settings.merging([
      "view": view.rawValue, "seed": "\(seed)", "revealed": "\(revealed)",
      "best.xor": "\(best["xor"] ?? 0)", "best.spiral": "\(best["spiral"] ?? 0)",
    ]) { $1 }
  }

  /// What the view on stage can be set to.
  public var controls: [LabControl] { sheet.controls(view.dials) }

  /// Where the runs on stage stand.
  public var timeline: Timeline? { isTrainable ? desk.timeline : nil }
  /// How far the runs are.
  public var run: RunState {
    if view == .product { return revealed == 4 ? .finished : .ready }
    if desk.isRunning { return .running }
    return tags.allSatisfy(desk.isFinished) ? .finished : .ready
  }
  /// Every view runs something.
  public var isRunnable: Bool { view != .product || revealed < 4 }
  /// All but the product of matrices.
  public var isTrainable: Bool { view != .product }
  /// The product is shown cell by cell.
  public var isSteppable: Bool { isRunnable }
  /// What has been shown or run.
  public var isResettable: Bool { view != .product || revealed > 0 }
  /// Where first weights are drawn.
  public var isSeeded: Bool { view != .product }

  /// The units can be walked through.
  public var keys: [LabKey] {
    guard view == .units else { return [] }
    return [
      LabKey(
        [.up, .down, .left, .right], "↑↓←→", "choose a unit", help: "Go from unit to unit."),
      LabKey(["W"], "W", "all wires", help: "Show wires of small weights, too."),
    ]
  }

  /// The runs of the view on stage.
  public var exports: [RunExport] { desk.exports(legend) }

  /// The run of that job, whichever view it belongs to.
  public func run(ofJob number: Int) -> RunExport? { desk.run(ofJob: number, legend) }

  /// Takes an event into account and says what the trainer should do.
  public mutating func update(_ event: LabEvent) -> [LabCommand] {
    switch event {
    case .opened(let name, let settings):
      view = BendView(rawValue: name) ?? .build
      let before = sheet
      for (name, value) in settings { set(name, to: value) }
      return sheet == before && tags.allSatisfy(desk.isFinished) ? [] : stand()
    case .setting(let name, let value):
      set(name, to: value)
      return stand()
    case .turn(let control, let notches):
      guard controls.indices.contains(control),
        sheet.turn(controls[control].name, by: notches)
      else { return [] }
      return stand()
    case .slide(let control, let share):
      guard controls.indices.contains(control),
        sheet.slide(controls[control].name, to: share)
      else { return [] }
      return stand()
    case .run:
      if view == .product {
        revealed = 4
        return []
      }
      return desk.isRunning || desk.isPaused && tags.contains { desk.steps($0) > 0 }
        ? desk.toggle() : desk.show(orders)
    case .step:
      guard view == .product else { return desk.step() }
      revealed = min(4, revealed + 1)
      return []
    case .reset:
      if view == .product { revealed = 0 }
      return stand()
    case .reseed:
      seed += 1
      return stand()
    case .slower: return desk.changePace(by: -1)
    case .faster: return desk.changePace(by: 1)
    case .scrub(let step): return desk.scrub(to: step)
    case .key(let key):
      press(key)
      return []
    case .pointer(let event, let size):
      point(event, on: size)
      return []
    case .report(let report):
      let commands = desk.receive(report)
      noteBest()
      return commands
    }
  }

  private mutating func stand() -> [LabCommand] {
    view == .product ? desk.rest() : desk.stand(orders)
  }

  /// Remembers how well the data of the goal has been learned.
  private mutating func noteBest() {
    guard view == .build || view == .units, desk.isFinished(.build), let accuracy = unseenAccuracy
    else { return }
    let data = sheet.word("data")
    best[data] = max(best[data] ?? 0, accuracy)
  }

  private mutating func set(_ name: String, to value: String) {
    switch name {
    case "view": view = BendView(rawValue: value) ?? view
    case "seed": seed = UInt64(value) ?? seed
    case "revealed": revealed = min(max(0, Int(value) ?? revealed), 4)
    case "best.xor": best["xor"] = Double(value)
    case "best.spiral": best["spiral"] = Double(value)
    default: sheet.set(name, to: value)
    }
  }
}
