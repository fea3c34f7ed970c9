public import Labs
internal import Learning
internal import TextUI

/// One of the runs of a race.
public struct RaceLane: Sendable {
  /// What sets it apart: `0.03`.
  public let name: String
  /// What it trains.
  public let job: Job
  /// The lab that the run is one of, and which of its runs; nil for a run of no lab.
  let place: Place?

  struct Place: Sendable {
    var entry: String
    var lab: any Lab
    var run: Int
    /// What went before it, where it branches off another run.
    var legs: [RunRecipe.Leg]
  }

  init(name: String, job: Job, place: Place? = nil) {
    self.name = name
    self.job = job
    self.place = place
  }

  /// The run as it stands, to be put on the shelf; nil for a run of no lab, which nobody could make
  /// again.
  func kept(_ report: RunReport?, title: String) -> KeptRun? {
    guard let place, let report, report.snapshot.position.step > 0 else { return nil }
    var lab = place.lab
    var seen = report
    // Its lab knows the run by the number that it had given it.
    seen.job = job.number
    _ = lab.update(.report(seen))
    let run = RunExport(
      name: name, job: job, steps: report.snapshot.position.step, edits: report.edits)
    let leg = RunRecipe.Leg(
      name: title, lab: place.entry, settings: lab.settings, run: place.run, steps: run.steps,
      edits: run.edits.map(RunRecipe.Edit.init))
    let recipe = RunRecipe(
      legs: place.legs + [leg], training: report.snapshot.training.latest?.y,
      validation: report.snapshot.validation.latest?.y)
    return KeptRun(title: title, recipe: recipe, lab: lab, run: run, report: report)
  }
}

/// How well a run does, in the numbers that all runs have.
struct RunScore: Equatable, Sendable {
  /// The mean loss of the last pass over the training data.
  var training: Double?
  /// The last loss on the validation data.
  var validation: Double?
  /// The share of right answers on the validation data.
  var accuracy: Double?
  var divergedAt: Int?

  init(_ report: RunReport?, _ job: Job?) {
    guard let snapshot = report?.snapshot else { return }
    let span = max(1, min(job?.experiment.stepsPerEpoch ?? 1, snapshot.position.step))
    training = snapshot.training.points(span: span).last?.y
    validation = snapshot.validation.latest.map { Double($0.y) }
    accuracy = snapshot.validationAccuracy.latest.map { Double($0.y) }
    divergedAt = snapshot.divergence?.step
  }
}
