internal import Labs
internal import Learning

/// What a key can do in the debugger.
enum DebuggerAction: Equatable, Sendable {
  // Through the run.
  case step, back, run, interrupt, restart
  case goal(StepGoal)
  // What stops it.
  case breakpoint, notFinite, threshold
  // What is looked at.
  case nextPane, previousPane
  case up, down, left, right
  case nextPart, previousPart
  case nextTable, previousTable
  case turnSide, open, ascend, maker, culprit
  // What is changed.
  case edit, zero, hold, changes, takeBack, redo
  case nudgeUp, nudgeDown, largerNudge, smallerNudge
  // What is to be found out.
  case blanks, fill, rule, leaveBlanks
  // In what lies over the panes.
  case type, takeTool, closeTool, removeLine
  // Who is to be accused.
  case fault(FaultAction)
  // The program.
  case close, help, glossary, search, quit
}
