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

  @Test(
    arguments: [
      ("rgb:ffff/ffff/ffff", .light), ("rgb:0000/0000/0000", .dark), ("rgb:1c/1c/1c", .dark),
      ("rgb:fdf6/e3e3/d5d5", .light), ("rgb:0000/0000/ffff", .dark), ("rgb:0/f/0", .light),
      ("rgba:eeee/eeee/eeee/ffff", .light), ("red", nil), ("rgb:zz/00/00", nil),
      ("rgb:00000000000000000/0/0", nil),
    ] as [(String, Theme?)])
  func theBackgroundsLuminanceDecides(_ color: String, _ theme: Theme?) {
    for terminator in ["\u{7}", "\u{1B}\\"] {
      let answer = BackgroundAnswer(Array("\u{1B}]11;\(color)\(terminator)\u{1B}[?62;22c".utf8))
      #expect(answer.theme == theme)
      #expect(answer.isComplete)
      #expect(answer.typed.isEmpty)
    }
  }

  @Test func aTerminalThatDoesNotKnowTheQuestionStillEndsTheWait() {
    let answer = BackgroundAnswer(Array("\u{1B}[?1;2c".utf8))
    #expect(answer.isComplete)
    #expect(answer.theme == nil)
  }

  @Test func anAnswerIsNotOverBeforeItsEnd() {
    let whole = Array("\u{1B}]11;rgb:ffff/ffff/ffff\u{1B}\\\u{1B}[?62;22c".utf8)
    for count in 0..<whole.count {
      #expect(!BackgroundAnswer(Array(whole.prefix(count))).isComplete, "\(count) bytes")
    }
  }

  @Test func whatIsTypedMeanwhileIsKept() {
    let answer = BackgroundAnswer(
      Array("q\u{1B}]11;rgb:0/0/0\u{7}\u{1B}[A\u{1B}[?6cx".utf8))
    #expect(answer.theme == .dark)
    #expect(answer.typed == Array("q\u{1B}[Ax".utf8))
  }
}
