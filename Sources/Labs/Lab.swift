public import Learning
public import TextUI

/// A live experiment: what to run, what to watch, and how to draw it.
///
/// A lab is a value. It never trains anything itself: it answers events with commands for the
/// trainer's thread, and draws what comes back.
public protocol Lab: Sendable {
  /// Its name in lesson files and on the command line.
  static var id: String { get }
  /// Names of the data files that it needs, without their endings.
  static var tables: [String] { get }
  /// Names of the data files that it needs with these settings, such as one of the learner's own.
  static func tables(for settings: [String: String]) -> [String]
  /// Names of the trained networks that it begins with: files of `assets/networks`, without their
  /// endings.
  static var weights: [String] { get }

  /// Starts with `settings`, which may come from a lesson, the command line or an earlier sitting.
  init(_ context: LabContext) throws(LabError)

  /// Everything that can be set, by name, as text: enough to bring this state back.
  var settings: [String: String] { get }
  /// The controls of the current view, in order.
  var controls: [LabControl] { get }
  /// The views it can show, in the order of its lesson.
  static var views: [LabView] { get }
  /// The view that it opens with when it stands alone.
  static var mainView: String { get }
  /// The keys that the current view takes while the stage has the focus.
  var keys: [LabKey] { get }
  /// Whether the current view should have the focus before the text beside it.
  var takesFocusFirst: Bool { get }
  /// What goes on, in a few words for the top of the stage: `pass 4 of 20`.
  var status: String { get }

  /// Whether Space does something in the current view, now.
  var isRunnable: Bool { get }
  /// Whether another seed changes what the current view runs.
  var isSeeded: Bool { get }
  /// Whether the current view shows a training run as it goes: it can be stepped and slowed.
  var isTrainable: Bool { get }
  /// Whether a single step of training can be taken now.
  var isSteppable: Bool { get }
  /// Whether there is something to take back to its start.
  var isResettable: Bool { get }
  /// Where the runs on stage stand in what they have been through; nil where they cannot be taken
  /// back and forth.
  var timeline: Timeline? { get }

  /// Takes an event into account and says what the trainer should do.
  mutating func update(_ event: LabEvent) -> [LabCommand]

  /// The training runs of the view on stage, to be taken out of the lab.
  var exports: [RunExport] { get }
  /// The place among them of the one that the cursor of the picture is on; nil where it is on none.
  var chosenRun: Int? { get }
  /// Whether there are any.
  var isExportable: Bool { get }
  /// The run of a job, as long as the lab shows anything of it: what marks of numbers speak of.
  func run(ofJob number: Int) -> RunExport?
  /// An examination that the reports of a job hold, by its name.
  func examination(_ name: String, ofJob number: Int) -> Examination?
  /// The command that opens the lab as it is.
  var commandLine: String { get }

  /// What the lab has measured, by name: `accuracy`, `rules.accuracy`.
  var metrics: [String: Double] { get }
  /// How far the run is that predictions are judged by.
  var run: RunState { get }

  /// Draws the view that is on stage, within `area`, at any size.
  func draw(on surface: inout Surface, in area: Rect, focus: LabFocus)
  /// Draws the main view for the course map: alive, and giving no answer away.
  func drawPreview(on surface: inout Surface, in area: Rect)
  /// What is on the stage, in one line.
  var summary: String { get }
  /// What is on the stage in more lines, one for each thing that can be read or chosen there: rules,
  /// bars, cells. Empty where the summary says it all.
  var details: [String] { get }
}

extension Lab {
  /// None.
  public var details: [String] { [] }
  /// None: there is no run, or it is over and gone.
  public var timeline: Timeline? { nil }
}

/// Where a lab's run is.
public enum RunState: Equatable, Sendable {
  case ready
  case running
  case finished
}

/// A picture that a lab can show.
public struct LabView: Equatable, Sendable {
  /// Its name in lesson files and settings.
  public var name: String
  /// As a learner reads it.
  public var title: String

  /// A view of that name and title.
  public init(_ name: String, _ title: String) {
    self.name = name
    self.title = title
  }
}

/// What the learner's keys act on.
public enum LabFocus: Equatable, Sendable {
  case none
  case stage
  /// The control of that index.
  case control(Int)
}

/// A key that a lab's view takes, as the footer and the help name it.
public struct LabKey: Equatable, Sendable {
  /// The keys themselves.
  public var keys: [Key]
  /// The keys as the footer shows them: ↑↓, Enter, a capital.
  public var name: String
  /// What they do, in a word or two.
  public var label: String
  /// What they do, in a sentence.
  public var help: String

  /// Keys with their name in the footer and what they do.
  public init(_ keys: [Key], _ name: String, _ label: String, help: String) {
    self.keys = keys
    self.name = name
    self.label = label
    self.help = help
  }
}

/// What a lab is given when it opens.
public struct LabContext: Sendable {
  /// What was read of the files that it needs.
  public var data: LabData
  /// Where its random numbers start.
  public var seed: UInt64
  /// What was set before it opened, by name.
  public var settings: [String: String]
  /// The number of its first job; later ones count up from there.
  public var firstJob: Int

  /// What a lab is given.
  public init(
    data: LabData, seed: UInt64, settings: [String: String] = [:], firstJob: Int = 1
  ) {
    self.data = data
    self.seed = seed
    self.settings = settings
    self.firstJob = firstJob
  }

  /// The tables, by name.
  public var tables: [String: DataTable] { data.tables }
}

/// Why a lab cannot open: what is wrong, and what to try.
public struct LabError: Error, Equatable, CustomStringConvertible {
  /// The sentence.
  public let description: String

  /// An error that says this sentence.
  public init(_ description: String) { self.description = description }
}

extension Lab {
  /// What the lab has marked at a place of a stage of that size, the top-most first: it is drawn
  /// once more for it, as `Surface.hits` says.
  public func hits(at event: MouseEvent, on size: Size) -> [HitRegion] {
    var surface = Surface(size)
    draw(on: &surface, in: surface.bounds, focus: .stage)
    return surface.hits(at: Point(column: event.column, row: event.row))
  }
}
