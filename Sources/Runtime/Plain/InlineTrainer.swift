package import Labs

/// A trainer on the caller's own thread, for whoever has nothing else to do while it trains.
///
/// It takes the same commands as the one behind a screen, and is known to be at rest when it is: a
/// conversation goes on only then.
package struct InlineTrainer {
  private var bench = LabBench()
  private var commands: [LabCommand] = []

  /// One with nothing to do.
  package init() {}

  /// Whether there is anything to do.
  package var isBusy: Bool { !commands.isEmpty || bench.isMoving }

  /// Leaves a command, to be taken before the next picture.
  package mutating func post(_ command: LabCommand) { commands.append(command) }

  /// Takes the commands left, trains for as long as one picture takes, and says how the runs stand.
  package mutating func advance() -> [RunReport] {
    for command in commands { bench.obey(command) }
    commands = []
    _ = bench.advanceOneFrame { false }
    return bench.reports()
  }

  /// How the run that is walked through stands, if there is news.
  package mutating func stepReport() -> StepReport? { bench.stepReport() }

  /// What is known of the run that a doctor was asked about, if there is news.
  package mutating func diagnosisReport() -> DiagnosisReport? { bench.diagnosisReport() }

  /// What is known of the mean that is taken apart, where that is news.
  package mutating func breakdownReport() -> BreakdownReport? { bench.breakdownReport() }
}
