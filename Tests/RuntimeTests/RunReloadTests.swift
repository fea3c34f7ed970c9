import Compute
import Foundation
import Learning
import TestSupport
import Testing
import Tutor

@testable import Runtime

/// Runs that were taken along, from folders that something happened to.
@Suite struct RunReloadTests {
  private static let recipe = RunRecipe(
    legs: [
      RunRecipe.Leg(
        name: "rate 0.1", lab: "playground", settings: ["rate": "0.1", "seed": "7"], steps: 312,
        edits: [RunRecipe.Edit(step: 4, tensor: "hidden1.weight", index: 3, value: 0.5)])
    ], training: 0.25)

  /// A folder with these bytes as the file of its run, or without one.
  private func folder(_ bytes: [UInt8]?) throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    for name in ["run.yaml", "picture.txt"] {
      try Data("layers: []\n".utf8).write(to: URL(fileURLWithPath: folder.path + "/" + name))
    }
    if let bytes {
      try Data(bytes).write(
        to: URL(fileURLWithPath: folder.path + "/" + "descent-run.yaml"))
    }
    return folder
  }

  private func contents(_ folder: TemporaryFolder) throws -> [String: Data?] {
    let names = try FileManager.default.contentsOfDirectory(atPath: folder.path)
    return Dictionary(
      uniqueKeysWithValues: names.map {
        ($0, FileManager.default.contents(atPath: folder.path + "/" + $0))
      })
  }

  /// What is said of such a folder; nil if its run is there. The folder stays as it is.
  private func sentence(_ bytes: [UInt8]?) throws -> String? {
    let folder = try folder(bytes)
    let before = try contents(folder)
    defer { withExtendedLifetime(folder) {} }
    do {
      #expect(try RunFolder.recipes(in: folder.path) == [Self.recipe])
      #expect(try contents(folder) == before)
      return nil
    } catch let error as ProgramError {
      #expect(try contents(folder) == before)
      return error.description
    }
  }

  /// The file as the shelf writes it.
  private func bytes() throws -> [UInt8] {
    let record = try TemporaryFolder()
    let shelf = try #require(RunFolder(inRecord: record.path))
    #expect(shelf.perform(.write(Self.recipe, file: "a")) == nil)
    let data = try Data(contentsOf: URL(fileURLWithPath: record.path + "/runs/a.yaml"))
    return withExtendedLifetime(record) { Array(data) }
  }

  @Test func aWholeFolderIsRead() throws {
    #expect(try sentence(bytes()) == nil)
  }

  @Test func damageIsSaidInASentence() throws {
    let cases: [(bytes: [UInt8]?, part: String)] = [
      (nil, "no descent-run.yaml is there"), ([], "nothing in the file"),
      (Array("version: 2\nservices: {web: {image: nginx}}\n".utf8), "no run that was taken along"),
      (Array("# only words\n".utf8), "nothing in the file"),
      ([0x7F, 0x45, 0x4C, 0x46, 0xFF, 0xFE, 0x00], "not UTF-8"),
    ]
    for (bytes, part) in cases {
      let found = try sentence(bytes)
      let sentence = try #require(found)
      #expect(sentence.contains(part), "\(sentence)")
      #expect(sentence.hasSuffix(".") && !sentence.contains("\n"), "\(sentence)")
    }
    #expect(throws: ProgramError.self) { try RunFolder.recipes(in: "/nowhere/at/all") }
  }

  /// A file that was cut within a line is never taken for a shorter run.
  @Test func aFileThatWasCutIsNoOtherRun() throws {
    let whole = try bytes()
    for length in stride(from: 80, to: whole.count, by: 7) where whole[length - 1] != 0x0A {
      let found = try sentence(Array(whole[..<length]))
      #expect(found?.contains("cut off") == true, "\(length): \(found ?? "read")")
    }
  }
}
