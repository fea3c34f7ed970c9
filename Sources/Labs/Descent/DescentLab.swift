internal import TextUI

/// Walking downhill on losses: of one weight, of two, and of two thousand.
///
/// Metrics: `step`, `w`, `slope`, `loss`, `w.1` (after one step), `hops` (how often the walker has crossed
/// the lowest place) and `growth` (last loss by first) on the bowl; `a.w`, `a.loss`, `b.w`, `b.loss`,
/// `found.left`, `found.right` in the valleys; `ravine.loss`, `ravine.steps` (until the loss was below
/// 0.01; missing if it never was) and `ravine.best`; `saddle.loss`, `saddle.y`, `saddle.steps` (until the
/// loss was below −0.2); `a.accuracy`, `b.accuracy`, `gap` between them and `agree` (the share of
/// weights within 0.05 of each other) of the two networks, `slice.low` and `slice.high`; `goal`.
public struct DescentLab: Lab {
  /// `descent`.
  public static let id = "descent"
  /// The digits.
  public static let tables = [DigitPots.table]
  /// The bowl at any rate.
  public static let mainView = DescentView.rates.rawValue
  /// In the order of lesson L05.
  public static let views = DescentView.allCases.map { LabView($0.rawValue, $0.title) }

  let digits: DigitPots
  var view = DescentView.rates
  var sheet = ControlSheet([
    .numbers(
      "rate", "rate",
      [
        0.001, 0.003, 0.01, 0.02, 0.05, 0.1, 0.2, 0.3, 0.5, 0.7, 0.9, 1, 1.05, 1.1, 1.2, 1.5, 2,
      ], at: 0.1),
    .numbers("start", "start", (-4...28).map { Double($0) / 4 }, at: 0),
    .flag("trail", "trail", at: true),
    .numbers("a", "start A", (-20...20).map { Double($0) / 10 }, at: 0.1),
    .numbers("b", "start B", (-20...20).map { Double($0) / 10 }, at: 0.2),
    .numbers(
      "ravine.rate", "rate",
      [
        0.001, 0.005, 0.01, 0.02, 0.03, 0.04, 0.05, 0.06, 0.07, 0.075, 0.079, 0.08, 0.081, 0.09,
        0.1,
        0.2, 0.5, 1, 1.9, 2,
      ], at: 0.02),
    .counts("steepness", "steepness", [1, 2, 5, 10, 25, 50], at: 25),
    .numbers("x", "start x", (-9...9).map { Double($0) / 2 }, at: 4),
    .numbers("y", "start y", (-6...6).map { Double($0) / 4 }, at: 1),
    .numbers("nudge", "nudge", [0, 0.001, 0.01, 0.1], at: 0),
    .numbers("saddle.rate", "rate", [0.02, 0.05, 0.1, 0.2, 0.5], at: 0.1),
    .words("cut", "cut", ["random", "A to B"], at: "random"),
    .counts("epochs", "epochs", [1, 5, 15, 30], at: 15),
  ])
  var seed: UInt64
  var desk: RunDesk<DescentRun>

  /// Whether a walker has come to rest in the valley at the left, and in the one at the right.
  var hasFoundLeft = false
  var hasFoundRight = false
  /// Steps that the ravine took, by rate, as long as the ravine and the start stay the same; 0 where
  /// the loss never was below 0.01.
  var tried: [Double: Int] = [:]
  /// The fewest steps through the ravine of the lesson.
  var ravineBest: Int?

  /// Takes the settings over.
  public init(_ context: LabContext) throws(LabError) {
    digits = try DigitPots(context, lab: Self.id)
    seed = context.seed
    desk = RunDesk(firstJob: context.firstJob, paceLevel: 0)
    for (name, value) in context.settings { set(name, to: value) }
  }

  /// Everything set, as text.
  public var settings: [String: String] {
    sheet.settings.merging([
      "view": view.rawValue, "seed": "\(seed)", "found.left": hasFoundLeft ? "yes" : "no",
      "found.right": hasFoundRight ? "yes" : "no", "ravine.best": "\(ravineBest ?? 0)",
      "tried": tried.sorted { $0.key < $1.key }.map { "\($0.key):\($0.value)" }
        .joined(separator: " "),
    ]) { $1 }
  }

