import Testing

@testable import TextUI

@Suite struct ChartTests {
  private func draw(_ widget: some Widget, _ columns: Int, _ rows: Int, _ look: Look = .standard)
    -> Surface
  {
    var surface = Surface(Size(columns: columns, rows: rows), look: look)
    surface.draw(widget, in: surface.bounds)
    return surface
  }

  @Test(arguments: [
    (0.0, 3.0, [0.0, 1, 2, 3]), (0, 600, [0, 200, 400, 600]), (-2, 2, [-2, -1, 0, 1, 2]),
    (0, 0.04, [0, 0.01, 0.02, 0.03, 0.04]), (-0.37, 1.21, [0, 0.5, 1]), (0, 1, [0, 0.5, 1]),
  ])
  func ticksAreOneTwoOrFive(_ low: Double, _ high: Double, _ expected: [Double]) {
    let ticks = Axis(low, high).ticks()
    #expect(ticks.count == expected.count)
    for (tick, value) in zip(ticks, expected) { #expect((tick - value).magnitude < 1e-9) }
  }

  @Test func thereAreTwoToFiveTicksWhateverTheRange() {
    var low = -7.3
    while low < 7 {
      for range in [0.013, 0.2, 1, 3.7, 42, 9_100] {
        let ticks = Axis(low, low + range).ticks()
        #expect((2...5).contains(ticks.count), "\(low) \(range): \(ticks)")
        #expect(ticks.allSatisfy { $0 >= low - 1e-6 && $0 <= low + range + 1e-6 })
      }
      low += 0.77
    }
  }

  @Test func aLogAxisHasPowersOfTen() {
    let axis = Axis(0.005, 1, scale: .logarithmic)
    #expect(axis.ticks() == [0.01, 0.1, 1])
    #expect(axis.position(0) == nil)
    #expect(axis.position(-3) == nil)
    #expect(((axis.position(1) ?? 0) - 1).magnitude < 1e-12)
    #expect(Axis(1e-9, 1e9, scale: .logarithmic).ticks().count <= 5)
  }

  @Test func anAxisWidensToTheNextTickAndNeverNarrows() {
    let axis = Axis.fitting([0.3, 2.34])
    #expect(axis.low == 0)
    #expect(axis.high == 2.5)
    let wider = Axis.fitting([0.1], current: axis)
    #expect(wider.high == axis.high)
    #expect(Axis.fitting([Double.nan]).high == 1)
    #expect(Axis.fitting([0.03, 0.7], scale: .logarithmic).low == 0.01)
  }

  @Test func impossibleAxesAreMended() {
    for axis in [Axis(1, 1), Axis(3, -3), Axis(.nan, .infinity), Axis(-1, -2, scale: .logarithmic)]
    {
      #expect(axis.low < axis.high)
      #expect(axis.position(axis.low) == 0)
    }
  }

  @Test func aCellShowsTheFrontLayerAlone() {
    var canvas = DotCanvas(Size(columns: 1, rows: 1), look: .standard)
    canvas.set(x: 0, y: 0, style: Style(.muted))
    canvas.set(x: 0, y: 1, style: Style(.muted))
    canvas.beginLayer()
    canvas.set(x: 1, y: 3, style: Style(.strong))
    var surface = Surface(Size(columns: 1, rows: 1))
    canvas.draw(on: &surface, at: .zero)
    #expect(surface[0, 0] == Cell("⢀", Style(.strong)))
  }

  @Test func everyDotHasItsPlaceInBraille() {
    var picture = ""
    for y in 0..<4 {
      for x in 0..<2 {
        var canvas = DotCanvas(Size(columns: 1, rows: 1), look: .standard)
        canvas.set(x: x, y: y, style: .plain)
        var surface = Surface(Size(columns: 1, rows: 1))
        canvas.draw(on: &surface, at: .zero)
        picture.append(surface[0, 0].character)
      }
    }
    #expect(picture == "⠁⠈⠂⠐⠄⠠⡀⢀")
  }

  @Test func aLineIsUnbrokenAndDashesAreMeasuredAlongIt() {
    #expect(
      dots(from: Dot(0.5, 0.5), to: Dot(79.5, 0.5), Stroke(.ink))
        == String(repeating: "#", count: 80))
    let dashed = dots(from: Dot(0.5, 0.5), to: Dot(79.5, 0.5), Stroke(.ink, pattern: .dashed))
    #expect(dashed.hasPrefix("######...######...######"))
    // Cut at many points, a path has the same dashes.
    var canvas = DotCanvas(Size(columns: 40, rows: 1), look: .standard)
    canvas.draw((0..<80).map { Dot(Double($0) + 0.5, 0.5) }, Stroke(.ink, pattern: .dashed))
    #expect(row(of: canvas) == dashed)
  }

