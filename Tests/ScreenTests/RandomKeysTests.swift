#if canImport(CVTerm)
  import TestSupport
  import Testing
  import TextUI

  /// Whatever is pressed, pasted, clicked or resized, the tutor stays up and then leaves in order.
  @Suite struct RandomKeysTests {
    @Test(arguments: 1...4) func nobodyCanCrashTheTutorByItsKeys(_ seed: Int) throws {
      let learner = try Learner()
      let terminal = try learner.start(seed.isMultiple(of: 2) ? ["lab", "spam"] : [])
      try terminal.expect("q quit")
      var random = Random(state: UInt64(seed))
      for count in 1...400 {
        switch random.number(below: 40) {
        case 0:
          terminal.resize(
            columns: 20 + random.number(below: 200), rows: 3 + random.number(below: 60))
        case 1: terminal.paste("0.5 \u{1B}[A\nqq€")
        case 2:
          terminal.click(column: random.number(below: 80), row: random.number(below: 24))
        case 3: terminal.turnWheel(up: count.isMultiple(of: 2), column: 3, row: 3)
        default: terminal.press(Self.keys[random.number(below: Self.keys.count)])
        }
        // The terminal must be read from time to time, or its buffer is full.
        if count.isMultiple(of: 10) { _ = terminal.wait(seconds: 0.03) { _ in false } }
        try #require(
          terminal.ending == nil, "after \(count) keys\n\(terminal.transcript.suffix(500))")
      }
      terminal.resize(columns: 100, rows: 30)
      try terminal.expect { $0.line(28).count > 90 || $0.line(29).contains("?") }
      // Where one types, a q is a letter.
      for _ in 1...4 {
        terminal.press(.escape)
        _ = terminal.wait(seconds: 0.2) { _ in false }
      }
      terminal.send("q")
      #expect(terminal.waitForEnd() == .exited(status: 0))
    }

    /// All keys that do something somewhere, but for the one that leaves.
    private static let keys: [Key] =
      [
        .enter, .escape, .tab, .backTab, .backspace, .delete, .up, .down, .left, .right, .pageUp,
        .pageDown, .home, .end, .function(1), .control("l"),
      ] + " 0123456789,.-+%srRnphxgjkLBEDT![]?/éΩ".map(Key.character)
  }
#endif
