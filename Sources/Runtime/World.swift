internal import Labs
internal import NetworkFiles
internal import Recall
public import Storage
internal import Tutor

/// What effects reach: the learner's record and the data files.
public struct World: ~Copyable, Sendable {
  private let store: RecordStore?
  /// Why there is no store.
  private let reason: String
  private let folders: Folders

  /// - Parameter store: nil to go on without keeping anything, for `reason`.
  public init(store: RecordStore?, reason: String = "", folders: Folders) {
    self.store = store
    self.reason = reason
    self.folders = folders
  }

  func record(_ event: LearnerEvent) -> Message {
    guard let store else { return .notRecorded(event, reason: reason) }
    do {
      try store.append(event)
      return .recorded(event)
    } catch {
      return .notRecorded(event, reason: error.description)
    }
  }

  func load(_ names: [String]) -> Message {
    var tables: [String: DataTable] = [:]
    for name in names {
      do {
        tables[name] = try DataFolder(folders.assets).table(named: name)
      } catch {
        return .notLoaded(error.description)
      }
    }
    return .loaded(tables)
  }
}
