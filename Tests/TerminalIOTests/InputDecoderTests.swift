import TerminalIO
import Testing
import TextUI

@Suite struct InputDecoderTests {
  /// What the bytes mean when they come at once.
  private func inputs(_ text: String) -> [Input] {
    var decoder = InputDecoder()
    return decoder.decode(text.utf8)
  }

  private static let keys: [(String, Key)] = [
    ("a", .character("a")), (" ", .character(" ")), ("é", .character("é")),
    ("学", .character("学")), ("𝑥", .character("𝑥")),
    ("\r", .enter), ("\n", .enter), ("\t", .tab), ("\u{7F}", .backspace), ("\u{8}", .backspace),
    ("\u{1}", .control("a")), ("\u{12}", .control("r")), ("\u{1F}", .control("_")),
    ("\u{1B}[A", .up), ("\u{1B}OA", .up), ("\u{1B}[B", .down), ("\u{1B}OB", .down),
    ("\u{1B}[C", .right), ("\u{1B}OC", .right), ("\u{1B}[D", .left), ("\u{1B}OD", .left),
    ("\u{1B}[1;5A", .up), ("\u{1B}[1;2D", .left),
    ("\u{1B}[H", .home), ("\u{1B}OH", .home), ("\u{1B}[1~", .home), ("\u{1B}[7~", .home),
    ("\u{1B}[F", .end), ("\u{1B}OF", .end), ("\u{1B}[4~", .end), ("\u{1B}[8~", .end),
    ("\u{1B}[5~", .pageUp), ("\u{1B}[6~", .pageDown), ("\u{1B}[6;5~", .pageDown),
    ("\u{1B}[2~", .insert), ("\u{1B}[3~", .delete), ("\u{1B}[Z", .backTab),
    ("\u{1B}OP", .function(1)), ("\u{1B}[[B", .function(2)), ("\u{1B}[13~", .function(3)),
    ("\u{1B}[1;2S", .function(4)), ("\u{1B}[15~", .function(5)), ("\u{1B}[17~", .function(6)),
    ("\u{1B}[21~", .function(10)), ("\u{1B}[23~", .function(11)), ("\u{1B}[24~", .function(12)),
    ("\u{1B}OM", .enter), ("\u{1B}Ok", .character("+")), ("\u{1B}Os", .character("3")),
  ]

  @Test(arguments: keys)
  func eachKeyIsKnown(_ text: String, _ key: Key) { #expect(inputs(text) == [.key(key)]) }

  @Test(arguments: keys)
  func aKeyMayArriveByteByByte(_ text: String, _ key: Key) {
    var decoder = InputDecoder()
    let inputs = text.utf8.flatMap { decoder.decode([$0]) }
    #expect(inputs == [.key(key)])
    #expect(decoder.patience == nil)
  }

  @Test func keysThatArriveTogetherKeepTheirOrder() {
    #expect(
      inputs("q\u{1B}[A\u{1B}OB\r") == [
        .key(.character("q")), .key(.up), .key(.down), .key(.enter),
      ])
  }

  @Test func aLoneEscapeIsTheKeyOnceNothingFollows() {
    var decoder = InputDecoder()
    #expect(decoder.decode([0x1B]).isEmpty)
    #expect(decoder.patience == InputDecoder.escapeDelay)
    #expect(decoder.giveUp() == [.key(.escape)])
    #expect(decoder.patience == nil)
    #expect(decoder.decode("[A".utf8) == [.key(.character("[")), .key(.character("A"))])
  }

  @Test func altWithALetterIsEscapeAndTheLetter() {
    #expect(inputs("\u{1B}x") == [.key(.escape), .key(.character("x"))])
  }

  @Test func altWithABracketIsEscapeAndTheBracketOnceNothingFollows() {
    var decoder = InputDecoder()
    #expect(decoder.decode("\u{1B}[".utf8).isEmpty)
    #expect(decoder.patience == InputDecoder.sequenceDelay)
    #expect(decoder.giveUp() == [.key(.escape), .key(.character("["))])
  }

  @Test func aSequenceWithoutItsEndIsForgotten() {
    var decoder = InputDecoder()
    #expect(decoder.decode("\u{1B}[1;".utf8).isEmpty)
    #expect(decoder.giveUp().isEmpty)
    #expect(decoder.decode("a".utf8) == [.key(.character("a"))])
  }

