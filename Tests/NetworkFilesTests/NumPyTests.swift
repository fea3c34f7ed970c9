import NetworkFiles
import Testing

/// A file that consists of a header and as many bytes as are given.
private func numPy(
  _ header: String, version: UInt8 = 1, length: Int? = nil, data: [UInt8] = []
) -> [UInt8] {
  let length = UInt32(length ?? header.utf8.count)
  let width = version == 1 ? 2 : 4
  let size = (0..<width).map { UInt8(truncatingIfNeeded: length >> UInt32(8 * $0)) }
  return [0x93] + Array("NUMPY".utf8) + [version, 0] + size + Array(header.utf8) + data
}

private func dictionary(_ shape: String, type: String = "<f4", fortran: String = "False") -> String
{
  "{'descr': '\(type)', 'fortran_order': \(fortran), 'shape': \(shape), }"
}

private func complaint(about bytes: [UInt8], limits: DataFileLimits = .standard) -> String? {
  complaint { try NumberArray(bytes: bytes, name: "x.npy", limits: limits) }
}

@Suite struct NumPyTests {
  private static let halves = (0..<24).map { Float($0) / 2 - 3 }
  private static let whole = (0..<24).map { Float($0) }

  @Test(arguments: [
    "f4", "f8", "f4-big-endian", "f8-fortran", "version-2", "version-3",
  ])
  func whatNumPyWroteIsReadBack(_ file: String) throws {
    let array = try NumberArray(contentsOf: Corpus.path("npy/\(file).npy"))
    #expect(array.shape == [2, 3, 4])
    #expect(array.values == Self.halves)
    #expect(!array.isInteger)
  }

  @Test(arguments: ["u1", "i4", "i8-big-endian", "i4-fortran"])
  func wholeNumbersAreReadBack(_ file: String) throws {
    let array = try NumberArray(contentsOf: Corpus.path("npy/\(file).npy"))
    #expect(array.shape == [4, 6])
    #expect(array.values == Self.whole)
    #expect(array.isInteger)
  }

  @Test func aSingleNumberHasNoAxes() throws {
    let array = try NumberArray(contentsOf: Corpus.path("npy/one.npy"))
    #expect(array == NumberArray(shape: [], values: [2.5]))
  }

  @Test func fourAxesAreRead() throws {
    #expect(try NumberArray(contentsOf: Corpus.path("npy/four-axes.npy")).shape == [2, 1, 3, 4])
  }

  @Test func aNumberBetweenTwoFloatsIsRounded() throws {
    let tenth: [UInt8] = [0x9a, 0x99, 0x99, 0x99, 0x99, 0x99, 0xb9, 0x3f]
    let array = try NumberArray(
      bytes: numPy(dictionary("(1,)", type: "<f8"), data: tenth), name: "x.npy")
    #expect(array.values == [0.1])
  }

  @Test(arguments: [
    "{'shape':(2,),'fortran_order':False,'descr':'|u1'}",
    "{\"descr\": \"u1\", \"fortran_order\": True, \"shape\": (2L,)}\n",
    "  { 'descr' : '=u1' , 'fortran_order' : False , 'shape' : ( 2 ) , } \n",
  ])
  func theHeaderMayBeWrittenInManyWays(_ header: String) throws {
    let array = try NumberArray(bytes: numPy(header, data: [7, 9]), name: "x.npy")
    #expect(array == NumberArray(shape: [2], values: [7, 9], isInteger: true))
  }

  // MARK: Writing

  @Test(arguments: ["f4", "i4", "one", "four-axes"])
  func aWrittenFileHasTheBytesThatNumPyWrites(_ file: String) throws {
    let expected = try Corpus.bytes("npy/\(file).npy")
    let array = try NumberArray(bytes: expected, name: file)
    try withTemporaryFolder { folder in
      try array.writeNumPy(to: folder + "/copy.npy")
      #expect(try NumberArray(contentsOf: folder + "/copy.npy") == array)
      #expect(try FileContent.bytes(folder + "/copy.npy") == expected)
    }
  }

