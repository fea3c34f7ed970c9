internal import TextUI

/// One adjustable unit: two inputs, two weights, an offset, and the straight line that they draw.
///
/// Metrics: `sum` and `output` of the unit in the first view; `accuracy`, `angle` in degrees,
/// `sharpness` and `yes` (the part of the plane where it says yes) of the learner's line, and
/// `yes.before` and `sharpness.before` as they were; `trained.accuracy`, `trained.w1`, `trained.w2`,
/// `trained.offset` and `same` (1 if training found the learner's weights within 0.1); `hand.best` and
/// `presses`; `search.best` and `search.done`; `goal`.
public struct NeuronLab: Lab {
  /// `neuron`.
  public static let id = "neuron"
  /// By hand, then by training.
  public static let mainView = NeuronView.hand.rawValue
  /// In the order of lesson L02.
  public static let views = NeuronView.allCases.map { LabView($0.rawValue, $0.title) }

  static let knob = (-60...60).map { Double($0) / 10 }

  var view = NeuronView.hand
  var sheet = ControlSheet([
    .numbers("x1", "x₁", (-8...8).map { Double($0) / 4 }, at: 1),
    .numbers("x2", "x₂", (-8...8).map { Double($0) / 4 }, at: 0.5),
    .numbers("sum.w1", "w₁", Self.knob, at: 2),
    .numbers("sum.w2", "w₂", Self.knob, at: -1),
    .numbers("sum.offset", "offset", Self.knob, at: -0.5),
    .words("activation", "activation", Squash.allCases.map(\.title), at: "sigmoid"),
    .numbers("z", "sum", (-12...12).map { Double($0) / 4 }, at: -1),
    .numbers("w1", "w₁", Self.knob, at: 0.5),
    .numbers("w2", "w₂", Self.knob, at: -0.5),
    .numbers("offset", "offset", Self.knob, at: 0),
    .words(
      "data", "data", [PlaneSet.Kind.blobs, .diagonal, .xor, .rings].map(\.rawValue), at: "blobs"),
    .numbers("margin", "margin", [0, 0.2, 0.4, 0.6, 0.8, 1], at: 0.2),
    .numbers("rate", "rate", [0.01, 0.03, 0.1, 0.3, 1], at: 0.1),
    .counts("updates", "updates", [10, 20, 50, 100, 200, 500, 1_000, 2_000], at: 50),
  ])
  var seed: UInt64
  var desk: RunDesk<NeuronRun>

  /// Steps of the sum that are shown, 0 ... 4.
  var revealed = 0
  /// Rows of the table of activations that are filled, 0 ... 4.
  var compared = 0
  /// How often the weights have been doubled.
  var doubled = 0
  /// The offset when the view began.
  var offsetBefore = 0.0
  /// Presses of knobs since the last reset, in the view by hand.
  var presses = 0
  /// The best that was reached on the blobs by hand, within the presses that are allowed.
  var handBest = 0.0
  /// Whether all lines have been tried on the four clouds.
  var searchIsDone = false
  /// As far as the search has come; all of it once it was done.
  private(set) var search = LineSearch([], reach: 2, angles: 0)
  private var searchedSeed: UInt64 = 0

  /// Presses within which the goal counts.
  static let allowedPresses = 60

  /// Takes the settings over.
  public init(_ context: LabContext) throws(LabError) {
    seed = context.seed
    desk = RunDesk(firstJob: context.firstJob, paceLevel: 0)
    for (name, value) in context.settings { set(name, to: value) }
    offsetBefore = sheet.number("offset")
  }

  /// Everything set, as text.
  public var settings: [String: String] {
    sheet.settings.merging([
      "view": view.rawValue, "seed": "\(seed)", "revealed": "\(revealed)",
      "compared": "\(compared)", "presses": "\(presses)", "best": "\(handBest)",
      "searched": searchIsDone ? "yes" : "no",
    ]) { $1 }
  }

  /// What the view on stage can be set to.
  public var controls: [LabControl] { sheet.controls(view.dials) }