  @Test(
    arguments: [
      "\u{1B}]11;rgb:ffff/ffff/ffff\u{1B}\\", "\u{1B}]11;rgb:0/0/0\u{7}", "\u{1B}[?62;4c",
      "\u{1B}P>|xterm(379)\u{1B}\\", "\u{1B}[12;40R", "\u{1B}[99~", "\u{1B}[?2026;0$y",
      // Focus comes and goes.
      "\u{1B}[I", "\u{1B}[O",
      // A window title, a colour, kitty's and xterm's words on their own modes, a size.
      "\u{1B}]l title\u{1B}\\", "\u{1B}]4;1;rgb:0/0/0\u{7}", "\u{1B}[?5u", "\u{1B}[>4;2m",
      "\u{1B}[8;24;80t", "\u{1B}_Gi=1;OK\u{1B}\\",
      // Kitty: keys let go, keys that only modify, media keys.
      "\u{1B}[1;1:3A", "\u{1B}[97;1:3u", "\u{1B}[57441;2u", "\u{1B}[57428u", "\u{1B}[3;5:3~",
    ])
  func answersAndUnknownSequencesAreSwallowed(_ text: String) {
    #expect(inputs(text + "a") == [.key(.character("a"))])
    var decoder = InputDecoder()
    #expect((text + "a").utf8.flatMap { decoder.decode([$0]) } == [.key(.character("a"))])
  }

