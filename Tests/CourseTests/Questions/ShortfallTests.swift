import Course
import Testing

@Suite struct ShortfallTests {
  private func shortfalls(_ text: String, _ metrics: [String: Double]) throws -> [String] {
    try Condition(parsing: text).shortfalls({ metrics[$0] })
  }

  @Test func aConditionThatHoldsLacksNothing() throws {
    #expect(try shortfalls("a > 1 or b > 1", ["a": 0, "b": 2]).isEmpty)
    #expect(try shortfalls("a > 1 or b > 1", ["b": 2]).isEmpty)
  }

  @Test(arguments: [
    ("accuracy >= 0.9", 0.84, "accuracy is 0.84, 0.06 short of 0.90"),
    ("accuracy > 90%", 0.8957, "accuracy is 0.896, 0.004 short of 0.900"),
    ("0.9 <= accuracy", 0.84, "accuracy is 0.84, 0.06 short of 0.90"),
    ("accuracy <= 30", 42, "accuracy is 42, 12 over 30"),
    ("accuracy < 0.001", 0.001, "accuracy is 0.001, and should be below 0.001"),
    ("accuracy == 3", 4, "accuracy is 4, and should be 3"),
    ("not accuracy > 0", 2, "accuracy is 2, 2 over 0"),
    ("accuracy", 0, "accuracy is 0, and should not be 0"),
    ("accuracy < 1", Double.nan, "accuracy is not a number, and should be below 1"),
    ("accuracy < 1", Double.infinity, "accuracy is infinite, and should be below 1"),
    ("accuracy > 1", -2.5, "accuracy is −2.50, 3.50 short of 1.00"),
  ])
  func saysHowMuchIsMissing(_ text: String, _ value: Double, _ phrase: String) throws {
    #expect(try shortfalls(text, ["accuracy": value]) == [phrase])
  }

  @Test func everySideOfAnAndThatFailsIsNamed() throws {
    #expect(
      try shortfalls("a >= 2 and b >= 2 and c >= 2", ["a": 1, "b": 3])
        == ["a is 1, 1 short of 2", "c is not measured yet"])
  }

  @Test func alternativesAreOnePhrase() throws {
    #expect(
      try shortfalls("a >= 2 or b >= 2", ["a": 1, "b": 0])
        == ["a is 1, 1 short of 2; or b is 0, 2 short of 2"])
  }

  @Test func aMetricIsComparedWithAnother() throws {
    #expect(
      try shortfalls("learned > rules + 0.1", ["learned": 0.8, "rules": 0.8])
        == ["learned is 0.80, 0.10 short of rules + 0.1 (0.90)"])
  }

  @Test func namesCanBePutIntoWords() throws {
    let condition = try Condition(parsing: "testAccuracy > 2")
    #expect(
      condition.shortfalls({ _ in 1 }, naming: { _ in "accuracy on unseen mail" })
        == ["accuracy on unseen mail is 1, 1 short of 2"])
  }
}
