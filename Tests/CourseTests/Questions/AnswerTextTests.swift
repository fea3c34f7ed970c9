import Course
import Testing

@Suite struct AnswerTextTests {
  /// An answer of each kind to the question of that name.
  static let answers: [(String, Answer, String)] = [
    ("count", .choice(2), "2"), ("linear", .multi([2, 0]), "0,2"),
    ("surprise", .number(-0.4), "-0.4"), ("step", .order([1, 0, 3, 2]), "1>0>3>2"),
    ("gap", .text("over fitting"), "over fitting"), ("window", .shape([6, 24, 24]), "6x24x24"),
    ("window", .shape([]), ""), ("bends", .match([3, 0, 0]), "3,0,0"),
    ("stop", .mark(31.5), "31.5"), ("jagged", .curve(1), "1"),
    ("unit", .cells([1.5, nil, -1]), "1.5;;-1.0"), ("unit", .cells([nil, nil, nil]), ";;"),
    (
      "reach",
      .goal(GoalOutcome(runs: 2, steps: 60, metrics: ["loss": 0.25, "steps": .infinity])),
      "2;60;loss=0.25;steps=inf"
    ),
    ("dice", .choice(0), "0"), ("after", .number(1), "1.0"),
  ]

  @Test(arguments: answers.indices) func anAnswerComesBackFromTheRecord(_ index: Int) throws {
    let (name, answer, text) = Self.answers[index]
    let question = try EveryQuestion.question(name)
    #expect(answer.text == text)
    #expect(Answer(text, to: question) == answer)
  }

  @Test(arguments: [
    ("count", "4"), ("linear", "0,9"), ("surprise", "x"), ("step", "0>1"), ("window", "3xa"),
    ("bends", "0,1"), ("bends", "0,1,9"), ("stop", ""), ("jagged", "3"), ("unit", "1;2"),
    ("unit", "1;2;x"), ("reach", "2"), ("reach", "2;3;loss"), ("reach", "a;b"),
  ])
  func whatCannotBeAnAnswerIsNone(_ name: String, _ text: String) throws {
    #expect(Answer(text, to: try EveryQuestion.question(name)) == nil)
  }

  @Test func typedWordsAreKeptWithoutControlCharacters() {
    #expect(Answer.text("a\u{1B}[2Jb").text == "a[2Jb")
  }
}
