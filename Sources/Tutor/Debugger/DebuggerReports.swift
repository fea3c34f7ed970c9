internal import Compute
internal import Labs
internal import Learning

// What the run says.
extension DebuggerScreen {
  /// Shows how the run stands now, and asks for what has to be known for that.
  mutating func receive(_ report: StepReport) -> [ScreenRequest] {
    let before = self.report
    take(report)
    guard isOpen else { return [] }
    countWalk(since: before)
    plan.show(report)
    choice.update(row, in: report)
    parameter = min(parameter, max(0, report.parameters.count - 1))
    if report.position != before.position { noteOpened() }
    // Another step has other numbers.
    if report.position.step != before.position.step { blanks.restart() }
    // A run that was stopped by a number that is not finite shows that number.
    if report.stop != before.stop, case .breakpoint(let breakpoint, let tensor) = report.stop,
      breakpoint == .notFinite, let tensor
    {
      choice.pin(tensor, in: report)
      hunt = .number
    }
    findNotFinite()
    descendToCulprit()
    openAsked()
    openWanted()
    return watchRequests()
  }

  /// Notes the instruction and the tensor that are open.
  mutating func noteOpened() {
    guard isOpen else { return }
    if choice.pinned == nil { note(.instruction(plan.row)) }
    noteTensor()
  }

  /// Notes the tensor that is open, on the side that is looked at.
  mutating func noteTensor() {
    guard let element = choice.element else { return }
    note(.tensor(element.name, step: report.position.step))
  }

  /// Goes to the first number of the opened tensor that is not finite, and down from it.
  mutating func findNotFinite() {
    guard hunt == .number, let opened = report.opened(choice.name) else { return }
    let window = choice.side == .slope ? opened.gradient : opened.window
    guard let window else { return }
    hunt = .none
    guard let place = window.values.firstIndex(where: { !$0.isFinite }), !window.columns.isEmpty
    else { return }
    choice.cursor.go(
      row: window.rows.lowerBound + place / window.columns.count,
      column: window.columns.lowerBound + place % window.columns.count)
    guard let element = choice.element else { return }
    why.open(element)
    why.seeksCulprit = true
    pane = .opened
  }

  /// One number further down, as long as there is one that is not finite.
  mutating func descendToCulprit() {
    guard why.seeksCulprit, let current = why.current,
      let explanation = report.explanation(of: current.element)
    else { return }
    guard let culprit = explanation.firstNotFinite,
      !why.steps.contains(where: { $0.element == culprit.element }),
      why.steps.count < Self.deepest
    else {
      why.seeksCulprit = false
      return
    }
    why.descend(to: culprit.element)
  }

  /// A way down that is longer goes in circles.
  private static let deepest = 100
}
