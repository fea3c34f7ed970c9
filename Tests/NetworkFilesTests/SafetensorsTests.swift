import NetworkFiles
import Testing

private let name = "w.safetensors"

/// A file with that header and those bytes behind it.
private func file(_ header: String, length: UInt64? = nil, data: [UInt8] = []) -> [UInt8] {
  let length = length ?? UInt64(header.utf8.count)
  return (0..<8).map { UInt8(truncatingIfNeeded: length >> (8 * $0)) } + Array(header.utf8) + data
}

private func entry(
  _ name: String, _ shape: String, _ offsets: String, type: String = "F32"
) -> String {
  "\"\(name)\":{\"dtype\":\"\(type)\",\"shape\":\(shape),\"data_offsets\":\(offsets)}"
}

private func complaint(about bytes: [UInt8]) -> String? {
  complaint { try SafetensorsFile(bytes: bytes, name: name) }
}

@Suite struct SafetensorsTests {
  private static let halves = (0..<12).map { Float($0) / 2 - 3 }

  // MARK: Against the reference implementation

  @Test func whatTheReferenceWroteIsRead() throws {
    let file = try SafetensorsFile(contentsOf: Corpus.path("safetensors/plain.safetensors"))
    #expect(
      file.tensors == [
        NamedTensor(name: "0.bias", shape: [4], values: Array(Self.halves[..<4])),
        NamedTensor(name: "0.weight", shape: [3, 4], values: Self.halves),
        NamedTensor(name: "2.weight", shape: [2, 2, 3], values: Self.halves),
      ])
    #expect(file.metadata.isEmpty)
  }

  @Test(arguments: ["plain", "metadata", "none", "empty"])
  func aWrittenFileHasTheBytesThatTheReferenceWrites(_ file: String) throws {
    let expected = try Corpus.bytes("safetensors/\(file).safetensors")
    let copy = try SafetensorsFile(bytes: expected, name: name)
    try withTemporaryFolder { folder in
      try copy.write(to: folder + "/copy")
      #expect(try FileContent.bytes(folder + "/copy") == expected)
      #expect(try SafetensorsFile(contentsOf: folder + "/copy") == copy)
    }
  }

  @Test func metadataIsKept() throws {
    let file = try SafetensorsFile(contentsOf: Corpus.path("safetensors/metadata.safetensors"))
    #expect(file.metadata == ["made": "by \"hand\"\né"])
  }

  @Test(arguments: [
    "float64", "float32", "float16", "bfloat16", "int64", "int32", "int16", "int8", "uint8",
  ])
  func everyTypeIsReadAsFloats(_ type: String) throws {
    let file = try SafetensorsFile(contentsOf: Corpus.path("safetensors/types.safetensors"))
    #expect(
      file.tensor(named: type)
        == NamedTensor(name: type, shape: [2, 3], values: [0, 1, 2, 3, 4, 5]))
  }

  @Test func aModelOfPyTorchIsRead() throws {
    let file = try SafetensorsFile(contentsOf: Corpus.path("safetensors/torch.safetensors"))
    let shapes = Dictionary(uniqueKeysWithValues: file.tensors.map { ($0.name, $0.shape) })
    #expect(
      shapes == [
        "0.weight": [2, 1, 3, 3], "0.bias": [2], "1.weight": [2], "1.bias": [2],
        "1.running_mean": [2], "1.running_var": [2], "1.num_batches_tracked": [],
        "3.weight": [3, 4], "3.bias": [3],
      ])
    #expect(file.tensor(named: "1.running_var")?.values == [1, 1])
  }

  // MARK: Writing

  @Test func anyNamesAndWordsComeBack() throws {
    let words = [
      "": "", "\u{1}\"\\/\n": "\u{7f}é日😀\u{2028}", "state": "{\"steps\": 18446744073709551615}",
    ]
    let file = SafetensorsFile(
      tensors: [
        NamedTensor(name: "z \"é\"", shape: [2, 0], values: []),
        NamedTensor(name: "", shape: [], values: [-0.0]),
        NamedTensor(
          name: "a", shape: [2], values: [.greatestFiniteMagnitude, .leastNonzeroMagnitude]),
      ], metadata: words)
    let bytes = try file.encoded(name: name)
    let copy = try SafetensorsFile(bytes: bytes, name: name)
    #expect(copy == file)
    #expect(copy.tensors[1].values[0].sign == .minus)
    #expect(try copy.encoded(name: name) == bytes)
    #expect(bytes[0].isMultiple(of: 8))
  }

  @Test func weightsThatAreNotFiniteAreNotWritten() throws {
    try withTemporaryFolder { folder in
      let file = SafetensorsFile(tensors: [
        NamedTensor(name: "0.weight", shape: [2, 2], values: [1, 2, .nan, 3])
      ])
      #expect(
        complaint { try file.write(to: folder + "/w") } == """
          \(folder)/w, tensor "0.weight", element [1, 0]: the weight is nan. \
          The training has diverged; go back to an earlier state.
          """)
      #expect(complaint { try FileContent.bytes(folder + "/w") } != nil)
    }
  }

  @Test(arguments: [["a", "a"], ["__metadata__"]])
  func namesThatAreTakenAreNotWritten(_ names: [String]) {
    let file = SafetensorsFile(
      tensors: names.map { NamedTensor(name: $0, shape: [], values: [1]) })
    #expect(complaint { try file.encoded(name: name) }?.contains("the name") == true)
  }

  @Test func aHeaderTooLongToBeReadIsNotWritten() {
    let long = SafetensorsFile(tensors: [], metadata: ["a": String(repeating: "b", count: 1 << 22)])
    #expect(
      complaint { try long.encoded(name: name) } == """
        w.safetensors: names and metadata take 4194336 bytes, and 4194304 are the most. \
        Keep less in the metadata.
        """)
  }

  // MARK: What is wrong

  @Test func aFileCutShortIsRefusedWhereverItEnds() throws {
    let whole = try Corpus.bytes("safetensors/plain.safetensors")
    for length in whole.indices {
      #expect(complaint(about: Array(whole[..<length])) != nil, "\(length)")
    }
  }

  @Test func aHeaderLengthThatLiesIsRefused() {
    #expect(
      complaint(about: file("{}", length: .max)) == """
        w.safetensors, byte 0: a header of 18446744073709551615 bytes is longer than any. \
        Check that this is a safetensors file.
        """)
    let spaces = String(repeating: " ", count: (1 << 22) - 2)
    #expect(complaint(about: file("{}" + spaces)) == nil)
    #expect(complaint(about: file("{}" + spaces + " "))?.contains("longer than any") == true)
    #expect(
      complaint(about: file("{}", length: 3)) == """
        w.safetensors: the file ends inside its header of 3 bytes. Save or copy it again.
        """)
    #expect(
      complaint(about: [1, 2, 3]) == """
        w.safetensors: 3 bytes are too few for a safetensors file. Save or copy it again.
        """)
  }

  @Test(arguments: [
    ("", "\"{\" is missing"), ("[]", "\"{\" is missing"), ("{", "\"\"\" is missing"),
    ("{} {}", "text follows"), ("{,}", "is missing"), ("{\"a\":1}", "\"{\" is missing"),
    ("{\"a\":{}}", "tensor \"a\" needs dtype"), ("{\"a\":[[[[[[", "\"{\" is missing"),
    ("{\"a\":{\"a\":{\"a\":{}}}}", "unknown entry \"a\""),
    ("{\"a\":{\"shape\":[[1]]}}", "a whole number is missing"),
    ("{\"a\":{\"shape\":[1.5]}}", "\",\" is missing"),
    ("{\"a\":{\"shape\":[-1]}}", "a whole number is missing"),
    ("{\"a\":{\"shape\":[01]}}", "a whole number is missing"),
    ("{\"a\":{\"shape\":[9223372036854775808]}}", "a number is too large"),
    ("{\"a\":{\"shape\":[1,1,1,1,1,1,1,1,1]}}", "8 numbers are the most"),
    ("{\"a\":{\"data_offsets\":[0,0,0]}}", "2 numbers are the most"),
    ("{\"a\":{\"shape\":[1],\"shape\":[1]}}", "\"shape\" stands there twice"),
    ("{\"__metadata__\":{\"a\":1}}", "\"\"\" is missing"),
    ("{\"__metadata__\":{\"a\":\"1\",\"a\":\"2\"}}", "\"a\" stands there twice"),
    ("{\"\\ud800\":1}", "half a character"), ("{\"\\ud800\\u0041\":1}", "half a character"),
    ("{\"\\u12\":1}", "four hexadecimal"), ("{\"\\x\":1}", "unknown letter"),
    ("{\"a\nb\":1}", "control character"), ("{\"a", "never closes"), ("{\"a\\", "ends in a text"),
  ])
  func aHeaderThatIsNoneIsRefused(header: String, problem: String) throws {
    let sentence = try #require(complaint(about: file(header)))
    #expect(sentence.contains(problem))
    #expect(sentence.hasPrefix("w.safetensors, byte "))
    #expect(sentence.hasSuffix("Save or copy the file again."))
  }

  @Test func aDoubledNameIsRefusedHoweverItIsSpelt() {
    let header = "{\(entry("a", "[]", "[0,4]")),\(entry("\\u0061", "[]", "[4,8]"))}"
    #expect(
      complaint(about: file(header, data: [UInt8](repeating: 0, count: 8)))?
        .contains("\"a\" stands there twice") == true)
  }

  @Test func textThatIsNotUTF8IsRefused() {
    let bytes: [UInt8] = [4, 0, 0, 0, 0, 0, 0, 0] + Array("{\"".utf8) + [0xff] + Array("\"".utf8)
    #expect(complaint(about: bytes)?.contains("a text is not UTF-8") == true)
  }

  @Test(arguments: [
    ("[]", "[4,8]", 8, "its numbers begin at 4, and nothing lies from 0 on"),
    ("[]", "[0,8]", 8, "a shape of [] takes 4 bytes, and it has 8"),
    ("[2]", "[0,4]", 4, "a shape of [2] takes 8 bytes, and it has 4"),
    ("[]", "[0,4]", 2, "its numbers lie from 0 to 4, and there are 2 bytes"),
    ("[0]", "[0,0]", 3, "3 bytes follow the last tensor"),
    ("[9223372036854775807,4]", "[0,4]", 4, "takes too many bytes"),
    ("[4294967296,4294967296]", "[0,4]", 4, "takes too many bytes"),
    ("[4611686018427387904]", "[0,0]", 0, "takes too many bytes"),
    ("[]", "[0,9223372036854775807]", 4, "its numbers lie from 0 to 9223372036854775807"),
    ("[1]", "[0,3]", 3, "a shape of [1] takes 4 bytes, and it has 3"),
  ])
  func aTensorThatIsNotWhereItShouldBeIsRefused(
    shape: String, offsets: String, bytes: Int, problem: String
  ) throws {
    let data = [UInt8](repeating: 0, count: bytes)
    let sentence = try #require(
      complaint(about: file("{\(entry("a", shape, offsets))}", data: data)))
    #expect(sentence.contains(problem))
  }

  @Test func endsBeforeBeginningsAreRefused() {
    let header = "{\(entry("a", "[]", "[0,4]")),\(entry("b", "[]", "[4,0]"))}"
    #expect(
      complaint(about: file(header, data: [0, 0, 0, 0]))?.contains("from 4 to 0") == true)
  }

  @Test func tensorsThatShareBytesAreRefused() {
    let header = "{\(entry("a", "[2]", "[0,8]")),\(entry("b", "[1]", "[4,8]"))}"
    #expect(
      complaint(about: file(header, data: [UInt8](repeating: 0, count: 8))) == """
        w.safetensors, tensor "b": its numbers begin at 4, inside those of another that end at 8. \
        Save the file again.
        """)
  }

  @Test func aWeightThatIsNotANumberIsRefusedWithItsPlace() {
    let bytes = file(
      "{\(entry("0.weight", "[2,2]", "[0,16]"))}",
      data: [UInt8](repeating: 0, count: 12) + [0, 0, 0xc0, 0x7f])
    #expect(
      complaint(about: bytes) == """
        w.safetensors, tensor "0.weight", element [1, 1]: the value is NaN, not a number. \
        A network with such a weight computes nothing: save an earlier state of it.
        """)
  }

  @Test func anUnknownTypeIsNamed() {
    #expect(
      complaint(about: file("{\(entry("a", "[1]", "[0,1]", type: "F8_E4M3"))}", data: [0])) == """
        w.safetensors, tensor "a": its type "F8_E4M3" cannot be read. \
        Save it as F32, for example with tensor.float().
        """)
  }

  @Test func theSentenceCannotCommandATerminal() throws {
    let long = String(repeating: "x", count: 60) + "\u{1b}[2J"
    let escaped = long.replacing("\u{1b}", with: "\\u001b")
    let sentence = try #require(
      complaint(about: file("{\(entry("\\u001b[2J\\u202e", "[1]", "[0,1]"))}", data: [0])))
    #expect(!sentence.contains("\u{1b}") && !sentence.contains("\u{202e}"))
    let other = try #require(
      complaint(about: file("{\(entry(escaped, "[1]", "[0,1]"))}", data: [0])))
    #expect(other.count < 200)
  }
}
