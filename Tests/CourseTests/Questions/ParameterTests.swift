import Course
import Testing

@Suite struct ParameterTests {
  @Test func aSeedGivesTheSameNumbersAndAnotherOthers() throws {
    for item in try #require(EveryQuestion.lesson).items where item.question.isParameterised {
      let question = item.question
      #expect(question.drawn(seed: 3) == question.drawn(seed: 3))
      #expect(Set((0..<12).map { question.drawn(seed: $0).values }).count > 1, "\(question.id)")
      #expect(question.drawn(seed: 3).id == question.id)
      #expect(question.drawn(seed: 3).line == question.line)
    }
  }

  @Test func drawnNumbersComeBackFromTheRecord() throws {
    let question = try EveryQuestion.question("window")
    for seed in 0..<8 as Range<UInt64> {
      let drawn = question.drawn(seed: seed)
      #expect(question.drawn(values: drawn.values) == drawn)
      #expect(drawn.rightAnswer().map { drawn.grade($0).isRight } == true)
      #expect(drawn.faults.isEmpty)
    }
    #expect(question.drawn(values: ["c": 2]) == nil)
    #expect(question.drawn(values: [:]) == nil)
    let plain = try EveryQuestion.question("gap")
    #expect(plain.drawn(values: [:]) == plain && plain.drawn(seed: 1) == plain)
  }

  @Test func numbersStandEverywhereInAQuestion() throws {
    let question = try #require(
      try EveryQuestion.question("count").drawn(values: ["inputs": 4, "units": 10]))
    #expect(
      question.prompt.flatMap(\.texts).map(\.plain).joined().contains("4 inputs and 10 units"))
    #expect(question.choices?.options.map(\.text.plain).prefix(3) == ["50", "40", "14"])
    #expect(
      question.choices?.options[1].feedback.flatMap(\.texts)[0].plain.contains("the 10 units")
        == true)
    #expect(question.why.flatMap(\.texts)[0].plain == "4 × 10 = 40 weights and 10 offsets: 50.")
    let loss = try #require(try EveryQuestion.question("surprise").drawn(values: ["p": 0.1]))
    #expect(loss.grade(.number(2.303)).isRight && loss.grade(.number(0.9)).misconception == "M11")
    #expect(loss.why.flatMap(\.texts)[0].plain.hasPrefix("−ln 0.1 = 2.303."))
    #expect(
      loss.grade(.number(1)).words
        == "This is the logarithm to base 10; the loss uses the natural one.")
  }

  private func text(_ params: String, _ prompt: String, where condition: String = "") throws
    -> String
  {
    let block =
      "id: T01.a\ntype: numeric\nparams:\n\(params)\n\(condition)answer: 1\ntolerance: 1\n\n\(prompt)"
    let question = try #require(try EveryQuestion.read(block))
    return question.prompt.flatMap(\.texts).map(\.plain).joined()
  }

  @Test(arguments: [
    ("{{a}}", "−0.25"), ("{{-a}}", "0.25"), ("{{a * 2}}", "−0.5"), ("{{1 / 3}}", "0.3333"),
    ("{{2 / 3 1 decimals}}", "0.7"), ("{{a 3 decimals}}", "−0.250"),
    ("{{-a percent}}", "25\u{A0}%"),
    ("{{a * 1000000 integer}}", "−250\u{A0}000"), ("{{0.1 * 3}}", "0.3"), ("{{2000 / 3}}", "666.7"),
    ("{{200000000 / 3}}", "66666667"), ("{{1 / 1000000}}", "1e-06"), ("`{{a}}`", "−0.25"),
    ("{{lab: loss}} {{a}}", "{{lab: loss}} −0.25"), ("{{ a }}", "−0.25"), ("{{a*a}}", "0.0625"),
  ])
  func numbersAreWrittenAsPeopleReadThem(_ prompt: String, _ expected: String) throws {
    #expect(try text("  a: [-0.25]", prompt) == expected)
  }

  @Test func rangesListsAndDerivedNumbersAreDrawn() throws {
    let block = """
      id: T01.a
      type: numeric
      params:
        whole: -2...2
        share: 0.1...0.5 step 0.1
        some: [16, 32, 64]
        both: whole + some
      where: [whole != 0, both > 16]
      answer: both * share
      tolerance: 0.001

      {{whole}} {{share}} {{some}}
      """
    let question = try #require(try EveryQuestion.read(block))
    var seen: [String: Set<Double>] = [:]
    for seed in 0..<60 as Range<UInt64> {
      let drawn = question.drawn(seed: seed)
      for (name, value) in drawn.values { seen[name, default: []].insert(value) }
      let values = drawn.values
      #expect(values["both"] == (values["whole"] ?? 0) + (values["some"] ?? 0))
      #expect(
        drawn.rightAnswer()
          == .number(((values["both"] ?? 0) * (values["share"] ?? 0)).rounded(to: 9)))
    }
    #expect(seen["whole"] == [-2, -1, 1, 2] && seen["some"] == [16, 32, 64])
    #expect(seen["share"] == [0.1, 0.2, 0.3, 0.4, 0.5])
  }

  @Test func drawnNumbersDecideWhichOptionIsRight() throws {
    let block = """
      id: T01.a
      params:
        a: 1...9
        b: 1...9
      where: a != b

      Which is larger?

      - [ ] the first, {{a}}
        > It is.
        when: {{a}} > {{b}}
      - [ ] the second, {{b}}
        > It is.
        when: {{b}} > {{a}}
      """
    let question = try #require(try EveryQuestion.read(block))
    for seed in 0..<20 as Range<UInt64> {
      let drawn = question.drawn(seed: seed)
      let values = drawn.values
      #expect(drawn.metrics.isEmpty)
      #expect(drawn.grade(.choice(0)).isRight == ((values["a"] ?? 0) > (values["b"] ?? 0)))
    }
  }

  @Test func aFaultyDrawIsPassedOverAndToldToItsAuthor() throws {
    let block = """
      id: T01.a
      type: numeric
      params:
        a: 1...4
      answer: a * a
      tolerance: 0.1
      slips:
        - {value: 2 * a, say: That is twice the number.}

      What is the square of {{a}}?
      """
    let question = try #require(try EveryQuestion.read(block))
    for seed in 0..<40 as Range<UInt64> { #expect(question.drawn(seed: seed).values["a"] != 2) }
    let faults = question.faultsOfDraws()
    #expect(faults.map(\.fault) == ["the slip 4.0 is a right answer"])
    #expect(faults.first?.values == ["a": 2])
  }

  @Test func aDivisionByZeroIsPassedOverAndTold() throws {
    let block = """
      id: T01.a
      type: numeric
      params:
        a: -1...1
      answer: 1 / a
      tolerance: 0.1

      {{1 / a}}
      """
    let question = try #require(try EveryQuestion.read(block))
    for seed in 0..<20 as Range<UInt64> { #expect(question.drawn(seed: seed).values["a"] != 0) }
    #expect(question.faultsOfDraws().contains { $0.values == ["a": 0] })
  }

  @Test(arguments: [
    ("params:\n  a: 5...1", "`a` is `5...1`"), ("params:\n  a: 0...0.5", "`a` has no step"),
    ("params:\n  a: 0...1 step 0", "`a` is `0...1 step 0`"),
    ("params:\n  a: b * 2", "`a` uses `b`, which does not stand above it"),
    ("params:\n  exp: 1...2", "`exp` is no name for a number"),
    ("params:\n  x: 1...2", "`x` is no name for a number"),
    ("params: 3", "`params` must be 1 to 12 names with values"),
    ("params:\n  a: 0...1000000 step 0.1", "`a` has more than a million values"),
    ("params:\n  a: 1...3\nwhere: b > 1", "`b` is not among the `params`"),
    ("params:\n  a: 1...3\nwhere: a > 5", "no draw meets `where` with finite numbers"),
    ("where: a > 5", "`where` speaks of numbers, and there are no `params`"),
    ("params:\n  a: 1...3\nunit: {{q}}", "`q` is not among the `params`"),
    (
      "params:\n  a: 1...3\nunit: {{a +}}",
      "the condition ends too early; a metric or a number is missing"
    ),
  ])
  func mistakesAreTold(_ fields: String, _ what: String) {
    let error = EveryQuestion.error(
      "id: T01.a\ntype: numeric\n\(fields)\nanswer: 1\ntolerance: 1\n\nWhich?")
    #expect(error?.what == what)
  }

  @Test func withoutParametersBracesAreAnError() {
    let error = EveryQuestion.error("id: T01.a\ntype: numeric\nanswer: 1\ntolerance: 1\n\n{{a}}?")
    #expect(error?.what == "`{{a}}` is not a placeholder that this version reads")
  }
}

extension Double {
  fileprivate func rounded(to places: Int) -> Double {
    let scale = (0..<places).reduce(1.0) { product, _ in product * 10 }
    return (self * scale).rounded() / scale
  }
}
