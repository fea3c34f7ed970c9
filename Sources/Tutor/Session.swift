public import Course
internal import Labs
public import Recall
public import TextUI

/// The whole program as a value: messages change it, and what it wants done comes back as effects.
public struct Session: Sendable {
  let library: Library
  /// What the learner's events add up to.
  public private(set) var record: LearnerRecord
  /// The screen that is up.
  public internal(set) var screen: ScreenState
  /// What lies on top of it, if anything.
  public internal(set) var overlay: OverlayState?
  /// A line for the learner until the next key.
  public internal(set) var notice: String?
  /// How far the run on stage is, where its pictures are withheld.
  private(set) var progress: RunProgress?
  /// The size of the screen, as last heard.
  private(set) var size = Size.standard
  private(set) var tables: [String: DataTable] = [:]
  /// What the mouse is held down on.
  var held: HitRegion?
  /// Numbers for jobs, so that no two labs of a session ever share one.
  private var jobsGiven = 0
  private var isRecordBroken = false
  private let opening: Opening

  /// Where to begin.
  public enum Opening: Equatable, Sendable {
    case home
    /// A lesson, where it was left or at `step` (from 0).
    case lesson(String, step: Int?)
    case lab(String, settings: [String: String], seed: UInt64)
  }

  /// - Parameters:
  ///   - events: The learner's record so far, oldest first.
  ///   - notices: What happened while it was opened.
  public init(
    library: Library, events: [LearnerEvent], notices: [String] = [], opening: Opening = .home
  ) {
    self.library = library
    self.opening = opening
    record = LearnerRecord(events)
    screen = .home(HomeScreen(library: library, record: record))
    notice = notices.isEmpty ? nil : notices.joined(separator: " ")
  }

  /// Goes to where the session begins.
  public mutating func start(on size: Size, at now: Timestamp) -> [Effect] {
    self.size = size
    return switch opening {
    case .home: showHome()
    case .lesson(let id, let step): open(lesson: id, step: step, at: now)
    case .lab(let id, let settings, let seed): open(lab: id, settings: settings, seed: seed)
    }
  }

  /// Takes a message into account.
  ///
  /// - Returns: what the world is asked to do, in this order.
  public mutating func update(_ message: Message, at now: Timestamp) -> [Effect] {
    switch message {
    case .input(.key(let key)): return press(key, at: now)
    case .input(.mouse(let event)): return point(event, at: now)
    case .input(.paste(let text)): return paste(text, at: now)
    case .input(.resize(let size)):
      self.size = size
      guard case .home(var home) = screen else { return [] }
      let effects = home.showStage(on: size, tables: tables, firstJob: nextJobs())
      screen = .home(home)
      return effects
    case .report(let report):
      progress = report.progress
      return send(.report(report), at: now)
    case .loaded(let tables):
      self.tables.merge(tables) { $1 }
      return withScreen(at: now) { home in
        home.receive(tables)
      } reading: { reading in
        reading.receive(tables, at: now)
      } labRoom: { room in
        room.receive(tables)
      }
    case .notLoaded(let sentence):
      return withScreen(at: now) { home in
        home.stage?.fail(sentence)
        return []
      } reading: { reading in
        reading.stage?.fail(sentence)
        return []
      } labRoom: { room in
        room.stage.fail(sentence)
        return []
      }
    case .recorded(let event):
      record.apply(event)
      release(event)
      return []
    case .notRecorded(let event, let reason):
      // The tutor goes on teaching: it only remembers until it ends.
      record.apply(event)
      release(event)
      if !isRecordBroken { notice = reason }
      isRecordBroken = true
      return []
    }
  }

  // MARK: Input

  mutating func press(_ key: Key, at now: Timestamp) -> [Effect] {
    notice = nil
    if key == .control("c") { return [.quit] }
    if var overlay {
      switch overlay.press(key) {
      case .stay: self.overlay = overlay
      case .close: self.overlay = nil
      case .quit: return [.quit]
      }
      return []
    }
    switch screen {
    case .home(var home):
      let request = home.press(key)
      let effects = home.showStage(on: size, tables: tables, firstJob: nextJobs())
      screen = .home(home)
      return effects + perform(request, at: now)
    case .reading(var reading):
      let requests = reading.press(key, on: size, at: now)
      screen = .reading(reading)
      return perform(requests, at: now)
    case .labRoom(var room):
      let requests = room.press(key)
      screen = .labRoom(room)
      return perform(requests, at: now)
    }
  }

