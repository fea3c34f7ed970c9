/// Something that can be typed now: the prompt, the help and the dispatch come from a list of these.
struct PlainCommand: Equatable, Sendable {
  /// Ways to type it; the first is the one that help shows.
  var words: [String]
  /// What follows the word: ` NAME VALUE`; empty for nothing.
  var argument = ""
  /// A sentence for the help.
  var help: String
  var action: PlainAction

  init(_ words: [String], _ action: PlainAction, argument: String = "", help: String) {
    self.words = words
    self.argument = argument
    self.help = help
    self.action = action
  }

  var usage: String { argument.isEmpty ? words[0] : "\(words[0]) \(argument)" }
}

/// What a command does.
enum PlainAction: Equatable, Sendable {
  /// An action of a lesson's page, as a key has it.
  case reading(ReadingAction)
  /// An action of a lab on its own.
  case room(LabRoom.Action)
  /// A word of the debugger.
  case debugger(DebuggerPhrase)
  /// Something about runs that are or were on stage.
  case runs(PlainRunAction)
  /// An action of a race.
  case race(RaceScreen.Action)
  /// Gives a control a value.
  case set
  /// Names the views of a lab; shows one of them.
  case views, show
  /// Says how the stage stands; in more lines.
  case stage, details
  /// Names the numbers of the network on the stage; says why one of them is what it is.
  case numbers, why
  /// Says everything here once more.
  case again
  /// Opens a lab from the course map.
  case openLab
  /// A quiz, and what the record says of the learner's progress, from the course map.
  case quiz, progress
  /// Looks for words in the course; goes to something found.
  case find, go
  case glossary, help, home, quit
}

extension [PlainCommand] {
  /// The command of a line and the rest of the line. Capitals count where a small letter is another
  /// command: `r` resets, `R` takes a new seed.
  func find(_ line: String) -> (command: PlainCommand, argument: String)? {
    let parts = line.split(separator: " ", maxSplits: 1).map(String.init)
    guard let first = parts.first else { return nil }
    if let whole = command(named: line), whole.argument.isEmpty { return (whole, "") }
    guard let command = command(named: first) else { return nil }
    let rest = parts.count > 1 ? parts[1] : ""
    return rest.isEmpty || !command.argument.isEmpty ? (command, rest) : nil
  }

  private func command(named name: String) -> PlainCommand? {
    if let exact = first(where: { $0.words.contains(name) }) { return exact }
    let lowered = name.lowercased()
    return first { $0.words.contains { $0.lowercased() == lowered } }
  }
}
