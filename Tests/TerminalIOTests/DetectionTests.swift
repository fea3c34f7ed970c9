import TerminalIO
import Testing
import TextUI

@Suite struct DetectionTests {
  private let auto = TerminalOptions()

  @Test(
    arguments: [
      (["TERM": "xterm-256color"], nil),
      (["TERM": "xterm-256color", "COLORTERM": "truecolor"], .trueColor),
      (["TERM": "tmux-256color", "COLORTERM": "24bit"], .trueColor),
      (["TERM": "xterm-256color", "COLORTERM": "yes"], nil),
      (["TERM": "xterm-direct"], .trueColor),
      (["TERM": "linux", "COLORTERM": "truecolor"], nil),
      (["TERM": "xterm", "NO_COLOR": "1", "COLORTERM": "truecolor"], ColorDepth.none),
      (["TERM": "xterm", "NO_COLOR": ""], nil),
    ] as [([String: String], ColorDepth?)])
  func theEnvironmentChoosesTheColours(_ environment: [String: String], _ colors: ColorDepth?) {
    #expect(auto.wantedColors(in: environment) == colors)
  }

  @Test func theCommandLineWinsOverNoColor() {
    let options = TerminalOptions(colors: .palette256)
    #expect(options.wantedColors(in: ["NO_COLOR": "1"]) == .palette256)
  }

  @Test(
    arguments: [
      ([:], .braille),
      (["LANG": "de_DE.UTF-8"], .braille), (["LANG": "C.utf8"], .braille),
      (["LANG": "C"], .ascii), (["LANG": "de_DE.ISO-8859-1"], .ascii),
      (["LANG": "de_DE.UTF-8", "LC_ALL": "C"], .ascii),
      (["LANG": "C", "LC_CTYPE": "C.UTF-8"], .braille),
      (["LANG": "de_DE.UTF-8", "LC_ALL": ""], .braille),
      (["LANG": "de_DE.UTF-8", "TERM": "linux"], .blocks),
    ] as [([String: String], GlyphSet)])
  func theLocaleChoosesTheGlyphs(_ environment: [String: String], _ glyphs: GlyphSet) {
    #expect(auto.glyphSet(in: environment) == glyphs)
    #expect(TerminalOptions(glyphs: .blocks).glyphSet(in: environment) == .blocks)
  }

  @Test(
    arguments: [
      ("15;0", .dark), ("0;15", .light), ("0;7", .light), ("15;default;8", .dark), ("x", nil),
      ("", nil),
    ] as [(String, Theme?)])
  func colorFgBgNamesTheBackground(_ value: String, _ theme: Theme?) {
    #expect(auto.theme(in: ["COLORFGBG": value]) == theme)
  }

  @Test(arguments: [
    ("xterm-kitty", "xterm-256color"), ("alacritty", "xterm-256color"),
    ("tmux-direct", "screen-256color"), ("xterm-ghostty", "xterm-256color"), ("nonsense", nil),
    ("vt999", nil),
  ])
  func aNewTerminalIsTakenForAnOlderOne(_ name: String, _ relative: String?) {
    #expect(TerminalOptions.wellKnownRelative(of: name) == relative)
  }

  @Test func consolesAreNotAskedWhatTheyWouldShow() {
    for name in ["linux", "vt100", "vt220", "ansi", "cons25", "hurd", "mach-color", "wsvt25"] {
      #expect(!TerminalOptions.canBeAsked(name))
    }
    for name in ["xterm", "xterm-256color", "tmux", "screen", "rxvt-unicode", "foot", "vscode"] {
      #expect(TerminalOptions.canBeAsked(name))
    }
  }

  private func answers(to text: String) -> (TerminalAnswers, [Input]) {
    var decoder = InputDecoder()
    let inputs = decoder.decode(text.utf8)
    return (decoder.answers, inputs)
  }

  @Test(
    arguments: [
      ("rgb:ffff/ffff/ffff", .light), ("rgb:0000/0000/0000", .dark), ("rgb:1c/1c/1c", .dark),
      ("rgb:fdf6/e3e3/d5d5", .light), ("rgb:0000/0000/ffff", .dark), ("rgb:0/f/0", .light),
      ("rgba:eeee/eeee/eeee/ffff", .light), ("red", nil), ("rgb:zz/00/00", nil),
      ("rgb:00000000000000000/0/0", nil), ("", nil), (":", nil),
    ] as [(String, Theme?)])
  func theBackgroundsLuminanceDecides(_ color: String, _ theme: Theme?) {
    for terminator in ["\u{7}", "\u{1B}\\"] {
      let (answers, inputs) = answers(to: "\u{1B}]11;\(color)\(terminator)\u{1B}[?62;22c")
      #expect(answers.theme == theme)
      #expect(answers.isIdentified)
      #expect(inputs.isEmpty)
    }
  }

  @Test func aTerminalThatDoesNotKnowTheQuestionStillEndsTheWait() {
    let (answers, _) = answers(to: "\u{1B}[?1;2c")
    #expect(answers.isIdentified && answers.theme == nil && answers.synchronizesOutput == nil)
  }

  @Test func anAnswerIsNotOverBeforeItsEnd() {
    let whole = Array("\u{1B}]11;rgb:ffff/ffff/ffff\u{1B}\\\u{1B}[?62;22c".utf8)
    for count in 0..<whole.count {
      var decoder = InputDecoder()
      _ = decoder.decode(whole.prefix(count))
      #expect(!decoder.answers.isIdentified, "\(count) bytes")
      _ = decoder.decode(whole.dropFirst(count))
      #expect(decoder.answers.isIdentified && decoder.answers.theme == .light, "\(count) bytes")
    }
  }

  @Test func whatIsTypedMeanwhileIsKept() {
    let (answers, inputs) = answers(to: "q\u{1B}]11;rgb:0/0/0\u{7}\u{1B}[A\u{1B}[?6cx")
    #expect(answers.theme == .dark)
    #expect(inputs == [.key(.character("q")), .key(.up), .key(.character("x"))])
  }

  @Test(arguments: [("1", true), ("2", true), ("3", true), ("0", false), ("4", false)])
  func synchronizedOutputIsWhatTheTerminalSaysItIs(_ state: String, _ isKnown: Bool) {
    #expect(answers(to: "\u{1B}[?2026;\(state)$y").0.synchronizesOutput == isKnown)
    #expect(answers(to: "\u{1B}[?2004;\(state)$y").0.synchronizesOutput == nil)
  }
}
