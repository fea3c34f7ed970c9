internal import Compute
package import Labs

/// A trainer on the caller's own thread, for whoever has nothing else to do while it trains.
///
/// It takes the same commands as the one behind a screen, and is known to be at rest when it is: a
/// conversation goes on only then.
package struct InlineTrainer {
  private var run: LabRun?
  private var commands: [LabCommand] = []

  /// One with nothing to do.
  package init() {}

  /// Whether there is anything to do.
  package var isBusy: Bool { !commands.isEmpty || run?.isMoving == true }

  /// Leaves a command, to be taken before the next picture.
  package mutating func post(_ command: LabCommand) { commands.append(command) }

  /// Takes the commands left, trains for as long as one picture takes, and says how the run stands.
  package mutating func advance() -> RunReport? {
    let orders = commands
    commands = []
    for order in orders {
      switch order {
      case .stop: run = nil
      case .start(let job):
        do {
          run = try LabRun(job)
        } catch {
          run = nil
          return RunReport(job: job.number, failure: error.description)
        }
      case .go(let pace): run?.go(pace)
      case .pause: run?.pause()
      case .step: run?.step()
      case .measure(let trials): run?.measure(trials)
      }
    }
    guard let run else { return nil }
    _ = run.advanceOneFrame { false }
    return run.currentReport()
  }
}
