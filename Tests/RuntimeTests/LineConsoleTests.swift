import Foundation
import SessionPlay
import TestSupport
import Testing
import Tutor

@testable import Runtime

/// Lines in and out, through pipes and files.
@Suite struct LineConsoleTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  /// Everything that a console reads from this text, and all that it writes meanwhile.
  private func read(_ bytes: Data) throws -> (lines: [String], output: String) {
    let names = ["in", "out"].map { folder.path + "/" + $0 }
    try bytes.write(to: URL(fileURLWithPath: names[0]))
    try Data().write(to: URL(fileURLWithPath: names[1]))
    let input = try #require(FileHandle(forReadingAtPath: names[0]))
    let output = try #require(FileHandle(forWritingAtPath: names[1]))
    var console = LineConsole(input: input.fileDescriptor, output: output.fileDescriptor)
    var lines: [String] = []
    while let line = console.readLine() { lines.append(line) }
    return (lines, try String(contentsOfFile: names[1], encoding: .utf8))
  }

  @Test func linesComeOneByOneAndAreWrittenDown() throws {
    let (lines, output) = try read(Data("1\n\nsure\r\nlast".utf8))
    #expect(lines == ["1", "", "sure", "last"])
    #expect(output == "1\n\nsure\nlast\n\n")
  }

  @Test func noLinesAreNone() throws {
    #expect(try read(Data()).lines.isEmpty)
    #expect(try read(Data("\n".utf8)).lines == [""])
  }

  @Test func whatIsNoTextIsReadAllTheSame() throws {
    let (lines, _) = try read(Data([0xFF, 0x00, 0x0A, 0x31]))
    #expect(lines.count == 2 && lines.last == "1")
  }

  @Test func ofALineWithoutAnEndTheBeginningIsKept() throws {
    let (lines, _) = try read(Data(repeating: 0x61, count: 300_000) + Data("\n2\n".utf8))
    #expect(lines.count == 2)
    #expect(lines.first.map { $0.count <= 4096 } == true)
    #expect(lines.last == "2")
  }

  /// The loop with disk and data, from the first line to the end of the input.
  @Test func aConversationIsHeldToTheEndOfItsInput() throws {
    let names = ["in", "out"].map { folder.path + "/" + $0 }
    try Data("1\n3\n\n".utf8).write(to: URL(fileURLWithPath: names[0]))
    try Data().write(to: URL(fileURLWithPath: names[1]))
    let input = try #require(FileHandle(forReadingAtPath: names[0]))
    let output = try #require(FileHandle(forWritingAtPath: names[1]))
    var console = LineConsole(input: input.fileDescriptor, output: output.fileDescriptor)
    var loop = PlainLoop(
      world: World(
        store: nil, reason: "nothing is kept.",
        folders: Folders(
          lessons: CourseFiles.folder + "/lessons", assets: CourseFiles.folder + "/assets",
          record: nil)))
    let end = loop.run(
      PlainSession(
        Session(library: CourseFiles.library, events: [], opening: .lesson("L01", step: 2))),
      on: &console)
    #expect(end.isOver)
    let text = try String(contentsOfFile: names[1], encoding: .utf8)
    #expect(text.contains("answer (1-3, x skip): 1\n"))
    #expect(text.contains("Enter runs it (? help): "))
    #expect(text.contains("in 880 steps, falling"))
  }
}
