#if canImport(CVTerm)
  import Foundation
  import TestSupport

  /// What pictures cost on the line to the terminal.
  enum PictureMeter {
    private static let depths = ["truecolor", "256", "16", "never"]

    static func measure() throws {
      print("Bytes for each picture of 100 by 30, the median (and the largest)")
      print("                        " + depths.map { pad($0, 18) }.joined())
      try row("a key: the next lesson") { depth in
        let folder = try TemporaryFolder()
        let terminal = try ScreenMeter.tutor(["--color", depth], in: folder)
        try ScreenMeter.wait(terminal, for: "q quit")
        _ = terminal.wait(seconds: 0.5) { _ in false }
        let start = terminal.output.count
        for _ in 0..<20 {
          terminal.send("jk")
          _ = terminal.wait(seconds: 0.1) { _ in false }
        }
        return terminal.pictureSizes(since: start)
      }
      try row("a key: a control") { depth in
        let folder = try TemporaryFolder()
        let terminal = try ScreenMeter.tutor(["lab", "spam", "--color", depth], in: folder)
        try ScreenMeter.wait(terminal, for: "Space run")
        let start = terminal.output.count
        for _ in 0..<20 {
          terminal.send("\t")
          _ = terminal.wait(seconds: 0.1) { _ in false }
        }
        return terminal.pictureSizes(since: start)
      }
      try row("a run, slow") { try run($0, pace: "[[[[ ") }
      try row("a run, as usual") { try run($0, pace: " ") }
      try row("a heat map, all cells") { try program("heat-map", 60, $0) }
      try row("confetti, all pairs") { try program("confetti", 20, $0) }
    }

    private static func run(_ depth: String, pace: String) throws -> [Int] {
      let folder = try TemporaryFolder()
      let terminal = try ScreenMeter.tutor(["lab", "spam", "--color", depth], in: folder)
      try ScreenMeter.wait(terminal, for: "Space run")
      let start = terminal.output.count
      terminal.send(pace)
      _ = terminal.wait(seconds: 3) { _ in false }
      return terminal.pictureSizes(since: start)
    }

    private static func program(_ name: String, _ count: Int, _ depth: String) throws -> [Int] {
      let environment = [
        "COLORTERM": depth == "truecolor" ? "truecolor" : "",
        "TERM": depth == "16" ? "xterm-16color" : "xterm-256color",
        "NO_COLOR": depth == "never" ? "1" : "",
      ]
      // Without ncurses-term there is no terminal of 16 colours.
      guard depth != "16" else { return [] }
      let terminal = try TestTerminal(
        builtExecutable("terminal-program"), [name, "\(count)"], environment: environment,
        columns: 100, rows: 30)
      _ = terminal.wait(seconds: 20) { $0.pictureSizes().count >= count }
      return Array(terminal.pictureSizes().dropFirst())
    }

    private static func row(_ name: String, _ sizes: (String) throws -> [Int]) throws {
      let cells = try depths.map { depth in
        let sorted = try sizes(depth).sorted()
        guard let largest = sorted.last else { return "-" }
        return "\(sorted[sorted.count / 2]) (\(largest))"
      }
      print("  " + pad(name, 22) + cells.map { pad($0, 18) }.joined())
    }

    private static func pad(_ text: String, _ count: Int) -> String {
      text.padding(toLength: max(count, text.count), withPad: " ", startingAt: 0)
    }
  }
#endif
