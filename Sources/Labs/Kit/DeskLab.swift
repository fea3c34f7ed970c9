public import TextUI

/// The views of a lab that is made of dials and runs.
public protocol DeskView: RawRepresentable<String>, CaseIterable, Hashable, Sendable {
  /// As a learner reads it.
  var title: String { get }
  /// What can be set in it, in order.
  var dials: [Dial] { get }
}

/// A lab whose views are dials and training runs: it says what a view shows at rest and what Space
/// trains, and the rest of a lab's dealings follows.
///
/// Runs are known by what they train, so that a view that comes back, or another one about the same
/// run, finds it as it was.
public protocol DeskLab: Lab {
  /// The views.
  associatedtype View: DeskView
  /// What a run is known by: everything that it depends on.
  associatedtype Tag: Hashable & Sendable

  /// The view on stage.
  var view: View { get set }
  /// The dials of every view.
  var book: SheetBook { get set }
  /// Where random numbers start.
  var seed: UInt64 { get set }
  /// The runs.
  var desk: RunDesk<Tag> { get set }

  /// The runs that the view shows before Space, at rest at their beginning.
  var standing: [RunOrder<Tag>] { get }
  /// The runs that Space trains.
  var orders: [RunOrder<Tag>] { get }
  /// What those are known by. It is asked for with every picture, so it makes no orders.
  var orderTags: [Tag] { get }
  /// What a learner reads of a run beside others; empty for one that needs no name.
  func legend(_ tag: Tag) -> String
  /// Whether Space trains them one after the other, off the screen.
  var isSweep: Bool { get }

  /// What the learner chooses the pace of the view's runs from.
  var paces: [Pace] { get }

  /// Settings beyond the dials, the seed and the view.
  var extraSettings: [String: String] { get }
  /// Takes one of those over.
  mutating func setExtra(_ name: String, to value: String)
  /// Does what a key of the stage does.
  mutating func press(_ key: Key) -> [LabCommand]
  /// Does what the mouse does on the stage.
  mutating func point(_ event: MouseEvent, on size: Size) -> [LabCommand]
  /// Takes back what is not a run.
  mutating func forgetMarks()
  /// Whether there is something that `forgetMarks` takes back.
  var hasMarks: Bool { get }
  /// Looks at the desk after a report.
  mutating func didReceive()
  /// What else the trainer should do after an event, such as following new examples, or a run that
  /// begins with the weights of the one that is over.
  mutating func followUp() -> [LabCommand]
}

extension DeskLab {
  /// In the order of the lesson.
  public static var views: [LabView] { View.allCases.map { LabView($0.rawValue, $0.title) } }

  /// The dials of every view as they are at first.
  public static var freshBook: SheetBook {
    SheetBook(
      Dictionary(
        uniqueKeysWithValues: View.allCases.map { ($0.rawValue, ControlSheet($0.dials)) }))
  }

  /// What Space trains stands there before.
  public var standing: [RunOrder<Tag>] { orders }
  /// None.
  public func legend(_ tag: Tag) -> String { "" }
  /// Side by side.
  public var isSweep: Bool { false }
  /// By steps.
  public var paces: [Pace] { RunPace.levels }
  /// None.
  public var extraSettings: [String: String] { [:] }
  /// Nothing.
  public mutating func setExtra(_ name: String, to value: String) {}
  /// Nothing.
  public mutating func press(_ key: Key) -> [LabCommand] { [] }
  /// Nothing.
  public mutating func point(_ event: MouseEvent, on size: Size) -> [LabCommand] { [] }
  /// Nothing.
  public mutating func forgetMarks() {}
  /// Nothing.
  public mutating func didReceive() {}
  /// Nothing.
  public mutating func followUp() -> [LabCommand] { [] }

  /// The runs of the view on stage.
  public var exports: [RunExport] { desk.exports(legend) }

  /// The dials of the view on stage.
  public var sheet: ControlSheet { book[view.rawValue] }
  /// Everything set, as text.
  public var settings: [String: String] {
    book.settings(in: view.rawValue).merging(extraSettings) { $1 }
      .merging(["view": view.rawValue, "seed": "\(seed)"]) { $1 }
  }
  /// What the view on stage can be set to.
  public var controls: [LabControl] { sheet.controls(sheet.dials.map(\.name)) }

