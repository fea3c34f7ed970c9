internal import Labs
internal import TextUI

/// One lab at full size, without a lesson around it.
public struct LabRoom: Sendable {
  /// Where the lab runs.
  public internal(set) var stage: Stage
  var focus = ReadingScreen.Focus.stage
  var viewNumber: Int

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
    case run, step, reset, reseed, slower, faster, stage
    case nextPane, previousPane, turnUp, turnDown, nextView, previousView
    case home, help, glossary, search, quit
  }

  var bindings: [Binding<Action>] {
    guard let lab = stage.lab else { return pageBindings }
    var bindings: [Binding<Action>] = []
    if lab.isRunnable {
      bindings.append(
        Binding(
          [.character(" ")], "Space", lab.run == .running ? "pause" : "run", .run, priority: 10,
          help: "Run the experiment, or pause it"))
    }
    if lab.isSteppable {
      bindings.append(
        Binding(
          [.character("s")], "s", "one step", .step, priority: 6,
          help: "Train on a single batch, then stop"))
    }
    if lab.isTrainable, lab.run == .running {
      bindings += [
        Binding(
          [.character("[")], "[ ]", "speed", .slower, priority: 4,
          help: "Show fewer or more training steps in each picture"),
        Binding([.character("]")], "", "", .faster, priority: nil),
      ]
    }
    if lab.isResettable {
      bindings.append(
        Binding(
          [.character("r")], "r", "reset", .reset, priority: 4,
          help: "Back to the start, same seed: a run repeats to the last digit"))
    }
    if lab.isSeeded {
      bindings.append(
        Binding(
          [.character("R")], "R", "new seed", .reseed, priority: 3,
          help: "Back to the start with other random numbers"))
    }
    switch focus {
    case .control:
      bindings += [
        Binding([.right], "←→", "change", .turnUp, priority: 8, help: "One notch up or down"),
        Binding([.left], "", "", .turnDown, priority: nil),
        Binding([.down], "", "", .nextPane, priority: nil),
        Binding([.up], "", "", .previousPane, priority: nil),
      ]
    case .stage, .text:
      for key in lab.keys {
        bindings.append(
          Binding(key.keys, key.name, key.label, .stage, priority: 7, help: key.help))
      }
    }
    if panes.count > 1 {
      bindings.append(
        Binding(
          [.tab], "Tab", focus == .stage ? "controls" : "next", .nextPane, priority: 6,
          help: "Move between the stage and its controls"))
      bindings.append(Binding([.backTab], "", "", .previousPane, priority: nil))
    }
    if stage.entry.views.count > 1 {
      bindings.append(
        Binding(
          [.pageDown, .character("n")], "PgDn", "next view", .nextView, priority: 9,
          help: "The next view of this lab (also n)"))
      bindings.append(
        Binding(
          [.pageUp, .character("p")], "PgUp", "view before", .previousView, priority: nil,
          help: "The view before this one (also p)"))
    }
    return bindings + pageBindings
  }

  private var pageBindings: [Binding<Action>] {
    [
      Binding([.escape], "Esc", "map", .home, priority: 10, help: "The course map"),
      Binding(
        [.character("/")], "/", "search", .search, priority: 2,
        help: "Find a word in lessons, glossary and labs"),
      Binding(
        [.character("g")], "g", "glossary", .glossary, priority: 1,
        help: "What the terms of the course mean"),
      Binding([.character("?")], "?", "help", .help, priority: 11, help: "This list"),
      Binding([.character("q")], "q", "quit", .quit, priority: 2, help: "Leave Descent"),
    ]
  }

  private var panes: [ReadingScreen.Focus] {
    [.stage] + (stage.lab?.controls.indices.map(ReadingScreen.Focus.control) ?? [])
  }

  mutating func press(_ key: Key) -> [ScreenRequest] {
    guard let binding = bindings.first(where: { $0.keys.contains(key) }) else { return [] }
    switch binding.action {
    case .run: return send(.run)
    case .step: return send(.step)
    case .reset: return send(.reset)
    case .reseed: return send(.reseed)
    case .slower: return send(.slower)
    case .faster: return send(.faster)
    case .stage: return send(.key(key))
    case .nextPane: movePane(by: 1)
    case .previousPane: movePane(by: -1)
    case .turnUp: return turn(by: 1)
    case .turnDown: return turn(by: -1)
    case .nextView: return showView(by: 1)
    case .previousView: return showView(by: -1)
    case .home: return [.home]
    case .help: return [.help]
    case .glossary: return [.glossary]
    case .search: return [.search]
    case .quit: return [.quit]
    }
    return []
  }

  mutating func send(_ event: LabEvent) -> [ScreenRequest] {
    stage.send(event).map(ScreenRequest.effect)
  }

  mutating func receive(_ tables: [String: DataTable]) -> [ScreenRequest] {
    stage.add(tables).map(ScreenRequest.effect)
  }

  private mutating func turn(by notches: Int) -> [ScreenRequest] {
    guard case .control(let index) = focus else { return [] }
    return send(.turn(control: index, by: notches))
  }

  private mutating func movePane(by panes: Int) {
    let all = self.panes
    let here = all.firstIndex(of: focus) ?? 0
    focus = all[((here + panes) % all.count + all.count) % all.count]
  }

  private mutating func showView(by views: Int) -> [ScreenRequest] {
    let count = stage.entry.views.count
    viewNumber = ((viewNumber + views) % count + count) % count
    focus = .stage
    // Views that show a trained network need one; the lab trains it if there is none.
    let scene = Stage.Scene(
      view: stage.entry.views[viewNumber].name, settings: ["trained": "yes"])
    return stage.show(scene).map(ScreenRequest.effect)
  }
}
