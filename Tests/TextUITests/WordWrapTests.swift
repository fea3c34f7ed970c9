import Testing
import TextUI

@Suite struct WordWrapTests {
  private func lines(_ text: StyledText, _ columns: Int, hanging: Int = 0) -> [String] {
    text.wrapped(to: columns, hanging: hanging).map(\.plain)
  }

  @Test func linesBreakAtSpaces() {
    #expect(lines("one two three", 8) == ["one two", "three"])
    #expect(lines("one two three", 13) == ["one two three"])
    #expect(lines("one two three", 3) == ["one", "two", "thr", "ee"])
  }

  @Test func linesAfterTheFirstHang() {
    #expect(lines("• one two three", 9, hanging: 2) == ["• one two", "  three"])
  }

  @Test func aWordThatIsTooLongIsBroken() {
    #expect(lines("a abcdefghij b", 4) == ["a", "abcd", "efgh", "ij b"])
    #expect(lines("日本語", 5) == ["日本", "語"])
    #expect(lines("日本語", 1).count == 3)
  }

  @Test func noLineIsWiderThanItMayBe() {
    let text: StyledText =
      "A walker feels only the slope — under its feet (29.4 %), and steps: well-known, 日本語 … "
      + StyledText.strong("bold words in it")
    for columns in 2...60 {
      for hanging in [0, 2, 5] {
        for line in text.wrapped(to: columns, hanging: hanging) {
          #expect(line.width <= columns, "\(columns): \(line.plain)")
        }
      }
    }
  }

  @Test func nothingIsLost() {
    let text: StyledText = "A walker feels " + .strong("only") + " the slope under its feet"
    for columns in 4...30 {
      let joined = lines(text, columns).joined().filter { $0 != " " }
      #expect(joined == text.plain.filter { $0 != " " })
    }
  }

  @Test func whatOnlyClosesNeverBeginsALine() {
    #expect(lines("share 29.4 % of it", 10) == ["share", "29.4 % of", "it"])
    #expect(lines("a word — and more", 7) == ["a", "word —", "and", "more"])
    #expect(lines("see ( here )", 8) == ["see", "( here )"])
    #expect(lines("a abcdefgh. b", 8) == ["a", "abcdefg", "h. b"])
    #expect(lines("end of it !", 9) == ["end of", "it !"])
  }

  @Test func hyphensAreABreakAndMinusesAreNot() {
    #expect(lines("a well-known thing", 8) == ["a well-", "known", "thing"])
    #expect(lines("from 3 -4", 7) == ["from 3", "-4"])
  }

  @Test func noBreakSpacesHold() {
    #expect(lines("about 31\u{A0}400 steps", 11) == ["about", "31\u{A0}400", "steps"])
  }

  @Test func newlinesAndEmptyLinesStay() {
    #expect(lines("a\n\nb", 5) == ["a", "", "b"])
    #expect(lines("", 5) == [""])
    #expect(lines("text", 0) == [])
  }

  @Test func stylesSurvive() {
    let text = StyledText("one ") + .strong("two three")
    let wrapped = text.wrapped(to: 7)
    #expect(wrapped.map(\.plain) == ["one two", "three"])
    #expect(wrapped[1].spans == [StyledText.Span("three", Style(.strong, .bold))])
  }

  @Test func aTextIsCutWithAnEllipsis() {
    #expect(StyledText("one two three").truncated(to: 9).plain == "one two…")
    #expect(StyledText("one").truncated(to: 3).plain == "one")
    #expect(StyledText("日本語").truncated(to: 4).plain == "日…")
    #expect(StyledText("one").truncated(to: 0).isEmpty)
    #expect(StyledText("one").truncated(to: 1).plain == "…")
  }
}
