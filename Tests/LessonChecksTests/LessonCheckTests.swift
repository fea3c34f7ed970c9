import Course
import LessonChecks
import Testing

@Suite struct LessonCheckTests {
  @Test func theExampleOfTheGuideIsSound() throws {
    #expect(try SoundLesson.findings(replacing: []).map(\.description) == [])
  }

  /// A change of the example that breaks one rule, and what is said to it.
  struct Breach: CustomTestStringConvertible, Sendable {
    var check: String
    var piece: String
    var other: String
    var message: String
    var testDescription: String { "\(check): \(message)" }

    init(_ check: String, _ piece: String, _ other: String, _ message: String) {
      self.check = check
      self.piece = piece
      self.other = other
      self.message = message
    }
  }

  static let breaches = [
    Breach("form", "seed: 4", "sed: 4", "`sed` is not a field that this version reads here"),
    Breach("form", "id: X01.why-up\n", "", "`id` is missing"),
    Breach(
      "unique-ids", "X01.one-step", "X01.why-up", "the id `X01.why-up` is taken, by x01.md:64"),
    Breach(
      "unique-ids", "X01.one-step", "one-step",
      "the id `one-step` does not begin with the "
        + "lesson's"),
    Breach("known-needs", "needs: []", "needs: [X99]", "it needs `X99`, which is no lesson"),
    Breach("needs-without-cycle", "needs: []", "needs: [X01]", "X01 needs X01: a circle"),
    Breach("known-objectives", "objective: X01.2\n", "", "the question names no objective"),
    Breach(
      "known-objectives", "objective: X01.2", "objective: X01.3",
      "`X01.3` is no objective of this lesson"),
    Breach(
      "objective-coverage", "objective: X01.2", "objective: X01.1",
      "no quiz question asks about X01.2, “Predict what a larger step does”"),
    Breach(
      "known-misconceptions", "misconceptions: [M13]", "misconceptions: [M14]",
      "`M14` is not in the catalogue of wrong ideas"),
    Breach(
      "known-misconceptions", "  misconception: M13\n  when", "  misconception: M15\n  when",
      "`M15` is not in the catalogue of wrong ideas"),
    Breach(
      "known-misconceptions", "    misconception: M13\nsay", "    misconception: M16\nsay",
      "`M16` is not in the catalogue of wrong ideas"),
    Breach(
      "known-misconceptions", "{value: 1.4,", "{value: 1.4, misconception: M17,",
      "`M17` is not in the catalogue of wrong ideas"),
    Breach(
      "one-right-option", "- [x] The learning rate is too large",
      "- [ ] The learning rate is too large", "the question has 0 right options"),
    Breach(
      "one-right-option", "- [ ] The learning rate is too small",
      "- [x] The learning rate is too small", "the question has 2 right options"),
    Breach("one-right-option", "objective: X01.2\nrerun: 1", "objective: X01.2\ntype: multi", ""),
    Breach(
      "option-feedback", "  > Small steps creep, but they creep downhill.\n", "",
      "the option “The learning rate is too small” has no feedback"),
    Breach(
      "option-feedback", "low: The step is the rate times the slope, no more.\n", "",
      "not every wrong number has feedback"),
    Breach(
      "hints-and-why", "> [!hint] Look at the size of one step, not at its direction.\n", "",
      "the question has no hint"),
    Breach("hints-and-why", "> [!why] 1 − 0.1 × 4 = 0.6\n", "", "the question has no explanation"),
    Breach("sound-questions", "value: 1.4", "value: 0.609", "the slip 0.609 is a right answer"),
    Breach(
      "sound-questions", "tolerance: 0.01", "tolerance: 0.01\nrange: [1, 2]",
      "the range does not hold the answer 0.6"),
    Breach("known-labs", "lab: descent", "lab: decent", "there is no lab `decent`"),
    Breach(
      "sound-draws", "answer: 0.6\n", "params: {a: 1...3}\nanswer: 0.6\n",
      "every draw gives the same question"),
    Breach(
      "figure-width", "---\n\n```predict",
      "```figure\nalt: A line.\n\n\(String(repeating: "─", count: 63))\n```\n\n---\n\n```predict",
      "the figure is 63 columns wide"),
    Breach(
      "judged-predictions",
      "  > The step now reaches past the far side of the valley.\n"
        + "  misconception: M13\n  when: loss < 0.01\n", "  > No.\n", ""),
    Breach("judged-predictions", "```predict", "```quiz", ""),
    Breach(
      "option-feedback", "  > Each step lands higher than it began.\n  when", "  when", ""),
    Breach("stage-before-use", "lab: descent", "lib: descent", ""),
    Breach(
      "rerun-in-range", "rerun: 1", "rerun: 3",
      "`rerun` names step 3, and the lesson has 2"),
    Breach(
      "lab-description",
      "say: A ball on a bowl. Each step reports its place, the slope and the "
        + "size of the step.\n", "", "the lab has no `say`"),
    Breach("goal-solution", "solution: {rate: 0.4}\n", "", "the lab has a goal and no `solution`"),
    Breach(
      "link-targets", "**learning rate**", "[rate](glossary:rate)",
      "the link leads to `glossary:rate`, which no glossary explains"),
    Breach(
      "link-targets", "**learning rate**", "[rate](lesson:X02)",
      "the link leads to `lesson:X02`, which is no lesson"),
    Breach("link-targets", "**learning rate**", "[rate](<glossary:learning rate>)", ""),
    Breach(
      "reading-length", "A step goes the other way.",
      String(repeating: "word ", count: 71), "screen 1 of “One step” has 91 words to read at once"),
    Breach(
      "reading-length", "A step goes the other way.", String(repeating: "word ", count: 70), ""),
    Breach(
      "small-screen", "A step goes the other way.", String(repeating: "word\n\n", count: 12),
      "screen 1 of “One step” takes 26 rows at 80 × 24, and there are 11"),
  ]

