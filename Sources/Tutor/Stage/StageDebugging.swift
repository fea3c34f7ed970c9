internal import Labs
internal import TextUI

extension Stage {
  /// The run on stage, for a debugger: of several, the first one. Nil where nothing is trained.
  var subject: StepSubject? { subjects.first }

  /// All runs on stage, as the learner knows them.
  var subjects: [StepSubject] {
    let runs = lab?.exports ?? []
    return runs.map { run in
      StepSubject(title: runs.count > 1 ? "\(entry.id), \(run.name)" : entry.id, run: run)
    }
  }
}
