internal import Compute
internal import Foundation
internal import Labs
internal import Learning

/// Measures the parts of a mean, one after the other, in the network as it was when the mean was
/// measured.
///
/// A class, because it holds a run, which cannot be copied, for as long as that takes.
final class PartMeter {
  private let mean: Breakdown
  private let replay: StepReplay
  /// What is measured by now.
  private(set) var parts: [BreakdownPart] = []

  /// - Parameter past: Moments of the run that need not be computed again.
  init(_ mean: Breakdown, past: RunHistory) throws(ShapeError) {
    self.mean = mean
    var start = StepSubject(title: mean.title, run: mean.run)
    if case .batches = mean.parts { start = mean.subject(ofPart: 0) }
    replay = try StepReplay(start, past: past)
    parts.reserveCapacity(mean.count)
  }

  /// Whether there is no part left.
  var isOver: Bool { replay.isOver && parts.count >= count }

  /// How far it is: first through the run, then through the parts.
  var progress: RunProgress {
    replay.isOver ? RunProgress(step: parts.count, of: count) : replay.progress
  }

  /// A run has no more batches than it has steps.
  private var count: Int {
    switch mean.parts {
    case .examples(let data): data.count
    case .batches(let count): min(count, mean.run.steps)
    }
  }

  /// Measures for as long as one picture takes.
  func advance(isInterrupted: () -> Bool) {
    guard replay.isOver else { return replay.advance(isInterrupted: isInterrupted) }
    let start = ProcessInfo.processInfo.systemUptime
    // At least one, or a hail of commands would keep it where it is.
    while parts.count < count {
      measure(parts.count)
      if isInterrupted() || ProcessInfo.processInfo.systemUptime - start >= LabRun.frame { return }
    }
  }

  private func measure(_ number: Int) {
    switch mean.parts {
    case .examples(let data):
      parts.append(
        BreakdownPart(
          replay.evaluate(data.rows([number])), loss: mean.run.job.experiment.loss))
    case .batches:
      parts.append(BreakdownPart(loss: replay.lossOfNextStep()))
    }
  }
}
