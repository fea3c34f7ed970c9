import NetworkFiles
import Testing

/// One of the formats, with what must be true of whatever is read.
struct FuzzedReader: Sendable, CustomTestStringConvertible {
  /// The folder of its files in the corpus.
  let format: String
  let rounds: Int
  let read: @Sendable ([UInt8], DataFileLimits) throws(DataFileError) -> Bool

  var testDescription: String { format }

  static let name = "fuzz"

  static let all = [
    FuzzedReader(format: "npy", rounds: 10_000, read: arrayIsSound),
    FuzzedReader(format: "idx", rounds: 10_000, read: arrayIsSound),
    FuzzedReader(format: "gzip", rounds: 10_000) { bytes, limits throws(DataFileError) in
      try Gzip.unpacked(bytes, name: name, limit: limits.bytes).count <= limits.bytes
    },
    FuzzedReader(format: "safetensors", rounds: 10_000) { bytes, limits throws(DataFileError) in
      let file = try SafetensorsFile(bytes: bytes, name: name, limits: limits)
      let copy = try SafetensorsFile(bytes: file.encoded(name: name), name: name)
      return copy == file && file.tensors.allSatisfy { $0.values.allSatisfy(\.isFinite) }
    },
    FuzzedReader(format: "csv", rounds: 10_000) { bytes, limits throws(DataFileError) in
      let table = try CSVTable(bytes: bytes, name: name, limits: limits)
      return table.values.count == table.rowCount * table.columnNames.count
        && table.values.count <= limits.cells && table.values.allSatisfy(\.isFinite)
    },
    FuzzedReader(format: "text", rounds: 10_000) { bytes, limits throws(DataFileError) in
      let corpus = try TextCorpus(bytes: bytes, name: name, limits: limits)
      let text = Array(corpus.text(of: corpus.tokens).utf8)
      let copy = try TextCorpus(bytes: text, name: name, limits: limits)
      // A byte order mark may come to stand first once another has gone.
      return copy == corpus || corpus.alphabet.contains("\u{feff}")
    },
  ]

  private static func arrayIsSound(
    _ bytes: [UInt8], _ limits: DataFileLimits
  ) throws(DataFileError) -> Bool {
    let array = try NumberArray(bytes: bytes, name: name, limits: limits)
    return array.shape.reduce(1, *) == array.values.count && array.values.count <= limits.cells
      && array.values.allSatisfy(\.isFinite)
  }
}

/// Thousands of spoiled files of every format: each must end in data or in a sentence.
@Suite struct ReaderFuzzTests {
  private static let limits = DataFileLimits(bytes: 1 << 16, cells: 1 << 12)

  @Test(arguments: FuzzedReader.all)
  func aSpoiledFileEndsInDataOrInASentence(_ reader: FuzzedReader) throws {
    let seeds = try Corpus.files(in: reader.format).map(\.bytes)
    var spoiler = Spoiler(seed: 2026)
    var read = 0
    var refused = 0
    for round in 0..<reader.rounds {
      let bytes = spoiler.spoiled(seeds[round % seeds.count], among: seeds)
      do {
        let isSound = try reader.read(bytes, Self.limits)
        #expect(isSound, "\(bytes)")
        read += 1
      } catch {
        let sentence = error.description
        let isSentence =
          sentence.hasPrefix("\(FuzzedReader.name)") && sentence.hasSuffix(".")
          && sentence.utf8.count < 600 && sentence.utf8.allSatisfy { $0 >= 0x20 }
        #expect(isSentence, "\(sentence), from \(bytes)")
        refused += 1
      }
    }
    #expect(read > reader.rounds / 1_000, "The files are spoiled beyond recognition.")
    #expect(refused > reader.rounds / 10, "The files are hardly spoiled.")
  }

  @Test(arguments: FuzzedReader.all)
  func everyFileOfTheCorpusEndsInDataOrInASentence(_ reader: FuzzedReader) throws {
    for (name, bytes) in try Corpus.files(in: reader.format) {
      do {
        #expect(try reader.read(bytes, .standard), "\(name)")
      } catch {
        #expect(name.hasPrefix("found-"), "\(name): \(error)")
      }
    }
  }
}
