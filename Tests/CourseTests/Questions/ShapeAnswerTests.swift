import Course
import Testing

@Suite struct ShapeAnswerTests {
  @Test(
    arguments: [
      ("3x28x28", [3, 28, 28]), ("3, 28, 28", [3, 28, 28]), ("(3,28,28)", [3, 28, 28]),
      ("3 × 28 × 28", [3, 28, 28]), ("[3 28 28]", [3, 28, 28]), ("3*28*28", [3, 28, 28]),
      ("torch.Size([3, 28])", [3, 28]), ("3 by 28 by 28", [3, 28, 28]), ("10", [10]),
      ("(10,)", [10]),
      ("()", []), ("3 X 28", [3, 28]), ("size 3 x 4)", nil), ("3·4", [3, 4]), ("3x-4", nil),
      ("", nil), ("three", nil), ("3.5x2", nil), ("(3, 4", nil), ("1x1x1x1x1x1x1x1x1", nil),
      ("99999999999", nil), ("x", nil),
    ] as [(String, [Int]?)])
  func readsWhatPeopleType(_ text: String, _ shape: [Int]?) {
    #expect(ShapeAnswer.parse(text) == shape)
  }

  private let shape = ShapeAnswer(
    key: [6, 24, 26], axes: ["channels", "height", "width"],
    slips: [.init(shape: [24, 26, 6], feedback: RichText("channels first"), misconception: "M24")],
    axisSlips: [.init(axis: 0, size: 3, feedback: RichText("the windows decide"))],
    other: RichText("count again"), right: RichText("yes"))

  private func grade(_ sizes: [Int]) -> Verdict {
    Question(id: "T", kind: .shape(shape), prompt: []).grade(.shape(sizes))
  }

  @Test func everyAxisIsJudged() {
    #expect(grade([6, 24, 26]).isRight && grade([6, 24, 26]).words == "yes")
    let verdict = grade([3, 24, 28])
    #expect(verdict.parts.map(\.isRight) == [false, true, false])
    #expect(verdict.parts.map(\.words) == ["the windows decide", "", "width is not 28."])
    #expect(abs(verdict.score - 1 / 3) < 1e-12 && verdict.words == "count again")
  }

  @Test func aWrongNumberOfAxesIsSaid() {
    let verdict = grade([24, 26])
    #expect(verdict.score == 0 && verdict.parts.isEmpty)
    #expect(verdict.words == "It has 3 axes: channels, height, width. Yours has 2.")
  }

  @Test func exchangedAxesAreNamed() {
    #expect(grade([6, 26, 24]).words == "The sizes are right, but height and width are exchanged.")
    #expect(grade([26, 6, 24]).words == "The sizes are right, and their order is not.")
    let slip = grade([24, 26, 6])
    #expect(slip.words == "channels first" && slip.misconception == "M24")
  }

  @Test func aShapeIsShownWithTimesSigns() {
    #expect(ShapeAnswer.text([3, 28, 28]) == "3 × 28 × 28")
    #expect(ShapeAnswer.text([28]) == "(28)" && ShapeAnswer.text([]) == "()")
  }

  @Test(arguments: [
    ("answer: [3, 2.5]", "`answer` is no shape"), ("answer: [3, -1]", "`answer` is no shape"),
    ("answer: [3, 4]\naxes: [a]", "there are 1 names for 2 axes"),
    (
      "answer: [3, 4]\naxes: [a, b]\nslips:\n  - {axis: c, size: 3, say: No.}",
      "`c` is not among the `axes`"
    ),
    ("axes: [a]", "`answer` is missing"),
  ])
  func mistakesAreTold(_ fields: String, _ what: String) {
    #expect(EveryQuestion.error("id: T01.a\ntype: shape\n\(fields)\n\nWhich?")?.what == what)
  }
}
