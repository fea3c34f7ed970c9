internal import Labs
internal import TextUI

/// The shelf as a conversation.
extension RunsScreen {
  var plainPlace: PlainPlace { .runs }

  func pieces(in conversation: PlainSession) -> [PlainPiece] {
    let style = conversation.style
    let head = shelf.runs.isEmpty ? "No run was kept yet." : "Runs that were kept:"
    return [PlainPiece(key: "head", lines: style.lines(head))]
      + shelf.runs.map { run in
        PlainPiece(
          key: "run \(run.letter) \(run.spoken)", lines: style.lines("  " + run.spoken, hanging: 5),
          isSetOff: false)
      } + [.tools(plainCommands, style)]
  }

  func prompt(in conversation: PlainSession) -> String {
    "runs (compare, make again, back, ? help, q quit)"
  }

  private var plainCommands: [PlainCommand] {
    [
      PlainCommand(
        ["compare"], .runs(.compare), argument: "A B", help: "Say what sets kept runs apart"),
      PlainCommand(
        ["again", "make again", "reload"], .runs(.again), argument: "A",
        help: "Train a run again, and compare its losses bit by bit"),
      PlainCommand(["name"], .runs(.rename), argument: "A NAME", help: "Give a run a name"),
      PlainCommand(
        ["take off", "remove"], .runs(.takeOff), argument: "A", help: "Take a run off the shelf"),
      PlainCommand(
        ["X", "export"], .runs(.export), argument: "A", help: "Write a run into a folder"),
      PlainCommand(["b", "back", "map", "esc"], .home, help: "Back to where you came from"),
      PlainCommand(["page"], .again, help: "Say all of this once more"),
      PlainCommand(["?", "help"], .help, help: "This list"),
      PlainCommand(["q", "quit", "exit"], .quit, help: "Leave Descent"),
    ]
  }

  func answer(
    _ line: String, in conversation: inout PlainSession, at now: Timestamp
  ) -> [Effect] {
    guard let (command, argument) = plainCommands.find(line) else {
      conversation.say(conversation.misunderstood(line))
      return []
    }
    switch command.action {
    case .runs(.compare): conversation.compare(argument.split(separator: " ").map(String.init))
    case .runs(let action): return perform(action, argument, in: &conversation, at: now)
    case .help: conversation.sayHelp(plainCommands)
    case .reading, .room, .race, .debugger, .set, .views, .show, .stage, .details, .numbers, .why,
      .again, .openLab, .quiz, .progress, .find, .go, .glossary, .home, .quit:
      return conversation.performAnywhere(command.action, argument, at: now)
    }
    return []
  }

  private func perform(
    _ action: PlainRunAction, _ argument: String, in conversation: inout PlainSession,
    at now: Timestamp
  ) -> [Effect] {
    let parts = argument.split(separator: " ", maxSplits: 1).map(String.init)
    guard let letter = parts.first.flatMap(shelf.find)?.letter else {
      conversation.say("Which run? There is: \(shelf.runs.map(\.letter).joined(separator: ", ")).")
      return []
    }
    guard case .runs(var screen) = conversation.session.screen else { return [] }
    let requests: [ScreenRequest] =
      switch action {
      case .rename: screen.rename(letter, to: parts.count > 1 ? parts[1] : "")
      case .takeOff: screen.remove(letter)
      case .again: screen.makeAgain(letter)
      case .export: screen.export(letter)
      case .branch, .keep, .race, .runs, .compare: []
      }
    conversation.session.screen = .runs(screen)
    return conversation.session.perform(requests, at: now)
  }
}
