internal import GRDB
internal import Glibc

extension RecordStore {
  /// Whether there is a record in a folder, whatever it holds.
  public static func exists(in directory: String) -> Bool {
    unsafe access(RecordFile(directory: directory).path, F_OK) == 0
  }

  /// Deletes the record of a folder, whatever it holds, and sets nothing aside.
  ///
  /// - Throws: `RecordError` when it is in use, or may not be deleted.
  public static func delete(in directory: String) throws(RecordError) {
    let path = RecordFile(directory: directory).path
    guard exists(in: directory) else { return }
    try expectUnused(path)
    // The file first: a log alone is worth nothing, and without its log the file would be older.
    for suffix in ["", "-wal", "-shm"] where unsafe access(path + suffix, F_OK) == 0 {
      guard unsafe unlink(path + suffix) == 0 else {
        throw .unwritable(path: path + suffix, reason: unsafe String(cString: strerror(errno)))
      }
    }
  }

  /// Only who is alone with a database may take it out of the write-ahead log. What another program
  /// writes into a file that is deleted is lost without a word.
  private static func expectUnused(_ path: String) throws(RecordError) {
    do {
      var configuration = Configuration()
      configuration.busyMode = .timeout(0.5)
      let queue = try DatabaseQueue(path: path, configuration: configuration)
      try queue.writeWithoutTransaction { try $0.execute(sql: "PRAGMA journal_mode = DELETE") }
      try queue.close()
    } catch {
      let error = RecordError(error, path: path)
      // What is no database is in nobody's use.
      if case .busy = error { throw error }
    }
  }
}
