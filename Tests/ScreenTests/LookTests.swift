#if canImport(CVTerm)
  import Course
  import TestSupport
  import Testing
  import TextUI
  import Tutor

  /// Colours and marks as the learner and the terminal want them, in the cells of the screen.
  @Suite struct LookTests {
    private let learner: Learner

    init() throws { learner = try Learner() }

    /// Screens with text, focus, charts, heat maps and verdicts in them.
    private static let screens = [
      [], ["learn", "L01"], ["lab", "spam"], ["lab", "spam", "--set", "hidden=16"],
    ]

    @Test(arguments: screens) func withoutColourNoCellHasOne(_ arguments: [String]) throws {
      let terminal = try open(arguments, environment: ["NO_COLOR": "1", "COLORTERM": "truecolor"])
      #expect(colors(of: terminal) == [.standard])
      #expect(!attributes(of: terminal).isEmpty, "weight says what colour would")
    }

    @Test func colourCanBeDeclinedOnTheCommandLine() throws {
      #expect(colors(of: try open(["--color", "never"])) == [.standard])
    }

    @Test func theCommandLineWinsOverTheEnvironment() throws {
      let terminal = try open(["--color", "256"], environment: ["NO_COLOR": "1"])
      #expect(colors(of: terminal).count > 2)
    }

    @Test(arguments: screens) func eightColoursAreEnough(_ arguments: [String]) throws {
      let terminal = try open(arguments + ["--color", "8"])
      let numbers = numbers(of: terminal)
      #expect(numbers.contains { $0 > 0 })
      #expect(numbers.allSatisfy { $0 < 8 }, "\(numbers)")
    }

    @Test func aPlainXtermGetsItsEightColours() throws {
      let terminal = try open(["lab", "spam"], environment: ["TERM": "xterm"])
      let numbers = numbers(of: terminal)
      #expect(numbers.contains { $0 > 0 } && numbers.allSatisfy { $0 < 8 }, "\(numbers)")
    }

    @Test func colours256ComeFromThePalette() throws {
      let terminal = try open(["lab", "spam", "--color", "256"])
      #expect(numbers(of: terminal).contains { $0 >= 16 })
      #expect(!colors(of: terminal).contains { if case .rgb = $0 { true } else { false } })
    }

    @Test(arguments: [["--color", "truecolor"], []])
    func colours24BitAreSentWhereTheyAreUnderstood(_ arguments: [String]) throws {
      let terminal = try open(
        ["lab", "spam"] + arguments,
        environment: arguments.isEmpty ? ["COLORTERM": "truecolor"] : [:])
      #expect(colors(of: terminal).contains { if case .rgb = $0 { true } else { false } })
    }

    @Test(arguments: screens) func asciiIsAllThereIsWhereItIsAskedFor(
      _ arguments: [String]
    ) throws {
      let terminal = try open(arguments + ["--glyphs", "ascii"])
      #expect(strangers(on: terminal) == [])
    }

    @Test func everyScreenOfTheLessonCanBeReadInAscii() throws {
      let lesson = try Learner.lesson("L01")
      let terminal = try open(["learn", "L01", "--glyphs", "ascii"])
      for page in Page.pages(of: lesson) {
        let isQuiz = lesson.steps[page.step].isQuiz
        try terminal.expect(isQuiz ? "question" : "step \(page.step + 1) of")
        #expect(strangers(on: terminal) == [], "step \(page.step + 1)\n\(terminal.text)")
        let before = terminal.text
        terminal.press(.pageDown)
        try terminal.expect { $0.text != before }
      }
    }

    @Test func everyViewOfTheLabCanBeSeenInAscii() throws {
      let terminal = try open(["lab", "spam", "--glyphs", "ascii"])
      for view in [4, 5, 6, 7, 8, 9, 10, 1, 2, 3] {
        terminal.press(.pageDown)
        try terminal.expect("view \(view) of 10")
        if terminal.shows("Space run") {
          terminal.send(" ")
          try terminal.expect { !$0.shows("Space pause") && !$0.text.contains("training on") }
        }
        #expect(strangers(on: terminal) == [], "view \(view)\n\(terminal.text)")
      }
    }

    @Test func anOldLocaleGetsAscii() throws {
      let terminal = try open(["lab", "spam"], environment: ["LANG": "C", "LC_ALL": "POSIX"])
      #expect(strangers(on: terminal) == [])
    }

    // MARK: -

    /// Opens a screen and, where it has a run, lets it come to its end.
    private func open(
      _ arguments: [String], environment: [String: String] = [:]
    ) throws -> TestTerminal {
      let terminal = try learner.start(arguments, environment: environment)
      if arguments.first == "lab" {
        try terminal.expect("Space run")
        terminal.send("]]] ")
        try terminal.expect(Words.finished)
      } else {
        try terminal.expect("? help")
      }
      return terminal
    }

    private func cells(of terminal: TestTerminal) -> [TestTerminal.Cell] {
      (0..<terminal.size.rows).flatMap { row in
        (0..<terminal.size.columns).map { terminal.cell($0, row) }
      }
    }

    private func colors(of terminal: TestTerminal) -> Set<TerminalColor> {
      Set(cells(of: terminal).flatMap { [$0.foreground, $0.background] })
    }

    private func numbers(of terminal: TestTerminal) -> Set<UInt8> {
      Set(
        colors(of: terminal).compactMap {
          if case .indexed(let number) = $0 { number } else { nil }
        })
    }

    private func attributes(of terminal: TestTerminal) -> Style.Attributes {
      cells(of: terminal).reduce(into: []) { $0.formUnion($1.attributes) }
    }

    /// Characters that are not ASCII.
    private func strangers(on terminal: TestTerminal) -> Set<String> {
      Set(cells(of: terminal).map(\.text).filter { !$0.allSatisfy(\.isASCII) })
    }
  }
#endif
