import Foundation
import NetworkFiles
import Testing

/// Thousands of spoiled files: each must end in a table or in a sentence, never in a trap.
@Suite struct CSVFuzzTests {
  private static let limits = DataFileLimits(bytes: 1 << 16, cells: 1 << 12)

  private static let seeds: [[UInt8]] = [
    "x,y\n1,2\n3,4\n", "\"a,b\",\"say \"\"hi\"\"\"\r\n1.5e-3,-.25\r\n\"7\",+8\r\n",
    "\u{FEFF}a,b,c\n1,2,3\n\n4,5,6", "x\n123456789012345678901234567890e-20\n", "é,ü\n0,1\n",
  ].map { Array($0.utf8) }

  /// Bytes that mean something to the reader come up more often than chance would have them.
  private static let telling: [UInt8] = Array(",\"\n\r\t .-+eE09;".utf8) + [0, 0x80, 0xff, 0xef]

  private static func spoiled(
    _ bytes: [UInt8], using random: inout SeededGenerator
  ) -> [UInt8] {
    var bytes = bytes
    for _ in 0..<Int.random(in: 1...6, using: &random) {
      let place = Int.random(in: 0...bytes.count, using: &random)
      let byte = telling.randomElement(using: &random) ?? 0
      switch Int.random(in: 0..<5, using: &random) {
      case 0: bytes.insert(byte, at: place)
      case 1 where place < bytes.count: bytes.remove(at: place)
      case 2 where place < bytes.count: bytes[place] = byte
      case 3 where place < bytes.count: bytes[place] ^= 1 << UInt8.random(in: 0..<8, using: &random)
      case 4: bytes += bytes[place...]
      default: bytes = Array(bytes.prefix(place))
      }
    }
    return bytes
  }

  @Test func spoiledTextNeverTraps() {
    var random = SeededGenerator(seed: 2026)
    var tables = 0
    var sentences = 0
    for round in 0..<40_000 {
      let bytes = Self.spoiled(Self.seeds[round % Self.seeds.count], using: &random)
      do {
        let table = try CSVTable(bytes: bytes, name: "fuzz.csv", limits: Self.limits)
        #expect(table.values.count == table.rowCount * table.columnNames.count)
        #expect(table.values.allSatisfy { $0.isFinite })
        tables += 1
      } catch {
        #expect(error.description.hasPrefix("fuzz.csv"))
        #expect(error.description.hasSuffix("."))
        sentences += 1
      }
    }
    #expect(tables > 1_000)
    #expect(sentences > 1_000)
  }

  @Test func spoiledGzipNeverTraps() throws {
    let packed = try Data(
      contentsOf: URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent()
        .appendingPathComponent("assets/spambase.csv.gz"))
    let start = Array(packed.prefix(600))
    var random = SeededGenerator(seed: 7)
    for _ in 0..<5_000 {
      let bytes = Self.spoiled(start, using: &random)
      #expect(throws: DataFileError.self) {
        try CSVTable(bytes: bytes, name: "fuzz.gz", limits: Self.limits)
      }
    }
  }
}
