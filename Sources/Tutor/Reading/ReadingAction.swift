/// What a key can do in a lesson.
enum ReadingAction: Equatable, Sendable {
  case next, previous
  case scrollUp, scrollDown
  case nextLink, previousLink, openLink
  case moveUp, moveDown, pick, commit
  case tick, carry
  /// A key for the number that is being typed.
  case edit
  case raise, lower
  case confidence, back
  /// To the question that must be answered before anything runs.
  case answerFirst
  case skip, flag, hint, retry, goToRerun
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
  case restart, home, quit, help, glossary, search
}