  /// The runs of the view as they are, in order; those that have not been seen are missing.
  public var reports: [RunReport] { orderTags.compactMap(desk.report) }
  /// Whether the view's runs are over.
  public var isDone: Bool {
    !orderTags.isEmpty && orderTags.allSatisfy(desk.isFinished)
  }
  /// Where the runs on stage stand.
  public var timeline: Timeline? { isTrainable ? desk.timeline : nil }
  /// How far the view's runs are.
  public var run: RunState { desk.isRunning ? .running : isDone ? .finished : .ready }
  /// Whether there is anything to train.
  public var isRunnable: Bool { !orderTags.isEmpty }
  /// What is swept through is not watched.
  public var isTrainable: Bool { isRunnable && !isSweep }
  /// What draws no random numbers cannot draw others.
  public var isSeeded: Bool { isRunnable }
  /// Runs begin anew, and marks go.
  public var isResettable: Bool { isRunnable || hasMarks }
  /// None.
  public var hasMarks: Bool { false }
  /// What is over has no next step.
  public var isSteppable: Bool { isTrainable && !isDone }

  /// Takes the settings over that the lab opens with. Where they say no view, they hold for all.
  public mutating func adopt(_ settings: [String: String]) {
    let named = settings["view"].flatMap(View.init(rawValue:))
    let opening = named ?? view
    for view in named.map({ [$0] }) ?? Array(View.allCases) {
      self.view = view
      for name in settings.keys.sorted() where name != "view" {
        set(name, to: settings[name] ?? "")
      }
    }
    view = opening
  }

  /// Takes an event into account and says what the trainer should do.
  public mutating func update(_ event: LabEvent) -> [LabCommand] {
    let commands = answer(event)
    return commands + followUp()
  }

  /// What every such lab does about an event; one that has more to do calls it from its own `update`.
  public mutating func answer(_ event: LabEvent) -> [LabCommand] {
    switch event {
    case .opened(let name, let settings):
      view = View(rawValue: name) ?? view
      for name in settings.keys.sorted() where name != "view" {
        set(name, to: settings[name] ?? "")
      }
      return arrange()
    case .setting(let name, let value):
      set(name, to: value)
      return arrange()
    case .turn(let control, let notches):
      guard controls.indices.contains(control) else { return [] }
      let name = controls[control].name
      let before = standing.map(\.tag)
      return book.turn(name, by: notches, in: view.rawValue) ? arrange(after: before) : []
    case .slide(let control, let share):
      guard controls.indices.contains(control) else { return [] }
      let name = controls[control].name
      let before = standing.map(\.tag)
      return book.slide(name, to: share, in: view.rawValue) ? arrange(after: before) : []
    case .run: return start()
    case .step: return isDone ? [] : desk.step()
    case .reset:
      forgetRuns()
      forgetMarks()
      return arrange()
    case .reseed:
      seed += 1
      forgetMarks()
      return arrange()
    case .slower: return desk.changePace(by: -1)
    case .faster: return desk.changePace(by: 1)
    case .scrub(let step): return desk.scrub(to: step)
    case .key(let key): return press(key)
    case .pointer(let event, let size): return point(event, on: size)
    case .report(let report):
      let commands = desk.receive(report)
      didReceive()
      return commands
    }
  }

  /// Puts the view's runs on the stage, at rest; if they are over, they stay as they are.
  public mutating func arrange() -> [LabCommand] {
    desk.paces = paces
    defer { desk.present(orders) }
    if isDone, standing.allSatisfy({ desk.report($0.tag) != nil }) { return desk.leave() }
    return standing.isEmpty ? desk.leave() : desk.stand(standing)
  }

  /// After a dial was turned: a dial that changes no run disturbs none.
  private mutating func arrange(after before: [Tag]) -> [LabCommand] {
    standing.map(\.tag) == before && !isSweep ? [] : arrange()
  }

  private mutating func start() -> [LabCommand] {
    guard !orders.isEmpty else { return [] }
    let isOnStage = desk.sweepCount > 0 ? isSweep : desk.live == orderTags
    if isOnStage, desk.isRunning || desk.isPaused { return desk.toggle() }
    if isDone { forgetRuns() }
    defer { desk.present(orders) }
    return isSweep
      ? desk.sweep(orders.filter { !desk.isFinished($0.tag) }) : desk.show(orders)
  }

  private mutating func forgetRuns() {
    let tags = Set(orderTags + standing.map(\.tag))
    desk.forget { tags.contains($0) }
  }

  private mutating func set(_ name: String, to value: String) {
    switch name {
    case "view": view = View(rawValue: value) ?? view
    case "seed": seed = UInt64(value) ?? seed
    default:
      if !book.set(name, to: value, in: view.rawValue) { setExtra(name, to: value) }
    }
  }
}
