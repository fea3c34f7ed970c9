#if canImport(CVTerm)
  import Foundation
  import TestSupport
  import Testing
  import TextUI

  /// What no terminal does in a whole day, in a few seconds.
  @Suite struct StormTests {
    /// Ten thousand sizes, down to a single cell, while a run goes on.
    @Test func aStormOfResizesLeavesTheLastOneStanding() throws {
      let terminal = try Learner().start("lab", "spam")
      try terminal.expect("Space run")
      terminal.send("[[[[ ")
      try terminal.expect { ($0.number(after: Words.steps) ?? 0) > 0 }
      var random = Random(state: 11)
      for count in 1...10_000 {
        terminal.resize(
          columns: 1 + random.number(below: 200), rows: 1 + random.number(below: 60))
        if count.isMultiple(of: 100) { _ = terminal.wait(seconds: 0.005) { _ in false } }
        if count.isMultiple(of: 1000) {
          try #require(terminal.ending == nil, "after \(count)\n\(terminal.transcript.suffix(500))")
        }
      }
      terminal.resize(columns: 100, rows: 30)
      try terminal.expect { terminal in
        terminal.line(28).count > 90 && terminal.line(29).contains("Esc map")
      }
      terminal.send("q")
      #expect(terminal.waitForEnd() == .exited(status: 0))
    }

    @Test(arguments: [Size(columns: 1, rows: 1), Size(columns: 2, rows: 60)])
    func aTinyWindowIsNoReasonToFail(_ size: Size) throws {
      let terminal = try Learner().start([], environment: [:])
      try terminal.expect("q quit")
      terminal.resize(columns: size.columns, rows: size.rows)
      for key in ["j", "?", "\u{1B}", "k", "\r", " ", "n"] {
        terminal.send(key)
        _ = terminal.wait(seconds: 0.05) { _ in false }
      }
      terminal.resize(columns: 100, rows: 30)
      try terminal.expect("? help")
      terminal.send("q")
      #expect(terminal.waitForEnd() == .exited(status: 0))
    }

    /// More pairs of colours than curses has room for: the last picture is right all the same.
    @Test func coloursDoNotRunOut() throws {
      let terminal = try TestTerminal(
        builtExecutable("terminal-program"), ["confetti", "40"],
        environment: ["COLORTERM": "truecolor"], columns: 100, rows: 30)
      let palette = Palette(.standard)
      let last = StressPicture.confetti(40, size: terminal.size, look: .standard)
      try terminal.expect { $0.pictureSizes().count >= 40 }
      for row in 0..<30 {
        for column in 0..<100 {
          let style = palette.resolve(last[column, row].style)
          let cell = terminal.cell(column, row)
          #expect(cell.background == style.background, "\(column), \(row)")
          if style.foreground != style.background {
            #expect(cell.text == "▀" && cell.foreground == style.foreground, "\(column), \(row)")
          }
        }
      }
    }
  }
#endif
