import Course
import Testing

@Suite struct TraceTests {
  /// w = 0.5, x = 2, target 3: y = 1, loss 2, slopes −2 at y and −4 at w.
  private func backward() throws -> Question {
    let question = try EveryQuestion.question("backward")
    return try #require(question.drawn(values: ["w": 0.5, "x0": 2, "t": 3]))
  }

  @Test func cellsAreComputedFromDrawnNumbersAndFromOneAnother() throws {
    let question = try backward()
    guard case .trace(let trace) = question.kind else {
      Issue.record("no trace")
      return
    }
    #expect(trace.blanks.map(\.name) == ["L", "y", "dy", "dw"])
    #expect(trace.blanks.map(\.key) == [2, 1, -2, -4])
    #expect(trace.rows.map(\.count) == [3, 3, 3])
    #expect(question.prompt.count == 1)
    #expect(question.rightAnswer() == .cells([2, 1, -2, -4]))
    #expect(question.grade(.cells([2, 1, -2, -4])).isRight)
  }

  @Test(arguments: [
    (3, 4, "The size is right and the sign is not."),
    (3, -8, "Twice too much: a factor of 2 too many, or a ½ left out."),
    (3, -2, "This slope has only arrived. The local one of the product is missing."),
    (3, 0, "Along a product slopes multiply."),
    (3, 2, "That is the number for L."),
    (3, 77, "The arriving slope times the partner in the product."),
    (1, 2.5, "That adds them. A weight multiplies."),
    (0, 4, "Twice too much: a factor of 2 too many, or a ½ left out."),
  ])
  func anEntryIsToldWhichSlipGivesIt(_ blank: Int, _ entry: Double, _ said: String) throws {
    var entries: [Double?] = [2, 1, -2, -4]
    entries[blank] = entry
    let verdict = try backward().grade(.cells(entries))
    #expect(verdict.score == 0.75 && !verdict.isRight)
    #expect(verdict.parts.map(\.isRight) == [0, 1, 2, 3].map { $0 != blank })
    #expect(verdict.parts[blank].words == said)
  }

  @Test func anEmptyBlankIsWrongAndTheToleranceHolds() throws {
    let question = try backward()
    let verdict = question.grade(.cells([2.004, nil, -2, -4]))
    #expect(verdict.parts.map(\.isRight) == [true, false, true, true])
    #expect(verdict.parts[1].words == "The weight times the input.")
    #expect(!question.grade(.cells([2.006, 1, -2, -4])).isRight)
    #expect(question.weight == 2 && question.offers == ["M14", "M15"])
  }

  @Test func aFencedTraceIsAQuestionOfItsLesson() throws {
    let question = try EveryQuestion.question("unit")
    #expect(question.grade(.cells([1.5, 1, 1])).isRight)
    #expect(question.prompt.count == 1)
    #expect(
      EveryQuestion.error("id: T01.a\ntype: short\naccept: a\n\nWhich?", fence: "trace")?.what
        == "a `trace` block is of type `trace`")
  }

  static let table = "| a | b |\n| - | - |\n| 1 | [?b] |"

  @Test(arguments: [
    ("tolerance: 1", "| a |\n| - |\n| 1 |", "there is no table with blanks"),
    ("tolerance: 1", table, "the blank `[?b]` has no number"),
    (
      "tolerance: 1\ncells:\n  - {cell: b, answer: 1}\n  - {cell: c, answer: 1}", table,
      "the cell `c` has no blank in the table"
    ),
    ("cells:\n  - {cell: b, answer: 1}", table, "`tolerance` is missing"),
    ("tolerance: 1\ncells:\n  - {cell: b, answer: 1 / 0}", table, "`answer` is `1 / 0`"),
    ("tolerance: 1\ncells:\n  - {cell: b, answer: c + 1}", table, "`answer` is `c + 1`"),
  ])
  func mistakesAreTold(_ fields: String, _ table: String, _ what: String) {
    let error = EveryQuestion.error("id: T01.a\ntype: trace\n\(fields)\n\nFill.\n\n\(table)")
    #expect(error?.what == what)
  }
}
