internal import Labs
internal import Learning
internal import TextUI

extension Stage {
  /// How large the picture is that is taken along.
  private static let pictureSize = Size(columns: 100, rows: 30)

  /// Asks for the runs on stage to be written into a folder, with the picture as it is and the
  /// command that brings it back; nil where nothing trains.
  public func export() -> Effect? {
    guard let lab, lab.isExportable else { return nil }
    return .lab(
      .export(
        Self.export(of: lab, called: entry.id, runs: runExports, keptRuns().map(\.recipe))))
  }

  /// What is written of a lab.
  ///
  /// - Parameter recipes: how those of the runs came about that have begun.
  static func export(
    of lab: any Lab, called id: String, runs: [RunExport], _ recipes: [RunRecipe]
  ) -> LabExport {
    var surface = Surface(pictureSize)
    lab.draw(on: &surface, in: surface.bounds, focus: .none)
    return LabExport(
      name: "\(id)-\(lab.settings["seed"] ?? "1")", runs: runs, recipes: recipes,
      texts: [
        LabExport.Text("command.txt", lab.commandLine + "\n"),
        LabExport.Text("picture.txt", surface.description + "\n"),
        LabExport.Text("picture.ans", surface.ansi),
      ])
  }
}
