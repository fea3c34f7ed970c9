internal import Glibc
internal import TextUI

/// Asks the terminal for its background colour. Call before curses has the terminal.
enum BackgroundQuery {
  /// Longest wait for an answer, in milliseconds.
  private static let limit: Int64 = 200

  /// - Returns: What the terminal said, and what was typed meanwhile; nil when it cannot be asked.
  static func ask() -> BackgroundAnswer? {
    var before = termios()
    guard unsafe tcgetattr(STDIN_FILENO, &before) == 0 else { return nil }
    var raw = before
    // No echo of the answer, no waiting for a line's end; ^C stays ^C.
    raw.c_lflag &= ~tcflag_t(ECHO | ICANON)
    guard unsafe tcsetattr(STDIN_FILENO, TCSANOW, &raw) == 0 else { return nil }
    defer { unsafe tcsetattr(STDIN_FILENO, TCSANOW, &before) }

    TerminalBytes.write(BackgroundAnswer.question)
    let end = TerminalBytes.milliseconds() + limit
    var received: [UInt8] = []
    while true {
      let answer = BackgroundAnswer(received)
      let left = end - TerminalBytes.milliseconds()
      guard !answer.isComplete, left > 0 else { return answer }
      var request = pollfd(fd: STDIN_FILENO, events: Int16(POLLIN), revents: 0)
      guard unsafe poll(&request, 1, Int32(left)) > 0 else { continue }
      guard let bytes = TerminalBytes.read() else { return answer }
      received += bytes
    }
  }
}
