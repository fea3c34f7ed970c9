internal import Compute
internal import Foundation
internal import Labs
internal import Learning

/// Goes through a run once more and looks at it on its way, for a doctor, in pieces: between two of
/// them commands can be heard, and it can be dropped.
///
/// It has a trainer of its own, so the run is not disturbed. From the run's history it takes moments
/// near to where it wants to look; without one it begins at the run's beginning. Either way it sees the
/// bits that the run had.
///
/// A class, because it holds a trainer, which cannot be copied, for as long as it takes.
final class RunExaminer {
  private let run: RunExport
  private let history: RunHistory
  /// Where the run has begun: after 0 steps, unless it branches off another one.
  private let start: Int
  private let end: Int
  private let hasDiverged: Bool?
  private var trainer: Trainer
  private var recorder: RunRecorder
  /// Steps after which it is still to look.
  private var looks: [Int]
  /// Changes by hand that are still to be made.
  private var edits: ArraySlice<TimedEdit>
  /// The answer, once it is there.
  private(set) var answer: DiagnosisReport.State?

  /// Steps that are taken at a time, at most.
  private static let stride = 32

  /// Prepares to look at a run.
  ///
  /// - Parameters:
  ///   - run: What was trained, and how far.
  ///   - history: Moments of it.
  ///   - furthest: Steps that it has come, if it has been taken back since; else as many as it says.
  ///   - hasDiverged: Whether it ended there, its loss being no number any more; nil if nobody knows.
  /// - Throws: what does not fit in the experiment.
  init(
    _ run: RunExport, history: RunHistory = RunHistory(), furthest: Int? = nil,
    hasDiverged: Bool? = nil
  ) throws(ShapeError) {
    self.run = run
    self.history = history
    self.hasDiverged = hasDiverged
    end = max(run.steps, furthest ?? 0)
    trainer = try Trainer(run.job.experiment)
    // Where it branches off another run, its own first moment stands for that of the other.
    _ = try RunBeginning.begin(
      &trainer, as: run.job, at: run.job.origin == nil ? nil : history.moments.first)
    start = trainer.position.step
    recorder = try RunRecorder(run.job.experiment)
    let start = start
    looks = RunRecorder.looks(in: end - start).map { start + $0 }
    edits = run.edits.sorted { $0.step < $1.step }[...]
    repeatEdits()
  }

  /// How far it is on its way.
  var progress: RunProgress {
    RunProgress(step: min(end, trainer.position.step) - start, of: end - start)
  }

  /// Works for about that long, unless a command comes.
  func work(seconds: Double, isInterrupted: () -> Bool) {
    let start = ProcessInfo.processInfo.systemUptime
    repeat {
      advance()
    } while answer == nil && ProcessInfo.processInfo.systemUptime - start < seconds
      && !isInterrupted()
  }

  /// One piece of the work: some steps, one look, or the answer.
  private func advance() {
    guard answer == nil else { return }
    let step = trainer.position.step
    looks.removeAll { $0 < step }
    guard !trainer.isFinished, let next = looks.first ?? (step < end ? end : nil) else {
      conclude()
      return
    }
    if next == looks.first, next == step {
      looks.removeFirst()
      recorder.look(&trainer)
      repeatEdits()
      return
    }
    if let moment = history.latest(notAfter: next), moment.step > step {
      trainer.restore(moment)
      edits = run.edits.filter { $0.step >= moment.step }[...]
      repeatEdits()
    }
    train(to: next)
  }

  private func train(to step: Int) {
    let here = trainer.position.step
    let untilEdit = edits.first.map { $0.step - here } ?? .max
    let steps = min(step - here, max(1, untilEdit), Self.stride)
    guard steps > 0 else { return }
    trainer.advance(by: .steps(steps))
    repeatEdits()
  }

  private func conclude() {
    // A run that was stopped by a loss that is no number stands before that step.
    if hasDiverged ?? true, !trainer.isFinished, end > 0 {
      let before = trainer.moment
      trainer.advance(by: .step)
      if trainer.divergence == nil { trainer.restore(before) }
    }
    let record = recorder.record(of: &trainer)
    answer = .found(RunDoctor.report(on: record), record)
  }

  private func repeatEdits() {
    while let next = edits.first, next.step <= trainer.position.step {
      edits.removeFirst()
      trainer.apply(next.edit)
    }
  }
}
