internal import Labs
internal import TextUI

/// One lab at full size, without a lesson around it.
public struct LabRoom: Sendable {
  /// Where the lab runs.
  public internal(set) var stage: Stage
  var focus = ReadingScreen.Focus.stage
  var viewNumber: Int
  /// The debugger that is to be opened as soon as the lab is; nil for not by itself.
  var awaited: AwaitedDebugger?

  /// What it was opened for from another screen; nil for its own sake.
  var visit: LabVisit?

  /// A debugger that was asked for before its lab.
  struct AwaitedDebugger: Equatable {
    /// What the learner asked for: `C`.
    var name: String
    /// The steps after which it opens.
    var steps: Int
  }

  init(_ entry: LabEntry, context: LabContext) {
    let named = context.settings["view"]
    viewNumber =
      entry.views.firstIndex { $0.name == named } ?? entry.views.firstIndex {
        $0.name == entry.mainView
      } ?? 0
    stage = Stage(
      entry,
      scene: Stage.Scene(
        view: entry.views.isEmpty ? "" : entry.views[viewNumber].name, settings: context.settings),
      context: context)
  }

  enum Action: Equatable {
    case run, step, reset, reseed, slower, faster, scrubBack, scrubOn, export, stage
    case nextPane, previousPane, turnUp, turnDown, nextView, previousView
    case runMenu, debugger, doctor, branch, keep
    case home, help, glossary, search, quit
    case ask, moveNumber, why, leaveNumbers
  }

  var bindings: [Binding<Action>] {
    guard let lab = stage.lab else { return pageBindings }
    var bindings = stage.numberBindings(
      move: Action.moveNumber, why: .why, leave: .leaveNumbers)
    if lab.isRunnable {
      bindings.append(
        Binding(.run, lab.run == .running ? "pause" : "run", .run, priority: 10))
    }
    if lab.isSteppable {
      bindings.append(Binding(.step, .step, priority: 6))
    }
    if lab.isTrainable, lab.run == .running {
      bindings += Binding<Action>.pair(.speed, .slower, .faster, priority: 4)
    }
    bindings += lab.scrubBindings(.scrubBack, .scrubOn, priority: 3)
    if lab.isResettable {
      bindings.append(Binding(.reset, .reset, priority: 4))
    }
    if lab.isSeeded {
      bindings.append(Binding(.reseed, .reseed, priority: 3))
    }
    bindings += stage.runBindings(.runMenu, .debugger, .doctor, .branch, .keep, priority: 2)
    if lab.isExportable {
      bindings.append(Binding(.export, .export, priority: nil))
    }
    switch focus {
    case .control:
      bindings += Binding<Action>.pair(.turn, .turnDown, .turnUp, priority: 8)
      bindings += Binding<Action>.pair(.controls, .previousPane, .nextPane, priority: nil)
    case .stage, .text:
      for key in lab.keys {
        bindings.append(.stage(key, .stage))
      }
    }
    bindings += stage.askBinding(.ask, hasKeys: focus == .stage)
    if panes.count > 1 {
      bindings += Binding<Action>.pair(
        .pane, focus == .stage ? "controls" : "next", .nextPane, .previousPane, priority: 6,
        help: "Move between the stage and its controls")
    }
    if stage.entry.views.count > 1, visit?.task == nil {
      bindings += Binding<Action>.pair(
        .next, "next view", .nextView, .previousView, priority: 9,
        help: "The next and the last view of this lab (also n and p)", shown: "PgDn")
    }
    return (bindings + pageBindings).disjoint()
  }

  private var pageBindings: [Binding<Action>] {
    [
      Binding(
        .back, visit == nil ? "map" : "back", .home, priority: 10,
        help: visit.map { "Back to where you came from: \($0.origin)" } ?? "The course map"),
      Binding(.search, .search, priority: 1), Binding(.glossary, .glossary, priority: 0),
      Binding(.help, .help, priority: 11),
      Binding(.quit, .quit, priority: 2),
    ]
  }

  private var panes: [ReadingScreen.Focus] {
    [.stage] + usedControls.indices.map(ReadingScreen.Focus.control)
  }

  mutating func press(_ key: Key, on size: Size) -> [ScreenRequest] {
    guard let binding = bindings.first(where: { $0.keys.contains(key) }) else { return [] }
    stage.pressed = nil
    let stageSize = stageArea(on: size).size
    switch binding.action {
    case .ask: return ask(on: size)
    case .moveNumber: stage.moveCursor(key, on: stageSize)
    case .why: return stage.why(on: stageSize)
    case .leaveNumbers: stage.cursor = nil
    case .run: return send(.run)
    case .step: return send(.step)
    case .reset: return send(.reset)
    case .reseed: return send(.reseed)
    case .slower: return send(.slower)
    case .faster: return send(.faster)
    case .scrubBack: return stage.scrubbed(by: -1).map { send($0) } ?? []
    case .scrubOn: return stage.scrubbed(by: 1).map { send($0) } ?? []
    case .export: return stage.export().map { [.effect($0)] } ?? []
    case .runMenu: return [.runMenu]
    case .debugger: return [.run(.debugger)]
    case .doctor: return [.run(.doctor)]
    case .branch: return [.run(.branch)]
    case .keep: return [.run(.keep)]
    case .stage: return send(.key(key))
    case .nextPane: movePane(by: 1)
    case .previousPane: movePane(by: -1)
    case .turnUp: return turn(by: 1)
    case .turnDown: return turn(by: -1)
    case .nextView: return showView(by: 1)
    case .previousView: return showView(by: -1)
    case .home: return visit == nil ? [.home] : [.close]
    case .help: return [.help]
    case .glossary: return [.glossary]
    case .search: return [.search]
    case .quit: return [.quit]
    }
    return []
  }

  mutating func send(_ event: LabEvent) -> [ScreenRequest] {
    if case .report(let report) = event { visit?.count(report) }
    return stage.send(event).map(ScreenRequest.effect) + stage.takeNote()
  }

  mutating func receive(_ data: LabData) -> [ScreenRequest] {
    stage.add(data).map(ScreenRequest.effect) + openDebugger()
  }

  /// Opens the debugger, where the room was entered for its sake.
  mutating func openDebugger() -> [ScreenRequest] {
    guard let awaited, stage.lab != nil else { return [] }
    self.awaited = nil
    guard var subject = stage.subject else {
      return [.say("Nothing is trained in this view; in another one D opens the debugger.")]
    }
    subject.title = awaited.name.count == 1 ? "network \(awaited.name)" : awaited.name
    subject.run.steps = max(subject.run.steps, awaited.steps)
    return [.open(.debugger(DebuggerScreen(subject)))]
  }

  private mutating func turn(by notches: Int) -> [ScreenRequest] {
    guard case .control(let index) = focus, usedControls.indices.contains(index) else { return [] }
    return send(.turn(control: usedControls[index].place, by: notches))
  }

  private mutating func movePane(by panes: Int) {
    let all = self.panes
    let here = all.firstIndex(of: focus) ?? 0
    focus = all[((here + panes) % all.count + all.count) % all.count]
  }

  private mutating func showView(by views: Int) -> [ScreenRequest] {
    let count = stage.entry.views.count
    return show(view: ((viewNumber + views) % count + count) % count)
  }

  mutating func show(view number: Int) -> [ScreenRequest] {
    viewNumber = number
    focus = .stage
    // Views that show a trained network need one; the lab trains it if there is none.
    let scene = Stage.Scene(
      view: stage.entry.views[viewNumber].name, settings: ["trained": "yes"])
    return stage.show(scene).map(ScreenRequest.effect) + stage.takeNote()
  }
}
