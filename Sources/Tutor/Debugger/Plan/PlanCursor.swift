internal import Labs
internal import Learning

/// The instruction that is looked at: the one that has just been run, until arrows go elsewhere.
struct PlanCursor: Equatable, Sendable {
  /// Its number, from 0.
  private(set) var row = 0
  /// Whether it goes where the run goes.
  private(set) var follows = true

  /// By arrows, within so many rows.
  mutating func move(by rows: Int, of count: Int) { choose(row + rows, of: count) }

  /// To one row.
  mutating func choose(_ row: Int, of count: Int) {
    self.row = min(max(0, row), max(0, count - 1))
    follows = false
  }

  /// From now on with the run.
  mutating func follow() { follows = true }

  /// Where the run has come to: behind the instruction that it has just run, or before the one that
  /// a breakpoint has held it at.
  mutating func show(_ report: StepReport) {
    guard follows else {
      row = min(row, max(0, report.rows.count - 1))
      return
    }
    row = max(0, report.position.instruction - 1)
    if case .breakpoint(let breakpoint, _) = report.stop,
      case .instruction(let number) = breakpoint,
      number == report.position.instruction
    {
      row = number
    }
    row = min(row, max(0, report.rows.count - 1))
  }
}
