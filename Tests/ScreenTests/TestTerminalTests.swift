#if canImport(CVTerm)
  import Foundation
  import TestSupport
  import Testing
  import TextUI

  /// The helper of the screen tests, tried on programs whose behaviour is known.
  @Suite struct TestTerminalTests {
    private func shell(
      _ script: String, environment: [String: String] = [:]
    ) throws -> TestTerminal {
      try TestTerminal("/bin/sh", ["-c", script], environment: environment)
    }

    @Test func theScreenShowsCharactersColoursAndAttributes() throws {
      let terminal = try shell(#"printf '\033[1;31mA\033[0;7m学\033[0;38;5;208me\314\201'"#)
      #expect(terminal.wait { $0.line(0) == "A学e\u{301}" }, "\(terminal.text)")
      let bold = terminal.cell(0, 0)
      #expect(bold.foreground == .indexed(1))
      #expect(bold.attributes == .bold)
      let wide = terminal.cell(1, 0)
      #expect(wide.width == 2)
      #expect(wide.attributes == .reverse)
      #expect(terminal.cell(3, 0).foreground == .indexed(208))
      #expect(terminal.cell(4, 0).text == " ")
      #expect(terminal.cell(4, 0).background == .standard)
    }

    @Test func twentyFourBitColoursAreReadAsTheyWereSent() throws {
      let terminal = try shell(#"printf '\033[38;2;1;2;3;48;2;250;251;252mx'"#)
      #expect(terminal.wait { $0.line(0) == "x" })
      #expect(terminal.cell(0, 0).foreground == .rgb(1, 2, 3))
      #expect(terminal.cell(0, 0).background == .rgb(250, 251, 252))
    }

    @Test func aConditionThatNeverHoldsIsFalseAsSoonAsTheProgramEnds() throws {
      let terminal = try shell("echo this")
      #expect(!terminal.wait(seconds: 600) { $0.line(0) == "that" })
      #expect(terminal.ending == .exited(status: 0))
    }

    @Test func theEndingTellsExitsFromSignals() throws {
      #expect(try shell("exit 130").waitForEnd() == .exited(status: 130))
      let terminal = try shell("echo up; exec sleep 600")
      #expect(terminal.wait { $0.line(0) == "up" })
      terminal.signal(SIGTERM)
      #expect(terminal.waitForEnd() == .killed(signal: SIGTERM))
    }

    @Test func keysComeInTheEncodingThatTheProgramAskedFor() throws {
      let terminal = try shell(
        #"stty raw -echo; printf '\033[?1h\033[?2004hready'; head -c 18 | od -An -c -w18"#)
      #expect(terminal.wait { $0.line(0) == "ready" })
      terminal.press(.up, .character("é"))
      terminal.paste("x")
      #expect(
        terminal.wait { $0.text.contains(#"033   O   A 303 251 033   [   2   0   0   ~   x 033"#) },
        "\(terminal.text)")
    }

    @Test func theMouseIsReportedToAProgramThatAskedForIt() throws {
      let terminal = try shell(
        #"stty raw -echo; printf '\033[?1000h\033[?1006hready'; head -c 19 | od -An -c -w19"#)
      #expect(terminal.wait { $0.line(0) == "ready" })
      terminal.click(column: 10, row: 5)
      #expect(
        terminal.wait { $0.text.contains("<   0   ;   1   1   ;   6   M 033   [   <") },
        "\(terminal.text)")
    }

    @Test func aResizeIsSignalledWithItsSize() throws {
      let terminal = try shell(
        "trap 'stty size' WINCH; echo ready; while :; do sleep 600 & wait $!; done")
      #expect(terminal.wait { $0.line(0) == "ready" })
      terminal.resize(columns: 120, rows: 40)
      #expect(terminal.wait { $0.line(1) == "40 120" }, "\(terminal.text)")
    }

    @Test func theEnvironmentIsOfTheTestsOwnMaking() throws {
      let terminal = try shell(
        #"echo "$TERM ${LANG-none} ${COLORTERM-none} $NO_COLOR"; ls -A "$HOME"; touch "$HOME/x""#,
        environment: ["NO_COLOR": "1", "LANG": ""])
      terminal.waitForEnd()
      #expect(terminal.text.hasPrefix("xterm-256color none none 1\n\n"), "\(terminal.text)")
      #expect(FileManager.default.fileExists(atPath: terminal.home + "/x"))
    }

    @Test func theProcessorTimeIsThatOfTheProgram() throws {
      let busy = try shell("echo up; while :; do :; done")
      #expect(busy.wait { $0.processorSeconds >= 0.05 })
      let idle = try shell("echo up; exec sleep 600")
      #expect(idle.wait { $0.line(0) == "up" })
      #expect(idle.processorSeconds < 0.05)
    }
  }
#endif
