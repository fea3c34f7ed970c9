internal import Course
internal import Labs
internal import Recall
internal import TextUI

/// What screens ask of the session: to open, to leave, to tell.
extension Session {
  mutating func perform(_ requests: [ScreenRequest], at now: Timestamp) -> [Effect] {
    self.now = now
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
      case .task(let task, let earlier): effects += visit(task, earlier, at: now)
      case .tryOut(let lab, let settings, let seed):
        effects += visit(lab: lab, settings, seed: seed, LabVisit(origin: "Try it"), at: now)
      case .quiz(let scope): effects += openQuiz(scope, at: now)
      case .progress: effects += showProgress(at: now)
      case .look(let lesson, let step): effects += look(at: lesson, step: step, at: now)
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

  /// Goes back to the screen below, with what was reached on this one.
  private mutating func close(at now: Timestamp) -> [Effect] {
    let outcome = screen.shown.taskOutcome
    guard let back = below.popLast() else { return clear() + showHome() }
    screen = back
    return [.lab(.unshelve)]
      + changeScreen(at: now) { screen in
        (outcome.map { screen.receive($0, at: now) } ?? []) + screen.comeBack(at: now)
      }
  }

  /// The lab of a task over the screen that asks for it, as it was left last.
  private mutating func visit(
    _ task: GoalTask, _ earlier: TaskOutcome?, at now: Timestamp
  ) -> [Effect] {
    visit(
      lab: task.lab.lab, earlier?.settings ?? task.lab.settings, seed: 1,
      LabVisit(origin: "Task", task: task, earlier: earlier?.outcome), at: now)
  }

  private mutating func visit(
    lab id: String, _ settings: [String: String], seed: UInt64, _ visit: LabVisit, at now: Timestamp
  ) -> [Effect] {
    guard let entry = LabCatalog.entry(named: id) else {
      return perform([.say("There is no lab called \(id).")], at: now)
    }
    var room = LabRoom(
      entry,
      context: LabContext(data: labData, seed: seed, settings: settings, firstJob: nextJobs()))
    room.visit = visit
    return lay(.labRoom(room), at: now)
  }

  /// Lays a quiz over the screen that is up, or takes the place of the quiz that is there.
  mutating func openQuiz(
    _ scope: QuizScope?, seed: UInt64? = nil, limit: Int? = nil, at now: Timestamp
  ) -> [Effect] {
    let day = record.calendar.day(of: now)
    guard let scope else {
      return lay(.quizMenu(QuizMenu(library: library, record: record, on: day)), at: now)
    }
    // Another quiz each time, unless it was asked for a certain one.
    let seed = seed ?? UInt64(bitPattern: Int64(now))
    let quiz = QuizScreen(
      scope, library: library, record: record, on: day, seed: seed, limit: limit, data: labData)
    guard case .quiz = screen else { return lay(.quiz(quiz), at: now) }
    screen = .quiz(quiz)
    let firstJob = nextJobs()
    return [.lab(.stop)] + changeScreen(at: now) { $0.enter(firstJob: firstJob, at: now) }
  }

  /// What the record says, over the screen that is up.
  mutating func showProgress(at now: Timestamp) -> [Effect] {
    lay(
      .progress(
        ProgressScreen(library: library, record: record, on: record.calendar.day(of: now))), at: now
    )
  }

  /// A lesson's step over the screen that is up; Esc leads back.
  private mutating func look(at id: String, step: Int, at now: Timestamp) -> [Effect] {
    guard let lesson = library.lesson(id) else {
      return perform([.say("\(id) is not written yet.")], at: now)
    }
    var reading = ReadingScreen(
      lesson, unitTitle: unitTitle(of: lesson), record: record, data: labData,
      firstJob: nextJobs(), step: step)
    reading.isVisit = true
    return lay(.reading(reading), at: now)
  }

  /// Ends whatever screens have under way: another one takes the place of all.
  mutating func clear() -> [Effect] {
    defer { below = [] }
    return below.map { _ in .lab(.unshelve) } + [.lab(.stop)]
  }

  mutating func showHome() -> [Effect] {
    var home = HomeScreen(library: library, record: record, on: record.calendar.day(of: now))
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
