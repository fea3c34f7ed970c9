internal import Foundation

/// Where the time comes from: the only clock there is below the command line.
public struct Clock: Sendable {
  /// Milliseconds since 1970.
  public var now: @Sendable () -> Int64
  /// Seconds that never jump back.
  public var seconds: @Sendable () -> Double

  /// A clock made of two functions, for tests.
  public init(now: @escaping @Sendable () -> Int64, seconds: @escaping @Sendable () -> Double) {
    self.now = now
    self.seconds = seconds
  }

  /// The machine's own.
  public static let system = Clock(
    now: { Int64((Date().timeIntervalSince1970 * 1000).rounded()) },
    seconds: { ProcessInfo.processInfo.systemUptime })
}
