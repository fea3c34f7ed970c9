internal import Compute
internal import Labs
internal import Learning
internal import NetworkFiles

/// A lab's run gone through once more, since nobody keeps what each step of it was: the same seed
/// goes the same way again, bit for bit.
struct RunReplay {
  /// The parameters before the first step, with what was changed by hand before it.
  let start: [Checkpoint.Tensor]
  /// Where the run is after as many steps as the lab has taken, with all that was changed by hand.
  let end: Checkpoint
  /// The learning rate, if it was set by hand.
  let rate: Double?
  /// A line of JSON for each step, as `descent train --log` writes them.
  let log: String
  /// Steps after which numbers were changed by hand.
  let edited: [Int]

  /// - Throws: `ShapeError` if the run cannot be built, as in the lab.
  init(_ run: RunExport) throws(ShapeError) {
    var trainer = try Trainer(run.job.experiment)
    _ = try RunBeginning.begin(&trainer, as: run.job)
    var edits = run.edits[...]
    RunBeginning.repeatEdits(&edits, on: &trainer)
    start = trainer.parameters
    var log = ""
    while trainer.position.step < run.steps, !trainer.isFinished {
      trainer.advance(by: .step)
      guard let latest = trainer.trainingCurve.latest, trainer.divergence == nil else { break }
      log += TrainLog.line(step: latest.x, loss: latest.y) + "\n"
      RunBeginning.repeatEdits(&edits, on: &trainer)
    }
    end = trainer.checkpoint
    self.log = log
    edited = Set(run.edits.map(\.step)).filter { $0 > 0 }.sorted()
    // A schedule sets the rate anew at every step.
    rate =
      run.job.experiment.schedule == .constant
      ? run.edits.last { $0.edit.name == .rate }.map { Double($0.edit.value) } : nil
  }
}

extension Trainer {
  /// Sets a number by hand.
  ///
  /// - Returns: whether there is such a number.
  @discardableResult
  mutating func apply(_ edit: TensorEdit) -> Bool {
    guard var values = read(edit.name), values.indices.contains(edit.index) else { return false }
    values[edit.index] = edit.value
    write(values, to: edit.name)
    return true
  }
}
