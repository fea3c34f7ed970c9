internal import Learning
internal import TextUI

/// A small network on points of a plane, with everything about it to be set, looked at and changed
/// by hand while it learns.
///
/// Metrics: `loss`, `accuracy`, `test.loss`, `test.accuracy`, `epoch`, `step`, `weights` (how many
/// there are), `right` (of the compared runs, how many tell at least 95 % of their test points
/// apart), `goal`.
/// The goal: on the spiral, 95 % of the test points right.
public struct PlaygroundLab: Lab {
  /// `playground`.
  public static let id = "playground"
  /// The network, or the whole desk where there is room for it.
  public static let mainView = PlaygroundView.network.rawValue
  /// From the whole network to a single number of it, and to several networks.
  public static let views = PlaygroundView.allCases.map { LabView($0.rawValue, $0.title) }

  /// The learner's own points, if the setting `data` names a file.
  public static func tables(for settings: [String: String]) -> [String] {
    settings["data"].map { PlaneFile.isFile($0) ? [$0] : [] } ?? []
  }

  var view = PlaygroundView.network
  var setup: PlaygroundSetup
  var data: PlaneData
  var desk: RunDesk<PlaygroundRun>
  /// Epochs that have been added to those of the dial by going on after the end.
  var addedEpochs = 0
  /// Whether training went on after its goal was reached.
  var isBeyondGoal = false
  /// Steps to take before the network stands: where it was in another sitting.
  var forward = 0
  /// What was changed by hand, to be done again.
  var edits: [TimedEdit] = []
  /// The rate that the run began with, if it was turned since.
  var startRate: Double?
  /// The unit that is chosen.
  var cursor: NetworkCursor
  /// What is typed and chosen of that unit's numbers.
  var hand = PlaygroundHand()
  /// The training point that is followed through the unit in focus.
  var example = 0
  /// The run of a comparison that is chosen.
  var comparedIndex = 0
  /// Which part of the loss curve is seen, and where it is read off.
  var window = ChartWindow(0...1)
  /// What was last reported, for as long as a network that begins anew has not.
  private var kept: RunReport?
  /// Whether the line that brings this state back is shown.
  var showsLine = false

  /// Takes the settings over; throws if the learner's own points cannot be used.
  public init(_ context: LabContext) throws(LabError) {
    var file: PlaneFile?
    if let name = context.settings["data"], PlaneFile.isFile(name) {
      guard let table = context.tables[name] else {
        throw LabError("\(name) was not read; open the playground with --set data=\(name).")
      }
      file = try PlaneFile(name, table)
    }
    setup = PlaygroundSetup(seed: context.seed, file: file)
    data = setup.data
    desk = RunDesk(firstJob: context.firstJob)
    cursor = NetworkCursor(UnitPlace(layer: 1, unit: 0), unitCounts: [2, 4, 2, 1])
    for (name, value) in context.settings.sorted(by: { $0.key < $1.key }) { set(name, to: value) }
    settle()
  }

  /// Epochs in all.
  var epochs: Int { setup.sheet.count("epochs") + addedEpochs }
  /// Whether the network itself is on the trainer's thread, and not a comparison.
  var isMainLive: Bool { desk.live.contains(.main) }
  /// The latest of the network itself.
  var report: RunReport? { desk.report(.main) }
  /// What is drawn of it.
  var shown: RunReport? { report ?? kept }
  /// How many steps it was trained for, or will have been once it is brought back.
  var step: Int { max(report?.snapshot.position.step ?? 0, forward) }

  /// The controls of the group that is shown.
  public var controls: [LabControl] {
    let dials = setup.page.dials(setup, in: view)
    return setup.sheet.controls(dials).map { control in
      var control = control
      // A rate of 0.03 needs no third digit.
      if let number = Double(control.value) { control.value = Numbers.tick(number) }
      // Many controls have no room for tracks.
      if dials.count > 5 { control.share = nil }
      control.isOfPicture = PlaygroundSetup.pictureNames.contains(control.name)
      return control
    }
  }

  /// How far the run on stage is.
  public var run: RunState {
    if desk.isRunning { return .running }
    guard view == .sweep else { return desk.isFinished(.main) ? .finished : .ready }
    let runs = comparison.map { PlaygroundRun.compared($0.value) }
    return runs.allSatisfy(desk.isFinished) ? .finished : .ready
  }
  /// Every view runs something.
  public var isRunnable: Bool { true }

  /// The runs of the view on stage.
  public var exports: [RunExport] { desk.exports(legend) }

