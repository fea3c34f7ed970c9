#if canImport(CVTerm)
  import Foundation
  import TestSupport
  import Testing
  import TextUI

  /// However the tutor ends, its terminal is as it was.
  @Suite struct EndingTests {
    private let learner: Learner

    init() throws { learner = try Learner() }

    /// What ends the tutor, and how the shell is to see it.
    enum Cause: CaseIterable {
      case quit, controlC, terminate, hangUp, crash

      func bringAbout(in terminal: TestTerminal) {
        switch self {
        case .quit: terminal.send("q")
        case .controlC: terminal.press(.control("c"))
        case .terminate: terminal.signalForeground(SIGTERM)
        case .hangUp: terminal.signalForeground(SIGHUP)
        case .crash: terminal.signalForeground(SIGSEGV)
        }
      }

      var ending: TestTerminal.Ending {
        switch self {
        case .quit: .exited(status: 0)
        case .controlC: .exited(status: 130)
        case .terminate: .exited(status: 143)
        case .hangUp: .exited(status: 129)
        case .crash: .killed(signal: SIGSEGV)
        }
      }
    }

    @Test(arguments: Cause.allCases) func theTerminalIsGivenBack(_ cause: Cause) throws {
      let terminal = try learner.shell(
        """
        set -m; echo before; read
        descent lab spam --data-dir $DATA
        echo status $?; read
        """)
      try terminal.expect("before")
      let modes = terminal.lineModes
      terminal.send("\n")
      try terminal.expect("a filter that learns", "Space run")
      terminal.send("[[[[ ")
      try terminal.expect("Space pause")
      #expect(terminal.lineModes != modes)
      #expect(terminal.isOnAlternateScreen)
      cause.bringAbout(in: terminal)
      let status =
        switch cause.ending {
        case .exited(let status): status
        case .killed(let signal): 128 + signal
        }
      try terminal.expect("before", "status \(status)")
      #expect(terminal.lineModes == modes)
      #expect(!terminal.isOnAlternateScreen)
      #expect(!terminal.shows("Space pause"), "the screen is what it was\n\(terminal.text)")
      for mode in ["1000", "1002", "1006", "2004", "2026"] {
        let last = terminal.transcript.ranges(of: try Regex("\u{1B}\\[\\?\(mode)[hl]")).last
        #expect(last.map { terminal.transcript[$0].hasSuffix("l") } ?? true, "mode \(mode)")
      }
    }

    @Test(arguments: Cause.allCases) func theStatusTellsTheCause(_ cause: Cause) throws {
      let terminal = try learner.start()
      try terminal.skipTour()
      try terminal.expect("Enter begin")
      cause.bringAbout(in: terminal)
      #expect(terminal.waitForEnd() == cause.ending)
    }

    @Test func aWindowThatIsClosedEndsTheTutor() throws {
      let terminal = try learner.start("lab", "spam")
      try terminal.expect("Space run")
      terminal.send("[[[[ ")
      try terminal.expect("Space pause")
      #expect(terminal.hangUp() == .exited(status: 129))
    }

    @Test func aStoppedTutorGivesTheTerminalBackAndComesBackAsItWas() throws {
      let terminal = try learner.shell(
        """
        set -m; echo before; read
        descent lab spam --data-dir $DATA
        echo stopped; read; fg >/dev/null; echo status $?; read
        """)
      try terminal.expect("before")
      let modes = terminal.lineModes
      terminal.send("\n")
      try terminal.expect("Space run")
      terminal.press(.control("z"))
      try terminal.expect("before", "stopped")
      #expect(!terminal.isOnAlternateScreen)
      #expect(terminal.lineModes == modes)
      // Another size while it could not see it.
      terminal.resize(columns: 120, rows: 40)
      terminal.send("\n")
      try terminal.expect { $0.line(39).contains("Space run") }
      #expect(terminal.isOnAlternateScreen)
      terminal.send(" ")
      try terminal.expect(Words.finished)
      terminal.send("q")
      try terminal.expect("status 0")
      #expect(terminal.lineModes == modes)
    }
  }
#endif
