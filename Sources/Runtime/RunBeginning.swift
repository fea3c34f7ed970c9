internal import Compute
internal import Labs
internal import Learning

/// How a run begins: with first weights of its own, or where another run stood.
enum RunBeginning {
  /// Puts a new trainer of the job's experiment where the job begins.
  ///
  /// - Parameter moment: the run that the job branches off, as it was there; computed again if nobody
  ///   has it.
  /// - Throws: `ShapeError` if that run cannot be built.
  static func begin(
    _ trainer: inout Trainer, as job: Job, at moment: RunMoment? = nil
  ) throws(ShapeError) -> BranchOutcome? {
    guard let origin = job.origin else {
      trainer.begin(from: job.initial)
      return nil
    }
    let start: RunMoment
    if let moment { start = moment } else { start = try self.moment(of: origin.run) }
    do {
      return .begun(
        keepsMemory: try trainer.begin(at: start, of: origin.run.job.experiment))
    } catch {
      trainer.begin(from: job.initial)
      return .refused(error.description)
    }
  }

  /// A run as far as it had come, gone through once more.
  static func moment(of run: RunExport) throws(ShapeError) -> RunMoment {
    var trainer = try Trainer(run.job.experiment)
    _ = try begin(&trainer, as: run.job)
    var edits = run.edits[...]
    repeatEdits(&edits, on: &trainer)
    while trainer.position.step < run.steps, !trainer.isFinished {
      trainer.advance(by: .step)
      if trainer.divergence != nil { break }
      repeatEdits(&edits, on: &trainer)
    }
    return trainer.moment
  }

  /// Changes what was changed by hand after as many steps.
  static func repeatEdits(_ edits: inout ArraySlice<TimedEdit>, on trainer: inout Trainer) {
    while let next = edits.first, next.step <= trainer.position.step {
      edits.removeFirst()
      trainer.apply(next.edit)
    }
  }
}
