public import Learning

/// A run made again from its recipe: the lab that it belongs to, and the job that brings it to where
/// it stood.
public struct RepeatedRun: Sendable {
  /// The lab, which takes the reports of the job as those of its own.
  public var lab: any Lab
  /// What to train: to the same step, with the same changes by hand, off the same branches.
  public var job: Job

  /// Opens the lab of each leg and joins their runs.
  ///
  /// - Throws: `LabError` if there is no such lab or run, or one cannot open.
  public init(_ recipe: RunRecipe, data: LabData, firstJob: Int) throws(LabError) {
    var origin: RunOrigin?
    var last: (lab: any Lab, job: Job)?
    for (place, leg) in recipe.legs.enumerated() {
      guard let entry = LabCatalog.entry(named: leg.lab) else {
        throw LabError("\(leg.name) is a run of the lab \(leg.lab), which this Descent has not.")
      }
      // Numbers far enough apart for every lab to have its own.
      let opened = try OpenedRuns(
        entry, settings: leg.settings, data: data, firstJob: firstJob + place << 12)
      guard opened.runs.indices.contains(leg.run) else {
        throw LabError(
          "\(leg.name) is run \(leg.run + 1) of its view, which has \(opened.runs.count).")
      }
      var job = opened.runs[leg.run].job
      job.origin = origin
      job.forward = leg.steps
      job.edits = leg.edits.map {
        TimedEdit(after: $0.step, TensorEdit($0.tensor, $0.index, to: $0.value))
      }
      origin = RunOrigin(
        RunExport(name: leg.name, job: job, steps: leg.steps, edits: job.edits))
      last = (opened.lab, job)
    }
    guard let last else { throw LabError("A recipe without a run cannot be made again.") }
    (lab, job) = last
  }
}

extension RunRecipe {
  /// The files that its labs need.
  public var files: [LabFile] {
    var known: Set<LabFile> = []
    return legs.flatMap { LabCatalog.entry(named: $0.lab)?.files($0.settings) ?? [] }
      .filter { known.insert($0).inserted }
  }

  /// A learner's own file that its labs need, if any: another machine may not have it.
  public var ownFiles: [String] {
    files.compactMap { file in
      if case .table(let name) = file, name.hasSuffix(".csv") || name.hasSuffix(".csv.gz") {
        name
      } else {
        nil
      }
    }
  }
}

extension RunRecipe.Edit {
  /// A change by hand, to be kept.
  public init(_ edit: TimedEdit) {
    self.init(
      step: edit.step, tensor: edit.edit.name, index: edit.edit.index, value: edit.edit.value)
  }
}

/// Whether a run that was made again is the one that it was.
public enum RepeatVerdict: Equatable, Sendable {
  /// To the last bit.
  case same
  /// So far apart is the loss, as a share of what it was.
  case apart(Double)
  /// It came no further than this step.
  case short(Int)

  /// Compares what was reported of a run at its end with its recipe.
  public init(_ report: RunReport, _ recipe: RunRecipe) {
    let snapshot = report.snapshot
    guard snapshot.position.step >= recipe.last.steps else {
      self = .short(snapshot.position.step)
      return
    }
    let pairs = [
      (snapshot.training.latest?.y, recipe.training),
      (snapshot.validation.latest?.y, recipe.validation),
    ]
    guard pairs.contains(where: { !RunRecipe.isSame($0, $1) }) else {
      self = .same
      return
    }
    let shares = pairs.compactMap { now, then -> Double? in
      guard let now, let then else { return now == nil && then == nil ? 0 : .infinity }
      let distance = (Double(now) - Double(then)).magnitude
      return distance == 0 ? 0 : distance / max(Double(then).magnitude, 1e-30)
    }
    self = .apart(shares.max() ?? .infinity)
  }
}
