internal import Course
internal import Labs
internal import TextUI

/// What can be typed wherever the conversation is.
extension PlainSession {
  mutating func performAnywhere(
    _ action: PlainAction, _ argument: String, at now: Timestamp
  ) -> [Effect] {
    switch action {
    case .find: sayFound(argument)
    case .go: return goToFound(argument, at: now)
    case .glossary: sayGlossary(argument)
    case .stage: repeatStage()
    case .details: sayDetails()
    case .numbers: sayNumbers()
    case .why: return why(argument, at: now)
    case .again: repeatAll()
    case .home:
      let place = session.screen.shown.plainPlace
      let effects = session.changeScreen(at: now) { $0.goHome(at: now) }
      if session.screen.shown.plainPlace == place { repeatAll() }
      return effects
    case .quit: return session.changeScreen(at: now) { $0.quit(at: now) }
    case .runs(let action): return perform(action, argument, at: now)
    case .reading, .room, .debugger, .race, .set, .views, .show, .openLab, .quiz, .progress, .help:
      break
    }
    return []
  }

  func misunderstood(_ line: String) -> String {
    let word = line.count > 24 ? line.prefix(24) + "…" : line
    return line.lowercased() == "tab"
      ? "There is no Tab here: controls are set by name, and ? says which there are."
      : "“\(word)” means nothing here; ? says what does."
  }

  /// `step`, or `step 100`.
  mutating func step(_ argument: String, at now: Timestamp) -> [Effect] {
    guard !argument.isEmpty else { return send(.step, at: now) }
    guard let count = Int(argument), (1...Self.mostSteps).contains(count) else {
      say("A number of steps from 1 to \(Self.mostSteps): step 20.")
      return []
    }
    return (0..<count).flatMap { _ in send(.step, at: now) }
  }

  private static let mostSteps = 1000

  mutating func sayHelp(_ commands: [PlainCommand]) {
    say(lines: [""])
    say("You can type")
    say(lines: style.list(commands.map { (name: $0.usage, text: $0.help) }))
  }

  /// A term in a sentence, wherever in the course it is explained; without a name, which terms there
  /// are here.
  mutating func sayGlossary(_ name: String) {
    let glossary = session.courseIndex().glossary
    var lesson: String?
    var names = glossary.terms.map(\.name)
    if case .reading(let reading) = session.screen {
      lesson = reading.lesson.id
      if !reading.lesson.glossary.isEmpty { names = reading.lesson.glossary.keys.sorted() }
    }
    guard !name.isEmpty else {
      say(
        names.isEmpty
          ? "No terms are explained yet." : "g and one of: \(names.joined(separator: ", ")).")
      return
    }
    let begun = name.foldedWords.joined(separator: " ")
    let place =
      glossary.mentions(in: name).first?.term
      ?? glossary.terms.firstIndex {
        !begun.isEmpty && $0.name.foldedWords.joined(separator: " ").hasPrefix(begun)
      }
    guard let place else {
      say("The glossary has no “\(name)”; g alone says what it has.")
      return
    }
    let term = glossary.terms[place]
    let definition = term.definitions.first { $0.lesson == lesson } ?? term.definitions.first
    say("\(term.name): \(definition?.text ?? "not explained yet.")")
  }
}
