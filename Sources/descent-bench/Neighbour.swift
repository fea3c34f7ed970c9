import Foundation

/// Another program that measures the same workloads, so that both can be compared on the machine
/// as it is at this moment.
///
/// It reads lines `NAME THREADS STEPS` and answers each with the microseconds that a step took,
/// having run that many of them; before the first answer for a workload it may take its time to
/// warm up.
final class Neighbour {
  private let process = Process()
  private let questions = Pipe()
  private let answers = Pipe()
  private var unread = Data()

  /// A class, because it owns a running process.
  init(command: String) throws {
    process.executableURL = URL(fileURLWithPath: "/bin/sh")
    process.arguments = ["-c", "exec " + command]
    process.standardInput = questions
    process.standardOutput = answers
    try process.run()
  }

  deinit {
    process.terminate()
  }

  /// Microseconds a step; throws if the program ends or answers nonsense.
  func microseconds(_ workload: String, threads: Int, steps: Int) throws -> Double {
    try questions.fileHandleForWriting.write(
      contentsOf: Data("\(workload) \(threads) \(steps)\n".utf8))
    let line = try nextLine()
    guard let time = Double(line) else { throw Trouble(line: line) }
    return time
  }

  private func nextLine() throws -> String {
    while true {
      if let end = unread.firstIndex(of: UInt8(ascii: "\n")) {
        defer { unread = Data(unread[(end + 1)...]) }
        return String(decoding: unread[..<end], as: UTF8.self)
      }
      let more = answers.fileHandleForReading.availableData
      guard !more.isEmpty else { throw Trouble(line: "(it ended)") }
      unread.append(more)
    }
  }

  struct Trouble: Error, CustomStringConvertible {
    let line: String
    var description: String { "the program beside answered: \(line)" }
  }
}