  @Test func aVectorIsWrittenWithTheCommaOfPython() throws {
    let array = NumberArray(shape: [3], values: [1, -100, 2], isInteger: true)
    try withTemporaryFolder { folder in
      try array.writeNumPy(to: folder + "/x.npy")
      let bytes = try FileContent.bytes(folder + "/x.npy")
      #expect(String(decoding: bytes, as: UTF8.self).contains("'shape': (3,), }"))
      #expect(bytes.count.isMultiple(of: 4))
      #expect(try NumberArray(contentsOf: folder + "/x.npy") == array)
    }
  }

  @Test func wholeNumbersBeyond32BitsAreWrittenAsFloats() throws {
    let array = NumberArray(shape: [2], values: [0x1p40, 1], isInteger: true)
    try withTemporaryFolder { folder in
      try array.writeNumPy(to: folder + "/x.npy")
      let copy = try NumberArray(contentsOf: folder + "/x.npy")
      #expect(copy == NumberArray(shape: [2], values: [0x1p40, 1]))
    }
  }

  // MARK: What is wrong

  @Test func whatIsNoArrayIsRefused() {
    #expect(
      complaint(about: Array("x,y\n1,2\n".utf8)) == """
        x.npy: this is neither a NumPy array nor an IDX file. \
        Write it with numpy.save, and name the .npy file.
        """)
  }

  @Test func aFileCutShortIsRefusedWhereverItEnds() throws {
    let whole = try Corpus.bytes("npy/i8.npy")
    for length in whole.indices {
      #expect(complaint(about: Array(whole[..<length])) != nil, "\(length)")
    }
    #expect(
      complaint(about: whole.dropLast()) == """
        x.npy: a shape of [5] takes 40 bytes, and 39 follow the header. \
        Write or copy the file again.
        """)
    #expect(
      complaint(about: Array(whole[..<20]))
        == "x.npy: the file ends inside its header. Write or copy it again.")
  }

  @Test func bytesThatAreLeftOverAreRefused() throws {
    #expect(
      complaint(about: try Corpus.bytes("npy/u1.npy") + [0]) == """
        x.npy: a shape of [4, 6] takes 24 bytes, and 25 follow the header. \
        Write or copy the file again.
        """)
  }

  @Test(arguments: [
    "(4611686018427387904,)", "(4294967296, 4294967296)", "(9223372036854775807, 2)",
    "(2147483648, 2147483648, 2)", "(3, 0, 9223372036854775807, 9223372036854775807)",
  ])
  func aShapeBeyondMemoryIsRefusedBeforeAnyIsTaken(_ shape: String) throws {
    let sentence = try #require(complaint(about: numPy(dictionary(shape), data: [0, 0, 0, 0])))
    #expect(sentence.hasPrefix("x.npy: a shape of ["))
    #expect(sentence.hasSuffix("and 4 follow the header. Write or copy the file again."))
  }

  @Test(arguments: [
    ("(9223372036854775808,)", "an axis is too long"),
    ("(-1,)", "an axis has no whole number"), ("(2.0,)", "\")\" is missing"),
    ("(2 3)", "\")\" is missing"), ("2", "\"(\" is missing"),
    ("((2,),)", "an axis has no whole number"),
  ])
  func aShapeThatIsNoneIsRefused(shape: String, problem: String) throws {
    let sentence = try #require(complaint(about: numPy(dictionary(shape))))
    #expect(sentence.contains("the header cannot be read, \(problem)"))
  }

  @Test(arguments: [
    ("{}", "is missing"), ("[]", "\"{\" is missing"), ("{'descr", "a quote opens"),
    ("{'descr': '<f4', 'descr': '<f4'}", "\"descr\" is unknown or stands twice"),
    ("{'size': 3}", "\"size\" is unknown"),
    ("{'descr': '<f4', 'fortran_order': 0}", "\"True\" is missing"),
    ("{'descr': [('a', '<f4')], 'fortran_order': False, 'shape': ()}", "records of several"),
    ("{'descr': '<f4', 'fortran_order': False, 'shape': ()} + x", "text follows"),
  ])
  func aHeaderThatIsNoneIsRefused(header: String, problem: String) throws {
    let sentence = try #require(complaint(about: numPy(header)))
    #expect(sentence.contains(problem))
    #expect(sentence.contains("byte "))
  }

  @Test(arguments: ["<f2", "|O", "<U8", "<c8", "|b1", "<M8[ns]", "f", ""])
  func otherTypesAreRefusedByName(_ type: String) {
    #expect(
      complaint(about: numPy(dictionary("(1,)", type: type))) == """
        x.npy, byte 20: the element type "\(type)" cannot be read. \
        Use f4, f8, i4, i8 or u1, for example with array.astype("float32").
        """)
  }

  @Test func aHeaderLongerThanItsFileIsRefused() {
    #expect(
      complaint(about: numPy("{}", version: 2, length: 0xffff_fff0)) == """
        x.npy, byte 8: a header of 4294967280 bytes is too long for an array of numbers. \
        Write it again with numpy.save.
        """)
    #expect(
      complaint(about: numPy("{}", length: 3))
        == "x.npy: the file ends inside its header. Write or copy it again.")
  }

  @Test func anUnknownVersionIsRefused() {
    #expect(
      complaint(about: numPy("{}", version: 4)) == """
        x.npy, byte 6: version 4.0 of the NumPy format is unknown. \
        Write it again with numpy.save.
        """)
  }

  @Test func fiveAxesAreTooMany() {
    #expect(
      complaint(about: numPy(dictionary("(1,1,1,1,1)"), data: [0, 0, 0, 0]))
        == "x.npy: the array has 5 axes. 4 are the most; reshape it.")
  }

  @Test func anArrayWithoutNumbersIsRefused() {
    #expect(
      complaint(about: numPy(dictionary("(0, 3)")))
        == "x.npy: an array of shape [0, 3] holds no numbers. At least one example is needed.")
  }

  @Test(arguments: [
    ([0, 0, 0xc0, 0x7f] as [UInt8], "the value is NaN, not a number"),
    ([0, 0, 0x80, 0xff], "the value is infinite"),
  ])
  func aValueThatIsNotFiniteIsRefusedWithItsPlace(last: [UInt8], problem: String) {
    let zeros = [UInt8](repeating: 0, count: 20)
    #expect(
      complaint(about: numPy(dictionary("(2, 3)"), data: zeros + last)) == """
        x.npy, element [1, 2]: \(problem). \
        Nothing can be computed from it: replace it, or leave its row out.
        """)
  }

  @Test func aDoubleBeyondFloatsIsRefused() {
    let large: [UInt8] = [0, 0, 0, 0, 0, 0, 0xf0, 0x7e]
    #expect(
      complaint(about: numPy(dictionary("(1,)", type: "<f8"), data: large))?.contains(
        "element [0]: 2.7430620343968443e+303 is beyond the range of a 32-bit float") == true)
  }

  @Test func moreThanTheLimitIsRefused() throws {
    let bytes = try Corpus.bytes("npy/f4.npy")
    #expect(complaint(about: bytes, limits: DataFileLimits(bytes: 224, cells: 24)) == nil)
    #expect(
      complaint(about: bytes, limits: DataFileLimits(bytes: 224, cells: 23))
        == "x.npy: the array holds more than 23 numbers. Keep a part of its rows.")
    #expect(
      complaint(about: bytes, limits: DataFileLimits(bytes: 223, cells: 24))
        == "x.npy: the file holds more than 223 bytes. Keep a part of its rows.")
  }
}
