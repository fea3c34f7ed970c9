internal import Course
internal import Labs
internal import Recall
internal import TextUI

/// What a line does in a lesson.
extension PlainSession {
  mutating func answer(
    _ line: String, in reading: ReadingScreen, at now: Timestamp
  ) -> [Effect] {
    guard !line.isEmpty else { return enter(in: reading, at: now) }
    if let effects = answerQuestion(line, in: reading, at: now) { return effects }
    let commands = reading.plainCommands
    if commands.contains(where: { $0.action == .reading(.stage) }), let keys = stageKeys(line) {
      return keys.flatMap { send(.key($0), at: now) }
    }
    guard let (command, argument) = commands.find(line) else {
      say(misunderstood(line, in: reading))
      return []
    }
    return perform(command, argument, in: reading, at: now)
  }

  /// An empty line goes on, if there is nothing else to do first.
  private mutating func enter(in reading: ReadingScreen, at now: Timestamp) -> [Effect] {
    if let action = reading.plainEnter {
      return session.changeReading(at: now) { $0.perform(action, key: .enter, at: now) }
    }
    // Where the lesson says "with Enter", it means the stage.
    if let lab = stage?.lab, lab.takesFocusFirst, let keys = stageKeys("enter") {
      return keys.flatMap { send(.key($0), at: now) }
    }
    let state = reading.activeQuestion.flatMap { reading.questions[$0.id] }
    if case .confidence = state?.phase {
      say(Self.howSure)
    } else {
      say("There is a question first: \(reading.plainWait ?? "answer it, or x skips it").")
    }
    return []
  }

  private static let howSure =
    "1, 2 or 3: a guess, fairly sure, or sure. (b takes another answer.)"

  /// A line as an answer; nil if nothing is asked, or if it is none.
  private mutating func answerQuestion(
    _ line: String, in reading: ReadingScreen, at now: Timestamp
  ) -> [Effect]? {
    guard let question = reading.activeQuestion, let state = reading.questions[question.id] else {
      return nil
    }
    switch state.phase {
    case .confidence:
      guard line.allSatisfy(\.isNumber) else { return nil }
      guard let confidence = Int(line).flatMap(Confidence.init(rawValue:)) else {
        say(Self.howSure)
        return []
      }
      return session.changeReading(at: now) { $0.confide(confidence, at: now) }
    case .open: break
    case .locked:
      let mayChange = reading.plainBindings.contains { $0.action == .question(.sheet(.pick)) }
      guard mayChange else { return nil }
    case .saving, .graded, .skipped: return nil
    }
    var read = state
    guard let outcome = read.read(line) else { return nil }
    if case .problem(let sentence) = outcome {
      say(sentence)
      return []
    }
    if case .answer = outcome { said.insert("given \(question.id) \(state.attempt)") }
    let effects = session.changeReading(at: now) { reading in
      reading.questions[question.id] = read
      return reading.take(outcome, of: question, at: now)
    }
    sayProblem(of: question)
    return effects
  }

  /// Why an answer was not taken; then the question is as open as before.
  private mutating func sayProblem(of question: Question) {
    guard case .reading(let reading) = session.screen,
      let problem = reading.questions[question.id]?.problem
    else { return }
    say(problem)
    _ = session.changeReading(at: 0) { reading in
      reading.questions[question.id]?.problem = nil
      return []
    }
  }

  private mutating func perform(
    _ command: PlainCommand, _ argument: String, in reading: ReadingScreen, at now: Timestamp
  ) -> [Effect] {
    switch command.action {
    case .reading(.step): return step(argument, at: now)
    case .reading(.stage):
      say("Type the name of the key: \(command.words.joined(separator: ", ")).")
    case .reading(let action):
      return session.changeReading(at: now) { $0.perform(action, key: .enter, at: now) }
    case .set: return set(argument, among: reading.controls, at: now)
    case .help: sayHelp(reading.plainCommands)
    case .room, .debugger, .runs, .race, .views, .show, .stage, .details, .numbers, .why, .again,
      .openLab, .quiz, .progress, .find, .go, .glossary, .home, .quit:
      return performAnywhere(command.action, argument, at: now)
    }
    return []
  }

  /// What was typed cannot be understood here: one sentence that says what to do.
  private func misunderstood(_ line: String, in reading: ReadingScreen) -> String {
    let word = line.split(separator: " ").first.map { $0.lowercased() } ?? ""
    let isRunnable = stage?.lab?.isRunnable == true
    if ["run", "space", "s", "step"].contains(word), isRunnable, !reading.mayRun {
      return "Predict first; then it can run. (x skips the question.)"
    }
    return misunderstood(line)
  }

  // MARK: The prompt

  func prompt(of reading: ReadingScreen) -> String {
    if reading.isAtEnd {
      return "Enter opens the course map (b back, r from the beginning, q quit)"
    }
    if let question = reading.activeQuestion, let state = reading.questions[question.id] {
      switch state.phase {
      case .open: return reading.card(of: question)?.plainPrompt ?? ""
      case .confidence: return "sure? (1 guess, 2 fairly, 3 sure)"
      case .locked, .saving, .graded, .skipped: break
      }
    }
    guard let action = reading.plainEnter else {
      return "\(reading.plainWait ?? "what now?") (? help)"
    }
    if action == .run { return "Enter runs it (? help)" }
    if action == .question(.retry) { return "Enter tries again (n next, ? help)" }
    let isLast = reading.number == reading.pages.count - 1
    let mayRun = reading.mayRun && stage?.lab?.isRunnable == true
    return "Enter \(isLast ? "ends the lesson" : "goes on") (\(mayRun ? "run, " : "")? help)"
  }
}

extension ReadingScreen {
  /// What the page waits for, if it is not an answer: `good mail, spam (? help)`.
  var plainWait: String? {
    guard let question = activeQuestion, case .locked = questions[question.id]?.phase,
      let lab = stage?.lab
    else { return nil }
    let words = PlainCommand.keys(of: lab, .reading(.stage)).map { $0.words[0] }
    return words.isEmpty ? nil : words.joined(separator: ", ")
  }

  /// The answer that waits to be asked how sure it is, taken without that.
  mutating func keepPendingAnswer(at now: Timestamp) -> [ScreenRequest] {
    guard let question = activeQuestion,
      case .confidence(let answer) = questions[question.id]?.phase, !question.isJudgedByRun
    else { return [] }
    return settle(question, answer, nil, at: now)
  }
}