  @Test func aLineFromFarAwayIsCutAtTheEdge() {
    var canvas = DotCanvas(Size(columns: 4, rows: 2), look: .standard)
    canvas.line(from: Dot(-1e300, 4), to: Dot(1e300, 4), Stroke(.ink))
    canvas.line(from: Dot(.nan, 0), to: Dot(1, 1), Stroke(.ink))
    canvas.line(from: Dot(-5, -9), to: Dot(20, -1), Stroke(.ink))
    var surface = Surface(Size(columns: 4, rows: 2))
    canvas.draw(on: &surface, at: .zero)
    #expect(surface.lines[0] == "")
    #expect(!surface.lines[1].isEmpty)
  }

  @Test func aThickLineIsTwoDotsThickEvenAtTheEdge() {
    for y in [0.5, 3.5] {
      var canvas = DotCanvas(Size(columns: 1, rows: 1), look: .standard)
      canvas.line(from: Dot(0.5, y), to: Dot(1.5, y), Stroke(.ink, isThick: true))
      var surface = Surface(Size(columns: 1, rows: 1))
      canvas.draw(on: &surface, at: .zero)
      #expect(surface.description == (y < 1 ? "⠛" : "⣤"))
    }
  }

  @Test func aGapInTheDataIsAGapInTheCurve() {
    let values = [1, 1, .nan, .infinity, 1, 1].map { $0 as Double }
    let chart = LineChart(
      [Series("", values: values)], x: Axis(0, 5), y: Axis(0, 2, ticks: []))
    let row = draw(chart, 20, 5).lines.prefix(3).first { !$0.isEmpty } ?? ""
    #expect(row.contains("⠤") || row.contains("⠒") || row.contains("⠉") || row.contains("⣀"))
    #expect(row.split(separator: " ").count == 2)
  }

  @Test func theGroundLiesBelowItsCurve() {
    let chart = LineChart(
      [Series("", values: [0.5, 0.5], hasGround: true)], x: Axis(0, 1), y: Axis(0, 1, ticks: []))
    let lines = draw(chart, 10, 10).lines
    #expect(lines[0].isEmpty)
    #expect(lines[6].contains("⠁⠄⠁⠄"))
  }

  @Test func aMarkHasItsArrowInTheRowAbove() {
    let chart = LineChart(
      [], x: Axis(0, 1), y: Axis(0, 1, ticks: []),
      marks: [.init(at: ChartPoint(0.5, 0.5), "●", label: "A", arrow: -4)])
    let lines = draw(chart, 21, 8).lines
    #expect(lines[2] == "    A ◂━━━")
    #expect(lines[3] == "          ●")
  }

  /// As when a run diverges on axes that were made for one that does not.
  @Test(arguments: [1e30, -1e30, 1e300, -1e300])
  func whatLiesFarOutsideOfTheAxesIsLeftOut(_ far: Double) {
    let axis = Axis(0, 1)
    let path = [ChartPoint(0, 0.5), ChartPoint(0.5, far), ChartPoint(far, far)]
    let chart = LineChart(
      [Series("", path, endMark: "E", hasGround: true)], x: axis, y: axis,
      moments: [.init(at: far, "moment")],
      marks: [
        .init(at: ChartPoint(0.5, far), "M", label: "above"),
        .init(at: ChartPoint(far, 0.5), "M", label: "beside"),
      ])
    let picture = draw(chart, 40, 12).description
    for sign in ["E", "M", "moment", "above", "beside"] { #expect(!picture.contains(sign)) }
  }

  @Test func anEmptyChartIsAFrameWithAxes() {
    let chart = LineChart(
      title: .muted("loss"), [], x: Axis(0, 40, title: "step"), y: Axis(0, 1))
    let picture = draw(chart, 40, 10).description
    #expect(picture.contains("┈┈┈"))
    #expect(picture.contains("┴"))
    #expect(picture.contains("step"))
    #expect(chart.summary == "loss: nothing measured yet")
  }

  @Test func theLegendShowsTheMarksItExplains() {
    let chart = LineChart(
      [
        Series("training", values: [1, 0], stroke: Stroke(.ink, isThick: true)),
        Series(
          "validation", values: [1, 1], stroke: Stroke(.ink, pattern: .dashed, isThick: true)),
      ], x: Axis(0, 1), y: Axis(0, 1))
    #expect(draw(chart, 44, 10).line(0) == "━━ training  ╍╍ validation")
    #expect(
      draw(chart, 44, 10, Look(colors: .none, glyphs: .ascii)).line(0)
        == "## training  oo validation")
  }

