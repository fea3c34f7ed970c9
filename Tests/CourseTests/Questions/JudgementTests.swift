import Course
import Testing

@Suite struct JudgementTests {
  @Test func mostRunsGiveAChoiceItsKey() throws {
    let question = try EveryQuestion.question("dice")
    let runs = [0.95, 0.97, 0.92, 0.99, 0.85].map { ["accuracy": $0] }
    guard case .ask(let asked, agreeing: 4, of: 5) = question.judge(runs) else {
      Issue.record("\(question.judge(runs))")
      return
    }
    #expect(asked.metrics.isEmpty)
    #expect(asked.grade(.choice(2)).isRight)
    #expect(asked.grade(.choice(0)).misconception == "M03")
    #expect(question.weight == 2 && asked.weight == 2)
  }

  @Test func tooFewThatAgreeMakeNoQuestion() throws {
    let question = try EveryQuestion.question("dice")
    let runs = [0.95, 0.97, 0.5, 0.99, 0.1].map { ["accuracy": $0] }
    #expect(
      question.judge(runs) == .doNotAsk("only 3 of 5 runs agree, and 4 have to"))
    #expect(question.judge([]) == .doNotAsk("no run is in the band of exactly one option"))
  }

  @Test func theMedianIsTheKeyOfANumber() throws {
    let question = try #require(try EveryQuestion.question("after").drawn(values: ["rate": 0.1]))
    #expect(question.run?.settings["rate"] == "0.1")
    let runs = [0.61, 0.6, 0.58].map { ["w.1": $0] }
    guard case .ask(let asked, agreeing: 3, of: 3) = question.judge(runs) else {
      Issue.record("\(question.judge(runs))")
      return
    }
    #expect(asked.grade(.number(0.62)).isRight)
    #expect(asked.grade(.number(-0.6)).words.hasPrefix("That is a step up"))
    #expect(asked.grade(.number(-2)).words.hasPrefix("The bowl falls to the right"))
    #expect(asked.grade(.number(3)).words.hasPrefix("Too far"))
    #expect(
      question.judge([0.6, 0.6, 1].map { ["w.1": $0] })
        == .doNotAsk(
          "only 2 of 3 runs are within the tolerance of their median, and 3 have to be"))
  }

  @Test func hiddenSeedsAreTheSameForTheSameSeed() throws {
    let plan = try #require(try EveryQuestion.question("dice").run)
    #expect(plan.seeds == 5 && plan.agree == 4)
    let seeds = plan.hiddenSeeds(from: 9)
    #expect(Set(seeds).count == 5 && seeds == plan.hiddenSeeds(from: 9))
    #expect(seeds.allSatisfy { (1...1 << 31).contains($0) })
  }

  @Test func aQuestionWithAKeyOfItsOwnIsAskedAsItIs() throws {
    let question = try EveryQuestion.question("gap")
    #expect(question.judge([]) == .ask(question, agreeing: 0, of: 0))
  }

  @Test(arguments: [
    ("metric: loss\ntolerance: 1", "`run` is missing"),
    ("run: {lab: descent}\nanswer: 3\ntolerance: 1", "a `predict` question has an `answer`"),
    (
      "run: {lab: descent, seeds: 3, agree: 4}\nmetric: loss\ntolerance: 1",
      "4 of 3 seeds cannot agree"
    ),
    ("run: descent\nmetric: loss\ntolerance: 1", "`run` must have fields"),
  ])
  func mistakesAreTold(_ fields: String, _ what: String) {
    #expect(EveryQuestion.error("id: T01.a\ntype: predict\n\(fields)\n\nWhich?")?.what == what)
  }
}
