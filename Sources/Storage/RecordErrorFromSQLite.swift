internal import GRDB
internal import Glibc

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
      self = .unwritable(path: path, reason: Self.obstacle(at: path) ?? reason)
    // What SQLite says where it cannot make the files beside a database longer.
    case .SQLITE_IOERR where Self.isFull(at: path): self = .full(path: path)
    default: self = .failed(path: path, reason: reason)
    }
  }

  /// What the system has against writing the file, or others beside it; nil if it says nothing.
  private static func obstacle(at path: String) -> String? {
    for place in [path, folder(of: path)]
    where unsafe access(place, W_OK) != 0 && errno != ENOENT {
      return unsafe String(cString: strerror(errno))
    }
    return nil
  }

  /// Whether there is less room than SQLite needs beside the database.
  private static func isFull(at path: String) -> Bool {
    var status = statvfs()
    guard unsafe statvfs(folder(of: path), &status) == 0 else { return false }
    return UInt64(status.f_bavail) * UInt64(status.f_frsize) < 65_536
  }

  private static func folder(of path: String) -> String {
    path.lastIndex(of: "/").map { String(path[...$0]) } ?? "."
  }
}
