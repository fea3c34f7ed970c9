import Foundation
import TerminalIO
import TestSupport
import TextUI

/// A program for tests of the real terminal: what it is to do is its first argument, and what it
/// shows can be checked from outside.
///
///     terminal-program keys              every input, as it was understood
///     terminal-program confetti NUMBER   so many pictures, each with other colours
///     terminal-program heat-map NUMBER   so many pictures of a field that changes
///     terminal-program crash KIND        a picture, and a crash at the first key
@main
enum TerminalProgram {
  static func main() throws {
    let arguments = Array(CommandLine.arguments.dropFirst()) + ["", ""]
    var terminal = try NcursesTerminal(
      TerminalOptions(), environment: ProcessInfo.processInfo.environment)
    defer { terminal.close() }
    switch arguments[0] {
    case "keys": showInputs(on: &terminal)
    case "confetti": show(Int(arguments[1]) ?? 1, on: &terminal, StressPicture.confetti)
    case "heat-map": show(Int(arguments[1]) ?? 1, on: &terminal, StressPicture.heatMap)
    case "crash": crash(arguments[1], on: &terminal)
    default: break
    }
  }

  /// One row for each of the last inputs, and their number on top; ends with ^D.
  private static func showInputs(on terminal: inout NcursesTerminal) {
    var count = 0
    var rows: [String] = []
    while true {
      var surface = Surface(terminal.size, look: terminal.look)
      surface.write("\(count) inputs \(terminal.look.theme)", column: 0, row: 0)
      for (row, text) in rows.suffix(max(0, terminal.size.rows - 1)).enumerated() {
        surface.write(text, column: 0, row: row + 1)
      }
      terminal.show(surface)
      // Everything that comes together is shown together.
      var wait: Double?
      while let input = terminal.nextInput(waiting: wait, orUntilReadable: nil) {
        if input == .key(.control("d")) { return }
        count += 1
        rows.append(name(of: input))
        wait = 0.02
      }
    }
  }

  private static func name(of input: Input) -> String {
    switch input {
    case .key(let key): "key \(key)"
    case .mouse(let event): "\(event.action) \(event.column) \(event.row)"
    case .paste(let text): "paste of \(text.utf8.count)"
    case .resize(let size): "resize \(size.columns) \(size.rows)"
    }
  }

  /// Shows pictures as fast as the terminal takes them, then waits for a key.
  private static func show(
    _ count: Int, on terminal: inout NcursesTerminal, _ picture: (Int, Size, Look) -> Surface
  ) {
    for number in 1...max(1, count) {
      terminal.show(picture(number, terminal.size, terminal.look))
    }
    _ = terminal.nextInput(waiting: nil, orUntilReadable: nil)
  }

  private static func crash(_ kind: String, on terminal: inout NcursesTerminal) {
    var surface = Surface(terminal.size, look: terminal.look)
    surface.write("ready to crash", column: 0, row: 0)
    terminal.show(surface)
    _ = terminal.nextInput(waiting: nil, orUntilReadable: nil)
    FileHandle.standardError.write(Data("a word before\n".utf8))
    switch kind {
    case "trap": fatalError("the number that was \(terminal.size.rows)")
    case "index": print([1, 2, 3][terminal.size.rows + 3])
    case "overflow": print(Int8(truncatingIfNeeded: terminal.size.rows) + Int8.max)
    case "stack": print(deep(terminal.size.rows))
    case "thread":
      Thread.detachNewThread { fatalError("on another thread") }
      sleep(60)
    default: break
    }
  }

  private static func deep(_ number: Int) -> Int {
    number == Int.min ? 0 : deep(number + 1) &* 3 &+ number
  }
}
