import Course
import Testing

@Suite struct MatchingTests {
  @Test func everyPairIsJudgedWithTheNearestFeedback() throws {
    let question = try EveryQuestion.question("bends")
    #expect(question.grade(.match([0, 1, 2])).isRight)
    let verdict = question.grade(.match([3, 2, 2]))
    #expect(verdict.parts.map(\.isRight) == [false, false, true])
    #expect(abs(verdict.score - 1 / 3) < 1e-12)
    #expect(verdict.parts[0].words.hasPrefix("This is the sum"))
    #expect(verdict.parts[0].misconception == "M08" && verdict.misconception == "M08")
    #expect(verdict.parts[1].words.hasPrefix("This one goes down"))
    #expect(question.grade(.match([1, 0, 2])).parts[0].words.hasPrefix("The ReLU has one corner"))
    #expect(question.offers == ["M08"])
  }

  @Test func theRightListNeverStartsBesideItsPartners() throws {
    let question = try EveryQuestion.question("bends")
    for seed in 0..<200 as Range<UInt64> {
      let order = question.order(seed: seed)
      #expect(order.sorted() == [0, 1, 2, 3])
      #expect(Array(order.prefix(3)) != [0, 1, 2])
    }
  }

  @Test(arguments: [
    (
      "pairs:\n  - {left: a, right: b}",
      "there are 1 pairs and 0 decoys to match"
    ),
    (
      "pairs:\n  - {left: a, right: b}\n  - {left: c, right: d}\nwrong:\n"
        + "  - {left: a, right: e, say: No.}", "“e” does not stand on the right"
    ),
    ("pairs:\n  - {left: a}\n  - {left: c, right: d}", "`right` is missing"),
  ])
  func mistakesAreTold(_ fields: String, _ what: String) {
    #expect(EveryQuestion.error("id: T01.a\ntype: match\n\(fields)\n\nWhich?")?.what == what)
  }

  @Test func doubledEntriesAreFaults() throws {
    let question = try #require(
      try EveryQuestion.read(
        "id: T01.a\ntype: match\npairs:\n  - {left: a, right: b}\n  - {left: c, right: b}\n\nPair.")
    )
    #expect(question.faults == ["“b” stands twice on the right"])
  }
}
