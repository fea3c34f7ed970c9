import Foundation
import NetworkFiles
import Testing

/// "x,y\n1,2\n3,4\n" as `gzip -n` packs it, so that the test does not pack what it unpacks.
private let packed: [UInt8] = [
  0x1f, 0x8b, 0x08, 0x00, 0x00, 0x00, 0x00, 0x00, 0x02, 0x03, 0xab, 0xd0,
  0xa9, 0xe4, 0x32, 0xd4, 0x31, 0xe2, 0x32, 0xd6, 0x31, 0xe1, 0x02, 0x00,
  0x97, 0x44, 0x29, 0x80, 0x0c, 0x00, 0x00, 0x00,
]
private let text = Array("x,y\n1,2\n3,4\n".utf8)

@Suite struct GzipTests {
  @Test func unpackingGivesTheTextBack() throws {
    #expect(Gzip.isPacked(packed))
    #expect(!Gzip.isPacked(text))
    #expect(try Gzip.unpacked(packed, name: "t.gz") == text)
  }

  @Test(arguments: ["table.gz", "stored.gz", "all-fields.gz"])
  func everyWayToPackIsUnpacked(_ file: String) throws {
    #expect(try Gzip.unpacked(Corpus.bytes("gzip/\(file)"), name: file) == text)
  }

  @Test func anEmptyFileMayBePacked() throws {
    #expect(try Gzip.unpacked(Corpus.bytes("gzip/empty.gz"), name: "empty.gz") == [])
  }

  @Test func aThousandBytesMayNotBecomeAMillion() throws {
    let bomb = try Corpus.bytes("gzip/zeros.gz")
    #expect(try Gzip.unpacked(bomb, name: "zeros.gz", limit: 1_000_000).count == 1_000_000)
    let sentence =
      "t: the file holds more than 999999 bytes once unpacked. Keep a part of its rows."
    let limits = DataFileLimits(bytes: 999_999, cells: 10)
    #expect(complaint { try CSVTable(bytes: bomb, name: "t", limits: limits) } == sentence)
    #expect(complaint { try NumberArray(bytes: bomb, name: "t", limits: limits) } == sentence)
    #expect(complaint { try TextCorpus(bytes: bomb, name: "t", limits: limits) } == sentence)
  }

  @Test func manyEmptyMembersAreNothing() throws {
    let empty = try Corpus.bytes("gzip/empty.gz")
    let many = Array(repeatElement(empty, count: 100_000).joined())
    #expect(try Gzip.unpacked(many, name: "empty.gz", limit: 0) == [])
  }

  @Test func severalMembersAreJoined() throws {
    #expect(try Gzip.unpacked(packed + packed + packed, name: "t.gz") == text + text + text)
  }

  @Test func aPackedTableIsReadLikeAPlainOne() throws {
    let plain = try CSVTable(bytes: text, name: "t")
    #expect(try CSVTable(bytes: packed, name: "t") == plain)
  }

  @Test func aFileIsUnpackedByItsContentNotItsName() throws {
    let path = FileManager.default.temporaryDirectory
      .appendingPathComponent("descent-\(UUID().uuidString).csv").path
    defer { try? FileManager.default.removeItem(atPath: path) }
    try Data(packed).write(to: URL(fileURLWithPath: path))
    #expect(try CSVTable(contentsOf: path).values == [1, 2, 3, 4])
  }

  @Test(arguments: 0..<packed.count)
  func aFileCutShortIsRefused(_ length: Int) {
    #expect(throws: DataFileError.self) {
      try Gzip.unpacked(Array(packed[..<length]), name: "t.gz")
    }
  }

  @Test func theSentenceSaysThatTheEndIsMissing() {
    #expect(
      throws: DataFileError(
        "t.gz: the gzip file ends too early. Download or copy it again.")
    ) { try Gzip.unpacked(packed.dropLast(), name: "t.gz") }
  }

  @Test func aDamagedChecksumIsRefused() {
    var damaged = packed
    damaged[damaged.count - 8] ^= 1
    #expect {
      try Gzip.unpacked(damaged, name: "t.gz")
    } throws: { error in
      "\(error)".hasPrefix("t.gz: the gzip file is damaged near byte ")
    }
  }

  @Test func bytesAfterTheEndAreRefused() {
    #expect(throws: DataFileError.self) {
      try Gzip.unpacked(packed + [1, 2, 3], name: "t.gz")
    }
  }

  @Test func unpackingStopsAtTheLimit() throws {
    #expect(try Gzip.unpacked(packed, name: "t.gz", limit: text.count) == text)
    #expect(
      throws: DataFileError(
        "t.gz: the file holds more than 11 bytes once unpacked. Keep a part of its rows.")
    ) { try Gzip.unpacked(packed, name: "t.gz", limit: text.count - 1) }
  }
}

@Suite struct FileReadingTests {
  private func complaint(about path: String, limit: Int = 1_000) -> String? {
    do {
      _ = try CSVTable(contentsOf: path, limits: DataFileLimits(bytes: limit, cells: 1_000))
      return nil
    } catch {
      return error.description
    }
  }

  @Test func aMissingFileIsNamed() {
    #expect(
      complaint(about: "/no/such.csv")
        == "/no/such.csv: there is no such file. Check the path and the spelling.")
  }

  @Test func aFolderIsRefused() {
    #expect(complaint(about: "/") == "/: this is a folder. Name a file inside it.")
  }

  @Test func aFileWithoutEndIsRefused() {
    #expect(
      complaint(about: "/dev/zero")
        == "/dev/zero: the file holds more than 1000 bytes. Keep a part of its rows.")
  }

  @Test func anEmptyFileIsRefused() {
    #expect(complaint(about: "/dev/null")?.hasPrefix("/dev/null: the file is empty.") == true)
  }
}
