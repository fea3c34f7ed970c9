internal import Labs
internal import Learning
internal import TextUI

/// What can be done with a run, wherever one is on stage.
extension Session {
  /// Where a run may be acted on.
  private var runStage: Stage? {
    let screen = screen.shown
    return screen.mayUseStage ? screen.stageInSight : nil
  }

  /// Whether it can be done now.
  func offers(_ item: RunMenu.Item) -> Bool {
    guard let stage = runStage, let lab = stage.lab else { return false }
    return switch item {
    case .debugger: stage.subject != nil
    case .why: stage.isAskable
    case .doctor: stage.hasRuns
    case .branch: stage.mayBranch
    case .keep: stage.hasRuns
    case .compare: !shelf.runs.isEmpty || stage.hasRuns
    case .race: lab.isExportable && !lab.controls.isEmpty
    case .export: lab.isExportable
    }
  }

  mutating func showRunMenu() {
    guard let stage = runStage else { return }
    let step = stage.lab?.timeline.map { ", step \(Numbers.grouped($0.step))" } ?? ""
    overlays.append(
      .runMenu(
        RunMenu(
          RunMenu.Item.allCases.filter(offers), state: "\(stage.entry.id)\(step)")))
  }

  /// Does it; where there are several runs that it could be done with, asks with which.
  mutating func answer(_ item: RunMenu.Item, at now: Timestamp) -> [Effect] {
    guard offers(item) else { return [] }
    let runs = runStage?.candidates(for: item) ?? []
    guard runs.count > 1 else { return answer(item, of: .one(runs.first?.place ?? 0), at: now) }
    overlays.append(.runPick(RunPick(item, runs)))
    return []
  }

  /// Does it with one of the runs on stage, or with all.
  mutating func answer(
    _ item: RunMenu.Item, of choice: RunChoice, at now: Timestamp
  ) -> [Effect] {
    guard offers(item), let stage = runStage else { return [] }
    let place = if case .one(let place) = choice { place } else { 0 }
    switch item {
    case .debugger:
      return stage.subject(ofRun: place).map { lay(.debugger(DebuggerScreen($0)), at: now) } ?? []
    case .why:
      let size = size
      return changeScreen(at: now) { $0.ask(on: size) }
    case .doctor: return stage.doctor(forRun: place).map { lay(.doctor($0), at: now) } ?? []
    case .branch: return branch(off: choice, at: now)
    case .keep: return keep(choice, at: now).effects
    case .compare: return openRuns(at: now)
    case .race:
      if let setup = RaceSetup(stage, run: place) { overlays.append(.race(setup)) }
      return []
    case .export: return stage.export().map { [$0] } ?? []
    }
  }

  // MARK: Keeping

  /// Puts the runs on stage on the shelf, as far as they do not lie there already.
  ///
  /// - Parameters:
  ///   - choice: Which of them.
  ///   - name: What the learner calls it; the shelf finds one if it is empty.
  /// - Returns: the runs as they lie there, unless there is no room.
  mutating func keep(
    _ choice: RunChoice = .all, named name: String = "", at now: Timestamp
  ) -> (runs: [KeptRun], effects: [Effect]) {
    let found = runStage?.keptRuns(choice) ?? []
    let known = found.map(shelf.same)
    let count = known.count { $0 == nil }
    guard shelf.hasRoom(for: count) else {
      tell(
        "The shelf has room for \(RunShelf.most) runs; \(Self.takeOffHint)", at: now)
      return ([], [])
    }
    var kept: [KeptRun] = []
    var effects: [Effect] = []
    for (run, known) in zip(found, known) {
      if let known {
        kept.append(known)
        continue
      }
      var run = run
      if !name.isEmpty { run.name = found.count > 1 ? "\(name) \(run.name)" : name }
      guard let added = shelf.add(run) else { continue }
      kept.append(added)
      effects += write(added)
    }
    if count > 0 {
      let titles = kept.map(\.title).joined(separator: "; ")
      tell("Kept: \(titles).", at: now)
    } else if let first = kept.first {
      tell("It lies on the shelf already, as \(first.title).", at: now)
    }
    return (kept, effects)
  }

  static let takeOffHint = "E and then C shows them, and T there takes one off."

  /// Keeps the runs on stage, and lets the next change begin there.
  private mutating func branch(off choice: RunChoice, at now: Timestamp) -> [Effect] {
    let (kept, effects) = keep(choice, at: now)
    guard let first = kept.first else { return effects }
    toasts.clear()
    let step = Numbers.grouped(first.steps)
    tell(
      "Kept as \(first.title). What you change now goes on from step \(step), and E then C lays both "
        + "over each other; r begins anew.",
      at: now)
    return effects
      + changeScreen(at: now) { $0.changeStage { $0.branch(off: kept) } }
  }

