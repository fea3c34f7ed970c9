internal import Compute
internal import Learning
internal import TextUI

/// Makes the marks of a run's numbers: what a lab draws of a network can then be asked why it is what
/// it is.
struct RunMarks: Hashable, Sendable {
  /// The number of the job.
  let run: Int

  /// An element of a weight or a bias as it is now.
  func parameter(_ name: TensorName, _ index: Int = 0) -> NumberMark {
    NumberMark(run: run, name.text, index)
  }

  /// The elements of a weight as they lie in a picture: a row a unit, unless it is said otherwise.
  func parameters(
    _ name: TensorName, from first: Int = 0, rows: Int = 0, columns: Int = 1
  ) -> NumberGrid {
    NumberGrid(parameter(name, first), rows: rows, columns: columns)
  }

  /// An element of what one example of an examination makes of a tensor, alone.
  func value(
    _ name: TensorName, _ index: Int = 0, example: Int, of examination: String,
    form: NumberMark.Form = .element
  ) -> NumberMark {
    NumberMark(
      run: run, name.text, index, source: .example(example, of: examination), form: form)
  }

  /// An element of a tensor with all examples of an examination.
  func value(
    _ name: TensorName, _ index: Int = 0, of examination: String,
    form: NumberMark.Form = .element
  ) -> NumberMark {
    NumberMark(run: run, name.text, index, source: .examination(examination), form: form)
  }

  /// What the network answers to one of the job's queries: a share where the loss makes shares of
  /// outputs.
  func answer(
    _ query: Int, _ index: Int = 0, form: NumberMark.Form = .share
  ) -> NumberMark {
    NumberMark(run: run, TensorName.output.text, index, source: .query(query), form: form)
  }
}

extension RunMarks {
  /// A mean over many examples or batches.
  func mean(_ quantity: Breakdown.Quantity, _ source: NumberMark.Source) -> NumberMark {
    NumberMark(run: run, quantity.rawValue, source: source)
  }
}

extension RunDesk {
  /// The loss, or the share of right answers, that a run's report says of one of its trials; nil where
  /// it was not measured with the weights as they are.
  func meanMark(
    _ tag: Tag, _ quantity: Breakdown.Quantity = .loss, trial: String
  ) -> NumberMark? {
    // Only a job's own trials are measured for every report.
    guard let marks = marks(tag), reports[tag]?.evaluations[trial]?.mean(quantity) != nil,
      jobs[tag]?.trials.contains(where: { $0.name == trial }) == true
    else { return nil }
    return marks.mean(quantity, .trial(trial))
  }

  /// The latest on a run's validation data; nil where it was measured before the last step or change
  /// by hand, with weights that are no more.
  func validationMark(
    _ tag: Tag, _ quantity: Breakdown.Quantity = .loss
  ) -> NumberMark? {
    guard let report = reports[tag], let marks = marks(tag),
      report.snapshot.evaluation?.mean(quantity) != nil, report.isValidatedNow,
      jobs[tag]?.experiment.validation != nil
    else { return nil }
    return marks.mean(quantity, .validation)
  }

  /// The mean loss of a run's last batches, as `recentLoss` reckons it; nil where some of them are of
  /// the run that it branches off, or were followed by a change by hand.
  func recentLossMark(_ tag: Tag, over steps: Int) -> NumberMark? {
    guard let report = reports[tag], report.snapshot.divergence == nil else { return nil }
    let count = report.recentSteps(over: steps)
    let first = report.snapshot.position.step - count
    guard count > 0, first >= report.earliest, !report.edits.contains(where: { $0.step > first })
    else { return nil }
    return marks(tag)?.mean(.loss, .batches(count))
  }

  /// What marks the numbers of a run; nil before its first report.
  func marks(_ tag: Tag) -> RunMarks? { reports[tag].map { RunMarks(run: $0.job) } }

  /// What the run of a job is known by, if it is on the stage or has been.
  func tag(ofJob number: Int) -> Tag? { jobs.first { $0.value.number == number }?.key }

  /// The run of a job, if it is on the stage or has been.
  ///
  /// - Parameter legend: what a learner reads of a run beside others.
  public func run(ofJob number: Int, _ legend: (Tag) -> String) -> RunExport? {
    guard let tag = tag(ofJob: number), let job = jobs[tag],
      job.tasks.isEmpty, let report = reports[tag]
    else { return nil }
    return RunExport(
      name: legend(tag), job: job, steps: report.snapshot.position.step, edits: report.edits)
  }
}
