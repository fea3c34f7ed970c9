import Course
import Testing

@Suite struct LessonReaderTests {
  private func blocks(_ step: Int, _ screen: Int) throws -> [Block] {
    try SampleLesson.read().steps[step].screens[screen].blocks
  }

  private func question(_ index: Int) throws -> Question {
    guard case .quiz(let question) = try blocks(1, 0)[index] else {
      throw LessonErrors([])
    }
    return question
  }

  private func say(_ text: String) -> TextBlock { .paragraph(RichText(text)) }

  @Test func readsTheFrontMatter() throws {
    let lesson = try SampleLesson.read()
    #expect(lesson.id == "T05")
    #expect(lesson.title == "Feeling for downhill")
    #expect(lesson.promise == "You find the step size where walking turns into flying off.")
    #expect((lesson.unit, lesson.minutes, lesson.seed) == (2, 15, 4))
    #expect(lesson.path == .core)
    #expect(lesson.needs == ["T04"])
    #expect(
      lesson.objectives == [
        Objective(id: "T05.1", text: "Compute one update"),
        Objective(id: "T05.2", text: "Predict what a step size does"),
      ])
    #expect(lesson.misconceptions == ["M07", "M13", "M41"])
    #expect(lesson.glossary == ["learning rate": "how far one step goes"])
    #expect(lesson.sources == ["DLB 4.3"])
    #expect(lesson.license == "CC BY 4.0")
    #expect(lesson.file == "t05.md")
  }

  @Test func splitsIntoStepsAndScreens() throws {
    let lesson = try SampleLesson.read()
    #expect(lesson.steps.map(\.title) == ["What one step does", "Questions"])
    #expect(lesson.steps.map(\.screens.count) == [2, 1])
    #expect(lesson.steps.map(\.isQuiz) == [false, true])
    #expect(lesson.steps[0].line == SampleLesson.line(of: "## What one step does"))
    #expect(
      lesson.steps[0].screens[0].notes == [
        .paragraph(
          RichText([.init("Ask the room "), .init("first", .emphasis), .init(".")]))
      ])
  }

  @Test func readsTextWithLinksAndEmphasis() throws {
    #expect(
      try blocks(0, 0)[0]
        == .text(
          .paragraph(
            RichText([
              .init("The slope tells the "), .init("direction", .strong), .init(". The "),
              .init("learning rate", link: "glossary:learning"), .init(" tells how far, see "),
              .init("L04", link: "lesson:T04"), .init("."),
            ]))))
  }

  @Test func readsALab() throws {
    guard case .lab(let lab) = try blocks(0, 0)[1] else {
      Issue.record("no lab")
      return
    }
    #expect(
      lab
        == LabBlock(
          lab: "descent", settings: ["surface": "bowl", "rate": "0.1"],
          controls: ["rate", "start"], views: ["curve", "trail"],
          goal: try Condition(parsing: "loss < 0.001 and steps <= 30"),
          solution: ["rate": "0.4"], hints: ["Try a larger rate", "Try 0.4"],
          diagnoses: [
            Diagnosis(
              when: try Condition(parsing: "diverged"),
              say: "Each step jumped over the valley and landed higher.", misconception: "M13")
          ],
          say: "A ball on a bowl. Each step reports its place, the slope and the step's size.",
          line: SampleLesson.line(of: "```lab") ?? 0))
  }

  @Test func readsAPredictionThatTheRunJudges() throws {
    guard case .predict(let question) = try blocks(0, 1)[0],
      case .choice(let choices) = question.kind
    else {
      Issue.record("no prediction")
      return
    }
    #expect(question.id == "T05.first-run")
    #expect(question.objective == nil)
    #expect(
      choices.options.map(\.key)
        == [
          .when(try Condition(parsing: "loss < 1")), .when(try Condition(parsing: "loss >= 1")),
        ])
    #expect(choices.options.map(\.misconception) == [nil, "M13"])
    #expect(!choices.isFixed)
  }

  @Test func readsPlaceholders() throws {
    #expect(
      try blocks(0, 1)[1]
        == .text(
          .paragraph(
            RichText([
              .init("It ended at "),
              .init("{{lab: loss}}", placeholder: Placeholder(metric: "loss", format: .number)),
              .init(" after "),
              .init(
                "{{lab: steps integer}}",
                placeholder: Placeholder(metric: "steps", format: .integer)),
              .init(" steps."),
            ]))))
  }

  @Test func readsAChoice() throws {
    let question = try question(0)
    #expect((question.revision, question.rerun, question.objective) == (2, 1, "T05.2"))
    guard case .choice(let choices) = question.kind else {
      Issue.record("no choice")
      return
    }
    #expect(
      choices.options.map(\.text.plain) == [
        "The batch is too small", "The learning rate is too large",
        "The network has too many layers",
      ])
    #expect(choices.options.map(\.key) == [.wrong, .right, .wrong])
    #expect(choices.options.map(\.misconception) == ["M41", nil, "M07"])
    #expect(
      choices.options[0].feedback
        == [say("A small batch makes the curve noisy, but on average it still falls.")])
    #expect(
      question.hints.map(\.plain) == [
        "Look at the size of one step, not at its direction.",
        "Compare it with the width of the valley.",
      ])
    #expect(
      question.why == [
        say("With slope s the step is rate × s."),
        say("On this bowl it grows once the rate passes 1."),
      ])
  }

  @Test func readsANumber() throws {
    let question = try question(1)
    #expect(
      question.kind
        == .numeric(
          Numeric(
            key: .value(0.6), tolerance: 0.01, unit: "m", range: 0...10,
            slips: [
              .init(
                value: 1.4, tolerance: 0.01,
                feedback: RichText([
                  .init("The step goes "), .init("against", .emphasis), .init(" the slope."),
                ]), misconception: "M13"),
              .init(value: 4, tolerance: 0.5, feedback: RichText("That is the slope.")),
            ], tooHigh: RichText("Too far."), tooLow: RichText("Not far enough."),
            right: RichText("Yes."))))
    #expect(question.weight == 2)
  }

  @Test func readsLinesToOrder() throws {
    #expect(
      try question(3).kind
        == .order([
          RichText("Measure the slope"), RichText("Multiply it by the rate"),
          RichText("Subtract the product"),
        ]))
  }

  @Test func windowsLineEndsAndAByteOrderMarkChangeNothing() throws {
    let text = "\u{FEFF}" + SampleLesson.text.replacing("\n", with: "\r\n")
    let lesson = try LessonReader.read(SourceFile(path: "t05.md", text: text))
    #expect(lesson == (try SampleLesson.read()))
  }
}
