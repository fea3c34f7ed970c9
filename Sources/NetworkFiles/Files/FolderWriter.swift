internal import Glibc

/// Writes a folder of files, so that a reader finds all of it or nothing.
///
/// The files go into `NAME.tmp-PID`, which becomes `NAME-1` when it is whole, or `NAME-2` and so on:
/// what is there is never written to.
public enum FolderWriter {
  /// How many names are tried.
  private static let most = 10_000

  /// Writes a folder.
  ///
  /// - Parameters:
  ///   - files: what it holds; names without slashes.
  ///   - path: what it is to be called, without its number.
  /// - Returns: what it is called, with it.
  /// - Throws: `DataFileError` if the place is missing or may not be written to, or the disk is full.
  public static func write(
    _ files: [NetworkExport.File], to path: String
  ) throws(DataFileError) -> String {
    let draft = "\(path).tmp-\(getpid())"
    guard mkdir(draft, 0o777) == 0 else { throw failure(errno, path) }
    do throws(DataFileError) {
      for file in files { try FileWriter.write(file.bytes, to: draft + "/" + file.name) }
      return try keep(draft, as: path)
    } catch {
      for file in files { unlink(draft + "/" + file.name) }
      rmdir(draft)
      throw error
    }
  }

  /// Gives the folder the first name that is free.
  private static func keep(_ draft: String, as path: String) throws(DataFileError) -> String {
    for number in 1...most {
      let name = "\(path)-\(number)"
      guard access(name, F_OK) != 0 else { continue }
      if rename(draft, name) == 0 { return name }
      // Somebody else was faster: the next name.
      guard errno == EEXIST || errno == ENOTEMPTY || errno == ENOTDIR else {
        throw failure(errno, path)
      }
    }
    throw DataFileError(
      "there are \(most) folders of this name", in: path, remedy: "Remove some of them.")
  }

  private static func failure(_ code: Int32, _ path: String) -> DataFileError {
    switch code {
    case ENOENT, ENOTDIR:
      DataFileError(
        "the place for this folder does not exist", in: path, remedy: "Create it first.")
    case EACCES, EPERM, EROFS:
      DataFileError(
        "nothing may be written beside this", in: path, remedy: "Choose a folder of your own.")
    case ENOSPC, EDQUOT:
      DataFileError("the disk is full", in: path, remedy: "Make room, or choose another disk.")
    default:
      DataFileError(
        "the folder could not be made (\(String(cString: strerror(code))))", in: path,
        remedy: "Try another place.")
    }
  }
}
