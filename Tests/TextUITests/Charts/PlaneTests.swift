import Testing

@testable import TextUI

@Suite struct PlaneTests {
  private func draw(_ widget: some Widget, _ columns: Int, _ rows: Int, _ look: Look = .standard)
    -> Surface
  {
    var surface = Surface(Size(columns: columns, rows: rows), look: look)
    surface.draw(widget, in: surface.bounds)
    return surface
  }

  private let axis = Axis(-1, 1)

  @Test func aContourRunsWhereTheFunctionCrossesItsLevel() {
    // f = x, which is 0.5 at three quarters of the way.
    let grid = ValueGrid([[-1, 1], [-1, 1]])
    let dots = Contour(grid, Size(columns: 10, rows: 3)).dots(at: 0.5)
    #expect(dots.count == 12)
    for dot in dots {
      let x = Double(dot.x) / 19 * 2 - 1
      #expect((x - 0.5).magnitude <= 1.0 / 19 + 1e-9)
    }
  }

  @Test func aCircleIsACircle() {
    let values = LossLandscape.values(x: axis, y: axis, count: 41) { $0 * $0 + $1 * $1 }
    let size = Size(columns: 40, rows: 20)
    let dots = Contour(ValueGrid(values), size).dots(at: 0.49)
    #expect(dots.count > 60)
    for dot in dots {
      let (x, y) = (Double(dot.x) / 79 * 2 - 1, Double(dot.y) / 79 * 2 - 1)
      #expect(((x * x + y * y).squareRoot() - 0.7).magnitude < 0.03)
    }
  }

  @Test func nothingIsDrawnAlongWhatIsNotANumber() {
    let grid = ValueGrid([[-1, .nan, 1]])
    #expect(Contour(grid, Size(columns: 10, rows: 2)).dots(at: 0).isEmpty)
  }

