internal import Compute
internal import Learning
internal import TextUI

/// Digits under stress: other light, nonsense, aimed noise, and what a network claims meanwhile.
///
/// The networks that are tested come with Descent, trained by `assets/networks/digits.yaml` and
/// `digits-windows.yaml`; with `weights=here` one is trained here, another for each seed.
///
/// Metrics, shares of 1: `accuracy`, `confidence` of the clear unseen digits; with a test's name
/// (`half`, `quarter`, `bright`, `brighter`, `inverted`, `fog`, `noise`, `moved`, `turned`)
/// `half.accuracy`, `half.confidence` …; `set.accuracy`, `set.confidence` for the sliders as set;
/// `nonsense.dots` (the mean of 100), `nonsense.white`, `nonsense.x`, `nonsense.plus` and
/// `nonsense.plus.answer` …; `random.0.10`, `aimed.0.10` … (shares right at that size),
/// `smallest` (the smallest aimed size with fewer than half right), `marked` (the size marked);
/// `claimed`, `actual`, `gap`, `temperature`, `gap.divided` for the network that saw few pictures;
/// `answered`, `error`, `fog.answered`, `fog.error` for the threshold; `plain.fog`, `varied.fog` …
/// `goal` is 1 once the marked size is within 0.01 of the smallest, and a threshold with less than
/// 1 % of errors on clear digits was applied to fog.
public struct StressLab: Lab {
  /// `stress`.
  public static let id = "stress"
  /// The digits.
  public static let tables = [DigitPots.table]
  /// The networks that are put to the test.
  public static let weights = Net.allCases.map(\.weights)
  /// What the lesson begins with.
  public static let mainView = StressView.light.rawValue
  /// In the order of lesson L20.
  public static let views = StressView.allCases.map { LabView($0.rawValue, $0.title) }

  let data: StressData
  /// The weights of the networks that come with Descent.
  let shipped: [Net: [Checkpoint.Tensor]]
  var view = StressView.light
  var sheet = ControlSheet(StressLab.dials)
  var seed: UInt64
  var desk: RunDesk<StressRun>
  /// The networks on the trainer's thread.
  var standing: StressGroup?
  /// Views whose test was carried out with the network that is there.
  var tested: Set<StressView> = []
  /// What networks have been asked last.
  var asked = ""
  /// The last job that was measured on aimed noise.
  var measuredJob = 0
  /// The aimed size that the learner takes for the smallest that halves the accuracy.
  var marked: Double?
  /// Whether a threshold that keeps clear digits below 1 % of errors was applied to fog.
  var hasSeenThresholdFail = false
  /// Which piece of nonsense is looked at.
  var chosen = 0
  /// What clear digits and fog were answered, for thresholds; kept when other views are looked at.
  var worlds: [String: Claims] = [:]

  /// What the scores of the network with few pictures are to be divided by, and in which job.
  var fitted: (job: Int, temperature: Double)?

  /// Prepares the digits and takes the settings over.
  public init(_ context: LabContext) throws(LabError) {
    data = try StressData(context)
    var shipped: [Net: [Checkpoint.Tensor]] = [:]
    for net in Net.allCases {
      shipped[net] = try TrainedWeights.tensors(
        net.weights, for: net.model, on: data.known, in: context, lab: Self.id)
    }
    self.shipped = shipped
    seed = context.seed
    desk = RunDesk(firstJob: context.firstJob)
    for (name, value) in context.settings { set(name, to: value) }
  }

