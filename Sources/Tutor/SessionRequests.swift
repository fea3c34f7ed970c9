internal import Course
internal import Labs
internal import Recall
internal import TextUI

/// What screens ask of the session: to open, to leave, to tell.
extension Session {
  mutating func perform(_ requests: [ScreenRequest], at now: Timestamp) -> [Effect] {
    var effects: [Effect] = []
    for request in requests {
      switch request {
      case .effect(let effect): effects.append(effect)
      case .home: effects += clear() + showHome()
      case .quit: effects.append(.quit)
      case .help: overlays.append(.help(screen.shown.help))
      case .glossary: showGlossary()
      case .search: showSearch()
      case .say(let line): tell(line, at: now)
      case .follow(let link): effects += follow(link, at: now)
      case .why(let asked):
        effects += lay(answer(to: asked), at: now)
      case .lesson(let id): effects += clear() + open(lesson: id, step: nil, at: now)
      case .lab(let id): effects += clear() + open(lab: id, settings: [:], seed: 1, at: now)
      case .tour: effects += clear() + showTour()
      case .debug(let entry): effects += clear() + open(entry, steps: 0, at: now)
      case .fault(let network, let seed): effects += findFault(in: network, seed: seed, at: now)
      case .open(let screen): effects += lay(screen, at: now)
      case .close: effects += close(at: now)
      case .runMenu: showRunMenu()
      case .run(let item): effects += answer(item, at: now)
      case .shelf(let change): effects += self.change(change, at: now)
      }
    }
    return effects
  }

  /// What says where a number came from.
  private func answer(to asked: AskedNumber) -> ScreenState {
    switch asked.source {
    case .element(let element, let subject):
      .debugger(DebuggerScreen(subject, asking: element))
    case .mean(let mean): .breakdown(BreakdownScreen(mean))
    }
  }

  /// Lays a screen over the one that is up.
  mutating func lay(_ next: ScreenState, at now: Timestamp) -> [Effect] {
    let isRunning = screen.shown.stageInSight?.run == .running
    // It knows that its runs come to rest.
    let pause = isRunning ? changeScreen(at: now) { $0.send(.run, at: now) } : []
    below.append(screen)
    overlays = []
    screen = next
    let firstJob = nextJobs()
    return pause + [.lab(.shelve)] + changeScreen(at: now) { $0.enter(firstJob: firstJob, at: now) }
  }

  /// Goes back to the screen below.
  private mutating func close(at now: Timestamp) -> [Effect] {
    guard let back = below.popLast() else { return clear() + showHome() }
    screen = back
    return [.lab(.unshelve)] + changeScreen(at: now) { $0.comeBack(at: now) }
  }

  /// Ends whatever screens have under way: another one takes the place of all.
  mutating func clear() -> [Effect] {
    defer { below = [] }
    return below.map { _ in .lab(.unshelve) } + [.lab(.stop)]
  }

  mutating func showHome() -> [Effect] {
    var home = HomeScreen(library: library, record: record)
    let effects = home.showStage(on: size, data: labData, firstJob: nextJobs())
    screen = .home(home)
    return effects
  }

  mutating func showTour() -> [Effect] {
    var tour = Tour(glyphs: glyphs, data: labData, firstJob: nextJobs())
    let effects = tour.stage?.open() ?? []
    screen = .tour(tour)
    return effects
  }

  mutating func tell(_ text: String, isError: Bool = false, at now: Timestamp) {
    toasts.say(text, isError: isError, at: now, on: size)
  }

  mutating func open(lesson id: String, step: Int?, at now: Timestamp) -> [Effect] {
    guard let lesson = library.lesson(id) else {
      return perform([.say("\(id) is not written yet.")], at: now)
    }
    var reading = ReadingScreen(
      lesson, unitTitle: unitTitle(of: lesson), record: record, data: labData,
      firstJob: nextJobs(), step: step)
    let requests = reading.enterPage(at: now)
    screen = .reading(reading)
    return perform(requests, at: now)
  }

  mutating func open(
    lab id: String, settings: [String: String], seed: UInt64, at now: Timestamp
  ) -> [Effect] {
    guard let entry = LabCatalog.entry(named: id) else {
      return perform([.say("There is no lab called \(id).")], at: now)
    }
    var room = LabRoom(
      entry,
      context: LabContext(data: labData, seed: seed, settings: settings, firstJob: nextJobs()))
    let effects = room.stage.open()
    screen = .labRoom(room)
    return effects
  }

  mutating func open(_ debugger: DebuggerScreen, at now: Timestamp) -> [Effect] {
    screen = .debugger(debugger)
    let firstJob = nextJobs()
    return changeScreen(at: now) { $0.enter(firstJob: firstJob, at: now) }
  }

  /// Another fault takes the place of the one that was found.
  private mutating func findFault(
    in network: FaultNetwork, seed: UInt64, at now: Timestamp
  ) -> [Effect] {
    let debugger = DebuggerScreen(finding: network, seed: seed, data: labData)
    guard case .debugger = screen else { return lay(.debugger(debugger), at: now) }
    return [.lab(.stop)] + open(debugger, at: now)
  }

  mutating func showDebugMenu() -> [Effect] {
    screen = .debugMenu(DebugMenu())
    return []
  }

  /// The lab of a network, and its debugger over it as soon as the lab is open.
  mutating func open(
    _ entry: DebugCatalog.Entry, steps: Int, at now: Timestamp
  ) -> [Effect] {
    var effects = open(lab: entry.lab, settings: entry.settings, seed: 1, at: now)
    guard case .labRoom(var room) = screen else { return effects }
    room.awaited = LabRoom.AwaitedDebugger(name: entry.name, steps: steps)
    let requests = room.openDebugger()
    screen = .labRoom(room)
    effects += perform(requests, at: now)
    return effects
  }

  private func unitTitle(of lesson: Lesson) -> String {
    library.syllabus.units.first { $0.number == lesson.unit }?.title ?? "Unit \(lesson.unit)"
  }
}
