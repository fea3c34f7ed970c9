import Foundation
import Testing

@testable import Course

/// Teachers' questions in Moodle's GIFT format.
@Suite struct GiftTests {
  private static let sample = #"""
    // Questions of a teacher.
    $CATEGORY: $course$/Nets/Training

    ::Rising loss::[html]<p>The loss <b>rises</b> at every step &amp; never falls. Why?</p> {
      =The rate is too large#Each step crosses the valley.
      ~The batch is too small#That makes it noisy\: on average it falls.
      ~%50%The data are few
      ####Look at the size of one step.
    }

    ::Which change what a net can compute?::Tick all that do. {
      ~%50%A bend between layers
      ~%50%More units
      ~%-100%A larger rate#It changes how training walks.
    }

    Weights are set by training. {T#They are#Right.}

    // in between
    The loss on new data rises while the other falls: this is called {
      =overfitting =overfit =%50%memorising#Nearly. =%0%*#Look at the curves.} by most people.

    What is 1 − 0.1 \= 1? {#0.9:0.01#Yes.}

    ::Between::Guess a share {#=%100%0.2..0.4 =%50%0.5:0.05#A little high. ~#No.}

    $CATEGORY: Names

    Match them. {
      =ReLU -> max(0, x)
      =tanh -> between -1 and 1
      = -> a straight line
    }

    Write an essay on gradients. {}

    This is only a text.
    """#

  private func lesson(_ text: String) throws -> GiftLesson {
    try GiftLesson(SourceFile(path: "a.gift", text: text), id: "My quiz!")
  }

  @Test func aFileBecomesALesson() throws {
    let made = try lesson(Self.sample)
    #expect(made.questions == 7)
    #expect(made.notes.count == 3, "\(made.notes)")
    let lesson = try LessonReader.read(SourceFile(path: "q.md", text: made.text))
    #expect(lesson.id == "My-quiz")
    #expect(lesson.steps.map(\.title) == ["Training", "Names"])
    let questions = lesson.items.map(\.question)
    #expect(
      questions.map(\.id).prefix(2) == [
        "My-quiz.rising-loss", "My-quiz.which-change-what-a-net",
      ])
    #expect(questions.allSatisfy { $0.objective == "My-quiz.1" })
    #expect(
      questions[0].prompt == [
        .paragraph(RichText("The loss rises at every step & never falls. Why?"))
      ])
    let options = try #require(questions[0].choices?.options)
    #expect(options.map(\.key) == [.right, .wrong, .wrong])
    #expect(
      options[1].feedback == [
        .paragraph(RichText("That makes it noisy: on average it falls."))
      ])
    #expect(questions[0].why == [.paragraph(RichText("Look at the size of one step."))])
  }

  @Test func everyTypeKeepsItsKey() throws {
    let made = try lesson(Self.sample)
    let lesson = try LessonReader.read(SourceFile(path: "q.md", text: made.text))
    let kinds = lesson.items.map(\.question.kind)
    guard case .multi(let ticks) = kinds[1], case .choice(let truth) = kinds[2],
      case .short(let short) = kinds[3], case .numeric(let number) = kinds[4],
      case .numeric(let range) = kinds[5], case .match(let pairs) = kinds[6]
    else {
      Issue.record("\(kinds)")
      return
    }
    #expect(ticks.rightOptions() == [0, 1])
    #expect(truth.isFixed && truth.rightOptions() == [0])
    #expect(short.accepted == ["overfitting", "overfit"])
    #expect(short.wrong.map(\.texts) == [["memorising"]])
    #expect(number.accepts(0.905, for: 0.9) && !number.accepts(0.92, for: 0.9))
    #expect(range.key == .value(0.3) && range.tolerance == 0.1)
    #expect(range.slips.map(\.value) == [0.5])
    #expect(pairs.left.map(\.text.plain) == ["ReLU", "tanh"])
    #expect(pairs.right.map(\.text.plain).last == "a straight line")
  }

  @Test func whatIsLeftToAnAuthorIsMarked() throws {
    let made = try lesson("Why? {=right ~wrong}")
    #expect(made.text.contains("TO WRITE** what is wrong with this."))
    #expect(made.text.contains("TO WRITE a title"))
    #expect(!made.text.contains("<"))
  }

  @Test(arguments: [
    "*a* _b_ `c` [d](http://e) ![f](g) <b>h</b> # i", "- no list", "1. no list", "> no quote",
    "\\{\\{lab: loss\\}\\} and \\{\\{a * b\\}\\}", "a \\{ b \\} c", "# no heading", "```quiz",
    "---", "x<y and y>z",
    "&lt;script&gt;", "TeX $x^2$ and \\= \\~ \\#", "| a | b |", "***", "= equal", "12. twelve",
  ])
  func whatLooksLikeMarkdownStaysText(_ text: String) throws {
    let made = try lesson("::t::" + text + " {=a ~b}")
    let lesson = try LessonReader.read(SourceFile(path: "q.md", text: made.text))
    let question = try #require(lesson.items.first?.question)
    let plain = GiftText.plain(GiftText.escaped(text)[...])
    #expect(question.prompt == [.paragraph(RichText(plain))], "\(made.text)")
  }

  @Test(arguments: [
    ("Why? {=right ~wrong", "no }"), ("Why? =right}", "without a {"), ("Why? {right}", "begin"),
    ("A {=a ~b} and {=c}", "one { }"), ("How much? {#many}", "3:0.1"), ("Why {=%500%a ~b}", "%"),
    ("", "no question"), ("// nothing", "no question"), ("Only a text.", "no question"),
    ("Why? {=a}" + String(repeating: "x", count: 2_000), "shorten"),
  ])
  func aFileThatIsWrongIsToldWhereAndWhy(_ text: String, _ words: String) {
    do {
      _ = try lesson(text)
      Issue.record("it was read: \(text)")
    } catch let error as GiftError {
      #expect(error.description.hasPrefix("a.gift:") && error.description.hasSuffix("."))
      #expect(error.description.contains(words), "\(error)")
    } catch {
      Issue.record("\(error)")
    }
  }

  @Test func anErrorNamesItsLine() {
    #expect {
      try lesson("\n// one\n\nWhy? {=a ~b}\n\nAnd?\n{=a ~b\n")
    } throws: { ($0 as? GiftError)?.line == 6 }
  }

  /// Hundreds of damaged files: each makes a lesson that can be read, or one sentence.
  @Test(arguments: 0..<400) func aHostileFileIsReadOrRefused(_ seed: Int) throws {
    var dice = LessonFuzzTests.Dice(state: UInt64(seed) &* 7919 &+ 1)
    let scraps =
      LessonFuzzTests.scraps + ["=", "~", "####", "{#", "->", "%", "\\", "::", "..", "$CATEGORY:"]
    var scalars = Array(Self.sample.unicodeScalars)
    for _ in 0...dice.roll(6) {
      let place = dice.roll(scalars.count)
      switch dice.roll(3) {
      case 0: scalars.removeSubrange(place..<min(scalars.count, place + 1 + dice.roll(40)))
      case 1:
        scalars.insert(contentsOf: scraps[dice.roll(scraps.count)].unicodeScalars, at: place)
      default:
        let scrap = String(repeating: scraps[dice.roll(scraps.count)], count: dice.roll(30))
        scalars.insert(contentsOf: scrap.unicodeScalars, at: place)
      }
    }
    do {
      let made = try lesson(String(String.UnicodeScalarView(scalars)))
      _ = try LessonReader.read(SourceFile(path: "q.md", text: made.text))
    } catch let error as GiftError {
      #expect(!error.description.contains("\n"))
      #expect(error.description.unicodeScalars.allSatisfy { $0.value >= 0x20 })
    }
  }
}
