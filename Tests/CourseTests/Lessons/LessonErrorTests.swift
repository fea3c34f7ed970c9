import Course
import Testing

/// One mistake a time in the sample lesson, with where it is told and how.
@Suite struct LessonErrorTests {
  struct Mistake: CustomTestStringConvertible, Sendable {
    var piece: String
    var other: String
    /// A piece of the line that the error names, in the text with the mistake.
    var at: String
    var what: String
    var testDescription: String { what }

    init(_ piece: String, _ other: String, at: String? = nil, _ what: String) {
      self.piece = piece
      self.other = other
      self.at = at ?? other
      self.what = what
    }
  }

  static let mistakes = [
    Mistake("descent: 1\n", "", at: "id: T05", "`descent` is missing"),
    Mistake(
      "descent: 1", "descent: 9", "the file is of format `9`, and this version reads format 1"),
    Mistake("id: T05\n", "", at: "descent: 1", "`id` is missing"),
    Mistake("unit: 2", "unit: two", "`unit` is `two`"),
    Mistake("minutes: 15", "minutes: 0", "`minutes` is `0`"),
    Mistake("path: core", "path: main", "`path` is `main`"),
    Mistake("seed: 4", "sed: 4", "`sed` is not a field that this version reads here"),
    Mistake("needs: [T04]", "needs: T04", "`needs` must be a list of at most 64 entries"),
    Mistake(
      "title: Feeling", "title: Two: Feeling",
      "the fields cannot be read: mapping values are "
        + "not allowed in this context"),
    Mistake("seed: 4", "unit: 3", at: "unit: 2", "`unit` stands here twice"),
    Mistake(
      "how far one step goes}", "how far, as a share}",
      "“as a share” in `glossary` has no value"),
    Mistake("seed: 4", "seed: &a 4", "anchors (`&name`) are not read"),
    Mistake("tells how far", "<b>tells</b> how far", "HTML is not read"),
    Mistake("## Questions", "# Questions", "a heading of level 1 cannot stand here"),
    Mistake(
      "## Questions", "Questions\n---------", at: "---------",
      "this line makes a heading of the text above it"),
    Mistake("## Questions", "***", "a rule cannot stand here"),
    Mistake("## Questions", "## \n", "the step has no title"),
    Mistake(
      "```note\nAsk the room *first*.\n```", "---", at: "---\n\n---",
      "nothing stands on this screen"),
    Mistake("[L04](lesson:T04)", "[L04](file:/etc/passwd)", "the link leads to `file:/etc/passwd`"),
    Mistake(
      "{{lab: loss}}", "{{run: loss}}",
      "`{{run: loss}}` is not a placeholder that this version reads"),
    Mistake(
      "{{lab: loss}}", "{{lab: loss",
      "`{{lab: loss after {{lab: steps integer}}` is not a "
        + "placeholder that this version reads"),
    Mistake("{{lab: loss}} after {{lab: steps integer}}", "{{lab: loss", "`{{` is not closed"),
    Mistake("It ended at", "![x](y.png) at", "pictures are not shown in a terminal"),
    Mistake("```note", "```tracing", "`tracing` is not a block that this version reads"),
    Mistake(
      "```note", "  ```note", "the fence of a `note` block must begin the line with backticks"),
    Mistake(
      "*first*.\n```", "*first*.\n", at: "```note",
      "a fence begins inside the `note` block, on line 46"),
    Mistake("lab: descent", "lib: descent", "`lib` is not a field that this version reads here"),
    Mistake("goal: loss <", "goal: loss <<", "a metric or a number is missing before `<`"),
    Mistake(
      "say: A ball on a bowl.", "\nsay: A ball on a bowl.", at: "say: A ball on",
      "a `lab` block has fields only"),
    Mistake("when: diverged", "wen: diverged", "`wen` is not a field that this version reads here"),
    Mistake("id: T05.first-run\n", "fixed: false\n", at: "fixed: false", "`id` is missing"),
    Mistake("id: T05.first-run", "id: first run", "`first run` is no id"),
    Mistake("type: multi", "type: shapes", "`type` is `shapes`"),
    Mistake("type: multi", "type: many", "`type` is `many`"),
    Mistake(
      "type: order", "type: order\nfixed: true", at: "fixed: true",
      "`fixed` is not a field that this version reads here"),
    Mistake("when: loss < 1", "when: loss", at: "", ""),
    Mistake("when: loss < 1", "when: loss ! 1", "write `not` instead of `!`"),
    Mistake(
      "- [ ] fall", "- [x] fall", at: "when: loss < 1", "the option is ticked and has a `when:`"),
    Mistake("- [ ] fall", "- [] fall", "an option cannot be read"),
    Mistake("  misconception: M41", "misconception: M41", "this line cannot stand here"),
    Mistake("misconception: M41", "misconceptoin: M41", "this line cannot stand here"),
    Mistake("misconception: M41", "misconception: the 41st", "`the 41st` is no id"),
    Mistake("> [!hint] Look", "> [!note] Look", "this line cannot stand here"),
    Mistake(
      "The loss goes **up** at every step. What is the most likely cause?\n\n", "",
      at: "```quiz", "the question asks nothing"),
    Mistake("tolerance: 0.01\n", "", at: "id: T05.update", "`tolerance` is missing"),
    Mistake("answer: 0.6", "answer: 0,6", "`answer` is `0,6`"),
    Mistake(
      "answer: 0.6", "answer: 0.6\nmetric: loss", at: "metric: loss",
      "the question has an `answer` and is judged by the run"),
    Mistake("range: [0, 10]", "range: [10, 0]", "`range` ends before it begins"),
    Mistake("value: 1.4, ", "", at: "- {say: The step", "`value` is missing"),
    Mistake("2. Multiply it by\n   the rate", "2. Measure the slope", "the same line stands twice"),
    Mistake("seed: 4", "seed: 4\u{1B}[2J", "the line holds the control character U+001B"),
    Mistake("It ended at", "It ended&#27; at", "the text stands for the control character U+001B"),
    Mistake(
      "title: Feeling for downhill", #"title: "Feel\e[2J""#,
      "the text stands for the control character U+001B"),
    Mistake("It ended at", "It \u{202E}ended at", "the line holds the control character U+202E"),
  ]

