internal import Foundation

/// ^C and its kin end a conversation with the status that shells give to a program that a signal
/// has ended. Every answer is on disk before the next is asked for, so nothing is lost.
enum EndingSignals {
  /// From now on, to the end of the process.
  static func install() {
    for number in [SIGINT, SIGTERM, SIGHUP] {
      signal(number) { number in
        // Only what may be called while anything else is half done.
        let end: StaticString = "\n"
        _ = unsafe write(1, end.utf8Start, 1)
        _exit(128 + number)
      }
    }
  }
}
