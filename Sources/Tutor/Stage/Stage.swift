public import Labs
internal import TextUI

/// The place where a lab runs, on any screen that has one.
public struct Stage: Sendable {
  /// The lab that is on stage.
  public let entry: LabEntry
  /// How far it is.
  public private(set) var state: State
  /// The view and settings that the lab opens with, or opened with last.
  private(set) var scene: Scene
  private(set) var context: LabContext
  /// Whether the picture has numbers of a network, as far as there is room for them.
  private(set) var isAskable = false
  /// Whether they are more than one.
  private(set) var hasSeveralNumbers = false
  /// The number that is asked about, if one is.
  var cursor: NumberCursor?
  /// The number that was pressed last.
  var pressed: NumberMark?
  /// The runs that the lab has asked for, by the numbers of their jobs, as far as they can be seen.
  var runs: [Int: StageRun] = [:]
  /// Where the next runs begin, if not at their own beginning.
  var branch: StageBranch?
  /// What there is to tell the learner of a run, until it is told.
  var note: String?
  /// How long the run on stage has computed so far, in seconds.
  public private(set) var secondsComputed = 0.0

  /// From waiting for data to being open.
  public enum State: Sendable {
    /// Its data is being read.
    case waiting
    case open(any Lab)
    /// It cannot open: a sentence.
    case failed(String)
  }

  /// A view of a lab with the settings that a page gives it.
  public struct Scene: Equatable, Sendable {
    /// The view, by name.
    public var view: String
    /// Settings on top of those the lab has.
    public var settings: [String: String]

    /// A view of a lab.
    public init(view: String, settings: [String: String] = [:]) {
      self.view = view
      self.settings = settings
    }
  }

  /// - Parameter context: `data` may still be empty; then the effects ask for them.
  public init(_ entry: LabEntry, scene: Scene, context: LabContext) {
    self.entry = entry
    self.scene = scene
    self.context = context
    state = .waiting
  }

  /// The lab, once it is open.
  public var lab: (any Lab)? { if case .open(let lab) = state { lab } else { nil } }
  /// How far its run is.
  public var run: RunState { lab?.run ?? .ready }

  /// What the lab has measured under this name.
  public func metric(_ name: String) -> Double? { lab?.metrics[name] }

  /// Opens the lab if its data is there, or asks for it.
  public mutating func open() -> [Effect] {
    let missing = entry.files(context.settings).filter { !context.data.contains($0) }
    guard missing.isEmpty else { return [.load(missing)] }
    do {
      state = .open(try entry.open(context))
      return send(.opened(view: scene.view, settings: scene.settings))
    } catch {
      state = .failed(error.description)
      return []
    }
  }

  /// Data has arrived.
  public mutating func add(_ data: LabData) -> [Effect] {
    context.data.merge(data)
    if case .waiting = state { return open() } else { return [] }
  }

  /// Its data cannot be had, for this reason.
  public mutating func fail(_ sentence: String) {
    if case .waiting = state { state = .failed(sentence) }
  }

  /// Shows another view of the same lab.
  public mutating func show(_ scene: Scene) -> [Effect] {
    guard scene != self.scene else { return [] }
    (cursor, pressed) = (nil, nil)
    self.scene = scene
    return send(.opened(view: scene.view, settings: scene.settings))
  }

  /// Lets something happen to the lab; nothing as long as it is not open.
  public mutating func send(_ event: LabEvent) -> [Effect] {
    guard case .open(var lab) = state else { return [] }
    followRuns(event)
    let before = branch == nil ? [] : lab.exports.map(\.job.number)
    var commands = lab.update(event)
    switch missesBranch(event, commands, of: lab, before: before) {
    case .not: break
    // A run of these settings that is there already began elsewhere.
    case .byEarlierRun: commands += lab.update(.reset)
    // What was set counts from the run's first step on.
    case .bySetting: commands = lab.update(.reset)
    // The number is changed where the branch begins, and not in the run that was left.
    case .byHand: commands = lab.update(.reset) + commands
    }
    commands = begin(commands, after: event, of: lab)
    if case .report(let report) = event { secondsComputed = report.seconds }
    if commands.contains(where: { if case .start = $0 { true } else { false } }) {
      secondsComputed = 0
    }
    state = .open(lab)
    lookForNumbers(after: event)
    return commands.map(Effect.lab)
  }

  /// The size of the picture that is looked at for numbers; a smaller one may have none.
  private static let usualSize = Size(columns: 96, rows: 24)

  /// What trains has its numbers from the first picture on.
  private mutating func lookForNumbers(after event: LabEvent) {
    if case .report(let report) = event, isAskable || report.isRunning && report.serial > 2 {
      return
    }
    let marks = numbers(on: Self.usualSize).map(\.mark)
    isAskable = !marks.isEmpty
    hasSeveralNumbers = Set(marks).count > 1
    if !isAskable { cursor = nil }
  }
}
