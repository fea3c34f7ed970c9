import Testing
import TextUI

@Suite struct TextEntryTests {
  private func entry(_ text: String, _ keys: [Key]) -> TextEntry {
    var entry = TextEntry(text, limit: 12)
    for key in keys { entry.press(key) }
    return entry
  }

  @Test func keysEditAtTheCaret() {
    #expect(entry("abc", [.left, .left, "x"]).text == "axbc")
    #expect(entry("abc", [.home, .delete, .end, "d"]).text == "bcd")
    #expect(entry("abc", [.left, .backspace]).text == "ac")
    #expect(entry("abc", [.home, .backspace, .left]).caret == 0)
    #expect(entry("abc", [.right, .delete]).text == "abc")
  }

  @Test func otherKeysBelongToTheScreen() {
    var entry = TextEntry("abc")
    for key in [Key.enter, .escape, .tab, .up, .pageDown, .control("u"), .function(1)] {
      let isTaken = entry.press(key)
      #expect(!isTaken)
    }
    #expect(entry.text == "abc")
  }

  @Test func itIsNeverLongerThanItMayBe() {
    #expect(entry("", Array(repeating: "a", count: 40)).text.count == 12)
    #expect(TextEntry("abcdef", limit: 3).text == "abc")
    var full = TextEntry("abc", limit: 3)
    let isTaken = full.insert("d")
    #expect(!isTaken)
    full.paste("xyz")
    #expect(full.text == "abc")
  }

  @Test func aPasteBecomesOneLine() {
    var entry = TextEntry("ab")
    entry.move(by: -1)
    entry.paste("\n x\ny\u{7}\u{301} ")
    #expect(entry.text == "ax yb")
    #expect(entry.caret == 4)
    entry.paste("1q2") { $0.isNumber }
    #expect(entry.text == "ax y12b")
  }

  @Test func theCaretIsAlwaysInSight() {
    let long = "a long line of words that has no room"
    for caret in 0...long.count {
      var entry = TextEntry(long)
      entry.move(to: caret)
      var surface = Surface(Size(columns: 14, rows: 1))
      surface.draw(TextField(label: "", entry: entry), in: surface.bounds)
      let isSeen = (0..<14).contains { column in
        surface[column, 0].character == "▏"
          || surface[column, 0].style.attributes.contains(.underline)
      }
      #expect(isSeen, "\(caret)")
    }
  }
}
