import NetworkFiles
import Testing

private func complaint(about bytes: [UInt8], cells: Int = 1_000) -> String? {
  complaint {
    try TextCorpus(
      bytes: bytes, name: "t.txt", limits: DataFileLimits(bytes: 1_000, cells: cells))
  }
}

@Suite struct TextCorpusTests {
  @Test func aTextIsItsAlphabetAndThePlacesInIt() throws {
    let corpus = try TextCorpus(bytes: Array("banana\n".utf8), name: "t.txt")
    #expect(corpus.alphabet == ["\n", "a", "b", "n"])
    #expect(corpus.tokens == [2, 1, 3, 1, 3, 1, 0])
    #expect(corpus.text(of: corpus.tokens) == "banana\n")
  }

  @Test func aCharacterIsACodePointSoThatNoTwoAreTakenForOne() throws {
    // The Ångström sign equals Å as text; e and an accent look like one letter.
    let text = "\u{212b}\u{c5}e\u{301}"
    let corpus = try TextCorpus(bytes: Array(text.utf8), name: "t.txt")
    #expect(corpus.alphabet == ["e", "\u{c5}", "\u{301}", "\u{212b}"])
    #expect(corpus.tokens == [3, 1, 0, 2])
    #expect(Array(corpus.text(of: corpus.tokens).utf8) == Array(text.utf8))
  }

  @Test(arguments: ["plain.txt", "alphabets.txt"])
  func theTokensSpellTheFile(_ file: String) throws {
    let corpus = try TextCorpus(contentsOf: Corpus.path("text/\(file)"))
    #expect(Array(corpus.text(of: corpus.tokens).utf8) == (try Corpus.bytes("text/\(file)")))
    #expect(corpus.alphabet == corpus.alphabet.sorted())
    #expect(Set(corpus.alphabet).count == corpus.alphabet.count)
  }

  @Test(arguments: [
    ("byte-order-mark.txt", "abc\n"), ("line-ends.txt", "one\ntwo\n"),
    ("packed.txt.gz", "abcabc\n"),
  ])
  func whatIsNotTextIsPassedOver(file: String, text: String) throws {
    let corpus = try TextCorpus(contentsOf: Corpus.path("text/\(file)"))
    #expect(corpus.text(of: corpus.tokens) == text)
  }

  @Test(
    arguments: [
      [0x80], [0xc3], [0xc0, 0xaf], [0xc1, 0x80], [0xe0, 0x9f, 0xbf], [0xe2, 0x82],
      [0xed, 0xa0, 0x80], [0xf0, 0x8f, 0xbf, 0xbf], [0xf4, 0x90, 0x80, 0x80],
      [0xf5, 0x80, 0x80, 0x80],
      [0xff], [0xe2, 0x28, 0xa1], [0xf0, 0x9f, 0x98],
    ] as [[UInt8]])
  func whatIsNotUTF8IsRefusedWithItsByte(_ bytes: [UInt8]) {
    #expect(
      complaint(about: Array("ab".utf8) + bytes) == """
        t.txt, byte 2: the text is not UTF-8. \
        Save it as UTF-8, or check that this is a text file.
        """)
    #expect(complaint(about: Array("ab".utf8) + bytes + Array("cde".utf8)) != nil)
  }

  @Test(arguments: [
    ("\0", "0000"), ("\u{1b}[2J", "001B"), ("\rx", "000D"), ("\r", "000D"), ("\u{7f}", "007F"),
    ("\u{85}", "0085"),
  ])
  func controlCharactersAreRefused(text: String, code: String) {
    #expect(
      complaint(about: Array("a".utf8) + Array(text.utf8)) == """
        t.txt, byte 1: the control character U+\(code) is not text. \
        Remove it, or check that this is a text file.
        """)
  }

  @Test func everyCodePointThatIsTextIsRead() throws {
    var all = String.UnicodeScalarView()
    for code in 0xa0...UInt32(0x10_ffff) { Unicode.Scalar(code).map { all.append($0) } }
    let corpus = try TextCorpus(bytes: Array(String(all).utf8), name: "t.txt")
    #expect(corpus.alphabet == Array(all))
    #expect(corpus.tokens == (0..<Int32(corpus.alphabet.count)).map { $0 })
  }

  @Test(arguments: [[], [0xef, 0xbb, 0xbf]] as [[UInt8]])
  func anEmptyTextIsRefused(_ bytes: [UInt8]) {
    #expect(complaint(about: bytes) == "t.txt: the file is empty. Put some text into it.")
  }

  @Test func utf16IsNamed() {
    #expect(
      complaint(about: [0xff, 0xfe, 0x61, 0]) == "t.txt: the text is UTF-16. Save it as UTF-8.")
  }

  @Test func tooManyCharactersAreRefused() {
    #expect(complaint(about: Array("äöü".utf8), cells: 3) == nil)
    #expect(
      complaint(about: Array("äöü".utf8), cells: 2)
        == "t.txt: the text holds more than 2 characters. Keep a part of it.")
  }
}