  @Test(arguments: breaches) func aBrokenRuleIsTold(_ breach: Breach) throws {
    let findings = try SoundLesson.findings(replacing: breach.piece, with: breach.other)
    let told = findings.filter { $0.check == breach.check }.map(\.message)
    let isTold = breach.message.isEmpty ? told.isEmpty : told.contains(breach.message)
    #expect(isTold, "\(findings.map(\.description))")
  }

  @Test func everyCheckHasABreach() {
    let tested = Set(Self.breaches.filter { !$0.message.isEmpty }.map(\.check))
      .union([
        "right-option-length", "syllabus-agreement", "stage-before-use", "judged-predictions",
      ])
    #expect(tested == Set(LessonCheckCatalog.checks.map(\.name) + ["form"]))
  }

  @Test func aCheckHasANameAndARuleOfItsOwn() {
    let checks = LessonCheckCatalog.checks
    #expect(Set(checks.map(\.name)).count == checks.count)
    #expect(Set(checks.map(\.rule)).count == checks.count)
  }

  @Test func aFindingStandsOnItsLine() throws {
    let text = try SoundLesson.text()
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    let fence = try #require(lines.firstIndex(of: "id: X01.why-up"))
    let findings = try SoundLesson.findings(replacing: "rerun: 1", with: "rerun: 3")
    #expect(findings.map(\.line) == [fence])
    #expect(
      findings.map(\.description) == [
        "x01.md:\(fence): error: `rerun` names step 3, and the lesson has 2; name the step, from 1, "
          + "whose run settles the question. [rerun-in-range]"
      ])
  }

  @Test func thatTheRightOptionIsAlwaysTheLongestIsTold() throws {
    let one = (
      "- [x] The learning rate is too large",
      "- [x] The learning rate is far too large "
        + "for the width of this bowl"
    )
    #expect(try SoundLesson.findings(replacing: [one]).isEmpty)
    let numeric = try SoundLesson.text().split(separator: "```quiz\n").last.map { "```quiz\n" + $0 }
    let choice = """
      ```quiz
      id: X01.second
      objective: X01.1

      Which?

      - [ ] This
        > No.
      - [x] That one, with much to say
        > Yes.

      > [!hint] Look.
      > [!why] So.
      ```


      """
    let second = (try #require(numeric), choice + (numeric ?? ""))
    #expect(
      try SoundLesson.findings(replacing: [one, second]).map(\.message)
        == ["the right option is the longest in all 2 questions"])
    #expect(try SoundLesson.findings(replacing: [second]).isEmpty)
  }

  @Test func aPredictionThatNothingJudgesIsTold() throws {
    let findings = try SoundLesson.findings(replacing: [
      ("  when: loss < 0.01\n", ""), ("  when: loss >= 0.01\n", ""),
    ])
    #expect(findings.map(\.message) == ["nothing judges the answer"])
  }

  @Test func aSeveralChoiceNeedsRightAndWrongOptions() throws {
    let findings = try SoundLesson.findings(replacing: [
      ("objective: X01.2\n", "objective: X01.2\ntype: multi\n"),
      ("- [x] The learning rate", "- [ ] The learning rate"),
    ])
    #expect(findings.map(\.message) == ["no option is right"])
  }

  @Test func whatSpeaksOfARunNeedsALab() throws {
    let text = try SoundLesson.text()
    let start = try #require(text.firstRange(of: "```lab"))
    let end = try #require(text[start.upperBound...].firstRange(of: "```\n"))
    let lab = String(text[start.lowerBound..<end.upperBound])
    let findings = try SoundLesson.findings(replacing: lab, with: "")
    #expect(
      Set(findings.map(\.message)) == [
        "there is no lab whose run could judge the answer",
        "there is no lab that measures `loss`",
        "step 1, which `rerun` names, has no lab",
      ])
  }

  private static let syllabus = """
    ---
    descent: 1
    units:
      - unit: 1
        title: One
        lessons:
          - {id: X01, title: Steps downhill, minutes: 5, promise: You walk., needs: []}
          - {id: X02, title: Two, minutes: 5, promise: You run., needs: [X03]}
          - {id: X03, title: Three, minutes: 5, promise: You fly., needs: []}
    ---
    """

  private func findings(syllabus piece: String, _ other: String) throws -> [Finding] {
    let text = Self.syllabus.replacing(piece, with: other)
    return try SoundLesson.findings(
      replacing: [], and: [SourceFile(path: "syllabus.md", text: text)])
  }

  @Test func theSyllabusMustAgree() throws {
    #expect(try findings(syllabus: "", "").isEmpty)
    #expect(
      try findings(syllabus: "Steps downhill, minutes: 5", "Down, minutes: 6").map(\.message) == [
        "`title` is “Steps downhill”, and the syllabus says “Down”",
        "`minutes` is “5”, and the syllabus says “6”",
      ])
    #expect(try findings(syllabus: "unit: 1", "unit: 2").map(\.check) == ["syllabus-agreement"])
  }

  @Test func theSyllabusIsHeldToItsNeeds() throws {
    let unknown = try findings(syllabus: "needs: [X03]", "needs: [X07]")
    #expect(
      unknown.map(\.description) == [
        "syllabus.md:8: error: X02 needs `X07`, which is no lesson; name a lesson of the syllabus. "
          + "[known-needs]"
      ])
    let circle = try findings(syllabus: "fly., needs: []", "fly., needs: [X02]")
    #expect(circle.map(\.message) == ["X02 needs X03 needs X02: a circle"])
    #expect(circle.map(\.line) == [8])
  }

  @Test func aLongCircleIsToldOnce() throws {
    let text = Self.syllabus.replacing("fly., needs: []", with: "fly., needs: [X01]")
      .replacing("walk., needs: []", with: "walk., needs: [X02]")
    let findings = try SoundLesson.findings(
      replacing: "needs: []", with: "needs: [X02]",
      and: [SourceFile(path: "syllabus.md", text: text)])
    #expect(findings.map(\.message) == ["X01 needs X02 needs X03 needs X01: a circle"])
  }
}