  @Test func aCurveIsSaidWithItsEndsAndItsWay() {
    let chart = LineChart(
      title: .muted("loss"), [Series("", values: [0.694, 0.5, 0.312])],
      x: Axis(0, 2, title: "steps"), y: Axis(0, 1))
    #expect(chart.summary == "loss 0.694 → 0.312, falling, steps 0 to 2")
  }

  @Test func barsGrowToBothSidesOfOneLine() {
    let bars = SignedBars([.init("up", 2), .init("down", -1), .init("none", 0)])
    #expect(
      draw(bars, 30, 3).lines == [
        "up         │━━━━━━━━━━   +2.00", "down  ╍╍╍╍╍│             −1.00",
        "none       │              0.00",
      ])
  }

  @Test func signsAreSeenWithoutColour() {
    let bars = SignedBars([.init("up", 2), .init("down", -1)])
    let lines = draw(bars, 30, 2, Look(colors: .none, glyphs: .ascii)).lines
    #expect(lines[0].contains("+++"))
    #expect(lines[1].contains("---"))
  }

  @Test func theFocusedBarIsAlwaysSeenAndTheRestIsCounted() {
    let bars = (0..<57).map { SignedBars.Bar("word \($0)", Double($0) - 28) }
    for focus in [0, 9, 28, 56] {
      let picture = draw(SignedBars(bars, focus: focus), 44, 14).description
      #expect(picture.contains("▸ word \(focus) "))
      #expect(picture.contains("more"))
    }
    #expect(draw(SignedBars(bars, focus: 0), 44, 14).line(13) == "  ↓ 44 more")
  }

  @Test func columnsStandOnOneLineInEighths() {
    let columns = Columns([1, 0.5, 0.0625, -1, 0])
    #expect(draw(columns, 5, 4).lines == ["█", "██▁▁▁", "▔▔▔█", "   █"])
  }

  @Test func aNumberFarBeyondTheLimitFillsItsSideAndNoMore() {
    let values = [1e300, -1e300, 1]
    let columns = draw(Columns(values, limit: 1), 3, 4)
    #expect(columns == draw(Columns([1, -1, 1], limit: 1), 3, 4))
    let bars = values.map { SignedBars.Bar("", $0) }
    let picture = draw(SignedBars(bars, limit: 1e-300, decimals: 0), 700, 3)
    #expect(picture.line(0).contains("━"))
    #expect(picture.line(1).contains("╍"))
  }

  @Test func aConfusionTableCountsWhatIsRight() {
    let table = ConfusionTable(classes: ["a", "b"], counts: [[8, 2], [1, 9]])
    #expect(table.summary.hasPrefix("17 of 20 right, 85.0\u{A0}%"))
    let picture = draw(table, 44, 8).description
    #expect(picture.contains("80 %") && picture.contains("10 %"))
  }

  @Test func hiddenCellsOfAHeatMapAreDots() {
    let map = HeatMap([[1, .nan], [0.5, 0.5]], limit: 1)
    #expect(draw(map, 10, 2).lines == [" 1.0   ·", " .50  .50"])
  }

  @Test func colourPairsOfAPictureStayFew() {
    let values = (0..<64).map { y in (0..<64).map { x in Double(x * y) / 4096 } }
    let surface = draw(HeatMap(values, hasNumbers: false), 64, 32)
    var pairs: Set<Style> = []
    for row in 0..<32 {
      for column in 0..<64 { pairs.insert(surface[column, row].style) }
    }
    #expect(pairs.count <= (Ramp.steps + 1) * (Ramp.steps + 1))
  }

  private func dots(from start: Dot, to end: Dot, _ stroke: Stroke) -> String {
    var canvas = DotCanvas(Size(columns: 40, rows: 1), look: .standard)
    canvas.line(from: start, to: end, stroke)
    return row(of: canvas)
  }

  /// The uppermost dots of a canvas of one row.
  private func row(of canvas: DotCanvas) -> String {
    var surface = Surface(Size(columns: canvas.size.columns, rows: 1))
    canvas.draw(on: &surface, at: .zero)
    return (0..<canvas.size.columns).map { column in
      let scalar = surface[column, 0].character.unicodeScalars.first?.value ?? 0x2800
      let bits = scalar >= 0x2800 ? scalar - 0x2800 : 0
      return (bits & 1 != 0 ? "#" : ".") + (bits & 8 != 0 ? "#" : ".")
    }.joined()
  }
}
