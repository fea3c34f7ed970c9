internal import GRDB

extension RecordError {
  /// What an error of the database, or of an event's coding, means for the record at `path`.
  init(_ error: any Error, path: String) {
    guard let error = error as? DatabaseError else {
      self = .failed(path: path, reason: "\(error)")
      return
    }
    self.init(
      resultCode: error.resultCode.rawValue, reason: error.message ?? "no reason given",
      path: path)
  }

  /// What SQLite's primary result code means.
  package init(resultCode: Int32, reason: String, path: String) {
    switch ResultCode(rawValue: resultCode) {
    case .SQLITE_FULL: self = .full(path: path)
    case .SQLITE_BUSY, .SQLITE_LOCKED: self = .busy(path: path)
    case .SQLITE_CORRUPT, .SQLITE_NOTADB: self = .damaged(path: path, reason: reason)
    case .SQLITE_READONLY, .SQLITE_CANTOPEN, .SQLITE_PERM:
      self = .unwritable(path: path, reason: reason)
    default: self = .failed(path: path, reason: reason)
    }
  }
}
