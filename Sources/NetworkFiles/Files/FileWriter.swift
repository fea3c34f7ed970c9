import Glibc

/// Writes whole files, so that a reader finds either the old content or the new, never a part.
///
/// The bytes go to `NAME.tmp-PID` beside the file, then to the disk, and only then take the file's
/// name. Whatever fails, what stood there before stays as it was.
public enum FileWriter {
  /// Writes a file, or replaces the one that is there.
  ///
  /// A symbolic link is followed, and stays; permissions of a file that is replaced are kept.
  ///
  /// - Throws: `DataFileError` if the folder is missing or may not be written, if the disk is full,
  ///   or if something other than a plain file has that name.
  public static func write(_ bytes: [UInt8], to path: String) throws(DataFileError) {
    let (target, mode) = try destination(path)
    let draft = "\(target).tmp-\(getpid())"
    let file = try create(draft, for: path)
    do throws(DataFileError) {
      try fill(file, with: bytes, mode: mode, for: path)
      guard rename(draft, target) == 0 else { throw failure(errno, path) }
    } catch {
      unlink(draft)
      throw error
    }
    keepName(of: target)
  }

  /// Where the bytes go once links are followed, and the permissions of what lies there.
  private static func destination(
    _ path: String
  ) throws(DataFileError) -> (path: String, mode: mode_t?) {
    var status = stat()
    guard stat(path, &status) == 0 else {
      guard errno == ENOENT else { throw failure(errno, path) }
      return (path, nil)
    }
    guard status.st_mode & S_IFMT != S_IFDIR else { throw failure(EISDIR, path) }
    guard status.st_mode & S_IFMT == S_IFREG else {
      throw DataFileError(
        "this is a device or a pipe, not a plain file", in: path,
        remedy: "Name a file that may be replaced.")
    }
    guard let resolved = realpath(path, nil) else { throw failure(errno, path) }
    defer { free(resolved) }
    return (String(cString: resolved), status.st_mode & 0o777)
  }

  /// Opens the draft, which must be new; one that a process of this number left behind goes.
  private static func create(_ draft: String, for path: String) throws(DataFileError) -> Int32 {
    let flags = O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC
    var file = open(draft, flags, 0o666)
    if file < 0, errno == EEXIST {
      unlink(draft)
      file = open(draft, flags, 0o666)
    }
    guard file >= 0 else { throw failure(errno, path) }
    return file
  }

  private static func fill(
    _ file: Int32, with bytes: [UInt8], mode: mode_t?, for path: String
  ) throws(DataFileError) {
    var code: Int32 = 0
    var position = 0
    while position < bytes.count, code == 0 {
      let count = bytes.withUnsafeBytes { buffer in
        Glibc.write(file, buffer.baseAddress?.advanced(by: position), buffer.count - position)
      }
      if count >= 0 { position += count } else if errno != EINTR { code = errno }
    }
    if code == 0, let mode, fchmod(file, mode) != 0 { code = errno }
    if code == 0, fsync(file) != 0 { code = errno }
    if close(file) != 0, code == 0 { code = errno }
    guard code == 0 else { throw failure(code, path) }
  }

  /// Puts the new name on the disk too. The content is safe by now, so that failing is no error.
  private static func keepName(of path: String) {
    let folder = path.lastIndex(of: "/").map { path[...$0] } ?? "."
    let directory = open(String(folder), O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard directory >= 0 else { return }
    fsync(directory)
    close(directory)
  }

  private static func failure(_ code: Int32, _ path: String) -> DataFileError {
    switch code {
    case ENOENT, ENOTDIR:
      DataFileError(
        "the folder for this file does not exist", in: path, remedy: "Create it first.")
    case EACCES, EPERM, EROFS:
      DataFileError(
        "this place may not be written to", in: path, remedy: "Choose a folder of your own.")
    case EISDIR:
      DataFileError("this is a folder", in: path, remedy: "Name a file inside it.")
    case ENOSPC, EDQUOT:
      DataFileError("the disk is full", in: path, remedy: "Make room, or choose another disk.")
    default:
      DataFileError(
        "writing failed (\(String(cString: strerror(code))))", in: path,
        remedy: "Try another place.")
    }
  }
}
