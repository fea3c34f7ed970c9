import Course
import Testing

@Suite struct FigureTests {
  @Test func aFigureKeepsItsRowsAndItsDescription() throws {
    let blocks = try #require(EveryQuestion.lesson).steps[0].screens[0].blocks
    let figures = blocks.compactMap { if case .figure(let figure) = $0 { figure } else { nil } }
    let figure = try #require(figures.first)
    #expect(figure.rows.count == 3 && figure.rows[0].hasPrefix("x1 ──"))
    #expect(figure.rows[1].hasPrefix("             Σ"))
    #expect(figure.alt.hasPrefix("Two inputs x1 and x2"))
  }

  @Test func aFigureWithoutDescriptionOrDrawingIsAnError() {
    let alt =
      "alt: Two inputs x1 and x2, each multiplied by a weight, run into a sum with an offset"
    let errors = EveryQuestion.errors(replacing: alt, with: "alto: Two inputs")
    #expect(errors.contains { $0.what == "`alt` is missing" })
    let empty = EveryQuestion.errors(
      replacing: "x1 ── × w1 ──╮\n             Σ ── + b ── ReLU ── y\nx2 ── × w2 ──╯\n", with: "")
    #expect(empty.map(\.what) == ["the figure draws nothing"])
  }
}
