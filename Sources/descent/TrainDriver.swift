import Foundation
import NetworkFiles

/// Takes a run to its end, a fraction of a second at a time: between, it looks for signals, saves,
/// and shows how far it is.
struct TrainDriver {
  private var progress: ProgressLine
  private let files: RunFiles?
  private let log: LineOutput?
  /// How long training took so far, measurements included.
  private(set) var seconds = 0.0

  private static let stretch = 0.05

  /// - Parameters:
  ///   - files: where to save every so many steps; nil not to.
  ///   - log: where to write a line for each step; nil not to.
  init(progress: ProgressLine, savesEvery files: RunFiles?, log: LineOutput?) {
    self.progress = progress
    self.files = files
    self.log = log
  }

  /// Trains until the run is done or somebody asks it to stop.
  ///
  /// - Returns: the number of the signal that asked; nil if none did.
  mutating func train(_ run: inout TrainRun) throws -> Int32? {
    let signals = PendingSignals()
    let write = log.map { log in { (line: String) in log.write(line) } }
    var saved = run.step
    var steps = 1
    defer { progress.clear() }
    while !run.isFinished {
      let start = ContinuousClock.now
      let before = run.step
      try run.advance(atMost: steps, log: write)
      let time = Double(start: start)
      seconds += time
      if time < Self.stretch / 2 { steps = min(2 * steps, 1 << 24) }
      if time > 2 * Self.stretch { steps = max(1, steps / 2) }
      if let files, run.step / run.interval > saved / run.interval {
        try files.save(run)
        saved = run.step
      }
      if let failure = log?.failure { throw failure }
      if let signal = signals.first { return signal }
      if run.step > before { progress.show(run, seconds: seconds) }
    }
    return nil
  }
}

extension Double {
  /// Seconds since a moment.
  fileprivate init(start: ContinuousClock.Instant) {
    self = (ContinuousClock.now - start) / .seconds(1)
  }
}
