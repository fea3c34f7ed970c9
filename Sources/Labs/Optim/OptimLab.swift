/// Batch sizes, learning rates and optimizers on the same digits, raced against each other.
public struct OptimLab: Lab {
  /// `optim`.
  public static let id = "optim"
  /// The digits.
  public static let tables = [DigitPots.table]
  /// One run.
  public static let mainView = OptimView.train.rawValue
  /// In the order of lesson L07.
  public static let views = OptimView.allCases.map { LabView($0.rawValue, $0.title) }

  let digits: DigitPots
  var view = OptimView.train
  var sheet = ControlSheet([
    .words("optimizer", "optimizer", ["sgd", "momentum", "adam"], at: "sgd"),
    .numbers("rate", "rate", [1e-4, 3e-4, 1e-3, 3e-3, 0.01, 0.03, 0.1, 0.3, 1, 3], at: 0.1),
    .counts("batch", "batch", [1, 8, 32, 128, 1_077], at: 32),
    .numbers("momentum", "momentum", [0, 0.5, 0.8, 0.9, 0.95], at: 0.9),
    .flag("decay", "rate decay", at: false),
    .counts("epochs", "epochs", 1...30, at: 10),
  ])
  var seed: UInt64
  var desk: RunDesk<OptimRun>

  /// Splits the digits and takes the settings over.
  public init(_ context: LabContext) throws(LabError) {
    digits = try DigitPots(context, lab: Self.id)
    seed = context.seed
    desk = RunDesk(firstJob: context.firstJob)
    for (name, value) in context.settings { set(name, to: value) }
  }

  /// Everything set, as text.
  public var settings: [String: String] {
    sheet.settings.merging(["view": view.rawValue, "seed": "\(seed)"]) { $1 }
  }

  /// What the view on stage can be set to.
  public var controls: [LabControl] { sheet.controls(view.dials) }

  /// How far the runs are.
  public var run: RunState {
    if desk.isRunning { return .running }
    return tags.contains(where: desk.isFinished) ? .finished : .ready
  }
  /// Every view runs something.
  public var isRunnable: Bool { true }

  /// Takes an event into account and says what the trainer should do.
  public mutating func update(_ event: LabEvent) -> [LabCommand] {
    switch event {
    case .opened(let name, let settings):
      view = OptimView(rawValue: name) ?? .train
      for (name, value) in settings { set(name, to: value) }
      return tags.allSatisfy(desk.isFinished) ? [] : desk.stand(orders)
    case .setting(let name, let value):
      set(name, to: value)
      return desk.stand(orders)
    case .turn(let control, let notches):
      guard controls.indices.contains(control),
        sheet.turn(controls[control].name, by: notches)
      else { return [] }
      return desk.stand(orders)
    case .slide(let control, let share):
      guard controls.indices.contains(control),
        sheet.slide(controls[control].name, to: share)
      else { return [] }
      return desk.stand(orders)
    case .run:
      return desk.isRunning || desk.isPaused ? desk.toggle() : desk.show(orders)
    case .step: return desk.step()
    case .reset: return desk.stand(orders)
    case .reseed:
      seed += 1
      return desk.stand(orders)
    case .slower: return desk.changePace(by: -1)
    case .faster: return desk.changePace(by: 1)
    case .key, .pointer: return []
    case .report(let report): return desk.receive(report)
    }
  }

  private mutating func set(_ name: String, to value: String) {
    switch name {
    case "view": view = OptimView(rawValue: value) ?? view
    case "seed": seed = UInt64(value) ?? seed
    default: sheet.set(name, to: value)
    }
  }
}

/// The pictures of the lab, in the order of its lesson.
enum OptimView: String, CaseIterable, Sendable {
  case train, batches, rates, optimizers

  var title: String {
    switch self {
    case .train: "one run"
    case .batches: "five batch sizes"
    case .rates: "four learning rates"
    case .optimizers: "three optimizers, well set"
    }
  }

  /// The controls that mean something here.
  var dials: [String] {
    switch self {
    case .train: ["optimizer", "rate", "batch", "momentum", "decay", "epochs"]
    case .batches: ["rate", "epochs"]
    case .rates: ["optimizer", "batch", "epochs"]
    case .optimizers: ["batch", "epochs"]
    }
  }
}
