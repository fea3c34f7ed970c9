internal import Course
internal import Labs
internal import Recall
internal import TextUI

/// What screens ask of the session: to open, to leave, to tell.
extension Session {
  mutating func perform(_ request: HomeScreen.Request?, at now: Timestamp) -> [Effect] {
    switch request {
    case .open(let lesson): [.lab(.stop)] + open(lesson: lesson, step: nil, at: now)
    case .lab(let lab): [.lab(.stop)] + open(lab: lab, settings: [:], seed: 1, at: now)
    case .tour: [.lab(.stop)] + showTour()
    case .say(let line): perform([.say(line)], at: now)
    case .quit: [.quit]
    case .help: perform([.help], at: now)
    case .glossary: perform([.glossary], at: now)
    case .search: perform([.search], at: now)
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
      case .help: overlays.append(.help(Help(of: screen)))
      case .glossary: showGlossary()
      case .search: showSearch()
      case .say(let line): tell(line, at: now)
      case .follow(let link): effects += follow(link, at: now)
      }
    }
    return effects
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

  private func unitTitle(of lesson: Lesson) -> String {
    library.syllabus.units.first { $0.number == lesson.unit }?.title ?? "Unit \(lesson.unit)"
  }
}
