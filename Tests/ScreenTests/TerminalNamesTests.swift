#if canImport(CVTerm)
  import Foundation
  import TestSupport
  import Testing

  /// Whatever the terminal is called and whatever the locale: the tutor runs, or says in one
  /// sentence why not, and the terminal is as it was.
  @Suite struct TerminalNamesTests {
    @Test(arguments: [
      "xterm", "xterm-256color", "xterm-color", "xterm-mono", "xterm-r6", "tmux", "tmux-256color",
      "screen", "screen-256color", "linux", "vt100", "vt102", "vt220", "ansi", "rxvt",
      "rxvt-unicode", "rxvt-unicode-256color", "Eterm", "cygwin", "hurd", "pcansi", "sun",
      // Not every machine knows these; their relatives do.
      "xterm-kitty", "alacritty", "foot", "xterm-ghostty", "tmux-direct",
    ])
    func onAKnownTerminalItRuns(_ name: String) throws {
      try expectOrder(["TERM": name], status: 0)
    }

    @Test(arguments: ["", "dumb", "nonsense-9000", "vt52", "../../etc/passwd"])
    func onAnUnknownOneItSaysSo(_ name: String) throws {
      try expectOrder(["TERM": name], status: 2)
    }

    @Test(arguments: ["C", "POSIX", "C.UTF-8", "en_US.ISO-8859-1", "ru_RU.KOI8-R", "nonsense"])
    func inEveryLocaleItRuns(_ locale: String) throws {
      try expectOrder(["LC_ALL": locale], status: 0)
    }

    @Test(arguments: ["truecolor", "24bit", "yes", ""])
    func whateverColortermSays(_ value: String) throws {
      try expectOrder(["COLORTERM": value], status: 0)
      try expectOrder(["COLORTERM": value, "TERM": "linux"], status: 0)
    }

    /// Opens the course map, goes down, leaves.
    private func expectOrder(_ environment: [String: String], status: Int) throws {
      let learner = try Learner()
      let settings = environment.map { "\($0.key)='\($0.value)'" }.joined(separator: " ")
      let terminal = try learner.shell(
        """
        echo before; read; stty -a > $HOME/modes
        \(settings) \(Learner.program) --data-dir $DATA 2> $HOME/errors
        echo status $?; cat $HOME/errors; stty -a | cmp - $HOME/modes && echo as it was; read
        """)
      try terminal.expect("before")
      terminal.send("\n")
      if status == 0 {
        try terminal.expect("q quit")
        terminal.send("j")
        terminal.send("q")
      }
      try terminal.expect("status \(status)", "as it was")
      if status != 0 {
        let errors = try String(contentsOfFile: terminal.home + "/errors", encoding: .utf8)
        #expect(errors.hasSuffix(".\n") && errors.filter { $0 == "\n" }.count == 1, "\(errors)")
        #expect(errors.contains("TERM"))
      }
    }
  }
#endif
