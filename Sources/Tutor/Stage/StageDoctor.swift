internal import Labs

extension Stage {
  /// A doctor for the run on stage: of several the first that has begun. Nil where none has.
  var doctor: DoctorScreen? {
    guard let run = lab?.exports.first(where: { $0.steps > 0 }) else { return nil }
    return doctor(for: run)
  }

  /// A doctor for one of the runs on stage.
  func doctor(for run: RunExport) -> DoctorScreen {
    let runs = lab?.exports.count ?? 0
    return DoctorScreen(
      title: runs > 1 ? "\(entry.title), \(run.name)" : entry.title, run: run)
  }
}
