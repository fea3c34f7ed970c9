#if canImport(CVTerm)
  import Foundation
  import TestSupport
  import Testing

  /// A mistake in the program gives the terminal back, and says what it was where it can be read.
  @Suite struct CrashTests {
    /// The standard library names its own traps in a debug build only.
    private static let indexMessage =
      ProcessInfo.processInfo.environment["DESCENT_BUILD"] == nil
      ? "Fatal error: Index out of range" : "a word before"

    @Test(arguments: [
      ("trap", "Fatal error: the number that was 24"), ("index", indexMessage),
      ("overflow", "a word before"), ("stack", "a word before"),
      ("thread", "Fatal error: on another thread"),
    ])
    func theMessageStandsOnTheScreenThatWasThere(_ kind: String, _ message: String) throws {
      let program = builtExecutable("terminal-program")
      let terminal = try TestTerminal(
        "/bin/bash", ["-c", "echo before; read; \(program) crash \(kind); echo status $?; read"])
      try terminal.expect("before")
      let modes = terminal.lineModes
      terminal.send("\n")
      try terminal.expect("ready to crash")
      #expect(terminal.isOnAlternateScreen)
      terminal.send("x")
      try terminal.expect { $0.text.contains("status 1") }
      try terminal.expect("before", "a word before", message)
      #expect(!terminal.isOnAlternateScreen)
      #expect(terminal.lineModes == modes)
      #expect(!terminal.shows("ready to crash"))
      // Killed by a signal, as every crash: SIGILL, SIGTRAP or SIGSEGV.
      let signals = ["132", "133", "139"]
      #expect(signals.contains { terminal.shows("status \($0)") }, "\(terminal.text)")
      for mode in ["1000", "1002", "1006", "2004", "2026"] {
        let last = terminal.transcript.ranges(of: try Regex("\u{1B}\\[\\?\(mode)[hl]")).last
        #expect(last.map { terminal.transcript[$0].hasSuffix("l") } ?? true, "mode \(mode)")
      }
      // A message begins at the left, not where the last line ended.
      for row in 0..<24 where terminal.line(row).contains("Fatal error") {
        #expect(!terminal.line(row).hasPrefix(" "), "\(terminal.text)")
      }
    }
  }
#endif
