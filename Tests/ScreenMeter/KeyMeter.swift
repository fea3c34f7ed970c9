#if canImport(CVTerm)
  import Foundation
  import TestSupport

  /// From a key to its answer on the screen, at random moments.
  enum KeyMeter {
    /// Hundreds of runs one after another, with no rest between the steps.
    static let flatOut = [
      "lab", "spam", "--set", "view=amount", "--set", "passes=50", "--set",
      "amounts=" + [String](repeating: "2761", count: 4000).joined(separator: " "),
    ]

    static func measure(_ count: Int) throws {
      print("A key and its answer")
      try measure("nothing moves", ["lab", "spam"], run: "", shows: "Space run", count)
      try measure("a run is shown", ["lab", "spam"], run: "[[[[ ", shows: "Space pause", count)
      try measure("training flat out", flatOut, run: " ", shows: "training on", count)
    }

    private static func measure(
      _ name: String, _ arguments: [String], run: String, shows words: String, _ count: Int
    ) throws {
      let folder = try TemporaryFolder()
      let terminal = try ScreenMeter.tutor(arguments, in: folder)
      try ScreenMeter.wait(terminal, for: "Space run")
      terminal.send(run)
      try ScreenMeter.wait(terminal, for: words)
      var generator = SystemRandomNumberGenerator()
      var times: [Double] = []
      let used = terminal.processorSeconds
      let start = milliseconds()
      for _ in 0..<count {
        // Help opens at the first `?`, Esc closes it; that one takes its time to be told from the
        // beginning of a sequence, and is not counted.
        let pressed = milliseconds()
        terminal.send("?")
        guard terminal.wait(seconds: 10, until: Self.showsHelp) else {
          throw MeterError(description: "help did not open:\n\(terminal.text)")
        }
        times.append(milliseconds() - pressed)
        terminal.send("\u{1B}")
        guard terminal.wait(seconds: 10, until: { !Self.showsHelp($0) }) else {
          throw MeterError(description: "help did not close:\n\(terminal.text)")
        }
        let pause = Double.random(in: 0...0.05, using: &generator)
        _ = terminal.wait(seconds: pause) { _ in false }
        if !terminal.text.contains(words) {
          terminal.send(run)
          try ScreenMeter.wait(terminal, for: words)
        }
      }
      let busy = (terminal.processorSeconds - used) / (milliseconds() - start) * 1000
      let share = String(format: "%3.0f %%", busy * 100)
      let label = name.padding(toLength: 18, withPad: " ", startingAt: 0)
      print("  \(label) \(Spread(times).description)   processor \(share)")
    }

    private static func showsHelp(_ terminal: TestTerminal) -> Bool {
      (0..<15).contains { terminal.line($0).contains("Keys in a lab") }
    }
  }
#endif
