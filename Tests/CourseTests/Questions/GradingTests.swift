import Course
import Testing

@Suite struct GradingTests {
  private func say(_ text: String) -> [TextBlock] { [.paragraph(RichText(text))] }

  private func options(_ keys: [Choices.Key]) -> Choices {
    Choices(
      options: keys.enumerated().map { index, key in
        Choices.Option(
          text: RichText("option \(index)"), key: key, feedback: say("feedback \(index)"),
          misconception: key == .wrong ? "M0\(index)" : nil)
      })
  }

  private func question(_ kind: Question.Kind) -> Question {
    Question(id: "T.q", kind: kind, prompt: say("?"))
  }

  @Test func aChoiceGivesTheFeedbackOfItsOption() {
    let item = question(.choice(options([.wrong, .right])))
    #expect(
      item.grade(.choice(0))
        == Verdict(score: 0, isRight: false, feedback: say("feedback 0"), misconception: "M00"))
    #expect(
      item.grade(.choice(1)) == Verdict(score: 1, isRight: true, feedback: say("feedback 1")))
  }

  @Test func aRunJudgesAnOptionWithACondition() throws {
    let low = try Condition(parsing: "accuracy < 0.8")
    let high = try Condition(parsing: "accuracy >= 0.8")
    let item = question(.choice(options([.when(low), .when(high)])))
    #expect(item.grade(.choice(0), metrics: { _ in 0.7 }).isRight)
    #expect(!item.grade(.choice(0), metrics: { _ in 0.9 }).isRight)
    let early = item.grade(.choice(0))
    #expect(!early.isJudged && !early.isRight && early.score == 0)
  }

  @Test func multiCountsRightDecisionsAndNamesTheOthers() {
    let item = question(.multi(options([.right, .right, .wrong, .wrong])))
    let verdict = item.grade(.multi([0, 3]))
    #expect(verdict.score == 0.5)
    #expect(!verdict.isRight)
    #expect(verdict.misconception == "M03")
    #expect(
      verdict.details == [
        Verdict.Detail(option: 1, wasChosen: false, feedback: say("feedback 1")),
        Verdict.Detail(option: 3, wasChosen: true, feedback: say("feedback 3")),
      ])
    #expect(item.grade(.multi([0, 1])) == Verdict(score: 1, isRight: true))
    #expect(item.grade(.multi([2, 3])).score == 0)
  }

  private var number: Question {
    question(
      .numeric(
        Numeric(
          key: .value(0.3), tolerance: 0.1,
          slips: [
            .init(value: 1, tolerance: 0.5, feedback: RichText("far"), misconception: "M01"),
            .init(value: 1.2, tolerance: 0.5, feedback: RichText("near")),
          ], tooHigh: RichText("high"), tooLow: RichText("low"), right: RichText("right"))))
  }

  @Test(arguments: [
    (0.3, "right"), (0.4, "right"), (0.2, "right"), (0.41, "high"), (0.1, "low"), (1.0, "far"),
    (1.15, "near"), (1.7, "near"), (5, "high"),
  ])
  func aNumberIsRightWithinItsToleranceAndTheNearestSlipIsNamed(_ value: Double, _ said: String) {
    let verdict = number.grade(.number(value))
    #expect(verdict.feedback == say(said))
    #expect(verdict.isRight == (said == "right"))
    #expect(verdict.misconception == (said == "far" ? "M01" : nil))
  }

  @Test func aRelativeToleranceGrowsWithTheKey() {
    let item = question(.numeric(Numeric(key: .value(1000), tolerance: 0, relative: 0.02)))
    #expect(item.grade(.number(1020)).isRight)
    #expect(!item.grade(.number(1021)).isRight)
  }

  @Test func aPredictionIsMeasuredAgainstTheRun() {
    let item = question(
      .numeric(Numeric(key: .metric("rules.accuracy", scale: 100), tolerance: 5, unit: "%")))
    #expect(item.grade(.number(80), metrics: { $0 == "rules.accuracy" ? 0.84 : nil }).isRight)
    #expect(!item.grade(.number(70), metrics: { _ in 0.84 }).isRight)
    #expect(!item.grade(.number(70)).isJudged)
    #expect(!item.grade(.number(70), metrics: { _ in .nan }).isJudged)
  }

  private var order: Question {
    question(.order(["one", "two", "three", "four", "five"].map { RichText($0) }))
  }

  @Test(
    arguments: [
      ([0, 1, 2, 3, 4], 1.0, nil),
      ([1, 2, 3, 4, 0], 0.8, "“one” comes before “five”."),
      ([0, 2, 1, 3, 4], 0.4, "“two” comes before “three”."),
      ([4, 3, 2, 1, 0], 0.2, "“four” comes before “five”."),
    ] as [([Int], Double, String?)])
  func anOrderIsWorthItsLongestRun(_ answer: [Int], _ score: Double, _ said: String?) {
    let verdict = order.grade(.order(answer))
    #expect(verdict.score == score)
    #expect(verdict.isRight == (said == nil))
    let words = verdict.feedback.map {
      if case .paragraph(let text) = $0 { text.plain } else { "" }
    }
    #expect(words == (said.map { [$0] } ?? []))
  }
}
