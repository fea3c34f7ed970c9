internal import Foundation

/// Wakes a thread that waits in `poll(2)`: any thread rings, the waiting one watches `descriptor`.
///
/// A pipe that never blocks. Ringing it several times before it is answered is ringing it once.
/// Post first, then ring; clear first, then look: so nothing that was posted is overlooked.
public final class Doorbell: Sendable {
  /// Readable from the first `ring` to the next `clear`.
  public let descriptor: Int32
  private let button: Int32

  /// Throws `POSIXError` when the process has no file descriptors left.
  public init() throws {
    var ends: [Int32] = [-1, -1]
    guard unsafe pipe(&ends) == 0 else {
      throw POSIXError(POSIXErrorCode(rawValue: errno) ?? .EMFILE)
    }
    for end in ends {
      _ = fcntl(end, F_SETFL, O_NONBLOCK)
      _ = fcntl(end, F_SETFD, FD_CLOEXEC)
    }
    (descriptor, button) = (ends[0], ends[1])
  }

  deinit {
    close(descriptor)
    close(button)
  }

  /// Wakes the waiting thread, or keeps it from falling asleep.
  public func ring() {
    var byte: UInt8 = 1
    // A full pipe is a bell that rings already.
    while unsafe write(button, &byte, 1) < 0, errno == EINTR {}
  }

  /// Silences the bell until it is rung again.
  public func clear() {
    var buffer = [UInt8](repeating: 0, count: 256)
    while true {
      let count = unsafe read(descriptor, &buffer, buffer.count)
      if count == buffer.count || (count < 0 && errno == EINTR) { continue }
      return
    }
  }
}