  // MARK: The shelf

  /// Takes over what a screen has changed of the shelf.
  mutating func change(_ change: ShelfChange, at now: Timestamp) -> [Effect] {
    switch change {
    case .add(let run):
      guard let added = shelf.add(run) else {
        tell("The shelf has room for \(RunShelf.most) runs.", at: now)
        return []
      }
      tell("Kept: \(added.title).", at: now)
      return write(added)
    case .rename(let letter, let name):
      shelf[letter]?.rename(name)
      return shelf[letter].map(write) ?? []
    case .remove(let letter):
      guard let run = shelf[letter] else { return [] }
      shelf[letter] = nil
      return run.file.map { [.shelf(.remove(file: $0))] } ?? []
    case .update(var run):
      run.file = shelf[run.letter]?.file
      shelf[run.letter] = run
      return []
    }
  }

  private func write(_ run: KeptRun) -> [Effect] {
    run.file.map { [.shelf(.write(run.recipe, file: $0))] } ?? []
  }

  /// It cannot be kept beyond this sitting: said once.
  mutating func cannotKeep(_ reason: String, at now: Timestamp) {
    guard !isShelfBroken else { return }
    isShelfBroken = true
    tell("Kept for this sitting only: \(reason)", isError: true, at: now)
  }

  // MARK: Screens

  /// The shelf on a screen of its own.
  mutating func openRuns(at now: Timestamp) -> [Effect] {
    let visitors = runStage?.keptRuns().filter { shelf.same(as: $0) == nil } ?? []
    return lay(.runs(RunsScreen(shelf, visitors: visitors, data: labData)), at: now)
  }

  /// A race on a screen of its own.
  mutating func open(_ race: RaceSetup.Order, at now: Timestamp) -> [Effect] {
    switch race.start(data: labData, firstJob: nextJobs()) {
    case .success(let screen):
      // The moment is there as long as the lab's run is; later lanes would have to compute it again.
      let point = race.origin.map { BranchPoint(job: $0.run.job.number, step: $0.run.steps) }
      return (point.map { [.lab(.branch([$0]))] } ?? []) + lay(.race(screen), at: now)
    case .failure(let error):
      tell(error.description, isError: true, at: now)
      return []
    }
  }
}

// Where a session may begin.
extension Session {
  /// A race of a lab's setting, over the lab itself; as soon as the lab has its data.
  mutating func openRace(
    lab id: String, settings: [String: String], seed: UInt64, control: String, values: [String],
    at now: Timestamp
  ) -> [Effect] {
    let effects = open(lab: id, settings: settings, seed: seed, at: now)
    wantedRace = WantedRace(control: control, values: values)
    return effects + startWantedRace(at: now)
  }

  /// Begins the race that the session was to begin with, once its lab is open.
  mutating func startWantedRace(at now: Timestamp) -> [Effect] {
    guard let wanted = wantedRace, let stage = screen.shown.stageInSight, stage.lab != nil else {
      return []
    }
    wantedRace = nil
    switch RaceSetup.Order.typed(wanted.control, wanted.values, of: stage) {
    case .success(let order): return open(order, at: now)
    case .failure(let error):
      tell(error.description, isError: true, at: now)
      return []
    }
  }

  /// The shelf with runs that were taken along, which are made again at once.
  mutating func openRuns(repeating recipes: [RunRecipe], at now: Timestamp) -> [Effect] {
    let effects = showHome()
    let added = recipes.compactMap { shelf.addWithoutFile(KeptRun($0)) }
    if added.count < recipes.count {
      tell("The shelf has room for \(RunShelf.most) runs; the others are left out.", at: now)
    }
    var runs = RunsScreen(shelf, data: labData)
    runs.ticked = Array(added.map(\.letter).prefix(RunsScreen.most))
    runs.cursor = shelf.runs.firstIndex { $0.letter == added.first?.letter } ?? 0
    runs.waiting = added.map(\.letter)
    return effects + lay(.runs(runs), at: now)
  }
}

/// A race that waits for its lab.
struct WantedRace: Sendable {
  var control: String
  var values: [String]
}

/// What a screen changes of the shelf.
enum ShelfChange: Sendable {
  case add(KeptRun)
  case rename(String, to: String)
  case remove(String)
  /// It was made again.
  case update(KeptRun)
}
