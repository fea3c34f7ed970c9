import Glibc

/// Reads a whole file in pieces, so that one without an end is noticed.
enum FileBytes {
  private static let pieceSize = 1 << 18

  /// The bytes of the file at `path`.
  ///
  /// - Throws: `DataFileError` for a file that is missing, may not be read, is a folder, or holds
  ///   more than `limit` bytes.
  static func read(_ path: String, limit: Int) throws(DataFileError) -> [UInt8] {
    let file = open(path, O_RDONLY | O_CLOEXEC)
    guard file >= 0 else { throw failure(errno, path) }
    defer { close(file) }

    var status = stat()
    let isPlain = fstat(file, &status) == 0 && status.st_mode & S_IFMT == S_IFREG
    let size = isPlain ? Int(status.st_size) : 0
    guard size <= limit else { throw .tooLarge(path, limit: limit) }
    var bytes: [UInt8] = []
    bytes.reserveCapacity(size)
    var piece = [UInt8](repeating: 0, count: pieceSize)
    while true {
      let count = Glibc.read(file, &piece, pieceSize)
      if count == 0 { return bytes }
      if count < 0 {
        if errno == EINTR { continue }
        throw failure(errno, path)
      }
      guard bytes.count + count <= limit else { throw .tooLarge(path, limit: limit) }
      bytes += piece[..<count]
    }
  }

  private static func failure(_ code: Int32, _ path: String) -> DataFileError {
    switch code {
    case ENOENT:
      DataFileError("there is no such file", in: path, remedy: "Check the path and the spelling.")
    case EACCES:
      DataFileError(
        "this file may not be read", in: path, remedy: "Change its permissions, or copy it.")
    case EISDIR:
      DataFileError("this is a folder", in: path, remedy: "Name a file inside it.")
    default:
      DataFileError(
        "reading failed (\(String(cString: strerror(code))))", in: path,
        remedy: "Copy the file to another place and try again.")
    }
  }
}

extension DataFileError {
  /// A file over the limit on bytes, as it lies on the disk or after unpacking.
  static func tooLarge(_ file: String, limit: Int, unpacked: Bool = false) -> DataFileError {
    DataFileError(
      "the file holds more than \(limit) bytes" + (unpacked ? " once unpacked" : ""), in: file,
      remedy: "Keep a part of its rows.")
  }
}
