internal import Foundation
internal import Labs
internal import NetworkFiles
internal import Tutor

extension Program {
  /// Writes the runs of a lab into a folder without a screen, as they stand before Space: `descent
  /// train` trains them.
  ///
  /// - Parameters:
  ///   - settings: as with `--set`; `view` chooses the view.
  ///   - place: the folder in which the new one is made; created if it is missing.
  /// - Returns: a sentence that says where it is.
  /// - Throws: errors that say in a sentence what is missing.
  public static func export(
    lab id: String, settings: [String: String], seed: UInt64, folders: Folders, into place: String
  ) throws -> String {
    guard let entry = LabCatalog.entry(named: id) else {
      throw ProgramError("There is no lab called \(id).")
    }
    var stage = Stage(
      entry, scene: Stage.Scene(view: settings["view"] ?? entry.mainView, settings: settings),
      context: LabContext(data: LabData(), seed: seed, settings: settings))
    var effects = stage.open()
    var trainer = InlineTrainer()
    // What a view needs before it can begin, such as a network to go on from, is trained first.
    while !effects.isEmpty || trainer.isBusy {
      var next: [Effect] = []
      for effect in effects {
        switch effect {
        case .load(let files): next += stage.add(try data(files, in: folders))
        case .lab(let command): trainer.post(command)
        case .record, .shelf, .quit: break
        }
      }
      if trainer.isBusy { next += trainer.advance().flatMap { stage.send(.report($0)) } }
      effects = next
    }
    if case .failed(let sentence) = stage.state { throw ProgramError(sentence) }
    guard case .lab(.export(let export))? = stage.export() else {
      let views = entry.views.map(\.name).joined(separator: ", ")
      throw ProgramError(
        "This view of \(id) trains nothing; choose another with --set view=NAME: \(views).")
    }
    try FileManager.default.createDirectory(
      atPath: place, withIntermediateDirectories: true)
    let outcome = LabExporter(folder: place).write(export)
    guard !outcome.isError else { throw ProgramError(outcome.sentence) }
    return outcome.sentence
  }

  private static func data(_ files: [LabFile], in folders: Folders) throws -> LabData {
    do {
      return try DataFolder(folders.assets).data(files)
    } catch {
      throw ProgramError(error.description)
    }
  }
}
