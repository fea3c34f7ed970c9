internal import Compute
package import Labs
internal import Learning
package import NetworkFiles

/// Writes what is taken out of a lab:
///
///     deep-7-1/run.yaml            `descent train run.yaml` repeats the run
///     deep-7-1/run-inputs.npy      its examples, and run-targets.npy
///     deep-7-1/run-init.safetensors  its first weights, where the seed alone does not give them
///     deep-7-1/run.safetensors     its weights as they are now, and run.jsonl: the loss of each step
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
        let count = export.runs.count
        return Outcome(
          sentence: "Written to \(path): descent train repeats "
            + (count == 1 ? "its run.yaml." : "each of its \(count) runs."), isError: false)
      } catch {
        return Outcome(sentence: error.description, isError: true)
      }
    } catch {
      return Outcome(sentence: error.description, isError: true)
    }
  }

  /// What the folder is to hold.
  ///
  /// - Throws: `NetworkFileError` for what no network file can say.
  package static func files(
    of export: LabExport
  ) throws(NetworkFileError) -> [NetworkExport.File] {
    var all = NetworkExport()
    for run in export.runs { try add(run, to: &all, lab: export.name) }
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
    let experiment = run.job.experiment
    try all.add(
      experiment, from: replay.start, named: run.name, comment: comment(run, replay, lab))
    guard run.steps > 0 else { return }
    all.add(NetworkExport.File(name: "\(run.name).jsonl", text: replay.log))
    // Weights that have left the numbers are no use to anybody.
    guard replay.end.allSatisfy({ $0.values.allSatisfy(\.isFinite) }) else { return }
    try all.add(weights: replay.end, of: experiment, named: run.name)
  }

  private static func comment(_ run: RunExport, _ replay: RunReplay, _ lab: String) -> [String] {
    let steps = run.job.experiment.stepCount
    var lines = ["A run of the lab \(lab). descent train \(run.name).yaml repeats it."]
    if run.steps > 0, run.steps < steps {
      lines.append(
        "The lab had taken \(run.steps) of its \(steps) steps"
          + (run.job.goal == nil ? "." : "; it ends a run early that has reached its goal."))
    }
    if !replay.edited.isEmpty {
      let places = replay.edited.map(String.init).joined(separator: ", ")
      lines.append(
        "Numbers were changed by hand after step \(places): the weights and the log beside this "
          + "file have seen it, the file has not.")
    }
    return lines
  }
}
