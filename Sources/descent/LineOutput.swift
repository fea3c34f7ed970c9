import Foundation
import NetworkFiles

/// A file, or standard output, that lines are written to, many at a time.
final class LineOutput {
  // A class, since it owns an open file, which is closed once.
  private let handle: FileHandle
  private let name: String
  private var buffer = Data()
  private var lastFlush = ContinuousClock.now
  /// Why lines can no longer be written.
  private(set) var failure: NetworkFileError?

  private static let size = 1 << 16
  /// How old the newest line on the disk may be while lines are written.
  private static let patience = Duration.seconds(1)

  /// - Parameters:
  ///   - path: `-` for standard output.
  ///   - appends: whether to keep what stands in the file.
  init(_ path: String, appends: Bool) throws {
    name = path
    if path == "-" {
      handle = .standardOutput
      return
    }
    let flags = O_WRONLY | O_CREAT | O_CLOEXEC | (appends ? O_APPEND : O_TRUNC)
    let descriptor = unsafe open(path, flags, 0o666)
    guard descriptor >= 0 else {
      throw NetworkFileError(
        "\(path): the log cannot be written there (\(Self.reason(errno))). Choose another place.")
    }
    handle = FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
  }

  /// Adds a line.
  func write(_ line: String) {
    buffer.append(contentsOf: line.utf8)
    buffer.append(UInt8(ascii: "\n"))
    if buffer.count >= Self.size || ContinuousClock.now - lastFlush > Self.patience { flush() }
  }

  /// Writes what is left.
  func close() throws {
    flush()
    if let failure { throw failure }
  }

  private func flush() {
    lastFlush = .now
    guard failure == nil, !buffer.isEmpty else { return }
    do {
      try handle.write(contentsOf: buffer)
    } catch {
      failure = NetworkFileError(
        "\(name): the log cannot be written any more. Make room on the disk, or choose another "
          + "place.")
    }
    buffer.removeAll(keepingCapacity: true)
  }

  private static func reason(_ code: Int32) -> String { unsafe String(cString: strerror(code)) }
}