  /// What is pasted goes into a text field, or nowhere: never is it keys.
  private mutating func paste(_ text: String, at now: Timestamp) -> [Effect] {
    guard case .reading(var reading) = screen, overlay == nil else { return [] }
    reading.paste(text)
    screen = .reading(reading)
    return []
  }

  private mutating func send(_ event: LabEvent, at now: Timestamp) -> [Effect] {
    withScreen(at: now) { home in
      home.stage?.send(event) ?? []
    } reading: { reading in
      reading.send(event, at: now)
    } labRoom: { room in
      room.send(event)
    }
  }

  private mutating func withScreen(
    at now: Timestamp, home changeHome: (inout HomeScreen) -> [Effect],
    reading change: (inout ReadingScreen) -> [ScreenRequest],
    labRoom changeRoom: (inout LabRoom) -> [ScreenRequest]
  ) -> [Effect] {
    switch screen {
    case .home(var home):
      let effects = changeHome(&home)
      screen = .home(home)
      return effects
    case .reading(var reading):
      let requests = change(&reading)
      screen = .reading(reading)
      return perform(requests, at: now)
    case .labRoom(var room):
      let requests = changeRoom(&room)
      screen = .labRoom(room)
      return perform(requests, at: now)
    }
  }

  private mutating func release(_ event: LearnerEvent) {
    switch screen {
    case .home(var home):
      home.show(record)
      screen = .home(home)
    case .reading(var reading):
      reading.release(event)
      screen = .reading(reading)
    case .labRoom: break
    }
  }

  // MARK: Requests

  mutating func perform(_ request: HomeScreen.Request?, at now: Timestamp) -> [Effect] {
    switch request {
    case .open(let lesson): [.lab(.stop)] + open(lesson: lesson, step: nil, at: now)
    case .lab(let lab): [.lab(.stop)] + open(lab: lab, settings: [:], seed: 1)
    case .say(let line): say(line)
    case .quit: [.quit]
    case .help: showHelp()
    case nil: []
    }
  }

  mutating func perform(_ requests: [ScreenRequest], at now: Timestamp) -> [Effect] {
    var effects: [Effect] = []
    for request in requests {
      switch request {
      case .effect(let effect): effects.append(effect)
      case .home:
        effects.append(.lab(.stop))
        effects += showHome()
      case .quit: effects.append(.quit)
      case .help: effects += showHelp()
      case .glossary: overlay = .glossary(Glossary(of: screen))
      case .say(let line): notice = line
      case .follow(let link): effects += follow(link, at: now)
      }
    }
    return effects
  }

  private mutating func showHome() -> [Effect] {
    var home = HomeScreen(library: library, record: record)
    let effects = home.showStage(on: size, tables: tables, firstJob: nextJobs())
    screen = .home(home)
    return effects
  }

  mutating func say(_ line: String) -> [Effect] {
    notice = line
    return []
  }

  private mutating func showHelp() -> [Effect] {
    overlay = .help(Help(of: screen))
    return []
  }

  mutating func open(lesson id: String, step: Int?, at now: Timestamp) -> [Effect] {
    guard let lesson = library.lesson(id) else {
      return say("\(id) is not written yet.")
    }
    var reading = ReadingScreen(
      lesson, unitTitle: unitTitle(of: lesson), record: record, tables: tables,
      firstJob: nextJobs(), step: step)
    let requests = reading.enterPage(at: now)
    screen = .reading(reading)
    return perform(requests, at: now)
  }

  mutating func open(
    lab id: String, settings: [String: String], seed: UInt64
  ) -> [Effect] {
    guard let entry = LabCatalog.entry(named: id) else {
      return say("There is no lab called \(id).")
    }
    var room = LabRoom(
      entry,
      context: LabContext(tables: tables, seed: seed, settings: settings, firstJob: nextJobs()))
    let effects = room.stage.open()
    screen = .labRoom(room)
    return effects
  }

  private func unitTitle(of lesson: Lesson) -> String {
    library.syllabus.units.first { $0.number == lesson.unit }?.title ?? "Unit \(lesson.unit)"
  }

  mutating func nextJobs() -> Int {
    jobsGiven += 1
    return jobsGiven << 20
  }
}