  private static let dials: [Dial] = [
    .words("net", "network", Net.allCases.map(\.rawValue), at: Net.dense.rawValue),
    .words("weights", "trained", ["before", "here"], at: "before"),
    .counts("digit", "digit", 1...360, at: 1),
    .numbers("light", "light", [0, 0.1, 0.25, 0.5, 0.75, 1], at: 1),
    .numbers("background", "backlight", [0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7], at: 0),
    .numbers("noise", "noise", [0, 0.05, 0.1, 0.2, 0.3, 0.4, 0.5], at: 0),
    .counts("shift", "shift", -3...3, at: 0),
    .counts(
      "turn", "turn, degrees", [-90, -60, -45, -30, -20, -10, 0, 10, 20, 30, 45, 60, 90], at: 0),
    .flag("invert", "negative", at: false),
    .flag("fog", "fog", at: false),
    .numbers("size", "size", (0...30).map { Double($0) / 100 }, at: 0.1),
    .words("kind", "signs", ["random", "aimed"], at: "random"),
    .counts("pictures", "pictures", [50, 100, 200, 500, 1_077], at: 100),
    .counts("passes", "passes", [5, 10, 20, 50, 100, 200], at: 200),
    .numbers("divide", "divide by", [0.5, 0.75, 1, 1.25, 1.5, 1.75, 2, 2.5, 3, 4], at: 1),
    .numbers(
      "threshold", "threshold",
      (0...18).map { Double($0) / 20 } + (91...99).map { Double($0) / 100 },
      at: 0),
    .words("world", "pictures", ["clear", "fog", "half", "bright", "noise", "moved"], at: "clear"),
    .numbers("variety", "variety", [0, 0.25, 0.5, 0.75, 1], at: 1),
    .counts("epochs", "passes", [10, 25, 50, 100], at: 25),
  ]

  /// Everything set, as text.
  public var settings: [String: String] {
    var settings = sheet.settings
    settings["view"] = view.rawValue
    settings["seed"] = "\(seed)"
    settings["chosen"] = "\(chosen + 1)"
    settings["marked"] = marked.map { "\($0)" } ?? ""
    return settings
  }

  mutating func set(_ name: String, to value: String) {
    switch name {
    case "view": view = StressView(rawValue: value) ?? view
    case "seed": seed = UInt64(value) ?? seed
    case "chosen":
      if let number = Int(value) {
        chosen = min(max(1, number), StressData.nonsense.count) - 1
      }
    case "marked": marked = Double(value).flatMap { (0...0.3).contains($0) ? $0 : nil }
    default: sheet.set(name, to: value)
    }
  }

  /// What the view on stage can be set to.
  public var controls: [LabControl] { sheet.controls(view.dials) }

  /// The runs of the view on stage.
  public var exports: [RunExport] { desk.exports(\.name) }

  /// The run of that job, whichever view it belongs to.
  public func run(ofJob number: Int) -> RunExport? { desk.run(ofJob: number, \.name) }

  /// Takes an event into account and says what the trainer should do.
  public mutating func update(_ event: LabEvent) -> [LabCommand] {
    let commands = commands(for: event)
    rememberWorlds()
    fitTemperature()
    return commands + questions()
  }

  private mutating func commands(for event: LabEvent) -> [LabCommand] {
    let before = sheet
    switch event {
    case .opened(let name, let settings):
      view = StressView(rawValue: name) ?? .light
      for (name, value) in settings { set(name, to: value) }
      return opened(from: before, isTrained: settings["trained"] == "yes")
    case .setting(let name, let value):
      set(name, to: value)
      return dialsMoved(from: before)
    case .turn(let control, let notches):
      guard controls.indices.contains(control) else { return [] }
      sheet.turn(controls[control].name, by: notches)
      return dialsMoved(from: before)
    case .slide(let control, let share):
      guard controls.indices.contains(control) else { return [] }
      sheet.slide(controls[control].name, to: share)
      return dialsMoved(from: before)
    case .run: return runView()
    case .step: return isTrainable ? desk.step() : []
    case .reset:
      tested.remove(view)
      asked = ""
      return view.group == .base ? [] : stand()
    case .reseed:
      seed += 1
      return view.group == .base && isTrained ? train(atOnce: true) : stand()
    case .slower: return desk.changePace(by: -1)
    case .faster: return desk.changePace(by: 1)
    case .scrub(let step): return desk.scrub(to: step)
    case .key(let key):
      press(key)
      return []
    case .pointer: return []
    case .report(let report): return desk.receive(report)
    }
  }
}
