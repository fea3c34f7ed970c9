internal import Glibc

/// Asks the terminal about itself while no screen is up.
enum TerminalProbe {
  /// Longest wait for an answer, in milliseconds: nobody waits for a picture.
  private static let patience: Int64 = 300

  /// What the terminal says; what is typed meanwhile is dropped.
  static func ask() -> TerminalAnswers {
    var decoder = InputDecoder()
    var before = termios()
    guard unsafe tcgetattr(STDIN_FILENO, &before) == 0 else { return decoder.answers }
    var raw = before
    // No echo of the answer, no waiting for a line's end; ^C stays ^C.
    raw.c_lflag &= ~tcflag_t(ECHO | ICANON)
    guard unsafe tcsetattr(STDIN_FILENO, TCSANOW, &raw) == 0 else { return decoder.answers }
    // An answer that comes late is dropped, too.
    defer { unsafe tcsetattr(STDIN_FILENO, TCSAFLUSH, &before) }

    TerminalBytes.write(
      TerminalAnswers.backgroundQuestion + TerminalAnswers.synchronizedOutputQuestion
        + TerminalAnswers.identityQuestion)
    let end = TerminalBytes.milliseconds() + patience
    while !decoder.answers.isIdentified {
      let left = end - TerminalBytes.milliseconds()
      var request = pollfd(fd: STDIN_FILENO, events: Int16(POLLIN), revents: 0)
      guard left > 0, unsafe poll(&request, 1, Int32(left)) > 0, let bytes = TerminalBytes.read()
      else { break }
      _ = decoder.decode(bytes)
    }
    return decoder.answers
  }
}
