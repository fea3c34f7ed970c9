import Foundation
import NetworkFiles
import Testing

/// A file's bytes, read by other means than those under test.
enum FileContent {
  static func bytes(_ path: String) throws -> [UInt8] {
    Array(try Data(contentsOf: URL(fileURLWithPath: path)))
  }
}

@Suite struct FileWriterTests {
  private let old = Array("old".utf8)
  private let new = Array("something new".utf8)

  @Test func aFileIsWrittenAndNothingBesideIt() throws {
    try withTemporaryFolder { folder in
      try FileWriter.write(new, to: folder + "/a")
      try FileWriter.write([], to: folder + "/b")
      #expect(try FileContent.bytes(folder + "/a") == new)
      #expect(try FileContent.bytes(folder + "/b") == [])
      #expect(try FileManager.default.contentsOfDirectory(atPath: folder).sorted() == ["a", "b"])
    }
  }

  @Test func aFileIsReplacedAndKeepsItsPermissions() throws {
    try withTemporaryFolder { folder in
      let path = folder + "/a"
      try FileWriter.write(old, to: path)
      try FileManager.default.setAttributes([.posixPermissions: 0o640], ofItemAtPath: path)
      try FileWriter.write(new, to: path)
      #expect(try FileContent.bytes(path) == new)
      let attributes = try FileManager.default.attributesOfItem(atPath: path)
      #expect(attributes[.posixPermissions] as? Int == 0o640)
    }
  }

  @Test func aLinkIsFollowedAndStays() throws {
    try withTemporaryFolder { folder in
      try FileWriter.write(old, to: folder + "/real")
      try FileManager.default.createSymbolicLink(
        atPath: folder + "/link", withDestinationPath: "real")
      try FileWriter.write(new, to: folder + "/link")
      #expect(try FileContent.bytes(folder + "/real") == new)
      #expect(
        try FileManager.default.destinationOfSymbolicLink(atPath: folder + "/link") == "real")
    }
  }

  @Test func aDraftThatADeadProcessLeftIsReplaced() throws {
    try withTemporaryFolder { folder in
      try Data(old).write(to: URL(fileURLWithPath: folder + "/a.tmp-\(getpid())"))
      try FileWriter.write(new, to: folder + "/a")
      #expect(try FileManager.default.contentsOfDirectory(atPath: folder) == ["a"])
    }
  }

  @Test func aFileThatCannotBeReplacedStaysAsItWas() throws {
    try withTemporaryFolder { folder in
      let path = folder + "/a"
      try FileWriter.write(old, to: path)
      // A folder in the draft's place fails for every user, root among them.
      let draft = path + ".tmp-\(getpid())"
      try FileManager.default.createDirectory(
        atPath: draft + "/full", withIntermediateDirectories: true)
      #expect(throws: DataFileError.self) { try FileWriter.write(new, to: path) }
      #expect(try FileContent.bytes(path) == old)
    }
  }

  @Test func aDeviceIsNotReplaced() {
    #expect(
      complaint { try FileWriter.write(new, to: "/dev/full") } == """
        /dev/full: this is a device or a pipe, not a plain file. \
        Name a file that may be replaced.
        """)
  }

  @Test func aMissingFolderAndAFolderAreNamed() throws {
    #expect(
      complaint { try FileWriter.write(new, to: "/no/such/folder/a") }
        == "/no/such/folder/a: the folder for this file does not exist. Create it first.")
    #expect(
      complaint { try FileWriter.write(new, to: "/tmp") }
        == "/tmp: this is a folder. Name a file inside it.")
  }
}
