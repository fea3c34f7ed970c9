import Course
import Testing

@Suite struct ConditionTests {
  private func holds(_ text: String, _ metrics: [String: Double]) throws -> Bool? {
    try Condition(parsing: text).holds { metrics[$0] }
  }

  @Test func readsTheExampleOfItsDocumentation() throws {
    #expect(
      try Condition(parsing: "accuracy >= 0.9 and changed >= 1")
        == .and(
          .compare(.metric("accuracy"), .atLeast, .number(0.9)),
          .compare(.metric("changed"), .atLeast, .number(1))))
  }

  @Test func andBindsTighterThanOrAndNotTighterThanBoth() throws {
    let text = "a or b and not c"
    #expect(try holds(text, ["a": 1, "b": 0, "c": 1]) == true)
    #expect(try holds(text, ["a": 0, "b": 1, "c": 1]) == false)
    #expect(try holds(text, ["a": 0, "b": 1, "c": 0]) == true)
    #expect(try holds("(a or b) and not c", ["a": 1, "b": 0, "c": 1]) == false)
  }

  @Test(arguments: [
    ("1 + 2 * 3 == x", 7.0), ("(1 + 2) * 3 == x", 9), ("10 - 2 - 3 == x", 5),
    ("8 / 4 / 2 == x", 1), ("-x == 4", -4), ("−x + 1 == 5", -4), ("x == 90%", 0.9),
    ("x == 1.5e-3", 0.0015), ("2 * (x + 1) == 6", 2), ("x ≥ 3 and x ≤ 3", 3), ("x ≠ 3", 4),
  ])
  func arithmeticFollowsTheUsualRules(_ text: String, _ x: Double) throws {
    #expect(try holds(text, ["x": x]) == true)
    #expect(try holds(text, ["x": x.nextUp + 1]) != nil)
  }

  @Test func aMetricAloneAsksThatItIsNotZero() throws {
    #expect(try holds("diverged", ["diverged": 1]) == true)
    #expect(try holds("diverged", ["diverged": 0]) == false)
    #expect(try holds("not diverged", ["diverged": 0]) == true)
  }

  @Test func whatIsNotMeasuredIsNeitherTrueNorFalse() throws {
    #expect(try holds("a > 1", [:]) == nil)
    #expect(try holds("not a > 1", [:]) == nil)
    #expect(try holds("a > 1 and b > 1", ["b": 0]) == false)
    #expect(try holds("a > 1 and b > 1", ["b": 2]) == nil)
    #expect(try holds("a > 1 or b > 1", ["b": 2]) == true)
    #expect(try holds("a > 1 or b > 1", ["b": 0]) == nil)
  }

  @Test func anUndefinedLossIsNotBelowAnything() throws {
    #expect(try holds("loss < 0.1", ["loss": .nan]) == false)
    #expect(try holds("loss < 0.1", ["loss": .infinity]) == false)
  }

  @Test func namesEveryMetric() throws {
    let condition = try Condition(parsing: "not (a.b + c < 2 * d or e) and 1 < f_1")
    #expect(condition.metrics == ["a.b", "c", "d", "e", "f_1"])
  }

  @Test(arguments: [
    ("", 1, "the condition ends too early; a metric or a number is missing"),
    ("loss <", 7, "the condition ends too early; a metric or a number is missing"),
    ("loss = 3", 6, "`=` compares nothing; write `==`"),
    ("loss < 3 accuracy > 2", 10, "`and` or `or` is missing before this"),
    ("0 < a < 1", 7, "two comparisons in a row; write `0 < a and a < 1`"),
    ("(a < 1", 7, "the `(` of column 1 is not closed"),
    ("a < 1)", 6, "a `)` without its `(`"),
    ("a && b", 3, "write `and` instead of `&`"),
    ("a < 1 and", 10, "the condition ends too early; a metric or a number is missing"),
    ("a and and b", 7, "a metric or a number is missing before `and`"),
    ("0.9", 1, "a number alone is no condition; compare it with a metric"),
    ("a < 3x", 6, "a space or a sign is missing after `3`"),
    ("a < 1.2.3", 5, "`1.2.3` is no number"),
    ("loss < 3 #", 10, "`#` has no meaning in a condition"),
    (
      "(a < 1) + 2 > 3", 1,
      "a number is expected here, not a comparison; join comparisons with "
        + "`and` or `or`"
    ),
    (
      "a < (b > 2)", 5,
      "a number is expected here, not a comparison; join comparisons with "
        + "`and` or `or`"
    ),
  ])
  func anErrorPointsAtItsColumn(_ text: String, _ column: Int, _ what: String) {
    #expect(throws: ConditionError(what: what, column: column)) { try Condition(parsing: text) }
  }

  @Test func nestingIsLimited() {
    let limit = Condition.maximumDepth
    let deep = { (levels: Int) in
      String(repeating: "(", count: levels) + "a" + String(repeating: ")", count: levels)
    }
    #expect(throws: Never.self) { try Condition(parsing: deep(limit)) }
    #expect(throws: ConditionError.self) { try Condition(parsing: deep(limit + 1)) }
    #expect(throws: ConditionError.self) {
      try Condition(parsing: String(repeating: "-", count: 390) + "a")
    }
    #expect(throws: ConditionError.self) {
      try Condition(parsing: String(repeating: "not ", count: 90) + "a")
    }
    #expect(throws: ConditionError.self) {
      try Condition(parsing: "a" + String(repeating: " + 1", count: 100))
    }
  }
}
