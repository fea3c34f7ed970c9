public import Course
public import Labs
public import Learning
public import Recall
public import TextUI

/// The whole program as a value: messages change it, and what it wants done comes back as effects.
public struct Session: Sendable {
  let library: Library
  /// What the learner's events add up to.
  public private(set) var record: LearnerRecord
  /// The screen that is up.
  public internal(set) var screen: ScreenState
  /// The screens that it lies over, the lowest first; they stay as they are.
  var below: [ScreenState] = []
  /// What lies on top of it, the uppermost last.
  public internal(set) var overlays: [OverlayState] = []
  /// What there is to tell the learner beside what is on the screen.
  public internal(set) var toasts = Toasts()
  /// The size of the screen, as last heard.
  private(set) var size = Size.standard
  private(set) var labData = LabData()
  /// How far the run on stage is, where its pictures are withheld.
  private(set) var progress: RunProgress?
  /// What the mouse is held down on.
  var held: HitRegion?
  /// Made when something is looked up for the first time.
  var index: CourseIndex?
  /// Numbers for jobs, so that no two labs of a session ever share one.
  private var jobsGiven = 0
  /// Whether the last event could not be written.
  private(set) var isRecordBroken = false
  /// The runs that were kept.
  public internal(set) var shelf: RunShelf
  /// Whether it was said that they are kept for this sitting only.
  var isShelfBroken = false
  /// The race that it is to begin with, until its lab is open.
  var wantedRace: WantedRace?
  /// When the session was last told the time.
  var now: Timestamp = 0
  /// The time at work that no event tells of yet.
  var studyClock = StudyClock()
  private let opening: Opening
  private let openingNotices: [String]
  let glyphs: GlyphChoice
  private let offersTour: Bool

  /// Where to begin.
  public enum Opening: Equatable, Sendable {
    case home
    /// A lesson, where it was left or at `step` (from 0).
    case lesson(String, step: Int?)
    case lab(String, settings: [String: String], seed: UInt64)
    /// A run that is walked through.
    case debugger(StepSubject)
    /// A quiz; nil asks what about. `seed` draws it, `limit` is how many questions at most.
    case quiz(QuizScope?, seed: UInt64?, limit: Int?)
    /// What the record says of the learner's progress.
    case progress
    /// A list of networks to walk through.
    case debugMenu
    /// One of them, after so many steps.
    case debug(DebugCatalog.Entry, steps: Int)
    /// A broken network, with a fault that the seed chooses.
    case fault(FaultNetwork, seed: UInt64)
    /// One setting of a lab at several values.
    case race(String, settings: [String: String], seed: UInt64, control: String, values: [String])
    /// Runs that were taken along, to be made again.
    case runs([RunRecipe])
  }

  /// - Parameters:
  ///   - record: What the learner's events so far add up to.
  ///   - notices: What went wrong while it was opened, a sentence or two each.
  ///   - glyphs: The marks that the terminal shows, or those that were asked for.
  ///   - offersTour: Whether someone without a single event, who begins on the map, first sees the
  ///     first half-minute.
  ///   - shelf: The runs that were kept in earlier sittings.
  public init(
    library: Library, record: LearnerRecord, notices: [String] = [], opening: Opening = .home,
    glyphs: GlyphChoice = GlyphChoice(.braille), offersTour: Bool = false,
    shelf: [ShelfFile] = []
  ) {
    self.shelf = RunShelf(shelf)
    self.library = library
    self.opening = opening
    self.glyphs = glyphs
    self.offersTour = offersTour
    openingNotices = notices + shelf.compactMap(\.problem)
    self.record = record
    screen = .home(HomeScreen(library: library, record: record, on: 0))
  }

  /// The same with the events themselves, the oldest first; days are those of UTC.
  public init(
    library: Library, events: [LearnerEvent], notices: [String] = [], opening: Opening = .home,
    glyphs: GlyphChoice = GlyphChoice(.braille), offersTour: Bool = false,
    shelf: [ShelfFile] = []
  ) {
    self.init(
      library: library, record: LearnerRecord(events), notices: notices, opening: opening,
      glyphs: glyphs, offersTour: offersTour, shelf: shelf)
  }

  /// What lies on top of everything else, if anything.
  public var overlay: OverlayState? { overlays.last }

  /// All that there is to tell the learner beside what is on the screen, in one text; setting nil
  /// says that it has been heard.
  public internal(set) var notice: String? {
    get { toasts.isEmpty ? nil : toasts.waiting.map(\.text).joined(separator: " ") }
    set {
      toasts.clear()
      if let newValue { toasts.say(newValue, at: 0, on: size) }
    }
  }

