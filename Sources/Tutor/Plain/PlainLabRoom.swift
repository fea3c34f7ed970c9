internal import Labs
internal import TextUI

/// A lab on its own.
extension LabRoom {
  func plainPieces(_ style: PlainStyle) -> [PlainPiece] {
    let entry = stage.entry
    let title = entry.views.indices.contains(viewNumber) ? entry.views[viewNumber].title : ""
    let head = "\(entry.title). View \(viewNumber + 1) of \(entry.views.count): \(title)"
    return [PlainPiece(key: "head", lines: style.lines(PlainPiece.sentence(head)))]
      + PlainPiece.scene(stage, say: "", style) + [.tools(plainCommands, style)]
  }

  var plainCommands: [PlainCommand] {
    var commands = Self.phrases.compactMap { phrase -> PlainCommand? in
      guard let binding = bindings.first(where: { $0.action == phrase.action }) else { return nil }
      var command = phrase.command
      if command.help.isEmpty { command.help = binding.help }
      return command
    }
    if let lab = stage.lab {
      commands += PlainCommand.keys(of: lab, .room(.stage))
      commands += PlainCommand.set(lab.controls)
      commands.append(PlainCommand(["stage"], .stage, help: "Say how the stage stands"))
      if !lab.details.isEmpty {
        commands.append(PlainCommand(["details"], .details, help: "Say everything on the stage"))
      }
      commands += PlainCommand.numbers(of: stage)
    }
    commands += PlainSession.runCommands(on: stage)
    commands += [
      PlainCommand(["views"], .views, help: "Name the views of this lab"),
      PlainCommand(["show"], .show, argument: "VIEW", help: "Show another view, by name or number"),
      PlainCommand(["page", "again"], .again, help: "Say all of this view once more"),
    ]
    commands += PlainSession.searchCommands
    commands += [
      PlainCommand(
        ["g", "glossary"], .glossary, argument: "TERM",
        help: "What a term means; g alone names the terms")
    ]
    return commands
  }

  /// How its actions are typed; an empty help is that of the key.
  private static let phrases: [(action: Action, command: PlainCommand)] = [
    (
      .run,
      PlainCommand(
        ["run", "space"], .room(.run), help: "Run the experiment; Enter pauses it, run goes on")
    ),
    (
      .step,
      PlainCommand(
        ["s", "step"], .room(.step), argument: "COUNT",
        help: "Train on a single batch, or on as many as COUNT, then stop")
    ),
    (
      .scrubBack,
      PlainCommand([",", "earlier"], .room(.scrubBack), help: "How the run was a little earlier")
    ),
    (
      .scrubOn,
      PlainCommand([".", "later"], .room(.scrubOn), help: "How the run was a little later")
    ),
    (.reset, PlainCommand(["r", "reset"], .room(.reset), help: "")),
    (.reseed, PlainCommand(["R", "new seed"], .room(.reseed), help: "")),
    (.export, PlainCommand(["X", "export"], .room(.export), help: "")),
    (.nextView, PlainCommand(["n", "next"], .room(.nextView), help: "The next view of this lab")),
    (
      .previousView,
      PlainCommand(["b", "back", "p"], .room(.previousView), help: "The view before this one")
    ),
    (.home, PlainCommand(["map", "esc"], .home, help: "The course map")),
    (.help, PlainCommand(["?", "help"], .help, help: "This list")),
    (.quit, PlainCommand(["q", "quit", "exit"], .quit, help: "Leave Descent")),
  ]
}

extension PlainSession {
  func prompt(of room: LabRoom) -> String {
    guard let lab = room.stage.lab else { return "lab (map, ? help, q quit)" }
    var words: [String] = []
    if lab.isRunnable { words.append("run") }
    if lab.isSteppable { words.append("step") }
    if lab.isResettable { words.append("reset") }
    if !lab.controls.isEmpty { words.append("set") }
    if room.stage.entry.views.count > 1 { words.append("n next view") }
    return "lab (" + (words + ["? help", "q quit"]).joined(separator: ", ") + ")"
  }

  mutating func answer(_ line: String, in room: LabRoom, at now: Timestamp) -> [Effect] {
    guard !line.isEmpty else {
      say("? says what can be typed here.")
      return []
    }
    if let keys = stageKeys(line) { return keys.flatMap { send(.key($0), at: now) } }
    guard let (command, argument) = room.plainCommands.find(line) else {
      say(misunderstood(line))
      return []
    }
    switch command.action {
    case .room(.run): return send(.run, at: now)
    case .room(.step): return step(argument, at: now)
    case .room(.scrubBack): return scrub(by: -1, at: now)
    case .room(.scrubOn): return scrub(by: 1, at: now)
    case .room(.reset): return send(.reset, at: now)
    case .room(.reseed): return send(.reseed, at: now)
    case .room(.export): return room.stage.export().map { [$0] } ?? []
    case .room(.nextView): return show(room.viewNumber + 1, of: room, at: now)
    case .room(.previousView): return show(room.viewNumber - 1, of: room, at: now)
    case .room: say("Type the name of the key: \(command.words.joined(separator: ", ")).")
    case .set: return set(argument, among: room.stage.lab?.controls ?? [], at: now)
    case .views:
      say(
        lines: style.list(
          room.stage.entry.views.enumerated().map { index, view in
            (name: "\(index + 1)  \(view.name)", text: view.title)
          }))
    case .show:
      let names = room.stage.entry.views.map(\.name)
      let wanted = argument.lowercased()
      guard let number = names.firstIndex(of: wanted) ?? Int(argument).map({ $0 - 1 }),
        names.indices.contains(number)
      else {
        say("Which view? There is: \(names.joined(separator: ", ")).")
        return []
      }
      return show(number, of: room, at: now)
    case .help: sayHelp(room.plainCommands)
    case .reading, .debugger, .runs, .race, .stage, .details, .numbers, .why, .again, .openLab,
      .quiz, .progress,
      .find, .go, .glossary, .home, .quit:
      return performAnywhere(command.action, argument, at: now)
    }
    return []
  }

  private mutating func scrub(by strides: Int, at now: Timestamp) -> [Effect] {
    stage?.scrubbed(by: strides).map { send($0, at: now) } ?? []
  }

  private mutating func show(_ number: Int, of room: LabRoom, at now: Timestamp) -> [Effect] {
    let count = max(1, room.stage.entry.views.count)
    return session.changeLabRoom(at: now) { $0.show(view: (number % count + count) % count) }
  }
}
