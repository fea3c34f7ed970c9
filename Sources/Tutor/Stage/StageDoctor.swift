internal import Labs

extension Stage {
  /// A doctor for one of the runs on stage, by its place among them; nil if it has not begun.
  func doctor(forRun place: Int) -> DoctorScreen? {
    let runs = runExports
    guard runs.indices.contains(place), runs[place].steps > 0 else { return nil }
    return DoctorScreen(
      title: runs.count > 1 ? "\(entry.title), \(runs[place].name)" : entry.title,
      run: runs[place])
  }
}
