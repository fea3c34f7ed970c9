#if canImport(CVTerm)
  import Foundation
  import TestSupport

  /// What the program costs while nothing moves.
  enum IdleMeter {
    static func measure() throws {
      print("While nothing moves, for five seconds")
      let screens: [(String, [String], String, String)] = [
        ("the course map", [], "", "q quit"),
        ("a page of a lesson", ["learn", "L01", "--step", "3"], "", "Esc map"),
        ("a lab before its run", ["lab", "spam"], "", "Space run"),
        ("a lab after its run", ["lab", "spam"], " ", "computed in"),
      ]
      for (name, arguments, keys, words) in screens {
        let folder = try TemporaryFolder()
        let terminal = try ScreenMeter.tutor(arguments, in: folder)
        if !keys.isEmpty {
          try ScreenMeter.wait(terminal, for: "Space run")
          terminal.send(keys)
        }
        try ScreenMeter.wait(terminal, for: words)
        // The map's preview trains to its end first.
        _ = terminal.wait(seconds: 4) { _ in false }
        let (used, sleeps, written) = (
          terminal.processorSeconds, terminal.sleeps, terminal.output.count
        )
        _ = terminal.wait(seconds: 5) { _ in false }
        let label = name.padding(toLength: 22, withPad: " ", startingAt: 0)
        print(
          "  \(label) ticks \(Int(((terminal.processorSeconds - used) * 100).rounded()))"
            + "   wake-ups \(terminal.sleeps - sleeps)   bytes \(terminal.output.count - written)"
            + String(format: "   memory %.1f MB", Double(terminal.residentBytes) / 1e6))
      }
    }
  }
#endif
