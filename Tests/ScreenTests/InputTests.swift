#if canImport(CVTerm)
  import Foundation
  import TestSupport
  import Testing
  import TextUI

  /// What a person does arrives once, whole and in order.
  @Suite struct InputTests {
    /// A program that lists what it is sent.
    private func listener(answers: Bool = true) throws -> TestTerminal {
      let terminal = try TestTerminal(
        builtExecutable("terminal-program"), ["keys"], columns: 60, rows: 20, answers: answers)
      try terminal.expect("0 inputs")
      return terminal
    }

    /// Hundreds of keys in bursts, while another thread trains without rest: ten views in a
    /// circle, so that one key more or less is seen.
    @Test func noKeyIsLostOrRepeatedWhileTrainingRunsFlatOut() throws {
      let amounts = [String](repeating: "2761", count: 400).joined(separator: " ")
      let terminal = try Learner().start(
        "lab", "spam", "--set", "view=amount", "--set", "passes=50", "--set", "amounts=\(amounts)")
      try terminal.expect("view 4 of 10", "Space run")
      terminal.send(" ")
      try terminal.expect { $0.text.contains("training on") }
      var random = Random(state: 3)
      var view = 3
      for _ in 0..<40 {
        let forward = random.number(below: 60)
        let back = random.number(below: 60)
        terminal.send(
          String(repeating: "n", count: forward) + String(repeating: "p", count: back))
        view = ((view + forward - back) % 10 + 10) % 10
        if random.number(below: 4) == 0 { try terminal.expect("view \(view + 1) of 10") }
      }
      try terminal.expect("view \(view + 1) of 10")
      terminal.send("q")
      #expect(terminal.waitForEnd() == .exited(status: 0))
    }

    @Test func draggingIsPressingMovingAndLettingGo() throws {
      let terminal = try listener()
      terminal.drag(from: Point(column: 10, row: 5), to: Point(column: 12, row: 6))
      try terminal.expect("press 10 5", "move 12 6", "release 12 6")
      terminal.turnWheel(up: false, column: 3, row: 4)
      try terminal.expect("wheelDown 3 4")
    }

    @Test func aHugePasteIsOneInput() throws {
      let terminal = try listener()
      let text = String(repeating: "quit this, q q q\n", count: 20_000)
      terminal.paste(text)
      try terminal.expect("1 inputs", "paste of \(text.utf8.count)")
      terminal.send("x")
      try terminal.expect("2 inputs")
    }

    @Test func whatNobodyKnowsIsIgnored() throws {
      let terminal = try listener()
      // Focus in and out, a key let go, answers to questions that nobody asked, and nonsense.
      terminal.send("\u{1B}[I\u{1B}[O\u{1B}[97;1:3u\u{1B}[5;7R\u{1B}P1$r0m\u{1B}\\\u{1B}[?1;2c")
      terminal.send("\u{1B}[<1;2M\u{1B}[38;5;9z\u{1B}]52;c;cXVpdA==\u{7}")
      terminal.send("x")
      try terminal.expect("1 inputs", "key character(\"x\")")
    }

    @Test func keysThatComeAsNumbersAreKeys() throws {
      let terminal = try listener()
      terminal.send("\u{1B}[27u\u{1B}[97;5u\u{1B}[27;2;65~")
      try terminal.expect(
        "3 inputs", "key escape", "key control(\"a\")", "key character(\"A\")")
    }

    /// A terminal far away says what its background is after the first picture.
    @Test(arguments: [("ffff/ffff/ffff", "light"), ("1c1c/1c1c/1c1c", "dark")])
    func aLateAnswerStillChoosesTheColours(_ color: String, _ theme: String) throws {
      let terminal = try listener(answers: false)
      try terminal.expect("0 inputs dark")
      terminal.send("\u{1B}]11;rgb:\(color)\u{1B}\\\u{1B}[?62;22c")
      try terminal.expect("inputs \(theme)")
    }

    @Test func anEarlyAnswerChoosesTheColoursOfTheFirstPicture() throws {
      let terminal = try TestTerminal(
        builtExecutable("terminal-program"), ["keys"], columns: 60, rows: 20, answers: false)
      terminal.send("\u{1B}]11;rgb:ffff/ffff/ffff\u{7}\u{1B}[?62;22c")
      try terminal.expect("0 inputs light")
      #expect(!terminal.transcript.contains("dark"))
    }
  }
#endif