  /// What the view on stage can be set to.
  public var controls: [LabControl] { sheet.controls(view.dials) }

  /// The run of that job, whichever view it belongs to.
  public func run(ofJob number: Int) -> RunExport? { desk.run(ofJob: number, legend) }

  /// Where the runs on stage stand.
  public var timeline: Timeline? { isTrainable ? desk.timeline : nil }
  /// How far the walk or the training is.
  public var run: RunState {
    if desk.isRunning || view == .slice && isMeasuring { return .running }
    return tags.allSatisfy(desk.isFinished) ? .finished : .ready
  }
  /// Every view runs something.
  public var isRunnable: Bool { true }
  /// Walks are exact: only networks are drawn.
  public var isSeeded: Bool { view == .slice }

  /// Arrows move the start.
  public var keys: [LabKey] {
    switch view {
    case .fog, .bowl, .rates:
      [LabKey([.left, .right], "←→", "move the start", help: "Begin further left or right.")]
    case .valleys:
      [
        LabKey([.left, .right], "←→", "start of A", help: "Begin A further left or right."),
        LabKey([.up, .down], "↑↓", "start of B", help: "Begin B further right or left."),
      ]
    case .ravine:
      [
        LabKey(
          [.left, .right, .up, .down], "↑↓←→", "move the start", help: "Begin at another place.")
      ]
    case .saddle:
      [LabKey([.up, .down], "↑↓", "nudge", help: "Begin further from the ridge, or on it.")]
    case .slice: []
    }
  }

  /// The runs of the view on stage.
  public var exports: [RunExport] { desk.exports(legend) }

  /// Takes an event into account and says what the trainer should do.
  public mutating func update(_ event: LabEvent) -> [LabCommand] {
    switch event {
    case .opened(let name, let settings):
      view = DescentView(rawValue: name) ?? .rates
      let before = sheet
      for (name, value) in settings { set(name, to: value) }
      return sheet == before && tags.allSatisfy(desk.isFinished) ? [] : stand()
    case .setting(let name, let value):
      set(name, to: value)
      return stand()
    case .turn(let control, let notches):
      guard controls.indices.contains(control) else { return [] }
      let name = controls[control].name
      return sheet.turn(name, by: notches) ? turned(name) : []
    case .slide(let control, let share):
      guard controls.indices.contains(control) else { return [] }
      let name = controls[control].name
      return sheet.slide(name, to: share) ? turned(name) : []
    case .run: return runView()
    case .step: return desk.step()
    case .reset: return stand()
    case .reseed:
      seed += 1
      return stand()
    case .slower: return desk.changePace(by: -1)
    case .faster: return desk.changePace(by: 1)
    case .scrub(let step): return desk.scrub(to: step)
    case .key(let key): return press(key)
    case .pointer(let event, let size): return point(event, on: size)
    case .report(let report): return receive(report)
    }
  }

  private mutating func set(_ name: String, to value: String) {
    switch name {
    case "view": view = DescentView(rawValue: value) ?? view
    case "seed": seed = UInt64(value) ?? seed
    case "found.left": hasFoundLeft = value == "yes"
    case "found.right": hasFoundRight = value == "yes"
    case "tried":
      tried = [:]
      for pair in value.split(separator: " ") {
        let parts = pair.split(separator: ":")
        guard parts.count == 2, let rate = Double(parts[0]), let steps = Int(parts[1]) else {
          continue
        }
        tried[rate] = max(0, steps)
      }
    case "ravine.best": ravineBest = Int(value).flatMap { $0 > 0 ? $0 : nil }
    default: sheet.set(name, to: value)
    }
  }

  private mutating func press(_ key: Key) -> [LabCommand] {
    let name: String? =
      switch (view, key) {
      case (.fog, .left), (.fog, .right), (.bowl, .left), (.bowl, .right), (.rates, .left),
        (.rates, .right):
        "start"
      case (.valleys, .left), (.valleys, .right): "a"
      case (.valleys, .up), (.valleys, .down): "b"
      case (.ravine, .left), (.ravine, .right): "x"
      case (.ravine, .up), (.ravine, .down): "y"
      case (.saddle, .up), (.saddle, .down): "nudge"
      default: nil
      }
    guard let name, sheet.turn(name, by: key == .right || key == .up ? 1 : -1) else { return [] }
    return turned(name)
  }
}
