import Course
import Foundation
import Testing

/// Thousands of damaged lessons: whatever a file holds, reading it ends with a lesson or with errors
/// that stand on its lines.
@Suite struct LessonFuzzTests {
  /// Xorshift, so that every run breaks the same lessons.
  struct Dice {
    var state: UInt64

    mutating func roll(_ sides: Int) -> Int {
      state ^= state << 13
      state ^= state >> 7
      state ^= state << 17
      return Int(state % UInt64(max(1, sides)))
    }
  }

  static let scraps = [
    "---", "```", "````", "```lab", "```quiz", "- [x] ", "- [ ] ", "> [!hint] ", "> [!why]", "##",
    "> ", "  ", ": ", "{", "}", "[", "]", "{{lab: ", "}}", "&a ", "*a", "\"", "'", "|", "| - |",
    "\\",
    "<b>", "&#27;", "\u{1B}[2J", "\u{202E}", "\t", "\r\n", "\n\n", "1. ", "misconception: ",
    "when: ",
    "![", "](", "http://", "0x1", "1e999", "not ", "(", "-", "!!binary ", "? ", "%", "#", "é", "👩‍👩‍👧",
    "{{", "{{a * b}}", "{{1 / 0}}", "params:", "where: ", "[?a]", "1...5", "step 0.1", "exp(", "^",
    "type: trace", "type: plot", "curves:", "answer: lowest a", "[[0, 1], [1, 1]]", "1e308", "*",
    "\u{0}", "\u{301}", "...", "id: ", "type: order", "- - - - ", "***", "===",
  ]

  private func damaged(_ text: String, _ dice: inout Dice) -> String {
    var scalars = Array(text.unicodeScalars)
    for _ in 0...dice.roll(4) {
      let place = dice.roll(scalars.count)
      switch dice.roll(5) {
      case 0: scalars.removeSubrange(place..<min(scalars.count, place + 1 + dice.roll(60)))
      case 1:
        scalars.insert(
          contentsOf: Self.scraps[dice.roll(Self.scraps.count)].unicodeScalars, at: place)
      case 2:
        let piece = scalars[place..<min(scalars.count, place + dice.roll(200))]
        scalars.insert(contentsOf: piece, at: dice.roll(scalars.count))
      case 3: scalars = Array(scalars.prefix(place))
      default:
        let scrap = Self.scraps[dice.roll(Self.scraps.count)]
        let copies = String(repeating: scrap, count: dice.roll(80))
        scalars.insert(contentsOf: copies.unicodeScalars, at: place)
      }
      if scalars.isEmpty { scalars = ["x"] }
    }
    return String(String.UnicodeScalarView(scalars))
  }

  private func check(_ errors: [LessonError], of text: String) {
    let lines = text.unicodeScalars.count { $0 == "\n" } + 1
    let isSound = errors.allSatisfy {
      (1...lines).contains($0.line) && ($0.column ?? 1) >= 1 && !$0.what.isEmpty
        && !$0.advice.isEmpty
        && !($0.what + $0.advice).unicodeScalars.contains {
          $0.properties.generalCategory == .control
        }
    }
    #expect(isSound, "\(errors.map(\.description)) in \(lines) lines")
  }

  @Test(arguments: 1...16) func aDamagedLessonGivesALessonOrErrorsOnItsLines(_ seed: UInt64) {
    var dice = Dice(state: seed &* 0x9E37_79B9_7F4A_7C15)
    var read = 0
    for _ in 0..<250 {
      let text = damaged(SampleLesson.text, &dice)
      let errors = SampleLesson.errors(of: text)
      if errors.isEmpty { read += 1 }
      check(errors, of: text)
    }
    #expect((1..<250).contains(read))
  }

  @Test(arguments: 1...6) func aDamagedQuestionGivesALessonOrErrorsOnItsLines(_ seed: UInt64) {
    var dice = Dice(state: seed &* 0xD1B5_4A32_D192_ED03)
    let blocks = EveryQuestion.text.components(separatedBy: "\n\n```quiz\n")
    for _ in 0..<40 {
      // The front matter and one question, so that the damage hits it.
      let question = blocks[1 + dice.roll(blocks.count - 1)]
      let text = blocks[0] + "\n\n" + damaged("```quiz\n" + question, &dice)
      let errors = SampleLesson.errors(of: text)
      check(errors, of: text)
      guard errors.isEmpty,
        let lesson = try? LessonReader.read(SourceFile(path: "t.md", text: text))
      else { continue }
      for item in lesson.items {
        let drawn = item.question.drawn(seed: seed)
        _ = drawn.faults
        if let answer = drawn.rightAnswer() { _ = drawn.grade(answer) }
      }
    }
  }

