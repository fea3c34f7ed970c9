#if canImport(CVTerm)
  import Foundation
  import Storage
  import TestSupport
  import Testing

  /// What is found, and what is to be mended, on the real terminal and in a pipe.
  @Suite struct DoctorTests {
    private let learner: Learner

    init() throws { learner = try Learner() }

    /// Runs the doctor on a terminal to its end.
    private func examine(
      _ arguments: [String] = [], environment: [String: String] = [:], status: Int32 = 0,
      columns: Int = 150, rows: Int = 40, answers: Bool = true
    ) throws -> TestTerminal {
      let terminal = try TestTerminal(
        Learner.program, ["doctor", "--data-dir", learner.data] + arguments,
        environment: environment, columns: columns, rows: rows, answers: answers)
      #expect(terminal.waitForEnd() == .exited(status: status), "\(terminal.text)")
      return terminal
    }

    @Test func aHealthyMachineHasNothingToMend() throws {
      try learner.start("learn", "L01").expect("Esc map")
      let terminal = try examine()
      for words in [
        "ok terminal xterm-256color, 150 by 40", "ok colours 256", "ok marks braille",
        "ok mouse clicks", "ok processor", "kernels for", "ok lessons", "ok data",
        "1 event, sound", "Descent can run.",
      ] {
        #expect(terminal.shows(words), "\(words)\n\(terminal.text)")
      }
      // It draws no screen and leaves none behind.
      #expect(!terminal.transcript.contains("\u{1B}[?1049h"))
      #expect(!terminal.transcript.contains("\u{1B}[?1000h"))
    }

    @Test func theTerminalsOwnWordsAreAsked() throws {
      let terminal = try TestTerminal(
        Learner.program, ["doctor", "--data-dir", learner.data], columns: 150, rows: 40,
        answers: false)
      terminal.send("\u{1B}]11;rgb:ffff/ffff/ffff\u{7}\u{1B}[?2026;2$y\u{1B}[?62c")
      #expect(terminal.waitForEnd() == .exited(status: 0))
      #expect(terminal.shows("background light, as the terminal says"), "\(terminal.text)")
      #expect(terminal.shows("pictures appear at once"), "\(terminal.text)")
      #expect(terminal.transcript.contains("\u{1B}]11;?"))
    }

    @Test func aTerminalThatSaysNothingIsNoTrouble() throws {
      let terminal = try examine(answers: false)
      #expect(terminal.shows("taken for dark"), "\(terminal.text)")
    }

    @Test func theTerminalIsLeftAsItWas() throws {
      let terminal = try learner.shell(
        "stty -a > $HOME/1; descent doctor --data-dir $DATA > /dev/tty; stty -a | cmp - $HOME/1; "
          + "echo compared $?; read")
      try terminal.expect("compared 0")
    }

    @Test(arguments: [
      (["TERM": "xterm"], "colours 8"), (["NO_COLOR": "1"], "none, as NO_COLOR asks"),
      (["COLORTERM": "truecolor"], "24-bit"), (["LC_ALL": "C"], "ASCII alone"),
      (["COLORFGBG": "0;15"], "light, as COLORFGBG says"), (["TERM": "vt100"], "TERM=vt100 has"),
      (["HOME": "", "TERM": "linux"], "marks blocks"),
    ])
    func theEnvironmentIsExplained(_ environment: [String: String], _ words: String) throws {
      let terminal = try examine(environment: environment, answers: false)
      #expect(terminal.shows(words), "\(terminal.text)")
    }

    @Test(arguments: ["dumb", "nonsense-9000"])
    func aTerminalThatCannotBeUsedIsToBeMended(_ name: String) throws {
      let terminal = try examine(environment: ["TERM": name], status: 1)
      #expect(terminal.shows("x terminal TERM=\(name)"), "\(terminal.text)")
      #expect(terminal.shows("1 to mend."))
    }

    @Test func aSmallWindowIsSaidToBeOne() throws {
      let terminal = try examine(columns: 70, rows: 20)
      #expect(terminal.shows("Make the window 80 by 24 at least"), "\(terminal.text)")
    }

    @Test func aDamagedRecordIsNamedAndLeftAlone() throws {
      let damaged = Data("this is no database".utf8) + Data(repeating: 7, count: 5000)
      try FileManager.default.createDirectory(
        atPath: learner.data, withIntermediateDirectories: true)
      try damaged.write(to: URL(fileURLWithPath: learner.record))
      let terminal = try examine(status: 1)
      #expect(terminal.shows("x record \(learner.record) is damaged"), "\(terminal.text)")
      #expect(FileManager.default.contents(atPath: learner.record) == damaged)
      #expect(try FileManager.default.contentsOfDirectory(atPath: learner.data).count == 1)
    }

    @Test func nothingIsMade() throws {
      let terminal = try examine()
      #expect(terminal.shows("record none yet"), "\(terminal.text)")
      #expect(!FileManager.default.fileExists(atPath: learner.data))
    }

    @Test func lessonsThatCannotBeReadAreNamed() throws {
      let folder = try TemporaryFolder()
      try "no lesson".write(
        toFile: folder.path + "/broken.md", atomically: true, encoding: .utf8)
      let terminal = try examine(["--lessons", folder.path], status: 1)
      #expect(terminal.shows("x lessons") && terminal.text.contains("broken.md:1"))
    }

    @Test func aPipeGetsTheSameWithoutTheScreen() throws {
      let terminal = try learner.shell(
        "set -o pipefail; descent doctor --data-dir $DATA < /dev/null | cat; echo status $?; read",
        columns: 150, rows: 40)
      try terminal.expect("status 0", "input or output is none here", "ok processor", "ok lessons")
      #expect(!terminal.transcript.contains("\u{1B}"))
    }
  }
#endif
