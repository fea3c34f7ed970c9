internal import GRDB
internal import Glibc

/// The record's file: where it lies, who may read it, and what is done when it cannot be used.
struct RecordFile {
  let directory: String
  var path: String { directory + "/record.sqlite" }

  /// Makes the folder (0700) and the file (0600) where they are missing, and sets aside what
  /// cannot be used.
  ///
  /// One process at a time does this, so that two that start together do not set aside each
  /// other's new record.
  func prepare() throws(RecordError) -> [RecordNotice] {
    try makeDirectory(directory)
    let lock = unsafe open(directory, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    defer { if lock >= 0 { Glibc.close(lock) } }
    // Where a folder cannot be locked there is no second process to expect either.
    if lock >= 0 { while flock(lock, LOCK_EX) != 0, errno == EINTR {} }

    try expectFile()
    var notices: [RecordNotice] = []
    if let reason = try objection() {
      notices.append(.setAside(reason, path: try setAside(for: reason)))
    }
    try makePrivate()
    try createTables()
    return notices
  }

  /// What the file is opened with.
  static var configuration: Configuration {
    var configuration = Configuration()
    configuration.busyMode = .timeout(RecordStore.patience)
    return configuration
  }

  /// Opened without asking for the write-ahead log: a file of another program stays as it is.
  func objection() throws(RecordError) -> RecordNotice.Reason? {
    guard unsafe access(path, F_OK) == 0 else { return nil }
    do {
      return try DatabaseQueue(path: path, configuration: Self.configuration)
        .inDatabase(RecordSchema.objection(to:))
    } catch {
      let error = RecordError(error, path: path)
      if case .damaged(_, let reason) = error { return .damaged(reason) }
      throw error
    }
  }

  /// What is in the file's place is a file, or leads to one. Anything else may be needed by somebody,
  /// and cannot be what a learner's record has become.
  private func expectFile() throws(RecordError) {
    var status = stat()
    guard unsafe stat(path, &status) == 0, status.st_mode & S_IFMT != S_IFREG else { return }
    let isFolder = status.st_mode & S_IFMT == S_IFDIR
    throw .unwritable(
      path: path, reason: isFolder ? "a folder stands there" : "what stands there is no file")
  }

  private func createTables() throws(RecordError) {
    do {
      let queue = try DatabaseQueue(path: path, configuration: Self.configuration)
      // The migrator wants to write, which a record in use would not let it do at once.
      if try !queue.read(RecordSchema.isCurrent) { try RecordSchema.migrator.migrate(queue) }
      try queue.close()
    } catch {
      throw RecordError(error, path: path)
    }
  }

  /// Renames the file and its log to the first free name; returns it.
  private func setAside(for reason: RecordNotice.Reason) throws(RecordError) -> String {
    let word =
      switch reason {
      case .damaged: "damaged"
      case .newer: "newer"
      case .foreign: "foreign"
      }
    var number = 1
    var name: String { directory + "/record.\(word)-\(number).sqlite" }
    while ["", "-wal", "-shm"].contains(where: { unsafe access(name + $0, F_OK) == 0 }) {
      number += 1
    }
    // The log first: beside a new database it would be taken for that one's and emptied.
    for suffix in ["-wal", "-shm", ""] where unsafe access(path + suffix, F_OK) == 0 {
      guard unsafe rename(path + suffix, name + suffix) == 0 else { throw failure(path + suffix) }
    }
    return name
  }

  /// SQLite gives its log the file's own permissions.
  private func makePrivate() throws(RecordError) {
    var status = stat()
    if unsafe stat(path, &status) == 0 {
      guard status.st_mode & 0o077 != 0, status.st_uid == geteuid() else { return }
      unsafe chmod(path, 0o600)
      return
    }
    let file = unsafe open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
    guard file >= 0 else { throw failure(path) }
    Glibc.close(file)
  }

  /// The folder and those above it; one that exists keeps its permissions.
  private func makeDirectory(_ directory: String) throws(RecordError) {
    if unsafe mkdir(directory, 0o700) == 0 || errno == EEXIST { return }
    guard errno == ENOENT, let slash = directory.lastIndex(of: "/"), slash > directory.startIndex
    else { throw failure(directory) }
    try makeDirectory(String(directory[..<slash]))
    guard unsafe mkdir(directory, 0o700) == 0 || errno == EEXIST else { throw failure(directory) }
  }

  private func failure(_ path: String) -> RecordError {
    let code = errno
    guard code != ENOSPC, code != EDQUOT else { return .full(path: path) }
    return .unwritable(path: path, reason: unsafe String(cString: strerror(code)))
  }
}
