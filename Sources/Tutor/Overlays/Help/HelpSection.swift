/// A kind of key: the help puts those of one kind together.
enum HelpSection: CaseIterable, Equatable, Sendable {
  case move, answer, run, program

  var title: String {
    switch self {
    case .move: "Move"
    case .answer: "Answer"
    case .run: "Run and change"
    case .program: "Descent"
    }
  }
}

/// What a key can do, as far as the help is concerned.
protocol HelpAction {
  var section: HelpSection { get }
}

extension HomeScreen.Action: HelpAction {
  var section: HelpSection {
    switch self {
    case .up, .down, .previousUnit, .nextUnit, .open, .lab, .quiz, .progress: .move
    case .help, .glossary, .search, .tour, .quit: .program
    }
  }
}

extension ReadingAction: HelpAction {
  var section: HelpSection {
    switch self {
    case .next, .previous, .scrollUp, .scrollDown, .nextLink, .previousLink, .openLink, .nextPane,
      .previousPane, .goToRerun, .restart, .quiz, .moveNumber, .leaveNumbers, .home:
      .move
    case .question, .answerFirst, .flag: .answer
    case .run, .step, .reset, .reseed, .slower, .faster, .scrubBack, .scrubOn, .turnUp, .turnDown,
      .turnUpTen, .turnDownTen, .export, .runMenu, .debugger, .doctor, .branch, .keep, .stage,
      .ask, .why:
      .run
    case .quit, .help, .glossary, .search: .program
    }
  }
}

extension LabRoom.Action: HelpAction {
  var section: HelpSection {
    switch self {
    case .nextPane, .previousPane, .nextView, .previousView, .moveNumber, .leaveNumbers, .home:
      .move
    case .run, .step, .reset, .reseed, .slower, .faster, .scrubBack, .scrubOn, .export, .stage,
      .runMenu, .debugger, .doctor, .branch, .keep, .turnUp, .turnDown, .ask, .why:
      .run
    case .help, .glossary, .search, .quit: .program
    }
  }
}
