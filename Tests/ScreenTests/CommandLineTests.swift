import Foundation
import TestSupport
import Testing

/// The command line without a screen: what scripts, pipes and people in a hurry see.
@Suite struct CommandLineTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  @Test(arguments: [[], ["learn", "L01"], ["lab", "spam"], ["lab"]])
  func withoutATerminalOneSentenceSaysSo(_ arguments: [String]) throws {
    let result = try run(arguments + data)
    #expect(result.status == 2)
    #expect(result.output == "")
    #expect(result.isOneSentence && result.errors.contains("terminal"), "\(result.errors)")
  }

  @Test(arguments: [
    ["--nonsense"], ["nonsense", "nonsense"], ["lab", "nonsense"], ["check"],
    ["learn", "L01", "--step", "0"], ["learn", "--step", "2"], ["lab", "spam", "--set", "x"],
    ["lab", "spam", "--seed", "x"], ["debug", "--fault", "tinylm"], ["debug", "--seed", "3"],
    ["debug", "--fault", "--steps", "3"], ["--color", "pink"], ["--glyphs", "runes"],
  ])
  func wrongUsageIsExplained(_ arguments: [String]) throws {
    let result = try run(arguments)
    #expect(result.status == 64)
    #expect(result.output == "")
    #expect(result.errors.contains("Error:") && result.errors.contains("Usage:"))
  }

  @Test func theVersionIsANumber() throws {
    let result = try run(["--version"])
    #expect(result.status == 0)
    #expect(result.output.wholeMatch(of: #/\d+\.\d+\.\d+\n/#) != nil, "\(result.output)")
  }

  @Test(arguments: [[], ["learn"], ["lab"], ["check"], ["train"], ["plan"], ["doctor"]])
  func everyCommandHasHelp(_ command: [String]) throws {
    let result = try run(command + ["--help"])
    #expect(result.status == 0)
    #expect(result.output.contains("USAGE: descent"))
    #expect(result.errors == "")
  }

  @Test func labsAreListedOneALine() throws {
    let result = try run(["lab", "--list"])
    #expect(result.status == 0)
    let lines = result.output.split(separator: "\n")
    #expect(!lines.isEmpty)
    #expect(lines.allSatisfy { $0.wholeMatch(of: #/[a-z0-9-]+ {2}\S.*/#) != nil }, "\(lines)")
  }

  @Test(arguments: ["L99", "l99", "../L01"])
  func aLessonThatDoesNotExistIsNamed(_ id: String) throws {
    let result = try run(["learn", id] + data)
    #expect(result.status == 1)
    #expect(result.output == "")
    #expect(result.isOneSentence && result.errors.contains(id.uppercased()), "\(result.errors)")
  }

  @Test func aFolderOfLessonsThatDoesNotExistIsNamed() throws {
    let result = try run(["--lessons", folder.path + "/none"])
    #expect(result.status == 1)
    #expect(result.isOneSentence && result.errors.contains(folder.path + "/none"))
  }

  @Test func aLessonThatCannotBeReadIsToldWhy() throws {
    try "no lesson".write(
      toFile: folder.path + "/broken.md", atomically: true, encoding: .utf8)
    let result = try run(["learn", "L90", "--lessons", folder.path] + data)
    #expect(result.status == 1)
    #expect(result.errors.contains("L90") && result.errors.contains("broken.md:1"))
  }

  @Test func aFolderWithoutLessonsIsSaidToBeOne() throws {
    let result = try run(["learn", "L01", "--lessons", folder.path] + data)
    #expect(result.status == 1)
    #expect(result.isOneSentence && result.errors.contains(folder.path), "\(result.errors)")
  }

  @Test func aTerminalThatIsTooSimpleIsNotDrawnOn() throws {
    let result = try run(data, environment: ["TERM": "dumb"])
    #expect(result.status == 2)
    #expect(result.isOneSentence)
  }

  #if canImport(CVTerm)
    @Test(arguments: ["dumb", "nonsense-9000", ""])
    func aTerminalThatCannotBeUsedGetsAdviceThatCanBeFollowed(_ name: String) throws {
      let terminal = try TestTerminal(
        Learner.program, environment: ["TERM": name], columns: 200, rows: 30)
      #expect(terminal.waitForEnd() == .exited(status: 2))
      #expect(terminal.transcript.contains("TERM"), "\(terminal.text)")
      let known = try run(["learn", "--help"]).output + run(["--help"]).output
      for option in terminal.text.matches(of: #/--[a-z-]+/#) {
        #expect(known.contains(option.output), "\(terminal.text)")
      }
    }

    @Test(arguments: ["descent | cat", "descent < /dev/null"])
    func halfATerminalIsNone(_ command: String) throws {
      let terminal = try Learner().shell(
        "set -o pipefail; \(command) 2> $HOME/errors; echo status $?; cat $HOME/errors")
      try terminal.expect("status 2", "descent needs a terminal")
      #expect(!terminal.transcript.contains("\u{1B}"), "\(terminal.transcript)")
    }
  #endif

  private var data: [String] { ["--data-dir", folder.path + "/record"] }

  // MARK: -

  private struct Result {
    var status: Int32
    var output: String
    var errors: String

    /// One line, which ends as a sentence does.
    var isOneSentence: Bool {
      errors.hasSuffix(".\n") && errors.filter { $0 == "\n" }.count == 1
    }
  }

  /// Runs the program with nothing for input and files for output.
  private func run(
    _ arguments: [String], environment: [String: String] = ["TERM": "xterm-256color"]
  ) throws -> Result {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: builtExecutable("descent"))
    process.arguments = arguments
    process.environment = environment.merging(["HOME": folder.path]) { $1 }
    let files = ["out", "err"].map { folder.path + "/" + $0 }
    for file in files { try Data().write(to: URL(fileURLWithPath: file)) }
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = FileHandle(forWritingAtPath: files[0])
    process.standardError = FileHandle(forWritingAtPath: files[1])
    try process.run()
    process.waitUntilExit()
    let texts = try files.map { try String(contentsOfFile: $0, encoding: .utf8) }
    return Result(status: process.terminationStatus, output: texts[0], errors: texts[1])
  }
}
