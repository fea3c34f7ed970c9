#if canImport(CVTerm)
  import TestSupport
  import Testing
  import TextUI

  /// A lab at full size, and its training run as it goes.
  @Suite struct LabTests {
    private let learner: Learner

    init() throws { learner = try Learner() }

    @Test func theSpamFilterLearnsBeforeOnesEyes() throws {
      let terminal = try learner.start("lab", "spam")
      try terminal.expect("a filter that learns", "57 weights", "Space run")
      #expect(curve(of: terminal).isEmpty)
      terminal.send(" ")
      try terminal.expect { ($0.number(after: Words.steps) ?? 0) > 0 && $0.shows("pass") }
      try terminal.expect(Words.finished)
      #expect(try #require(terminal.number(after: "unseen mails right")) >= 90)
      // The curve goes along the axis, and ends lower than it began.
      let curve = curve(of: terminal)
      #expect(curve.count >= 20, "\(terminal.text)")
      let first = try #require(curve.min { $0.column < $1.column })
      let last = try #require(curve.max { $0.column < $1.column })
      #expect(first.row < last.row, "\(terminal.text)")
      // Columns on both sides of zero.
      #expect(terminal.text.contains { "▂▃▄▅▆▇█".contains($0) })
    }

    @Test func theSameSeedTrainsToTheSameNumbers() throws {
      let first = try learner.start("lab", "spam", "--seed", "7")
      let second = try learner.start("lab", "spam", "--seed", "7")
      for terminal in [first, second] {
        try terminal.expect("Space run")
        terminal.send(" ")
        try terminal.expect(Words.finished)
      }
      let names = ["unseen mails right", Words.steps]
      #expect(names.map(first.number) == names.map(second.number))
    }

    @Test func aRunIsPausedSteppedAndReset() throws {
      let terminal = try learner.start("lab", "spam")
      try terminal.expect("Space run")
      terminal.send("[[[[ ")
      try terminal.expect("Space pause")
      terminal.send(" ")
      try terminal.expect("Space run")
      let paused = try #require(terminal.number(after: Words.steps))
      terminal.send("s")
      try terminal.expect { $0.number(after: Words.steps) == paused + 1 }
      terminal.send("r")
      try terminal.expect { $0.number(after: Words.steps) == 0 }
    }

    /// At the slowest pace the run takes half a minute; a key gets its answer in the middle of it.
    @Test func aKeyIsAnsweredWhileARunGoesOn() throws {
      let terminal = try learner.start("lab", "spam")
      try terminal.expect("Space run")
      terminal.send("[[[[ ")
      try terminal.expect { ($0.number(after: Words.steps) ?? 0) > 0 }
      terminal.send("?")
      try terminal.expect("Keys in a lab")
      terminal.press(.escape)
      try terminal.expect { !$0.shows("Keys in a lab") && $0.shows("Space pause") }
    }

    /// Hundreds of runs one after another, with no rest between the steps.
    @Test func aKeyIsAnsweredWhileTrainingRunsFlatOut() throws {
      let amounts = [String](repeating: "2761", count: 400).joined(separator: " ")
      let terminal = try learner.start(
        "lab", "spam", "--set", "view=amount", "--set", "passes=50", "--set", "amounts=\(amounts)")
      try terminal.expect("how many examples", "Space run")
      terminal.send("]]]]]] ")
      try terminal.expect { $0.text.contains("training on") }
      try terminal.expect { $0.processorSeconds > 0.5 }
      for _ in 0..<5 {
        terminal.send("?")
        try terminal.expect("Keys in a lab")
        terminal.press(.escape)
        try terminal.expect { !$0.shows("Keys in a lab") && $0.text.contains("training on") }
      }
      terminal.send("q")
      #expect(terminal.waitForEnd() == .exited(status: 0))
    }

    @Test func everyViewOfTheLabIsDrawnAtEverySize() throws {
      for size in [Size(columns: 80, rows: 24), Size(columns: 200, rows: 60)] {
        let terminal = try learner.start(
          "lab", "spam", columns: size.columns, rows: size.rows)
        try terminal.expect("view 3 of 10", "a filter that learns")
        for view in [4, 5, 6, 7, 8, 9, 10, 1, 2, 3] {
          terminal.press(.pageDown)
          try terminal.expect("view \(view) of 10")
        }
      }
    }

    /// The window changes in the middle of a run: the run goes on, and every size is drawn whole.
    @Test func aRunSurvivesEveryChangeOfTheWindow() throws {
      let terminal = try learner.start("lab", "spam")
      try terminal.expect("Space run")
      terminal.send("[[[[ ")
      try terminal.expect { ($0.number(after: Words.steps) ?? 0) > 0 }
      var steps = 0.0
      for size in [
        Size(columns: 80, rows: 24), Size(columns: 60, rows: 20), Size(columns: 200, rows: 60),
        Size(columns: 20, rows: 5), Size(columns: 1, rows: 1), Size(columns: 100, rows: 30),
      ] {
        terminal.resize(columns: size.columns, rows: size.rows)
        guard size.columns >= 80 else {
          if size.columns >= 20 {
            try terminal.expect { $0.text.lowercased().contains("make") && $0.shows("larger,") }
          }
          continue
        }
        // Every picture ends with the keys on the last row, and the rule spans the window.
        try terminal.expect { terminal in
          terminal.line(size.rows - 1).contains("Space pause")
            && terminal.line(size.rows - 2).count >= size.columns - 4
            && (terminal.number(after: Words.steps) ?? 0) > steps
        }
        steps = terminal.number(after: Words.steps) ?? 0
      }
    }

    /// The cells that hold dots of a curve.
    private func curve(of terminal: TestTerminal) -> [Point] {
      (0..<terminal.size.rows).flatMap { row in
        (0..<terminal.size.columns).map { Point(column: $0, row: row) }
      }.filter { point in
        let scalars = terminal.cell(point.column, point.row).text.unicodeScalars
        return scalars.contains { (0x2801...0x28FF).contains($0.value) }
      }
    }
  }
#endif