  /// Of a comparison the one that arrows have chosen.
  public var chosenRun: Int? {
    view == .sweep && exports.indices.contains(comparedIndex) ? comparedIndex : nil
  }

  /// The run of that job, whichever view it belongs to.
  public func run(ofJob number: Int) -> RunExport? { desk.run(ofJob: number, legend) }

  /// Takes an event into account and says what the trainer should do.
  public mutating func update(_ event: LabEvent) -> [LabCommand] {
    switch event {
    case .opened(let name, let settings):
      view = PlaygroundView(rawValue: name) ?? .network
      hand = PlaygroundHand()
      let before = setup
      for (name, value) in settings.sorted(by: { $0.key < $1.key }) { set(name, to: value) }
      settle()
      return setup == before ? standIfNeeded() : stand()
    case .setting(let name, let value):
      set(name, to: value)
      settle()
      return stand()
    case .turn(let control, let notches):
      guard controls.indices.contains(control) else { return [] }
      return turn(controls[control].name, by: notches)
    case .slide(let control, let share):
      guard controls.indices.contains(control) else { return [] }
      return slide(controls[control].name, to: share)
    case .pointer(let event, let size): return point(event, on: size)
    case .run: return runOrPause()
    case .step:
      guard view != .sweep else { return desk.step() }
      return standIfNeeded() + desk.step()
    case .reset:
      forget()
      return stand()
    case .reseed:
      setup.seed &+= 1
      forget()
      return stand()
    case .slower: return desk.changePace(by: -1)
    case .faster: return desk.changePace(by: 1)
    case .scrub(let step): return scrub(to: step)
    case .key(let key): return press(key)
    case .report(let report): return receive(report)
    }
  }

  private mutating func receive(_ report: RunReport) -> [LabCommand] {
    let commands = desk.receive(report)
    guard let main = self.report, main.job == report.job else { return commands }
    if let last = main.snapshot.training.latest { window = window.extended(to: Double(last.x)) }
    return commands
  }

  /// Puts what the view shows on the stage unless it is there.
  mutating func standIfNeeded() -> [LabCommand] {
    if view == .sweep {
      let wanted = comparison.map { PlaygroundRun.compared($0.value) }
      return desk.live == wanted ? [] : stand()
    }
    return isMainLive ? [] : stand()
  }

  /// Puts what the view shows on the stage, at rest. The network itself is brought back to where it
  /// was.
  mutating func stand() -> [LabCommand] {
    remember()
    if view == .sweep {
      chooseOwnRun()
      return desk.stand(comparedOrders)
    }
    return desk.stand([mainOrder])
  }

  /// Keeps what brings the network back: how far it is and what was changed.
  mutating func remember() {
    guard let report else { return }
    kept = report
    forward = max(forward, report.snapshot.position.step)
    if report.edits.count >= edits.count { edits = report.edits }
  }

  /// Back to the first weights, at the rate that is set.
  mutating func forget() {
    kept = report ?? kept
    (forward, edits, startRate, addedEpochs, isBeyondGoal) = (0, [], nil, 0, false)
    desk.forget { $0 == .main }
    window = ChartWindow(0...1)
  }

  private mutating func runOrPause() -> [LabCommand] {
    if desk.isRunning { return desk.toggle() }
    if view == .sweep {
      return desk.isPaused && desk.live != [.main] ? desk.toggle() : desk.show(comparedOrders)
    }
    guard desk.isFinished(.main) else {
      return isMainLive ? desk.toggle() : standIfNeeded() + desk.toggle()
    }
    guard report?.snapshot.divergence == nil, report?.failure == nil else {
      // What has left the numbers does not come back.
      forget()
      return desk.show([mainOrder])
    }
    // On from where it ended, for as long again.
    remember()
    isBeyondGoal = isBeyondGoal || report?.hasReachedGoal == true
    if forward >= epochs * stepsPerEpoch { addedEpochs += setup.sheet.count("epochs") }
    return desk.show([mainOrder])
  }

  /// Steps in an epoch.
  var stepsPerEpoch: Int {
    let batch = min(setup.sheet.count("batch"), max(1, data.training.count))
    return max(1, (data.training.count + batch - 1) / batch)
  }
}

/// The pictures of the lab.
enum PlaygroundView: String, CaseIterable, Sendable {
  case network, plane, curve, unit, confusion, sweep

  var title: String {
    switch self {
    case .network: "the network"
    case .plane: "what it says of the plane"
    case .curve: "the loss curve"
    case .unit: "one unit, in numbers"
    case .confusion: "right and wrong"
    case .sweep: "side by side"
    }
  }
}