  @Test func brokenUTF8IsPassedOver() {
    var decoder = InputDecoder()
    #expect(
      decoder.decode([0xFF, 0x61, 0xC3, 0x62, 0x80, 0xED, 0xA0, 0x80, 0x63]) == [
        .key(.character("a")), .key(.character("b")), .key(.character("c")),
      ])
  }

  // MARK: Keys as numbers

  /// xterm's modifyOtherKeys, and kitty's protocol.
  private static let numbered: [(String, Key)] = [
    ("\u{1B}[97u", .character("a")), ("\u{1B}[97;1u", .character("a")),
    ("\u{1B}[97:65;2u", .character("A")), ("\u{1B}[97;5u", .control("a")),
    ("\u{1B}[99;5u", .control("c")), ("\u{1B}[27;5;99~", .control("c")),
    ("\u{1B}[27;2;65~", .character("A")), ("\u{1B}[27;2;9~", .backTab),
    ("\u{1B}[9;2u", .backTab), ("\u{1B}[9u", .tab), ("\u{1B}[13u", .enter),
    ("\u{1B}[27;5;13~", .enter), ("\u{1B}[27u", .escape), ("\u{1B}[127u", .backspace),
    ("\u{1B}[32;2u", .character(" ")), ("\u{1B}[63;2u", .character("?")),
    ("\u{1B}[228u", .character("ä")), ("\u{1B}[228;2u", .character("Ä")),
    ("\u{1B}[97;1:2u", .character("a")), ("\u{1B}[97;65u", .character("a")),
    ("\u{1B}[1;1:1A", .up), ("\u{1B}[1;5:2B", .down), ("\u{1B}[57402u", .character("3")),
  ]

  @Test(arguments: numbered)
  func aKeyMayComeAsANumber(_ text: String, _ key: Key) {
    #expect(inputs(text) == [.key(key)])
  }

  @Test(arguments: ["\u{1B}[u", "\u{1B}[;;u", "\u{1B}[99999999999999999999u", "\u{1B}[55296u"])
  func aNumberThatIsNoKeyIsSwallowed(_ text: String) {
    #expect(inputs(text + "a") == [.key(.character("a"))])
  }

  // MARK: Mouse

  private static let mouse: [(String, MouseEvent)] = [
    ("\u{1B}[<0;11;6M", MouseEvent(.press, column: 10, row: 5)),
    ("\u{1B}[<0;11;6m", MouseEvent(.release, column: 10, row: 5)),
    ("\u{1B}[<32;300;6M", MouseEvent(.move, column: 299, row: 5)),
    ("\u{1B}[<64;1;1M", MouseEvent(.wheelUp, column: 0, row: 0)),
    ("\u{1B}[<65;1;1M", MouseEvent(.wheelDown, column: 0, row: 0)),
    ("\u{1B}[<16;11;6M", MouseEvent(.press, column: 10, row: 5)),
    ("\u{1B}[M +&", MouseEvent(.press, column: 10, row: 5)),
    ("\u{1B}[M#+&", MouseEvent(.release, column: 10, row: 5)),
    ("\u{1B}[M`!!", MouseEvent(.wheelUp, column: 0, row: 0)),
    ("\u{1B}[Ma!!", MouseEvent(.wheelDown, column: 0, row: 0)),
    ("\u{1B}[M@+&", MouseEvent(.move, column: 10, row: 5)),
  ]

  /// Columns beyond 95 are bytes that are no UTF-8.
  @Test func theOldFormReachesColumn223() {
    var decoder = InputDecoder()
    let bytes = Array("\u{1B}[M ".utf8) + [232, 33]
    #expect(decoder.decode(bytes) == [.mouse(MouseEvent(.press, column: 199, row: 0))])
  }

  @Test(arguments: mouse)
  func theMouseIsUnderstood(_ text: String, _ event: MouseEvent) {
    #expect(inputs(text + "a") == [.mouse(event), .key(.character("a"))])
  }

  @Test(arguments: ["\u{1B}[<2;11;6M", "\u{1B}[<35;4;4M", "\u{1B}[<66;4;4M", "\u{1B}[<0;0;6M"])
  func otherButtonsAreTheTerminalsOwn(_ text: String) { #expect(inputs(text).isEmpty) }

  // MARK: Paste

  @Test func aPasteIsOneInput() {
    #expect(
      inputs("a\u{1B}[200~x = [1]\r\ny\r\tz\u{1B}[201~b") == [
        .key(.character("a")), .paste("x = [1]\ny\n\tz"), .key(.character("b")),
      ])
  }

  @Test func aPasteMayArriveByteByByteAndWaitsForItsEnd() {
    var decoder = InputDecoder()
    let start = "\u{1B}[200~"
    for byte in start.utf8 { #expect(decoder.decode([byte]).isEmpty) }
    for byte in "é\u{1B}[A q\u{1B}[201".utf8 {
      #expect(decoder.decode([byte]).isEmpty)
      #expect(decoder.patience == InputDecoder.pasteDelay)
    }
    #expect(decoder.decode("~".utf8) == [.paste("é[A q")])
    #expect(decoder.patience == nil)
  }

  @Test func aPasteWhoseEndIsLostDoesNotTakeTheKeyboard() {
    var decoder = InputDecoder()
    #expect(decoder.decode("\u{1B}[200~abc\u{1B}[2".utf8).isEmpty)
    #expect(decoder.giveUp() == [.paste("abc[2")])
    #expect(decoder.decode("q".utf8) == [.key(.character("q"))])
    #expect(decoder.decode("\u{1B}[201~".utf8).isEmpty)
  }

  /// Not a byte of it becomes a key, and what is too much is dropped.
  @Test(arguments: [1_000, 500_000, 5_000_000])
  func aHugePasteIsOneInput(_ count: Int) {
    var decoder = InputDecoder()
    var inputs = decoder.decode("\u{1B}[200~".utf8)
    let line = Array(repeating: UInt8(ascii: "q"), count: 4_096)
    for start in stride(from: 0, to: count, by: line.count) {
      inputs += decoder.decode(line.prefix(count - start))
    }
    #expect(inputs.isEmpty)
    inputs += decoder.decode("\u{1B}[201~x".utf8)
    #expect(inputs.count == 2 && inputs.last == .key(.character("x")))
    guard case .paste(let text) = inputs.first else {
      Issue.record("no paste")
      return
    }
    #expect(text.utf8.count == min(count, InputDecoder.longestPaste))
  }

  @Test func noBytesMakeItTrapOrGoDeaf() {
    var generator = SeededGenerator(state: 42)
    var decoder = InputDecoder()
    let alphabet = Array("\u{1B}\u{1B}\u{1B}[[O]P<?;0129ABMm~cuR\u{7}\\ \u{9B}é学".utf8) + [0xFF, 0]
    for _ in 0..<20_000 {
      let count = Int.random(in: 1...12, using: &generator)
      _ = decoder.decode((0..<count).map { _ in alphabet.randomElement(using: &generator) ?? 0 })
      if Bool.random(using: &generator) { _ = decoder.giveUp() }
    }
    // Ends a paste, if one happens to go on, and a control string.
    _ = decoder.decode("\u{1B}[201~\u{7}".utf8)
    _ = decoder.giveUp()
    #expect(decoder.decode("q".utf8) == [.key(.character("q"))])
  }
}

/// SplitMix64 (Steele, Lea, Flood 2014).
private struct SeededGenerator: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}
