/// A lab opened with settings, beside the screen, to see what it would train.
public struct OpenedRuns: Sendable {
  /// The lab, with its runs at rest before their first step.
  public var lab: any Lab
  /// What Space would train.
  public let runs: [RunExport]

  /// Opens a lab.
  ///
  /// - Parameters:
  ///   - entry: the lab.
  ///   - settings: all that is to be set; `view` and `seed` among it.
  ///   - data: what was read of the files that it needs.
  ///   - firstJob: the number of its first job.
  /// - Throws: `LabError` if it cannot open, or trains nothing with these settings.
  public init(
    _ entry: LabEntry, settings: [String: String], data: LabData, firstJob: Int
  ) throws(LabError) {
    let seed = settings["seed"].flatMap(UInt64.init) ?? 1
    var lab = try entry.open(
      LabContext(data: data, seed: seed, settings: settings, firstJob: firstJob))
    let view = settings["view"] ?? entry.mainView
    _ = lab.update(.opened(view: view, settings: settings))
    if lab.exports.isEmpty { _ = lab.update(.run) }
    guard !lab.exports.isEmpty else {
      throw LabError("The lab \(entry.id) trains nothing in its view \(view).")
    }
    self.lab = lab
    runs = lab.exports
  }
}
