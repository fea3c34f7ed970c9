/// Why the learner's record cannot be used. The tutor goes on without it; the description is the
/// sentence that says so.
public enum RecordError: Error, Equatable, Sendable {
  /// The folder or file cannot be made or written: a read-only home, a missing permission.
  case unwritable(path: String, reason: String)
  /// There is no room left on the disk.
  case full(path: String)
  /// Another program kept the record locked for longer than a few seconds.
  case busy(path: String)
  /// The file was damaged while it was in use.
  case damaged(path: String, reason: String)
  /// Anything else that SQLite or the event said.
  case failed(path: String, reason: String)
}

extension RecordError: CustomStringConvertible {
  /// What happened, where, and what to try.
  public var description: String {
    switch self {
    case .unwritable(let path, let reason):
      "\(path) cannot be written (\(reason)): the tutor goes on without saving; "
        + "try --data-dir DIR to keep the record elsewhere."
    case .full(let path):
      "There is no room on the disk for \(path): the tutor goes on without saving; "
        + "make room and start it again."
    case .busy(let path):
      "\(path) is in use by another program: the tutor goes on without saving; "
        + "close the other one and start it again."
    case .damaged(let path, let reason):
      "\(path) was damaged while it was in use (\(reason)): the tutor goes on without saving; "
        + "start it again to set the file aside and begin a new one."
    case .failed(let path, let reason):
      "\(path): \(reason); the tutor goes on without saving; "
        + "try --data-dir DIR to keep the record elsewhere."
    }
  }
}
