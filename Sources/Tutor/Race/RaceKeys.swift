internal import Labs
internal import Learning
internal import TextUI

extension RaceScreen {
  enum Action: Equatable {
    case run, step, reset, slower, faster, scrubBack, scrubOn, up, down, keep, debugger
    case back, help, glossary, search, quit
  }

  var bindings: [Binding<Action>] {
    var bindings: [Binding<Action>] = []
    if !isOver {
      bindings.append(Binding(.run, desk.isRunning ? "pause" : "run", .run, priority: 10))
      bindings.append(Binding(.step, .step, priority: 5))
    }
    if desk.isRunning {
      bindings += Binding<Action>.pair(.speed, .slower, .faster, priority: 4)
    }
    bindings += desk.timeline.scrubBindings(.scrubBack, .scrubOn, priority: 4)
    if step > 0 { bindings.append(Binding(.reset, .reset, priority: 4)) }
    if lanes.count > 1 {
      bindings += Binding<Action>.pair(.move, "lane", .up, .down, priority: 6)
    }
    if lanes.indices.contains(cursor), lanes[cursor].place != nil, step > 0 {
      bindings.append(
        Binding(
          .keep, "keep this lane", .keep, priority: 7, help: "Puts the chosen lane on the shelf"))
    }
    if subject != nil { bindings.append(Binding(.debug, .debugger, priority: 3)) }
    return bindings + [
      Binding(.back, "back", .back, priority: 10, help: "Back to where you came from"),
      Binding(.search, .search, priority: 1), Binding(.glossary, .glossary, priority: 0),
      Binding(.help, .help, priority: 11), Binding(.quit, .quit, priority: 2),
    ]
  }
}

extension RaceScreen.Action: HelpAction {
  var section: HelpSection {
    switch self {
    case .up, .down, .back: .move
    case .run, .step, .reset, .slower, .faster, .scrubBack, .scrubOn, .keep, .debugger: .run
    case .help, .glossary, .search, .quit: .program
    }
  }
}

extension RaceScreen: Screen {
  var help: Help { Help("Keys in a race, now", bindings) }

  mutating func enter(firstJob: Int, at now: Timestamp) -> [ScreenRequest] {
    begin(firstJob: firstJob)
    return requests(desk.stand(orders))
  }

  mutating func press(_ key: Key, on size: Size, at now: Timestamp) -> [ScreenRequest] {
    guard let binding = bindings.first(where: { $0.keys.contains(key) }) else { return [] }
    return perform(binding.action)
  }

  mutating func perform(_ action: Action) -> [ScreenRequest] {
    switch action {
    case .run: return requests(desk.toggle())
    case .step: return requests(desk.step())
    case .reset: return requests(desk.stand(orders))
    case .slower: return requests(desk.changePace(by: -1))
    case .faster: return requests(desk.changePace(by: 1))
    case .scrubBack: return scrub(by: -1)
    case .scrubOn: return scrub(by: 1)
    case .up: cursor = max(0, cursor - 1)
    case .down: cursor = min(max(0, lanes.count - 1), cursor + 1)
    case .keep: return keep(named: "")
    case .debugger: return subject.map { [.open(.debugger(DebuggerScreen($0)))] } ?? []
    case .back: return [.close]
    case .help: return [.help]
    case .glossary: return [.glossary]
    case .search: return [.search]
    case .quit: return [.quit]
    }
    return []
  }

  /// Puts the chosen lane on the shelf.
  mutating func keep(named name: String) -> [ScreenRequest] {
    guard lanes.indices.contains(cursor),
      let kept = lanes[cursor].kept(
        report(cursor), title: name.isEmpty ? laneName(cursor) : name)
    else { return [] }
    return [.shelf(.add(kept))]
  }

  private mutating func scrub(by strides: Int) -> [ScreenRequest] {
    guard let timeline = desk.timeline else { return [] }
    return requests(desk.scrub(to: timeline.step + strides * timeline.stride))
  }

  private func requests(_ commands: [LabCommand]) -> [ScreenRequest] {
    commands.map { .effect(.lab($0)) }
  }

  mutating func press(
    _ region: HitRegion, _ event: MouseEvent, on size: Size, at now: Timestamp
  ) -> [ScreenRequest] {
    if case .item(let row) = region.part, lanes.indices.contains(row) { cursor = row }
    return drag(region, event, at: now)
  }

  mutating func drag(
    _ region: HitRegion, _ event: MouseEvent, at now: Timestamp
  ) -> [ScreenRequest] {
    guard case .plot(_, let low, let high, _) = region.part else { return [] }
    let step = low + region.share(atColumn: event.column) * (high - low)
    guard step.isFinite, step < 1e15 else { return [] }
    return requests(desk.scrub(to: Int(step.rounded())))
  }

  mutating func send(_ event: LabEvent, at now: Timestamp) -> [ScreenRequest] {
    switch event {
    case .report(let report): return requests(desk.receive(report))
    case .run: return requests(desk.toggle())
    case .opened, .setting, .turn, .slide, .pointer, .step, .reset, .reseed, .slower, .faster,
      .scrub, .key:
      return []
    }
  }

  func loss(by key: Key) -> Confirmation? {
    let action = bindings.first { $0.keys.contains(key) }?.action
    let seconds = lanes.indices.reduce(0) { $0 + (report($1)?.seconds ?? 0) }
    guard seconds >= Stage.longRun, action == .reset || !isOver && action == .back else {
      return nil
    }
    return Confirmation(
      title: "Give the race up?",
      sentence: "It has taken \(Int(seconds)) seconds of computing, and would begin anew.",
      options: [
        Confirmation.Option("n", "keep it"),
        Confirmation.Option("y", "give it up", goesOn: key),
      ])
  }

  func terms(_ glossary: CourseGlossary) -> TermsInSight {
    TermsInSight(texts: [title, rule], glossary)
  }
}
