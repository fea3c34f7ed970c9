import Course
import Testing

@Suite struct ShortAnswerTests {
  @Test(arguments: [
    ("overfitting", "Over-Fitting"), ("vanishing gradient", "the Vanishing  Gradients"),
    ("loss", "losses"), ("entropy", "Entropies"), ("bias", "bias"),
    ("a hidden layer", "hidden layers"),
    ("ReLU", "relu"), ("softmax", "Soft Max"), ("naïve", "naive"), ("box", "boxes"),
    ("C++", "c++"),
  ])
  func aNormalisedAnswerIsTheSame(_ key: String, _ typed: String) {
    #expect(ShortAnswer.normalized(key) == ShortAnswer.normalized(typed))
  }

  @Test(arguments: [("loss", "los"), ("L1", "L2"), ("bias", "bia"), ("C", "C++"), ("a", "the")])
  func differentWordsStayDifferent(_ key: String, _ typed: String) {
    #expect(ShortAnswer.normalized(key) != ShortAnswer.normalized(typed))
  }

  private func grade(_ text: String) throws -> Verdict {
    try EveryQuestion.question("gap").grade(.text(text))
  }

  @Test(arguments: ["overfitting", "Overfit", "over-fitting", "over fitted", " OVERFITTING. "])
  func anAcceptedWordIsRight(_ text: String) throws {
    let verdict = try grade(text)
    #expect(verdict.isRight && verdict.score == 1 && verdict.asksAgain == nil)
    #expect(verdict.words.hasPrefix("Yes."))
  }

  @Test(arguments: ["overfiting", "ovrefitting", "overfittinh", "ooverfit"])
  func oneEditAwayIsAskedForAgain(_ text: String) throws {
    let verdict = try grade(text)
    #expect(verdict.asksAgain == .spelling && !verdict.isRight && verdict.feedback.isEmpty)
    let meant = try EveryQuestion.question("gap").grade(.text(text), isMeant: true)
    #expect(meant.asksAgain == nil && !meant.isRight && meant.words.hasPrefix("One word"))
  }

  @Test func shortWordsAndNumbersAreNoMisspellings() throws {
    let block = { (key: String) in
      "id: T01.a\ntype: short\naccept: \(key)\n\nWhich?"
    }
    let norm = try #require(try EveryQuestion.read(block("L1 norm")))
    #expect(norm.grade(.text("L2 norm")).asksAgain == nil)
    #expect(norm.grade(.text("L1 nrom")).asksAgain == .spelling)
    let word = try #require(try EveryQuestion.read(block("bias")))
    #expect(word.grade(.text("bais")).asksAgain == nil)
    let strict = try #require(
      try EveryQuestion.read("id: T01.a\ntype: short\naccept: dropout\nspelling: false\n\nWhich?"))
    #expect(strict.grade(.text("dropuot")).asksAgain == nil)
  }

  @Test func aPatternNamesTheWrongIdea() throws {
    let verdict = try grade("Underfitting")
    #expect(verdict.words.hasPrefix("An underfitted network"))
    let other = try grade("a local minimum")
    #expect(other.misconception == "M10")
    #expect(try grade("maybe some local minima or local minimum here").misconception == "M10")
    #expect(try grade("no idea at all").words.hasPrefix("One word"))
    #expect(try EveryQuestion.question("gap").offers == ["M10"])
  }

  @Test func aLongPatternIsMatchedInAMoment() throws {
    let stars = String(repeating: "*a", count: 30) + "b"
    let question = try #require(
      try EveryQuestion.read(
        "id: T01.a\ntype: short\naccept: x\nwrong:\n  - {match: \"\(stars)\", say: No.}\n\nWhich?"))
    let clock = ContinuousClock()
    let time = clock.measure {
      #expect(!question.grade(.text(String(repeating: "a", count: 5_000))).isRight)
    }
    #expect(time < .seconds(1))
  }

  @Test(arguments: [
    ("accept: []", "`accept` is missing"), ("accept: \"--\"", "holds no letter"),
    ("accept: a\nwrong:\n  - {match: \"*\", say: No.}", "this fits every answer"),
    ("accept: a\nwrong:\n  - {match: b}", "`say` is missing"),
    ("acept: a", "`accept` is missing"),
  ])
  func mistakesAreTold(_ fields: String, _ what: String) {
    let error = EveryQuestion.error("id: T01.a\ntype: short\n\(fields)\n\nWhich?")
    #expect(error?.description.contains(what) == true, "\(error as Any)")
  }
}
