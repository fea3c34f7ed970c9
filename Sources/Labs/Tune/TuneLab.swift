internal import Compute
internal import Learning
internal import TextUI

/// A trained network meets something new: how few examples it needs, and what it forgets.
///
/// Metrics, shares of 1 unless it is said otherwise: `base.clear`, `base.target` (what the base
/// network gets right of both cameras); `scratch`, `last`, `all` (right of the new camera) and
/// `scratch.clear` … (right of clear digits); `tuned`, `tuned.clear`; with the negative camera and
/// one or five pictures of each digit `negative.1.scratch`, `negative.5.all` …; losses in nats a
/// word `language.20.scratch`, `language.20.tuned`, `language.320.scratch`, `language.320.tuned`,
/// of the old sentences `language.old.before`, `language.old.20`, `language.old.320`, and the least
/// that is possible, `language.floor`; `cases`, how many cases were decided well.
/// `goal` is 1 once a tuned network gets 0.92 of the foggy and 0.93 of the clear digits right with
/// at most 20 labelled foggy pictures.
public struct TuneLab: Lab {
  /// `tune`.
  public static let id = "tune"
  /// The digits.
  public static let tables = [DigitPots.table]
  /// Three ways to use ten pictures.
  public static let mainView = TuneView.three.rawValue
  /// In the order of lesson L19.
  public static let views = TuneView.allCases.map { LabView($0.rawValue, $0.title) }

  let data: TuneData
  var view = TuneView.three
  var sheet = ControlSheet(TuneLab.dials)
  var seed: UInt64
  var desk: RunDesk<TuneRun>
  /// The weights of the base network, once it is trained.
  var base: [Checkpoint.Tensor] = []
  /// Those of the network that knows the old sentences.
  var speaker: [Checkpoint.Tensor] = []
  /// Whether the base network was shown the pictures of the other camera.
  var isShown = false
  /// Whether the runs of the view are to begin once the network that they begin with is trained.
  var waits = Waiting.nothing
  /// Where earlier runs of the view of what is forgotten have ended.
  var trails: [TuneTrail] = []
  /// Whether one of them has reached what the lesson asks for.
  var hasReachedGoal = false
  /// The case that is looked at, and what was decided in each.
  var caseNumber = 0
  var decisions = [Int?](repeating: nil, count: TeamCase.all.count)

  /// What happens when the base network is trained.
  enum Waiting: Sendable { case nothing, stand, show }

  /// Prepares the digits and takes the settings over.
  public init(_ context: LabContext) throws(LabError) {
    data = try TuneData(context)
    seed = context.seed
    desk = RunDesk(firstJob: context.firstJob)
    for (name, value) in context.settings { set(name, to: value) }
  }

  private static let dials: [Dial] = [
    .words("camera", "camera", TuneCamera.allCases.map(\.rawValue), at: "fog"),
    .counts("digit", "digit", 1...360, at: 1),
    .counts("labels", "labelled of each digit", 1...10, at: 1),
    .counts("old", "old pictures, %", [0, 10, 25, 50, 67, 80], at: 0),
    .words("freeze", "frozen", ["nothing", "first layer"], at: "nothing"),
    .numbers("rate", "rate", [0.0005, 0.001, 0.002, 0.005, 0.01, 0.02], at: 0.01),
    .counts("passes", "passes", [20, 50, 100, 200], at: 100),
    .counts("updates", "updates", [20, 40, 60, 100, 200], at: 60),
    .numbers("pace", "rate", [0.001, 0.002, 0.004, 0.006, 0.01], at: 0.004),
  ]

  /// Everything set, as text.
  public var settings: [String: String] {
    sheet.settings.merging([
      "view": view.rawValue, "seed": "\(seed)", "case": "\(caseNumber + 1)",
      "decisions": decisions.map { $0.map { "\($0 + 1)" } ?? "-" }.joined(separator: " "),
    ]) { $1 }
  }

  mutating func set(_ name: String, to value: String) {
    switch name {
    case "view": view = TuneView(rawValue: value) ?? view
    case "seed":
      let number = UInt64(value) ?? seed
      if number != seed { forgetBase() }
      seed = number
    case "case":
      if let number = Int(value) { caseNumber = min(max(1, number), TeamCase.all.count) - 1 }
    case "decisions":
      let parts = value.split(separator: " ").map { Int($0) }
      guard parts.count == decisions.count else { return }
      decisions = parts.map { number in
        number.flatMap { (1...TeamCase.ways.count).contains($0) ? $0 - 1 : nil }
      }
    default: sheet.set(name, to: value)
    }
  }

  /// What the view on stage can be set to.
  public var controls: [LabControl] { sheet.controls(view.dials) }

  /// The runs of the view on stage.
  public var exports: [RunExport] { desk.exports(legend) }

  /// Takes an event into account and says what the trainer should do.
  public mutating func update(_ event: LabEvent) -> [LabCommand] {
    let before = sheet
    switch event {
    case .opened(let name, let settings):
      let old = (view, seed)
      view = TuneView(rawValue: name) ?? .three
      for (name, value) in settings { set(name, to: value) }
      // The same view as before, unchanged: its runs stay. Runs that are known come back as they were.
      if old == (view, seed), before == sheet, !desk.live.isEmpty { return [] }
      let wasRun = before == sheet && !runs.isEmpty && runs.allSatisfy(desk.isFinished)
      return wasRun ? show(at: .unlimited) : stand()
    case .setting(let name, let value):
      set(name, to: value)
      return sheet == before && !desk.live.isEmpty ? [] : stand()
    case .turn(let control, let notches):
      guard controls.indices.contains(control),
        sheet.turn(controls[control].name, by: notches)
      else { return [] }
      return dialTurned(controls[control].name)
    case .slide(let control, let share):
      guard controls.indices.contains(control),
        sheet.slide(controls[control].name, to: share)
      else { return [] }
      return dialTurned(controls[control].name)
    case .run: return runView()
    case .step: return isTrainable && !isPreparing ? desk.step() : []
    case .reset: return reset()
    case .reseed:
      seed += 1
      forgetBase()
      return stand()
    case .slower: return desk.changePace(by: -1)
    case .faster: return desk.changePace(by: 1)
    case .scrub(let step): return desk.scrub(to: step)
    case .key(let key): return press(key)
    case .pointer: return []
    case .report(let report): return receive(report)
    }
  }

  private mutating func dialTurned(_ name: String) -> [LabCommand] {
    guard name != "digit" else { return showDigit() }
    desk.forget { if case .reader = $0 { true } else { false } }
    if name == "camera" {
      isShown = false
      trails = []
    }
    return stand()
  }

  private mutating func forgetBase() {
    base = []
    speaker = []
    isShown = false
    trails = []
  }

  private mutating func reset() -> [LabCommand] {
    isShown = false
    trails = []
    decisions = decisions.map { _ in nil }
    return stand()
  }
}
