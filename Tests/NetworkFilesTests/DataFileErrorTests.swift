import NetworkFiles
import Testing

@Suite struct DataFileErrorTests {
  @Test func aSentenceSaysWhatWhereAndWhatToTry() {
    let place = DataFileError("it is bent", in: "a.csv", line: 7, column: "x", remedy: "Unbend it.")
    #expect(place.description == "a.csv, line 7, column \"x\": it is bent. Unbend it.")
    let byte = DataFileError("it is bent", in: "a.npy", at: "byte 3", remedy: "Unbend it.")
    #expect(byte.description == "a.npy, byte 3: it is bent. Unbend it.")
    let whole = DataFileError("it is bent", in: "a.npy", remedy: "Unbend it.")
    #expect(whole.description == "a.npy: it is bent. Unbend it.")
  }

  /// Escape sequences, line ends and marks that turn the direction of writing.
  @Test(arguments: ["\u{1b}[2J", "\u{9b}31m", "\n", "\r", "\u{7}", "\u{202e}", "\u{2066}"])
  func noFileCommandsTheTerminalOfItsReader(_ command: String) throws {
    let header = "\"a\(command)b\",c\nx,1\n"
    let sentences = [
      DataFileError("it is bent", in: "a\(command)b", remedy: "Unbend it.").description,
      try #require(complaint { try CSVTable(bytes: Array(header.utf8), name: "t.csv") }),
      try #require(
        complaint { try CSVTable(bytes: Array("c\n\"\(command)\"\n".utf8), name: "t.csv") }),
    ]
    for sentence in sentences {
      #expect(!sentence.unicodeScalars.contains { command.unicodeScalars.first == $0 })
      #expect(sentence.hasSuffix("."))
    }
  }

  @Test func aNameOfAMillionAccentsIsShownShortened() throws {
    let name = "e" + String(repeating: "\u{301}", count: 1_000_000)
    let sentence = try #require(
      complaint { try CSVTable(bytes: Array("\(name)\nx\n".utf8), name: "t.csv") })
    #expect(sentence.utf8.count < 300)
  }
}