  /// Goes to where the session begins.
  public mutating func start(on size: Size, at now: Timestamp) -> [Effect] {
    self.size = size
    self.now = now
    studyClock.beat(at: now)
    for notice in openingNotices { tell(notice, isError: true, at: now) }
    return switch opening {
    case .home where offersTour && record.count == 0: showTour()
    case .home: showHome()
    case .lesson(let id, let step): open(lesson: id, step: step, at: now)
    case .quiz(let scope, let seed, let limit):
      showHome() + openQuiz(scope, seed: seed, limit: limit, at: now)
    case .progress: showHome() + showProgress(at: now)
    case .lab(let id, let settings, let seed):
      open(lab: id, settings: settings, seed: seed, at: now)
    case .debugger(let subject): open(DebuggerScreen(subject), at: now)
    case .debugMenu: showDebugMenu()
    case .debug(let entry, let steps): open(entry, steps: steps, at: now)
    case .fault(let network, let seed):
      open(DebuggerScreen(finding: network, seed: seed, data: labData), at: now)
    case .race(let id, let settings, let seed, let control, let values):
      openRace(
        lab: id, settings: settings, seed: seed, control: control, values: values, at: now)
    case .runs(let recipes): openRuns(repeating: recipes, at: now)
    }
  }

  /// Takes a message into account.
  ///
  /// - Returns: what the world is asked to do, in this order.
  public mutating func update(_ message: Message, at now: Timestamp) -> [Effect] {
    switch message {
    case .input(.key(let key)): return studying(at: now) { $0.press(key, at: now) }
    case .input(.mouse(let event)): return studying(at: now) { $0.point(event, at: now) }
    case .input(.paste(let text)): return paste(text, at: now)
    case .input(.resize(let size)):
      self.size = size
      return showPreview()
    case .report(let report):
      progress = report.progress
      return changeScreen(at: now) { $0.send(.report(report), at: now) }
    case .steps(let report): return changeScreen(at: now) { $0.hear(report, at: now) }
    case .diagnosed(let report): return changeScreen(at: now) { $0.hear(report, at: now) }
    case .brokenDown(let report): return changeScreen(at: now) { $0.hear(report, at: now) }
    case .loaded(let data):
      labData.merge(data)
      return changeScreen(at: now) { $0.receive(data, at: now) } + startWantedRace(at: now)
    case .notLoaded(let sentence):
      return changeScreen(at: now) { screen in
        screen.fail(sentence)
        return []
      }
    case .exported(let sentence, let isError):
      tell(sentence, isError: isError, at: now)
      return []
    case .notShelved(let reason):
      cannotKeep(reason, at: now)
      return []
    case .recorded(let event):
      record.apply(event)
      release(event)
      if isRecordBroken {
        tell("The learner's record can be written again, and nothing is missing in it.", at: now)
      }
      isRecordBroken = false
      return []
    case .notRecorded(let event, let reason):
      // The tutor goes on teaching: it only remembers until it ends.
      record.apply(event)
      release(event)
      if !isRecordBroken { tell(reason, isError: true, at: now) }
      isRecordBroken = true
      return []
    }
  }

  // MARK: Input

  mutating func press(_ key: Key, at now: Timestamp) -> [Effect] {
    toasts.keyPressed(at: now, on: size)
    if key == .control("c") { return perform(leaveTour(at: now) + [.quit], at: now) }
    if !overlays.isEmpty { return pressOverlay(key, at: now) }
    if let question = screen.shown.loss(by: key) {
      overlays = [.confirmation(question)]
      return []
    }
    return pressScreen(key, at: now)
  }

  /// Whatever it may cost.
  mutating func pressScreen(_ key: Key, at now: Timestamp) -> [Effect] {
    let size = size
    return changeScreen(at: now) { $0.press(key, on: size, at: now) }
  }

  /// What is pasted goes into a text field, or nowhere: never is it keys.
  private mutating func paste(_ text: String, at now: Timestamp) -> [Effect] {
    if !overlays.isEmpty {
      overlays[overlays.count - 1].paste(text)
      return []
    }
    return changeScreen(at: now) { screen in
      screen.paste(text)
      return []
    }
  }

  /// Lets something happen to the screen that is up, and does what it asks for.
  mutating func changeScreen(
    at now: Timestamp, _ change: (inout any Screen) -> [ScreenRequest]
  ) -> [Effect] {
    let requests = screen.change(change)
    return showPreview() + perform(requests, at: now)
  }

  /// On the course map the lesson that is chosen shows its network.
  private mutating func showPreview() -> [Effect] {
    guard case .home(var home) = screen, home.wantsStage(on: size) else { return [] }
    let effects = home.showStage(on: size, data: labData, firstJob: nextJobs())
    screen = .home(home)
    return effects
  }

  private mutating func release(_ event: LearnerEvent) {
    let record = record
    screen.change { $0.release(event, record) }
    for index in below.indices { below[index].change { $0.release(event, record) } }
  }

  mutating func nextJobs() -> Int {
    jobsGiven += 1
    return jobsGiven << 20
  }
}