  @Test(arguments: mistakes) func aMistakeIsToldWhereItStands(_ mistake: Mistake) throws {
    let text = SampleLesson.text.replacing(mistake.piece, with: mistake.other, maxReplacements: 1)
    #expect(text != SampleLesson.text)
    let errors = SampleLesson.errors(of: text)
    guard !mistake.what.isEmpty else {
      #expect(errors.isEmpty)
      return
    }
    let error = try #require(errors.first { $0.what == mistake.what }, "\(errors)")
    let line = text.split(separator: "\n", omittingEmptySubsequences: false)[error.line - 1]
    #expect(line.contains(mistake.at.split(separator: "\n").first ?? ""))
  }

  @Test func allMistakesOfAFileAreToldInOrder() {
    let text = SampleLesson.text.replacing("unit: 2", with: "unit: two")
      .replacing("tells how far", with: "<b>tells</b> how far")
      .replacing("type: multi", with: "type: many")
    #expect(
      SampleLesson.errors(of: text).map(\.what) == [
        "`unit` is `two`", "HTML is not read", "HTML is not read", "`type` is `many`",
      ])
  }

  @Test func anErrorOfAConditionPointsIntoIt() {
    let errors = SampleLesson.errors(replacing: "goal: loss < 0.001", with: "goal: loss = 0.001")
    #expect(errors.map(\.column) == [12])
    let quoted = SampleLesson.errors(
      replacing: "goal: loss < 0.001 and steps <= 30", with: "goal: \"loss = 0.001\"")
    #expect(quoted.map(\.column) == [13])
    let option = SampleLesson.errors(replacing: "when: loss < 1", with: "when: loss = 1")
    #expect(option.map(\.column) == [14])
  }

  @Test func anErrorReadsAsASentence() {
    let errors = SampleLesson.errors(replacing: "seed: 4", with: "sed: 4")
    #expect(
      errors.map(\.description) == [
        "t05.md:14:1: `sed` is not a field that this version reads here; perhaps `seed` is meant."
      ])
  }

  @Test func aFileWithoutFrontMatterSaysSo() {
    #expect(
      SampleLesson.errors(of: "# One\n").map(\.what) == [
        "the file does not begin with front matter"
      ])
    #expect(
      SampleLesson.errors(of: "---\nid: T\n").map(\.what) == ["the front matter does not end"])
    #expect(!SampleLesson.errors(of: "").isEmpty)
  }

  @Test func textBeforeTheFirstStepIsToldOnce() {
    let errors = SampleLesson.errors(
      replacing: "## What one step does", with: "Some text.\n\nAnd more.")
    #expect(errors.map(\.what).filter { $0 == "this stands before the first step" }.count == 1)
  }

  @Test func tooManyErrorsAreCutShort() {
    let text = SampleLesson.text + String(repeating: "\n<b>\n", count: 500)
    #expect(SampleLesson.errors(of: text).count == LessonLimits.errors)
  }
}
