internal import Compute
package import Labs
internal import Learning
package import NetworkFiles

/// Writes what is taken out of a lab; of several runs each under what its legend says:
///
///     deep-7-1/run.yaml            `descent train run.yaml` repeats the run
///     deep-7-1/run-inputs.npy      its examples, and run-targets.npy
///     deep-7-1/run-init.safetensors  its first weights, where the seed alone does not give them
///     deep-7-1/run.safetensors     its weights as they are now, and run.jsonl: the loss of each step
///     deep-7-1/run.state           the rest of where it stands: `--resume` goes on from there
///     deep-7-1/descent-run.yaml    how it came about: `descent lab --reload deep-7-1` makes it again
///     deep-7-1/picture.txt         the stage as it is, and picture.ans: the same in colours
///     deep-7-1/command.txt         what opens the lab as it is
package struct LabExporter: Sendable {
  /// Where folders are made.
  let folder: String

  /// - Parameter folder: an existing one.
  package init(folder: String) { self.folder = folder }

  /// What came of it, for the learner.
  package struct Outcome: Equatable, Sendable {
    /// A sentence or two.
    package var sentence: String
    /// Whether nothing was written.
    package var isError: Bool
  }

  /// Writes a new folder; whatever goes wrong, none is left half written.
  package func write(_ export: LabExport) -> Outcome {
    do {
      let files = try Self.files(of: export)
      do {
        let path = try FolderWriter.write(files, to: folder + "/" + export.name)
        return Outcome(sentence: "Written to \(path): \(Self.use(of: export.runs))", isError: false)
      } catch {
        return Outcome(sentence: error.description, isError: true)
      }
    } catch {
      return Outcome(sentence: error.description, isError: true)
    }
  }

  /// What can be done with some runs, in words.
  private static func use(of runs: [RunExport]) -> String {
    let edited = runs.filter(\.isChangedOnTheWay)
    guard runs.count == 1 else {
      let all = "descent train repeats each of its \(runs.count) runs"
      return edited.isEmpty
        ? all + "."
        : all + ", but goes on with --resume from branches and those changed by hand: "
          + edited.map(\.name).joined(separator: ", ") + "."
    }
    guard let run = edited.first else { return "descent train repeats its \(runs[0].name).yaml." }
    let reason = run.job.origin == nil ? "it was changed by hand on its way" : "it is a branch"
    return "\(reason); descent train \(resuming(run)) goes on from there."
  }

  /// `run.yaml --resume run.safetensors`.
  private static func resuming(_ run: RunExport) -> String {
    "\(run.name).yaml --resume \(run.name).safetensors"
  }

  /// What the folder is to hold.
  ///
  /// - Throws: `NetworkFileError` for what no network file can say.
  package static func files(
    of export: LabExport
  ) throws(NetworkFileError) -> [NetworkExport.File] {
    var all = NetworkExport()
    for run in export.runs { try add(run, to: &all, lab: export.name) }
    for recipe in export.recipes {
      let isOnly = export.recipes.count == 1
      let name = (isOnly ? "" : "\(recipe.last.name).") + RunRecipeFile.name
      all.add(NetworkExport.File(name: name, text: RunRecipeFile.text(of: recipe)))
    }
    for text in export.texts { all.add(NetworkExport.File(name: text.name, text: text.text)) }
    return all.files
  }

  private static func add(
    _ run: RunExport, to all: inout NetworkExport, lab: String
  ) throws(NetworkFileError) {
    let replay: RunReplay
    do {
      replay = try RunReplay(run)
    } catch {
      throw NetworkFileError(error.description)
    }
    var experiment = run.job.experiment
    if let rate = replay.rate { experiment.optimizer.rate = rate }
    let isFinite = replay.end.isFinite
    try all.add(
      experiment, from: replay.start, named: run.name,
      comment: comment(run, replay, lab, isFinite: isFinite))
    guard run.steps > 0 else { return }
    all.add(NetworkExport.File(name: "\(run.name).jsonl", text: replay.log))
    // Weights that have left the numbers are no use to anybody.
    guard isFinite else { return }
    if run.isChangedOnTheWay || run.steps < experiment.stepCount {
      try all.add(replay.end, of: experiment, named: run.name)
    } else {
      try all.add(weights: replay.end.parameters, of: experiment, named: run.name)
    }
  }

  private static func comment(
    _ run: RunExport, _ replay: RunReplay, _ lab: String, isFinite: Bool
  ) -> [String] {
    let steps = run.job.experiment.stepCount
    var lines: [String] = []
    if let origin = run.job.origin {
      lines.append("A run of the lab \(lab), \(origin.sentence).")
      lines.append(
        isFinite
          ? "descent train \(resuming(run)) goes on with it after step \(run.steps), bit for bit; "
            + "without --resume it trains a run that begins with the weights of the branching."
          : "It left the numbers after that, and its weights are not kept.")
    } else if replay.edited.isEmpty {
      lines.append("A run of the lab \(lab). descent train \(run.name).yaml repeats it.")
    } else {
      let places = replay.edited.map(String.init).joined(separator: ", ")
      lines.append(
        "A run of the lab \(lab) in which numbers were changed by hand after step \(places).")
      lines.append(
        isFinite
          ? "descent train \(resuming(run)) goes on with them after step \(run.steps), bit for "
            + "bit; without --resume it trains a run that was never changed."
          : "It left the numbers after that, and its weights are not kept: descent train "
            + "\(run.name).yaml trains a run that was never changed.")
    }
    if run.steps > 0, run.steps < steps {
      lines.append(
        "The lab had taken \(run.steps) of its \(steps) steps"
          + (run.job.goal == nil ? "." : "; it ends a run early that has reached its goal."))
    }
    return lines
  }
}

extension RunExport {
  /// Whether the run's beginning does not lead to its end: numbers were changed by hand after the
  /// first step, or it is a branch.
  fileprivate var isChangedOnTheWay: Bool {
    job.origin != nil || edits.contains { $0.step > 0 }
  }
}

extension Checkpoint {
  /// Whether every number is one.
  fileprivate var isFinite: Bool {
    (parameters + optimizer).allSatisfy { $0.values.allSatisfy(\.isFinite) }
  }
}
