import Foundation
import TestSupport

/// The program without a terminal, in a home of its own.
struct ProgramRun {
  let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  /// How a run ended and what it said.
  struct Result {
    var status: Int32
    var output: String
    var errors: String
  }

  /// Where the record goes that is not told otherwise.
  var data: String { folder.path + "/.local/share/descent" }

  /// Runs `descent` with these arguments and this input.
  func callAsFunction(_ arguments: String..., input: String = "") throws -> Result {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: builtExecutable("descent"))
    process.arguments = arguments
    process.environment = ["HOME": folder.path, "TERM": "xterm-256color"]
    let files = ["in", "out", "err"].map { folder.path + "/" + $0 }
    try Data(input.utf8).write(to: URL(fileURLWithPath: files[0]))
    for file in files.dropFirst() { try Data().write(to: URL(fileURLWithPath: file)) }
    process.standardInput = FileHandle(forReadingAtPath: files[0])
    process.standardOutput = FileHandle(forWritingAtPath: files[1])
    process.standardError = FileHandle(forWritingAtPath: files[2])
    try process.run()
    process.waitUntilExit()
    let texts = try files.map { try String(contentsOfFile: $0, encoding: .utf8) }
    return Result(status: process.terminationStatus, output: texts[1], errors: texts[2])
  }

  /// A path in its home.
  func path(_ name: String) -> String { folder.path + "/" + name }

  /// Writes a file in its home and returns its path.
  func write(_ text: String, to name: String) throws -> String {
    try text.write(toFile: path(name), atomically: true, encoding: .utf8)
    return path(name)
  }

  /// What a file in its home says.
  func read(_ name: String) throws -> String {
    try String(contentsOfFile: path(name), encoding: .utf8)
  }

  /// Every file below a folder, by path.
  func names(below folder: String) -> [String] {
    (try? FileManager.default.subpathsOfDirectory(atPath: folder))?.sorted() ?? []
  }
}
