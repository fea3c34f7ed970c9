/// What a key can do in a lesson.
enum ReadingAction: Equatable, Sendable {
  case next, previous
  case scrollUp, scrollDown
  case nextLink, previousLink, openLink
  /// At the question that keys go to.
  case question(QuestionAction)
  /// To the question that must be answered before anything runs.
  case answerFirst
  case flag, goToRerun
  case run, step, reset, reseed, slower, faster, export
  /// What can be done with the run besides.
  case runMenu, debugger, doctor, branch, keep
  /// Through what the run has been through.
  case scrubBack, scrubOn
  case nextPane, previousPane, turnUp, turnDown, turnUpTen, turnDownTen
  /// A key for the lab's own view.
  case stage
  /// About the numbers on the stage.
  case ask, moveNumber, why, leaveNumbers
  case restart, quiz, home, quit, help, glossary, search
}
