internal import Labs
internal import Learning
internal import TextUI

/// A race as a conversation.
extension RaceScreen {
  var plainPlace: PlainPlace { .race(title) }

  func pieces(in conversation: PlainSession) -> [PlainPiece] {
    let style = conversation.style
    let head = PlainPiece(
      key: "head", lines: style.lines(PlainPiece.sentence("Race: \(title)")) + style.lines(rule))
    let standing = lanes.indices.flatMap { style.lines("  " + spoken($0), hanging: 4) }
    return [
      head,
      PlainPiece(
        key: "race \(step) \(isOver)", lines: standing + (isOver ? style.lines(verdict) : [])),
      .tools(plainCommands, style),
    ]
  }

  /// `1  rate 0.03: training 0.12, validation 0.2, step 300, done`.
  private func spoken(_ lane: Int) -> String {
    let score = score(lane)
    var parts: [String] = []
    if let loss = score.training { parts.append("training \(Numbers.significant(loss))") }
    if let loss = score.validation { parts.append("validation \(Numbers.significant(loss))") }
    if let share = score.accuracy { parts.append("accuracy \(Numbers.percent(share))") }
    parts.append("step \(Numbers.grouped(report(lane)?.snapshot.position.step ?? 0))")
    parts.append(stateWords(lane, isFront: isOver && leaders.contains(lane)))
    return "\(lane + 1)  \(laneName(lane)): \(parts.joined(separator: ", "))"
  }

  func prompt(in conversation: PlainSession) -> String {
    isOver
      ? "race (reset, keep, back, ? help, q quit)"
      : "race (run, step, reset, keep, back, ? help, q quit)"
  }

  private var plainCommands: [PlainCommand] {
    [
      PlainCommand(["run", "space"], .race(.run), help: "Run on; Enter pauses"),
      PlainCommand(["s", "step"], .race(.step), help: "A single step of each"),
      PlainCommand([",", "earlier"], .race(.scrubBack), help: "How they were a little earlier"),
      PlainCommand([".", "later"], .race(.scrubOn), help: "How they were a little later"),
      PlainCommand(["r", "reset"], .race(.reset), help: "Back to the start"),
      PlainCommand(
        ["keep"], .race(.keep), argument: "NUMBER NAME", help: "Keep the run of that number"),
      PlainCommand(["b", "back", "map", "esc"], .home, help: "Back to the lab"),
      PlainCommand(["page", "again"], .again, help: "Say all of this once more"),
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
    case .race(.keep): return keep(argument, in: &conversation, at: now)
    case .race(let action):
      return conversation.session.changeRace(at: now) { $0.perform(action) }
    case .help: conversation.sayHelp(plainCommands)
    case .reading, .room, .runs, .debugger, .set, .views, .show, .stage, .details, .numbers, .why,
      .again, .openLab, .quiz, .progress, .find, .go, .glossary, .home, .quit:
      return conversation.performAnywhere(command.action, argument, at: now)
    }
    return []
  }

  private func keep(
    _ argument: String, in conversation: inout PlainSession, at now: Timestamp
  ) -> [Effect] {
    let parts = argument.split(separator: " ", maxSplits: 1).map(String.init)
    guard let number = parts.first.flatMap(Int.init), lanes.indices.contains(number - 1) else {
      conversation.say("keep and the number of a run, 1 to \(lanes.count): keep 2.")
      return []
    }
    guard lanes[number - 1].place != nil, step > 0 else {
      conversation.say("There is nothing to keep of it yet.")
      return []
    }
    return conversation.session.changeRace(at: now) { race in
      race.cursor = number - 1
      return race.keep(named: parts.count > 1 ? parts[1] : "")
    }
  }
}

extension Session {
  fileprivate mutating func changeRace(
    at now: Timestamp, _ change: (inout RaceScreen) -> [ScreenRequest]
  ) -> [Effect] {
    guard case .race(var race) = screen else { return [] }
    let requests = change(&race)
    screen = .race(race)
    return perform(requests, at: now)
  }
}
