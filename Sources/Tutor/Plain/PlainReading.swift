internal import Course
internal import Labs
internal import TextUI

/// What a page of a lesson says.
extension ReadingScreen {
  func plainPieces(_ style: PlainStyle) -> [PlainPiece] {
    isAtEnd ? plainEnd(style) : plainPage(style)
  }

  private func plainPage(_ style: PlainStyle) -> [PlainPiece] {
    let prose = Prose(metrics: stage?.lab?.metrics ?? [:])
    var pieces: [PlainPiece] = []
    if number == 0 {
      let name = "\(unitTitle). Lesson \(lesson.id): \(lesson.title)"
      pieces.append(PlainPiece(key: "lesson", lines: style.lines(name)))
    }
    pieces.append(PlainPiece(key: "head", lines: style.lines(plainHead), isSetOff: number > 0))
    var hasStage = false
    func addStage() {
      guard !hasStage, !hidesStage, let stage else { return }
      hasStage = true
      pieces += PlainPiece.scene(stage, say: page.lab?.say ?? "", style)
    }
    for (index, block) in visibleBlocks.enumerated() {
      switch block {
      case .lab: break
      case .figure(let figure):
        pieces.append(PlainPiece(key: "figure \(index)", lines: style.lines(figure.alt)))
      case .text(let text):
        pieces.append(PlainPiece(key: "text \(index)", lines: style.lines(prose.blocks([text]))))
      case .predict(let question), .observe(let question), .quiz(let question):
        addStage()
        pieces += card(of: question)?.plainPieces(style) ?? []
      }
    }
    addStage()
    if waitsForRun {
      pieces.append(
        PlainPiece(
          key: "wait", lines: style.lines("It has to run first. Then there is a question.")))
    }
    pieces.append(.tools(plainCommands, style))
    return pieces
  }

  /// `Step 2 of 8. The old way: write rules`; in a quiz its question.
  private var plainHead: String {
    let state = header.state.plain
    let isFirst = step.isQuiz || number == 0 || pages[number - 1].step != page.step
    return state.prefix(1).uppercased() + state.dropFirst() + (isFirst ? ". " : ", continued. ")
      + step.title
  }

  private func plainEnd(_ style: PlainStyle) -> [PlainPiece] {
    let column = endColumn(isCompact: true)
    var pieces = [PlainPiece(key: "title", lines: style.lines(column.title.plain + "."))]
    for (index, item) in column.items.enumerated() {
      let lines =
        if case .text(let text) = item { style.lines(text.blocks) } else {
          style.lines(item.summary)
        }
      pieces.append(PlainPiece(key: "end \(index)", lines: lines))
    }
    return pieces
  }

  // MARK: What can be typed

  var plainCommands: [PlainCommand] {
    let bindings = plainBindings
    var commands = PlainPhrase.all.compactMap { phrase -> PlainCommand? in
      guard let binding = bindings.first(where: { $0.action == phrase.action }) else { return nil }
      return PlainCommand(
        phrase.words, phrase.command ?? .reading(phrase.action), argument: phrase.argument,
        help: phrase.help ?? binding.help)
    }
    commands.append(
      PlainCommand(["page", "again"], .again, help: "Say all of this page once more"))
    commands += PlainSession.searchCommands
    guard !isAtEnd, !hidesStage, let lab = stage?.lab else { return commands }
    if bindings.contains(where: { $0.action == .stage }) {
      commands += PlainCommand.keys(of: lab, .reading(.stage))
    }
    commands += PlainCommand.set(controls)
    if mayRun { commands += PlainSession.runCommands(on: stage) }
    commands.append(PlainCommand(["stage"], .stage, help: "Say how the stage stands"))
    if !lab.details.isEmpty {
      commands.append(PlainCommand(["details"], .details, help: "Say everything on the stage"))
    }
    if mayRun || lab.takesFocusFirst { commands += PlainCommand.numbers(of: stage) }
    return commands
  }

  /// What an empty line does; nil for nothing.
  var plainEnter: ReadingAction? {
    if mayRun, stage?.lab?.isRunnable == true, waitsForRun || isWaitingForJudgement { return .run }
    let action = plainBindings.first { $0.keys.contains(.enter) }?.action
    return action.flatMap { [.next, .question(.retry), .home].contains($0) ? $0 : nil }
  }

  /// Whether an answer was given that a run will judge.
  private var isWaitingForJudgement: Bool {
    guard let question = activeQuestion, case .locked = questions[question.id]?.phase else {
      return false
    }
    return true
  }
}

/// How an action of a page is typed.
private struct PlainPhrase {
  var action: ReadingAction
  var words: [String]
  /// What it does once it is chosen, if not the action itself.
  var command: PlainAction?
  var argument = ""
  /// In place of the key's help, where that speaks of keys.
  var help: String?

  /// What is not among them is done otherwise in a conversation, or not at all. Where two have a
  /// word, the first that can be done now has it.
  static let all = [
    PlainPhrase(
      action: .question(.back), words: ["b", "other answer"], help: "Take another answer"),
    PlainPhrase(action: .question(.hint), words: ["h", "hint"], help: "A hint"),
    PlainPhrase(action: .question(.skip), words: ["x", "skip"]),
    PlainPhrase(action: .question(.retry), words: ["t", "try again"]),
    PlainPhrase(
      action: .run, words: ["run", "space"],
      help: "Run the experiment; Enter pauses it, run goes on"),
    PlainPhrase(
      action: .step, words: ["s", "step"], argument: "COUNT",
      help: "Train on a single batch, or on as many as COUNT, then stop"),
    PlainPhrase(
      action: .scrubBack, words: [",", "earlier"], help: "How the run was a little earlier"),
    PlainPhrase(action: .scrubOn, words: [".", "later"], help: "How the run was a little later"),
    PlainPhrase(action: .reset, words: ["r", "reset"]),
    PlainPhrase(action: .reseed, words: ["R", "new seed"]),
    PlainPhrase(action: .export, words: ["X", "export"]),
    PlainPhrase(action: .restart, words: ["r", "from the beginning"]),
    PlainPhrase(action: .goToRerun, words: ["L", "experiment"]),
    PlainPhrase(action: .flag, words: ["!", "flag"]),
    PlainPhrase(action: .next, words: ["n", "next"], help: "Go on to the next page"),
    PlainPhrase(action: .previous, words: ["b", "back", "p"], help: "The page before this one"),
    PlainPhrase(
      action: .home, words: ["map", "esc"], command: .home,
      help: "The course map; the lesson is kept where it is"),
    PlainPhrase(
      action: .glossary, words: ["g", "glossary"], command: .glossary, argument: "TERM",
      help: "What a term means; g alone names the terms"),
    PlainPhrase(action: .help, words: ["?", "help"], command: .help, help: "This list"),
    PlainPhrase(
      action: .quit, words: ["q", "quit", "exit"], command: .quit, help: "Leave Descent"),
  ]
}
