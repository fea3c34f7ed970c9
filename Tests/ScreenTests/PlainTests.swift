import Foundation
import Recall
import Storage
import TestSupport
import Testing
import TextUI

/// The program as a conversation: pipes, and a terminal that nothing is drawn on.
@Suite struct PlainTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  @Test func withoutAnyInputItSaysWhatThereIsAndEnds() throws {
    let map = try run(["--plain"], "")
    #expect(map.status == 0)
    #expect(map.errors == "")
    #expect(map.output.contains("Course map"))
    let lesson = try run(["--plain", "L01"], "")
    #expect(lesson.output.contains("answer (1-3, x skip): \n"))
    #expect(try run(["lab", "spam", "--plain"], "").output.contains("View 3 of 10"))
  }

  @Test func aLessonIsPlayedThroughAPipeAndKept() throws {
    let result = try run(["learn", "L01", "--step", "3", "--plain"], "3\n\n\n3\n")
    #expect(result.status == 0)
    #expect(result.output.contains("answer (1-3, x skip): 3\n"))
    #expect(result.output.contains("in 880 steps, falling"))
    #expect(result.output.contains("As you said."))
    let events = try RecordStore.open(in: folder.path + "/record").store.events()
    let predictions = events.compactMap { event in
      if case .prediction(let prediction) = event.kind { prediction } else { nil }
    }
    #expect(predictions.last?.item == "L01.learned" && predictions.last?.isRight == true)
    #expect(
      events.contains {
        if case .answer(let it) = $0.kind { it.item == "L01.growth" } else { false }
      })
    // Another sitting finds it answered.
    let again = try run(["L01", "--plain"], "")
    #expect(again.output.contains("Your answer: 3."))
  }

  @Test func nothingButTextIsWritten() throws {
    let result = try run(
      ["lab", "spam", "--plain", "--glyphs", "ascii"], "views\nrun\nshow weights\nrun\n?\n")
    #expect(!result.output.contains("\u{1B}"))
    #expect(result.output.allSatisfy { $0.isASCII })
    #expect(result.output.contains("loss 0.693 -> 0.1"))
  }

  @Test(arguments: ["C", "POSIX", "de_DE.ISO-8859-1"])
  func aLocaleWithoutUTF8GetsASCII(_ locale: String) throws {
    let result = try run(["L01", "--plain"], "foo\n", environment: ["LC_ALL": locale])
    #expect(result.output.allSatisfy { $0.isASCII })
    #expect(result.output.contains("\"foo\" means nothing here"))
  }

  @Test func aLessonThatDoesNotExistIsNamed() throws {
    let result = try run(["L99", "--plain"], "")
    #expect(result.status == 1)
    #expect(result.output == "")
    #expect(result.errors.contains("L99"))
  }

  #if canImport(CVTerm)
    @Test func aTerminalIsTalkedToInLinesAsWideAsItIs() throws {
      let terminal = try TestTerminal(
        Self.program, ["learn", "L01", "--plain", "--data-dir", folder.path + "/record"],
        environment: ["TERM": "dumb"], columns: 50, rows: 60)
      try terminal.expect("answer (1-3, x skip): ")
      terminal.send("2\n")
      try terminal.expect("Locked in.", "good mail, spam (? help): ")
      #expect(!terminal.isOnAlternateScreen)
      #expect(!terminal.transcript.contains("\u{1B}"))
      // Typed at a terminal, a line is not written once more.
      #expect(!terminal.shows("x skip): 22"))
      terminal.press(.control("d"))
      #expect(terminal.waitForEnd() == .exited(status: 0))
    }

    @Test func enterPausesARunAndWhatIsTypedAheadIsKept() throws {
      let terminal = try TestTerminal(
        Self.program,
        ["lab", "spam", "--set", "passes=50", "--plain", "--data-dir", folder.path + "/record"],
        columns: 80, rows: 60)
      try terminal.expect("lab (run, step")
      terminal.send("run\n\n")
      try terminal.expect("Paused.")
      terminal.send("run\nviews\n")
      try terminal.expect("in 2200 steps, falling", "what it found")
    }

    @Test func controlCEndsItWithItsStatus() throws {
      let terminal = try TestTerminal(
        Self.program, ["--plain", "--data-dir", folder.path + "/record"], columns: 80, rows: 60)
      try terminal.expect("lesson (1-22")
      terminal.press(.control("c"))
      #expect(terminal.waitForEnd() == .exited(status: 130))
    }
  #endif

  // MARK: -

  fileprivate static var program: String { builtExecutable("descent") }

  fileprivate struct Result {
    var status: Int32
    var output: String
    var errors: String
  }

  /// Runs the program with this text for input and files for output.
  fileprivate func run(
    _ arguments: [String], _ input: String, environment: [String: String] = [:]
  ) throws -> Result {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: Self.program)
    process.arguments = arguments + ["--data-dir", folder.path + "/record"]
    process.environment = ["HOME": folder.path].merging(environment) { $1 }
    let files = ["out", "err"].map { folder.path + "/" + $0 }
    for file in files { try Data().write(to: URL(fileURLWithPath: file)) }
    let pipe = Pipe()
    process.standardInput = pipe
    process.standardOutput = FileHandle(forWritingAtPath: files[0])
    process.standardError = FileHandle(forWritingAtPath: files[1])
    try process.run()
    try pipe.fileHandleForWriting.write(contentsOf: Data(input.utf8))
    try pipe.fileHandleForWriting.close()
    process.waitUntilExit()
    let texts = try files.map { try String(contentsOfFile: $0, encoding: .utf8) }
    return Result(status: process.terminationStatus, output: texts[0], errors: texts[1])
  }
}

/// `descent gallery` in pipes.
extension PlainTests {
  @Test func theGalleryIsPlainTextInAPipe() throws {
    let result = try run(["gallery", "line-chart", "--size", "50x10"], "")
    #expect(result.status == 0)
    #expect(!result.output.contains("\u{1B}"))
    #expect(result.output.contains("line-chart\ntraining 1.05"))
    #expect(result.output.contains("50x10\n"))
  }

  @Test func theGalleryIsColouredWhereThatIsAskedFor() throws {
    let colored = try run(["gallery", "shares", "--color", "256"], "")
    #expect(colored.output.contains("\u{1B}[0;"))
    let never = try run(["gallery", "shares", "--color", "never", "--glyphs", "ascii"], "")
    #expect(never.output.allSatisfy { $0.isASCII && $0 != "\u{1B}" })
  }

  @Test func namesAreListedOneALine() throws {
    let result = try run(["gallery", "lab-", "--list"], "")
    let lines = result.output.split(separator: "\n")
    #expect(lines.count > 5 && lines.allSatisfy { $0.hasPrefix("lab-") })
  }

  @Test func aNameThatIsNotThereGetsThoseNearIt() throws {
    let result = try run(["gallery", "linechart"], "")
    #expect(result.status == 1)
    #expect(result.output == "")
    #expect(result.errors.contains("line-chart"))
  }

  @Test(arguments: ["80", "80x", "0x24", "99999x1"]) func aSizeThatIsNoneIsWrongUsage(
    _ size: String
  ) throws {
    let result = try run(["gallery", "map", "--size", size], "")
    #expect(result.status == 64)
    #expect(result.errors.contains("Usage:"))
  }
}
