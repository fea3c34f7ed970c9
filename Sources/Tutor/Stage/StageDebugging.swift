internal import Labs
internal import TextUI

extension Stage {
  /// The run on stage, for a debugger: of several, the first one. Nil where nothing is trained.
  var subject: StepSubject? { subject(ofRun: 0) }

  /// One of the runs on stage, by its place among them.
  func subject(ofRun place: Int) -> StepSubject? {
    let runs = runExports
    guard runs.indices.contains(place) else { return nil }
    return StepSubject(
      title: runs.count > 1 ? "\(entry.id), \(runs[place].name)" : entry.id, run: runs[place])
  }
}
