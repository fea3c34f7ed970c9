import Foundation

/// Keeps the signals that ask a program to end from ending it at once: they wait to be looked at.
///
/// Nothing runs at the moment a signal arrives, so that nothing can be half done. Threads that are
/// started afterwards leave the signals alone, too.
struct PendingSignals {
  private static let asked = [SIGINT, SIGTERM, SIGHUP]

  /// From now on they wait, to the end of the program.
  init() {
    var set = sigset_t()
    unsafe sigemptyset(&set)
    for signal in Self.asked { unsafe sigaddset(&set, signal) }
    unsafe pthread_sigmask(SIG_BLOCK, &set, nil)
  }

  /// The first that has arrived; nil if none has.
  var first: Int32? {
    var set = sigset_t()
    guard unsafe sigpending(&set) == 0 else { return nil }
    return Self.asked.first { signal in unsafe sigismember(&set, signal) == 1 }
  }
}