  @Test func nothingThatComesThroughHoldsAControlCharacter() throws {
    var dice = Dice(state: 77)
    for _ in 0..<500 {
      let text = damaged(SampleLesson.text, &dice)
      guard let lesson = try? LessonReader.read(SourceFile(path: "t.md", text: text)) else {
        continue
      }
      let said = "\(lesson)".unicodeScalars
      #expect(!said.contains { $0.value < 32 || (0x7F...0x9F).contains($0.value) })
    }
  }

  @Test func aDamagedSyllabusGivesASyllabusOrErrorsOnItsLines() {
    var dice = Dice(state: 5)
    for _ in 0..<500 {
      let text = damaged(LibraryTests.syllabus, &dice)
      let file = SourceFile(path: "syllabus.md", text: text)
      do throws(LessonErrors) { _ = try SyllabusReader.read(file) } catch {
        check(error.errors, of: text)
      }
    }
  }

  static let hostile: [(name: String, text: String)] = [
    ("quotations", String(repeating: ">", count: 100_000)),
    ("lists", String(repeating: "- ", count: 900) + "x"),
    ("brackets", String(repeating: "[", count: 50_000)),
    ("links", String(repeating: "[a](", count: 20_000)),
    ("emphases", String(repeating: "*a _b ", count: 20_000)),
    ("backticks", (1...600).map { String(repeating: "`", count: $0) + "a" }.joined(separator: " ")),
    ("tables", "| a |\n| - |\n" + String(repeating: "| b |\n", count: 20_000)),
    ("pointy", String(repeating: "<!--", count: 20_000)),
    ("entities", String(repeating: "&#x1b;", count: 20_000)),
    ("rules", String(repeating: "---\n\n", count: 20_000)),
    ("steps", String(repeating: "## a\n\nb\n\n", count: 20_000)),
    ("fences", String(repeating: "```quiz\n```\n\n", count: 10_000)),
    ("braces", String(repeating: "{{lab: a}} ", count: 20_000)),
    ("large", String(repeating: "x", count: 1_000_001)),
    (
      "nested list",
      (0..<400).map { String(repeating: "  ", count: $0) + "- a\n" }.joined()
    ),
  ]

  @Test(arguments: hostile.indices) func aHostileLessonIsReadInAMoment(_ index: Int) {
    let (name, text) = Self.hostile[index]
    let broken = [text, text.split(every: 1_900).joined(separator: "\n")]
    for text in broken {
      let whole = SampleLesson.text + "\n\n" + text + "\n"
      let clock = ContinuousClock()
      let time = clock.measure { check(SampleLesson.errors(of: whole), of: whole) }
      #expect(time < .seconds(10), "\(name)")
    }
  }

  static let hostileFields = [
    "seed: " + String(repeating: "[", count: 5_000),
    "seed: " + String(repeating: "{a: ", count: 5_000),
    String(repeating: "- ", count: 900) + "x",
    String(repeating: "? ", count: 900) + "x",
    (0..<300).map { String(repeating: " ", count: $0) + "a:" }.joined(separator: "\n"),
    (0..<100).map { String(repeating: "[\n", count: $0) }.joined(),
    "a: &a [x, x]\nb: &b [*a, *a]\nc: [*b, *b]",
    "? {a: 1}\n: 2",
    "? [a, b]\n: 2",
    "a: !!int x\nb: !<tag:x> y",
    "%YAML 9.9\n",
    "seed: \"\\x00\"",
    "seed: 18446744073709551616",
    "<<: {a: b}",
    "\"\\u0000\": x",
  ]

  @Test(arguments: hostileFields.indices) func hostileFieldsAreErrors(_ index: Int) {
    let text = SampleLesson.text.replacing(
      "seed: 4", with: Self.hostileFields[index], maxReplacements: 1)
    let errors = SampleLesson.errors(of: text)
    #expect(!errors.isEmpty)
    check(errors, of: text)
  }
}

extension String {
  /// The text in pieces of a length.
  fileprivate func split(every length: Int) -> [String] {
    let characters = Array(self)
    return stride(from: 0, to: characters.count, by: length).map {
      String(characters[$0..<Swift.min($0 + length, characters.count)])
    }
  }
}
