internal import Glibc

/// What an examination of the record finds, which changes nothing.
public enum RecordHealth: Equatable, Sendable {
  /// There is none yet, and nothing in the way of one.
  case absent
  /// It can be used: how many events it holds, and how many rows cannot be read.
  case sound(events: Int, unreadable: Int)
  /// SQLite finds parts of it broken.
  case broken([String])
  /// The next start sets it aside and begins a new one.
  case unusable(RecordNotice.Reason)
}

extension RecordStore {
  /// Examines the record in a folder; makes neither.
  ///
  /// - Throws: `RecordError` when it cannot be read, or nothing could be saved there.
  public static func health(in directory: String) throws(RecordError) -> RecordHealth {
    let file = RecordFile(directory: directory)
    guard unsafe access(file.path, F_OK) == 0 else {
      try expectRoom(at: directory)
      return .absent
    }
    if let reason = try file.objection() { return .unusable(reason) }
    let store = try open(in: directory).store
    let problems = try store.problems()
    guard problems.isEmpty else { return .broken(problems) }
    let contents = try store.contents()
    return .sound(events: contents.events.count, unreadable: contents.unreadable)
  }

  /// The folder, or else the first above it that there is, can be written to.
  private static func expectRoom(at directory: String) throws(RecordError) {
    var folder = directory
    while unsafe access(folder, F_OK) != 0, errno == ENOENT, folder.contains("/") {
      folder = String(folder[..<(folder.lastIndex(of: "/") ?? folder.startIndex)])
      if folder.isEmpty { folder = "/" }
    }
    var status = stat()
    let isFolder = unsafe stat(folder, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
    guard isFolder, unsafe access(folder, W_OK | X_OK) == 0 else {
      let code = isFolder ? errno : ENOTDIR
      throw .unwritable(path: directory, reason: unsafe String(cString: strerror(code)))
    }
  }
}