  /// Where the runs on stage stand.
  public var timeline: Timeline? { isTrainable ? desk.timeline : nil }
  /// How far what the view shows is.
  public var run: RunState {
    switch view {
    case .sum: revealed == 4 ? .finished : .ready
    case .sharp: doubled > 0 ? .finished : .ready
    case .offset: sheet.number("offset") > offsetBefore ? .finished : .ready
    case .activation: compared == 4 ? .finished : .ready
    case .hand, .xor:
      desk.isRunning ? .running : desk.isFinished(tag) ? .finished : .ready
    case .brain: .finished
    }
  }
  /// All but the comparison with a brain cell.
  public var isRunnable: Bool {
    switch view {
    case .brain: false
    case .sum: revealed < 4
    case .activation: compared < 4
    case .sharp, .offset, .hand, .xor: true
    }
  }
  /// By hand and by training, and the search.
  public var isTrainable: Bool { view == .hand || view == .xor }
  /// What is shown piece by piece can be stepped, too.
  public var isSteppable: Bool {
    isTrainable || isRunnable && (view == .sum || view == .activation)
  }
  /// There is nothing to take back in a comparison.
  public var isResettable: Bool {
    switch view {
    case .brain: false
    case .sum: revealed > 0
    case .activation: compared > 0
    case .sharp: doubled > 0
    case .offset: sheet.number("offset") != offsetBefore
    case .hand, .xor: true
    }
  }
  /// Where points or first weights are drawn.
  public var isSeeded: Bool { view.hasPlane }

  /// The line of the learner can be turned and slid.
  public var keys: [LabKey] {
    guard view.hasPlane else { return [] }
    let slide = LabKey(
      [.up, .down], "↑↓", "slide the line", help: "Raise and lower the offset by 0.1.")
    if view == .offset { return [slide] }
    return [
      LabKey([.left, .right], "←→", "turn the line", help: "Turn both weights by 5 degrees."),
      slide,
    ]
  }

  /// The runs of the view on stage.
  public var exports: [RunExport] { desk.exports { _ in "" } }

  /// The run of that job, whichever view it belongs to.
  public func run(ofJob number: Int) -> RunExport? { desk.run(ofJob: number) { _ in "" } }

  /// Takes an event into account and says what the trainer should do.
  public mutating func update(_ event: LabEvent) -> [LabCommand] {
    defer { goOnSearching() }
    return answer(event)
  }

  /// Tries as many directions as the run on the thread has taken steps.
  private mutating func goOnSearching() {
    guard view == .xor else { return }
    let isOver = searchIsDone && !desk.isRunning && desk.steps(.search) == 0
    let angles = isOver ? LineSearch.angleCount : desk.steps(.search)
    guard angles != search.best.count || seed != searchedSeed else { return }
    search = LineSearch(marks, reach: 2, angles: angles)
    searchedSeed = seed
  }

  private mutating func answer(_ event: LabEvent) -> [LabCommand] {
    switch event {
    case .opened(let name, let settings):
      view = NeuronView(rawValue: name) ?? .hand
      let before = sheet
      for (name, value) in settings { set(name, to: value) }
      offsetBefore = sheet.number("offset")
      return sheet == before && desk.isFinished(tag) ? [] : stand()
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
    case .step: return stepView()
    case .reset: return reset()
    case .reseed:
      seed += 1
      return stand()
    case .slower: return desk.changePace(by: -1)
    case .faster: return desk.changePace(by: 1)
    case .scrub(let step): return desk.scrub(to: step)
    case .key(let key): return press(key)
    case .pointer(let event, let size):
      return drag(event, on: size)
    case .report(let report):
      let commands = desk.receive(report)
      if view == .xor, desk.isFinished(tag) { searchIsDone = true }
      return commands
    }
  }

  mutating func set(_ name: String, to value: String) {
    switch name {
    case "view": view = NeuronView(rawValue: value) ?? view
    case "seed": seed = UInt64(value) ?? seed
    case "revealed": revealed = min(max(0, Int(value) ?? revealed), 4)
    case "compared": compared = min(max(0, Int(value) ?? compared), 4)
    case "presses": presses = max(0, Int(value) ?? presses)
    case "best": handBest = Double(value).map { min(max(0, $0), 1) } ?? handBest
    case "searched": searchIsDone = value == "yes"
    default: sheet.set(name, to: value)
    }
  }
}
