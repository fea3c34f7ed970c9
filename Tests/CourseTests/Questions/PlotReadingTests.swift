import Course
import Testing

@Suite struct PlotReadingTests {
  private func plot(_ name: String) throws -> (Question, PlotReading) {
    let question = try EveryQuestion.question(name)
    guard case .plot(let plot) = question.kind else { throw MissingPlot() }
    return (question, plot)
  }

  private struct MissingPlot: Error {}

  @Test func theLowestPlaceOfACurveIsTheKey() throws {
    let (question, plot) = try plot("stop")
    let a = try #require(question.values["a"])
    guard case .mark(let key)? = question.rightAnswer() else { throw MissingPlot() }
    // d/dx (exp(−x / a) + 0.004 x) = 0 at x = a ln(250 / a); points stand one apart.
    let expected = try #require(Condition.Term(parsing: "a * log(250 / a)").value { _ in a })
    #expect(abs(key - expected) <= 1)
    #expect(plot.extent(of: .x) == 0...100)
    #expect(question.grade(.mark(key + 5.9)).isRight)
    #expect(question.grade(.mark(5)).words.hasPrefix("Both curves still fall"))
    #expect(question.grade(.mark(65)).words.hasPrefix("The validation loss has been rising"))
    let late = question.grade(.mark(90))
    #expect(late.misconception == "M10" && !late.isRight)
    #expect(question.weight == 2)
  }

  @Test func aHeightIsReadOnALogarithmicAxis() throws {
    let (question, _) = try plot("fading")
    let factor = try #require(question.values["factor"])
    let far = try #require(question.values["far"])
    let key = try #require(Condition.Term(parsing: "f ^ n").value { $0 == "f" ? factor : far })
    #expect(question.grade(.mark(key * 1.4)).isRight && question.grade(.mark(key * 0.6)).isRight)
    #expect(question.grade(.mark(key * 2)).words.hasPrefix("Too much"))
    #expect(question.grade(.mark(key / 10)).words.hasPrefix("Too little"))
    #expect(question.grade(.mark(1)).misconception == "M25")
  }

  @Test func aCurveIsPickedByALetter() throws {
    let (question, plot) = try plot("jagged")
    #expect(question.grade(.curve(0)).isRight && !question.grade(.curve(1)).isRight)
    #expect(question.grade(.curve(2)).misconception == "M13")
    let order = question.order(seed: 3)
    #expect(Set(order.map { plot.label(ofCurve: $0, order: order) }) == ["A", "B", "C"])
    #expect(plot.label(ofCurve: order[0], order: order) == "A")
    #expect(question.weight == 1)
  }

  @Test func noiseIsTheSameEveryTimeAndStaysInItsBand() throws {
    let (_, plot) = try plot("jagged")
    let smooth = try Condition.Term(parsing: "0.35 + 2 * exp(-x / 9)")
    for point in plot.curves[0].points {
      let y = try #require(smooth.value { _ in point.x })
      #expect(abs(point.y - y) <= 0.3)
    }
    #expect(plot.curves[0].points.contains { abs($0.y - (smooth.value { _ in 0 } ?? 0)) > 0.01 })
    let again = try LessonReader.read(SourceFile(path: "q01.md", text: EveryQuestion.text))
    #expect(
      again.item("Q01.jagged")?.question == EveryQuestion.lesson?.item("Q01.jagged")?.question)
  }

  @Test func aRunGivesItsCurves() throws {
    let (question, empty) = try plot("live")
    #expect(empty.neededCurves == ["loss", "validation"])
    #expect(!question.grade(.mark(3)).isJudged)
    let points = [(30, 0.9), (10, 2.0), (20, 0.5), (40, .nan)].map {
      PlotReading.Point(x: $0.0, y: $0.1)
    }
    var filled = question
    filled.kind = .plot(empty.filled(with: ["loss": points, "validation": points]))
    #expect(filled.rightAnswer() == .mark(20))
    #expect(filled.grade(.mark(25)).isRight && filled.grade(.mark(5)).words.contains("still falls"))
  }

  @Test func aCurveIsReadInNumbersAlongItsAxis() throws {
    let (_, plot) = try plot("stop")
    let readings = plot.readings(ofCurve: 0)
    #expect(readings.count == 11)
    for (index, point) in readings.enumerated() {
      #expect(abs(point.x - Double(10 * index)) < 1e-9)
    }
    #expect(readings.first?.y == 1)
    #expect(PlotReading.Axis(label: "", isLogarithmic: true).place(at: 0.5, of: 1...100) == 10)
    #expect(plot.readings(ofCurve: 5).isEmpty)
  }

  @Test func aCrossingIsFoundBetweenPoints() {
    let plot = PlotReading(
      x: .init(label: "x"), y: .init(label: "y"),
      curves: [
        .init(name: "a", points: [.init(x: 0, y: 0), .init(x: 10, y: 10)]),
        .init(name: "b", points: [.init(x: 0, y: 4), .init(x: 10, y: 4)]),
      ], task: .curve(0))
    let key = PlotReading.Key.crossing(curve: 0, other: 1)
    #expect(plot.value(of: key, along: .x) == 4)
    #expect(plot.value(of: key, along: .y) == 4)
    #expect(plot.value(of: .crossing(curve: 1, other: 1), along: .x) == nil)
    #expect(plot.value(of: .height(curve: 0, at: 11), along: .y) == nil)
  }

  static let axes = "x: {label: a, range: [0, 9]}\ny: {label: b}\n"
  static let curve = "curves:\n  - {name: c, formula: x}\n"

  @Test(arguments: [
    (axes + curve + "ask: x\nanswer: 3", "`tolerance` is missing"),
    (axes + curve + "ask: x\ntolerance: 1", "`answer` is missing"),
    (axes + curve + "ask: x\nanswer: lowest d\ntolerance: 1", "`d` is no curve of this plot"),
    (axes + curve + "answer: 3\ntolerance: 1", "`ask` is missing"),
    (
      axes + "curves:\n  - {name: c, formula: q}\nask: curve\nanswer: c",
      "`q` in the formula has no value"
    ),
    (
      axes + "curves:\n  - {name: c, formula: log(x)}\nask: curve\nanswer: c",
      "the formula is not finite everywhere between 0.0 and 9.0"
    ),
    (
      axes + "curves:\n  - {name: c, points: [[1, 2], [0, 3]]}\nask: curve\nanswer: c",
      "x does not grow from point to point"
    ),
    (
      axes + "curves:\n  - {name: c, run: loss}\nask: curve\nanswer: c",
      "there is no run that gives this curve"
    ),
    (
      axes + "curves:\n  - {name: c, run: less}\nask: curve\nanswer: c\nrun: {lab: descent}",
      "`less` is no curve that a run gives"
    ),
    (
      "y: {label: b}\n" + "curves:\n  - {name: c, points: [[0, 1], [1, 2]]}\nask: curve\nanswer: c",
      "`x` is missing"
    ),
  ])
  func mistakesAreTold(_ fields: String, _ what: String) {
    #expect(EveryQuestion.error("id: T01.a\ntype: plot\n\(fields)\n\nWhich?")?.what == what)
  }
}
