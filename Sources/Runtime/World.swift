internal import Labs
internal import NetworkFiles
internal import Recall
public import Storage
internal import Tutor

/// What effects reach: the learner's record and the data files.
public struct World: ~Copyable, Sendable {
  private let store: RecordStore?
  /// Events that could not be written, the oldest first: they go with the next that can.
  private var waiting: [LearnerEvent] = []
  /// Why there is no store.
  private let reason: String
  private let folders: Folders
  /// Where what is taken out of a lab is written.
  let exports: String
  /// When the last event was written.
  private var lastTime = Int64.min

  /// How many seconds a learner waits for a record that is in use.
  private static let patience = 1.0

  /// - Parameters:
  ///   - store: nil to go on without keeping anything, for `reason`.
  ///   - exports: where what is taken out of a lab is written; the working folder if it is not said.
  public init(store: RecordStore?, reason: String = "", folders: Folders, exports: String = ".") {
    self.store = store
    self.exports = exports
    self.reason = reason
    self.folders = folders
  }

  /// Adds an event to the record, and with it those that could not be written before: once the disk
  /// has room again, or the other program has let go, nothing is missing.
  ///
  /// Of two events of one millisecond, the second is kept as of the next: a record is read in the
  /// order of times.
  mutating func record(_ event: LearnerEvent) -> Message {
    guard let store else { return .notRecorded(event, reason: reason) }
    var kept = event
    if kept.time <= lastTime, lastTime - kept.time < 1000 { kept.time = lastTime + 1 }
    lastTime = kept.time
    // Nobody waits twice for a record that somebody else keeps to themselves.
    let patience = waiting.isEmpty ? Self.patience : 0.05
    waiting.append(kept)
    do {
      try store.append(waiting, patience: patience)
      waiting = []
      return .recorded(event)
    } catch {
      return .notRecorded(event, reason: error.description)
    }
  }

  func export(_ export: LabExport) -> Message {
    let outcome = LabExporter(folder: exports).write(export)
    return .exported(outcome.sentence, isError: outcome.isError)
  }

  /// Nothing to say if all went well.
  func shelf(_ command: ShelfCommand) -> Message? {
    guard let folder = RunFolder(inRecord: store == nil ? nil : folders.record) else {
      return .notShelved(
        reason.isEmpty ? "no folder is known for them." : reason)
    }
    return folder.perform(command).map(Message.notShelved)
  }

  func load(_ files: [LabFile]) -> Message {
    do {
      return .loaded(try DataFolder(folders.assets).data(files))
    } catch {
      return .notLoaded(error.description)
    }
  }
}
