import Course
import Testing

@Suite struct ExpressionTests {
  private func value(_ text: String, _ names: [String: Double] = [:]) throws -> Double? {
    try Condition.Term(parsing: text).value { names[$0] }
  }

  @Test(arguments: [
    ("2 ^ 3 ^ 2", 512.0), ("-2 ^ 2", -4), ("(-2) ^ 2", 4), ("2 * 3 ^ 2", 18), ("2 ^ -1", 0.5),
    ("exp(0) + log(1)", 1), ("sqrt(9) / 2", 1.5), ("relu(-3) + relu(3)", 3), ("sigmoid(0)", 0.5),
    ("tanh(0)", 0), ("abs(-2) - −1", 3), ("min(3, 1, 2) + max(1, 2)", 3), ("round(2.5)", 3),
    ("floor(-0.5) + ceil(0.2)", 0), ("log2(8) + log10(1000)", 6), ("cos(0) + sin(0)", 1),
    ("2 × 3 · 4", 24), ("(1 + 2) * (3 + 4)", 21),
  ])
  func functionsAndPowersAreComputed(_ text: String, _ expected: Double) throws {
    let value = try #require(try value(text))
    #expect(abs(value - expected) < 1e-12)
  }

  @Test func namesAreLookedUp() throws {
    #expect(try value("a * b - c", ["a": 2, "b": 3, "c": 1]) == 5)
    #expect(try value("a * b", ["a": 2]) == nil)
    #expect(try value("max(a, b)", ["a": 2]) == nil)
    #expect(try Condition.Term(parsing: "max(a, exp(b)) ^ c").metrics == ["a", "b", "c"])
  }

  @Test(arguments: [
    ("", 1, "the condition ends too early; a metric or a number is missing"),
    (
      "1 < 2", 1,
      "a number is expected here, not a comparison; join comparisons with `and` or `or`"
    ),
    ("exp()", 5, "a metric or a number is missing before `)`"),
    ("exp(1, 2)", 1, "`exp` takes one number, not 2"),
    ("max(1)", 1, "`max` takes two or more numbers, not 1"),
    ("exp(1", 6, "the `(` of `exp` is not closed"),
    ("1 2", 3, "a sign is missing before this"),
    ("0,5", 2, "a comma separates only what a function takes; write 0.5 with a point"),
  ])
  func anErrorPointsAtItsColumn(_ text: String, _ column: Int, _ what: String) {
    #expect(throws: ConditionError(what: what, column: column)) {
      try Condition.Term(parsing: text)
    }
  }

  @Test func anUnknownFunctionIsToldWithTheKnownOnes() {
    #expect {
      try Condition.Term(parsing: "2 * frob(1)")
    } throws: { error in
      (error as? ConditionError)?.column == 5
        && (error as? ConditionError)?.what.hasPrefix("`frob` is no function") == true
    }
  }

  @Test(arguments: [
    String(repeating: "exp(", count: 90) + "1" + String(repeating: ")", count: 90),
    String(repeating: "2^", count: 199) + "2", String(repeating: "(", count: 399),
    String(repeating: "1+", count: 300) + "1", String(repeating: "-", count: 399) + "1",
  ])
  func nestingAndLengthAreLimited(_ text: String) {
    #expect(throws: ConditionError.self) { try Condition.Term(parsing: text) }
  }

  @Test func conditionsKnowFunctionsToo() throws {
    let condition = try Condition(parsing: "abs(a - b) < 0.1")
    #expect(condition.holds { ["a": 1, "b": 1.05][$0] } == true)
    #expect(
      condition.shortfalls { ["a": 1, "b": 2][$0] } == ["abs(a − b) is 1.00, 0.90 over 0.10"])
  }
}