  @Test func cellsOfTheScreenLeadToPlacesAndBack() throws {
    let landscape = LossLandscape(
      [[0, 1], [1, 2]], x: Axis(-3, 3), y: Axis(0, 10), title: "loss")
    let area = Rect(column: 4, row: 2, columns: 50, rows: 20)
    let frame = landscape.frame(in: area)
    for cell in [(30, 8), (frame.plot.column, frame.plot.row), (40, 12)] {
      let place = try #require(landscape.point(atColumn: cell.0, row: cell.1, in: area))
      #expect(frame.cell(place) == Point(column: cell.0, row: cell.1))
    }
    let corner = try #require(
      landscape.point(atColumn: frame.plot.column, row: frame.plot.row, in: area))
    #expect(corner == ChartPoint(-3, 10))
    #expect(landscape.point(atColumn: 0, row: 0, in: area) == nil)
  }

  @Test func examplesOnTheWrongSideStandOut() {
    let chart = PlaneChart(
      [[-1, 1], [-1, 1]], x: axis, y: axis,
      examples: [.init(-0.8, 0, .a), .init(0.8, 0, .a), .init(-0.8, 0.5, .b)], marksErrors: true)
    #expect(chart.examples.map(chart.isWrong) == [true, false, false])
    #expect(chart.summary.hasSuffix("1 on the wrong side"))
    let wrong = (0..<9).flatMap { row in (0..<20).map { draw(chart, 20, 9)[$0, row] } }
      .filter { $0.style.attributes.contains(.reverse) }
    #expect(wrong.map(\.character) == ["●"])
  }

  @Test func testExamplesAreHollow() {
    let chart = PlaneChart(
      [], x: axis, y: axis,
      examples: [.init(-0.5, 0, .a, isTest: true), .init(0.5, 0, .b, isTest: true)])
    let picture = draw(chart, 20, 9).description
    #expect(picture.contains("○") && picture.contains("+") && !picture.contains("●"))
  }

  @Test func aDiscreteSurfaceHasTwoColours() {
    let chart = PlaneChart([[-1, 1]], x: axis, y: axis, isDiscrete: true)
    let picture = draw(chart, 9, 4)
    let inks = Set((0..<4).flatMap { row in (0..<9).map { picture[$0, row].style.background } })
    #expect(inks.count == 2)
  }

  @Test func theNearestExampleIsFoundUnderTheMouse() {
    let chart = PlaneChart(
      [], x: axis, y: axis, examples: [.init(-0.5, 0, .a), .init(0.5, 0.5, .b)])
    let area = Rect(Size(columns: 40, rows: 12))
    let cell = chart.frame(in: area).cell(ChartPoint(0.5, 0.5)) ?? .zero
    #expect(chart.example(atColumn: cell.column + 1, row: cell.row, in: area) == 1)
    #expect(chart.example(atColumn: cell.column + 9, row: cell.row, in: area) == nil)
  }

  @Test func aWalkersWayBeginsHollowAndEndsWithItsMarker() throws {
    let values = LossLandscape.values(x: axis, y: axis) { $0 * $0 + $1 * $1 }
    let landscape = LossLandscape(
      values, x: axis, y: axis,
      walkers: [
        .init(
          "A", path: [ChartPoint(-0.8, 0), ChartPoint(0, 0)], marker: .triangle,
          next: ChartPoint(0.6, 0))
      ])
    for look in [Look.standard, .monochrome] {
      let picture = draw(landscape, 40, 12, look)
      let line = try #require(picture.lines.dropFirst().first { $0.contains("○") })
      let start = try #require(line.firstIndex(of: "○"))
      let now = try #require(line.firstIndex(of: "▲"))
      let next = try #require(line.firstIndex(of: "→"))
      #expect(start < now && now < next)
    }
    #expect(landscape.summary.contains("A after 1 steps at 0.00, 0.00, loss 0.640 → 0.00"))
  }

  @Test func arrowsPointInEightDirections() {
    let values = LossLandscape.values(x: axis, y: axis) { $0 + $1 }
    let ways: [(Double, Double, Character)] = [
      (0.5, 0, "→"), (-0.5, 0, "←"), (0, 0.5, "↑"), (0, -0.5, "↓"), (0.5, 0.5, "↗"),
      (-0.5, 0.5, "↖"), (0.5, -0.5, "↘"), (-0.5, -0.5, "↙"),
    ]
    for (x, y, sign) in ways {
      let landscape = LossLandscape(
        values, x: axis, y: axis,
        walkers: [.init("", path: [ChartPoint(0, 0)], next: ChartPoint(x, y))], hasScale: false)
      #expect(draw(landscape, 40, 20).description.contains(sign), "\(x) \(y)")
    }
  }

  @Test func aLandscapeWithoutNumbersIsEmptyAndNoTrap() {
    for values in [[], [[.nan]], [[Double.infinity, -.infinity]], [[1.0]]] as [[[Double]]] {
      for scale in [Axis.Scale.linear, .logarithmic] {
        let landscape = LossLandscape(
          values, x: axis, y: axis, scale: scale,
          walkers: [.init("A", path: [ChartPoint(.nan, 1), ChartPoint(1e300, -1e300)])])
        _ = draw(landscape, 40, 20)
        #expect(!landscape.summary.isEmpty)
      }
    }
  }

  @Test func theExampleInFocusIsReadOffAtTheAxes() {
    let chart = ScatterChart(
      [.init(0.25, 0.5), .init(0.75, 0.1, name: "iris 12")], x: Axis(0, 1, title: "length"),
      y: Axis(0, 1), focus: 1)
    let picture = draw(chart, 80, 14)
    #expect(picture.line(13).contains("0.750"))
    #expect(picture.description.contains("● 0.100 iris 12"))
    #expect(chart.summary.hasSuffix("iris 12 at length 0.750, y 0.100"))
    #expect(chart.neighbour(of: 1, direction: -1) == 0)
    #expect(chart.neighbour(of: 1, direction: 1) == 1)
    #expect(chart.neighbour(of: nil, direction: 1) == 0)
  }

  @Test func correlationIsPearsons() throws {
    let points = [(1.0, 2.0), (2, 1), (3, 4), (4, 3), (5, 5)].map {
      ScatterChart.Example($0.0, $0.1)
    }
    let chart = ScatterChart(points, x: Axis(0, 6), y: Axis(0, 6))
    #expect(try #require(chart.correlation).isClose(to: 0.8))
    #expect(ScatterChart([], x: axis, y: axis).correlation == nil)
    #expect(ScatterChart([.init(1, 1), .init(1, 2)], x: axis, y: axis).correlation == nil)
  }

  @Test func signsOfValuesAreSeenWithoutColour() {
    let chart = ScatterChart(
      [.init(-0.5, 0, value: -1), .init(0.5, 0, value: 1)], x: axis, y: Axis(-1, 1, ticks: []))
    let line = draw(chart, 20, 9, .monochrome).description
    #expect(line.contains("○") && line.contains("●"))
  }
}
