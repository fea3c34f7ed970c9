#if canImport(CVTerm)
  import Foundation
  import TestSupport
  import TextUI

  /// Measures the real program on a pseudo-terminal and prints tables: how soon its first picture
  /// is there, how soon a key is answered, what a picture costs on the line, what it costs to wait.
  ///
  ///     swift run -c release screen-meter [start] [keys] [bytes] [idle] [--repeat N]
  ///
  /// The programs are those beside it, or in the folder that `DESCENT_BUILD` names.
  @main
  enum ScreenMeter {
    static func main() {
      var arguments = Array(CommandLine.arguments.dropFirst())
      var count: Int?
      if let place = arguments.firstIndex(of: "--repeat") {
        count = arguments.dropFirst(place + 1).first.flatMap { Int($0) }
        arguments.removeSubrange(place...min(place + 1, arguments.count - 1))
      }
      let wanted = arguments.isEmpty ? ["start", "keys", "bytes", "idle"] : arguments
      do {
        if wanted.contains("start") { try StartMeter.measure(count ?? 10) }
        if wanted.contains("keys") { try KeyMeter.measure(count ?? 300) }
        if wanted.contains("bytes") { try PictureMeter.measure() }
        if wanted.contains("idle") { try IdleMeter.measure() }
      } catch {
        print(error)
        exit(1)
      }
    }

    /// The tutor on a terminal of 100 by 30, with a record of its own.
    static func tutor(
      _ arguments: [String], in folder: TemporaryFolder, environment: [String: String] = [:],
      answers: Bool = true
    ) throws -> TestTerminal {
      try TestTerminal(
        builtExecutable("descent"), arguments + ["--data-dir", folder.path + "/record"],
        environment: environment, columns: 100, rows: 30, answers: answers)
    }

    static func wait(_ terminal: TestTerminal, for words: String) throws {
      guard terminal.wait(until: { $0.text.contains(words) }) else {
        throw MeterError(description: "“\(words)” did not come:\n\(terminal.text)")
      }
    }
  }

  struct MeterError: Error, CustomStringConvertible {
    let description: String
  }

  /// Milliseconds, from the smallest to the largest.
  struct Spread {
    private let sorted: [Double]

    init(_ milliseconds: [Double]) { sorted = milliseconds.sorted() }

    func at(_ share: Double) -> Double {
      sorted.isEmpty ? .nan : sorted[min(sorted.count - 1, Int(share * Double(sorted.count)))]
    }

    var description: String {
      String(
        format: "p50 %6.1f ms   p90 %6.1f ms   p99 %6.1f ms   max %6.1f ms   n %d", at(0.5),
        at(0.9), at(0.99), at(1), sorted.count)
    }
  }

  func milliseconds() -> Double { ProcessInfo.processInfo.systemUptime * 1000 }
#else
  @main
  enum ScreenMeter {
    static func main() { print("screen-meter needs libvterm-dev.") }
  }
#endif
