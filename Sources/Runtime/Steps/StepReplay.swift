internal import Compute
internal import Foundation
internal import Labs
internal import Learning

/// A run on its way to the moment that a debugger is to open, computed again by its own kernels, so
/// that it gets there with the same bits.
///
/// A class, because it holds a trainer, which cannot be copied, for as long as that takes.
final class StepReplay {
  /// What is to be opened.
  let subject: StepSubject
  private var trainer: Trainer
  private var edits: ArraySlice<TimedEdit>

  /// Moments that lie before the one that is to be opened.
  private let past: RunHistory

  /// Stands where the run began, or where its past knows it last before it comes to that moment.
  init(_ subject: StepSubject, past: RunHistory = RunHistory()) throws(ShapeError) {
    self.subject = subject
    self.past = past
    trainer = try Trainer(subject.run.job.experiment)
    edits = subject.run.edits[...]
    // Where it branches off another run, its own first moment stands for that of the other.
    _ = try RunBeginning.begin(
      &trainer, as: subject.run.job, at: subject.run.job.origin == nil ? nil : past.moments.first)
    if let moment = past.latest(notAfter: subject.run.steps), moment.step > trainer.position.step {
      trainer.restore(moment)
      edits = edits.drop { $0.step < moment.step }
    }
    repeatEdits()
  }

  /// Whether it has arrived: no step is left, or none can follow.
  var isOver: Bool {
    trainer.position.step >= subject.run.steps || trainer.divergence != nil
  }

  /// How far it is.
  var progress: RunProgress {
    RunProgress(step: trainer.position.step, of: subject.run.steps)
  }

  /// Computes for as long as one picture takes.
  func advance(isInterrupted: () -> Bool) {
    let start = ProcessInfo.processInfo.systemUptime
    guard !isOver else { return }
    // At least a piece of the way, or a hail of commands would keep it where it is.
    repeat {
      let untilEdit = edits.first.map { $0.step - trainer.position.step } ?? 32
      let untilEnd = subject.run.steps - trainer.position.step
      trainer.advance(by: .steps(max(1, min(32, untilEdit, untilEnd))))
      repeatEdits()
    } while !isOver && !isInterrupted()
      && ProcessInfo.processInfo.systemUptime - start < LabRun.frame
  }

  /// How well the network does on some data as it is now.
  func evaluate(_ data: Dataset) -> Evaluation { trainer.evaluate(data) }

  /// Takes one more step; the loss of its batch before the update, no number where none can follow.
  func lossOfNextStep() -> Float {
    trainer.advance(by: .steps(1))
    repeatEdits()
    return trainer.divergence == nil ? trainer.trainingCurve.latest?.y ?? .nan : .nan
  }

  /// The debugger, where it has arrived.
  func open() throws(ShapeError) -> StepRun {
    try StepRun(subject, at: trainer.moment, after: past)
  }

  private func repeatEdits() {
    while let next = edits.first, next.step <= trainer.position.step {
      edits.removeFirst()
      trainer.apply(next.edit)
    }
  }
}
