import NetworkFiles
import Testing

private func complaint(about bytes: [UInt8]) -> String? {
  complaint { try NumberArray(bytes: bytes, name: "t-ubyte") }
}

/// A file of 24 numbers, each a step above the one before it.
struct IDXExample: Sendable {
  let file: String
  let step: Float
  var first: Float = 0
  var isInteger = true
}

@Suite struct IDXTests {
  @Test(arguments: [
    IDXExample(file: "images-idx3-ubyte", step: 10),
    IDXExample(file: "images-idx3-ubyte.gz", step: 10),
    IDXExample(file: "i1.idx", step: 1, first: -12),
    IDXExample(file: "i2.idx", step: 100, first: -1_200),
    IDXExample(file: "i4.idx", step: 1_000, first: -12_000),
    IDXExample(file: "f4.idx", step: 0.5, first: -3, isInteger: false),
    IDXExample(file: "f8.idx", step: 0.5, first: -3, isInteger: false),
  ])
  func everyTypeIsRead(_ example: IDXExample) throws {
    let array = try NumberArray(contentsOf: Corpus.path("idx/\(example.file)"))
    #expect(array.shape == [2, 3, 4])
    #expect(array.values == (0..<24).map { Float($0) * example.step + example.first })
    #expect(array.isInteger == example.isInteger)
  }

  @Test func labelsAreWholeNumbers() throws {
    let labels = try NumberArray(contentsOf: Corpus.path("idx/labels-idx1-ubyte"))
    #expect(labels.shape == [3])
    #expect(try labels.wholeNumbers(in: "labels") == [7, 0, 9])
  }

  @Test func aFileCutShortIsRefusedWhereverItEnds() throws {
    let whole = try Corpus.bytes("idx/images-idx3-ubyte")
    for length in whole.indices {
      #expect(complaint(about: Array(whole[..<length])) != nil, "\(length)")
    }
    #expect(
      complaint(about: Array(whole[..<15]))
        == "t-ubyte: the file ends inside its header. Download or copy it again.")
    #expect(
      complaint(about: whole.dropLast()) == """
        t-ubyte: a shape of [2, 3, 4] takes 24 bytes, and 23 follow the header. \
        Write or copy the file again.
        """)
  }

  @Test func bytesThatAreLeftOverAreRefused() throws {
    #expect(complaint(about: try Corpus.bytes("idx/labels-idx1-ubyte") + [0]) != nil)
  }

  @Test func aShapeBeyondMemoryIsRefusedBeforeAnyIsTaken() {
    let header: [UInt8] = [0, 0, 0x0e, 4] + [UInt8](repeating: 0xff, count: 16)
    #expect(
      complaint(about: header + [1, 2])?.contains("takes too many bytes, and 2 follow") == true)
    let large: [UInt8] = [0, 0, 0x08, 1, 0xff, 0xff, 0xff, 0xff]
    #expect(complaint(about: large)?.contains("takes 4294967295 bytes, and 0 follow") == true)
  }

  @Test(arguments: [0, 5, 255] as [UInt8])
  func otherNumbersOfAxesAreRefused(_ axes: UInt8) {
    let bytes: [UInt8] = [0, 0, 0x08, axes] + [UInt8](repeating: 0, count: 2000)
    #expect(
      complaint(about: bytes)
        == "t-ubyte, byte 3: the array has \(axes) axes. An IDX file has 1 to 4 here.")
  }

  @Test func anUnknownTypeIsNoIDXFile() {
    #expect(complaint(about: [0, 0, 0x0a, 1, 0, 0, 0, 1, 5])?.contains("neither") == true)
  }
}
