import Testing

@testable import TextUI

@Suite struct CurveTests {
  private func draw(_ widget: some Widget, _ columns: Int, _ rows: Int, _ look: Look = .standard)
    -> Surface
  {
    var surface = Surface(Size(columns: columns, rows: rows), look: look)
    surface.draw(widget, in: surface.bounds)
    return surface
  }

  private func dots(_ points: [ChartPoint], columns: Int = 40) -> [[Dot]] {
    let frame = PlotFrame(
      x: Axis(0, 100_000), y: Axis(0, 10, ticks: []),
      in: Rect(Size(columns: columns, rows: 12)))
    return CurvePaths.paths(of: points, in: frame)
  }

  @Test func aLongCurveIsThinnedAndKeepsItsSpikes() {
    var points = (0..<100_000).map { ChartPoint(Double($0), 1 + Double($0 % 7) / 10) }
    points[31_415].y = 9
    points[77_777].y = 0.1
    let thinned = dots(points).joined()
    #expect(thinned.count <= 4 * 82)
    let rows = PlotFrame(
      x: Axis(0, 100_000), y: Axis(0, 10, ticks: []), in: Rect(Size(columns: 40, rows: 12)))
    #expect(thinned.contains { rows.dot(points[31_415]) == $0 })
    #expect(thinned.contains { rows.dot(points[77_777]) == $0 })
  }

  @Test func aThinnedCurveIsTheSamePicture() {
    let points = (0..<5_000).map { index in
      ChartPoint(Double(index) * 20, 5 + 4 * WidgetGallery.noise(index))
    }
    let frame = PlotFrame(
      x: Axis(0, 100_000), y: Axis(0, 10, ticks: []), in: Rect(Size(columns: 40, rows: 12)))
    func picture(_ paths: [[Dot]]) -> Surface {
      var canvas = DotCanvas(frame.plot.size, look: .standard)
      for path in paths { canvas.draw(path, Stroke(.ink)) }
      var surface = Surface(frame.plot.size)
      canvas.draw(on: &surface, at: .zero)
      return surface
    }
    let whole = picture([points.compactMap(frame.dot)])
    let thin = picture(CurvePaths.paths(of: points, in: frame))
    let cells = (0..<frame.plot.rows).flatMap { row in
      (0..<frame.plot.columns).map { whole[$0, row] == thin[$0, row] }
    }
    // The slanted ways between two columns may round to another dot.
    #expect(Double(cells.filter { $0 }.count) >= 0.97 * Double(cells.count))
  }

  @Test func gapsOfALongCurveStay() {
    var points = (0..<100_000).map { ChartPoint(Double($0), 5) }
    for index in 40_000..<60_000 { points[index].y = .nan }
    #expect(dots(points).count == 2)
  }

  @Test func whatRunsBackAndForthIsNotThinned() {
    let points = (0..<2_000).map { ChartPoint(Double($0 % 2) * 50_000, Double($0) / 200) }
    #expect(dots(points).joined().count == 2_000)
  }

  @Test func theCursorReadsTheNearestSampleOfEveryCurve() {
    let chart = LineChart(
      [
        Series("train", values: [4, 3, 2, 1, 0.5]),
        Series("test", [ChartPoint(0, 5), ChartPoint(4, 2), ChartPoint(2, .nan)]),
      ], x: Axis(0, 4, title: "step"), y: Axis(0, 5), cursor: 2.4)
    let readings = chart.readings(at: 2.4)
    #expect(readings.map(\.name) == ["train", "test"])
    #expect(readings.map(\.point) == [ChartPoint(2, 2), ChartPoint(0, 5)])
    #expect(chart.summary.hasSuffix("step 2: train 2.00, test 5.00"))
    #expect(chart.readings(at: .nan).isEmpty)
    #expect(LineChart([], x: Axis(0, 1), y: Axis(0, 1)).readings(at: 1).isEmpty)
  }

  @Test func theCursorsNumbersAreWrittenInEveryLook() {
    let curve = [Series("loss", values: (0...20).map { Double($0) / 10 })]
    let chart = LineChart(curve, x: Axis(0, 20), y: Axis(0, 2), cursor: 13)
    for look in [Look.standard, .monochrome, Look(colors: .none, glyphs: .ascii)] {
      for size in [(44, 14), (30, 6), (20, 5)] {
        let picture = draw(chart, size.0, size.1, look).description
        #expect(picture.contains("1.30"), "\(size) \(look.glyphs)\n\(picture)")
        #expect(picture.contains("13"))
      }
    }
  }

  @Test func columnsOfTheScreenLeadToValuesAndBack() {
    let chart = LineChart(
      title: "loss", [], x: Axis(0.01, 100, scale: .logarithmic), y: Axis(0, 1))
    let area = Rect(column: 7, row: 3, columns: 50, rows: 14)
    var seen = 0
    for column in 0..<70 {
      guard let x = chart.value(atColumn: column, in: area) else { continue }
      seen += 1
      #expect(chart.column(of: x, in: area) == column)
    }
    #expect(seen == chart.plotColumns(in: area))
    #expect(seen > 40)
  }

  @Test func aCurveThatDivergesIsMarkedWhereItLeft() {
    let up = Series("a", values: [1, 2, .infinity])
    let down = Series("b", values: [1, 0.5, -.infinity, -.infinity])
    let chart = LineChart([up, down], x: Axis(0, 4, title: "step"), y: Axis(0, 3))
    let picture = draw(chart, 50, 14)
    #expect(picture.line(2).contains("↑ ∞ at 2"))
    #expect(picture.lines.contains { $0.contains("↓ −∞ at 2") })
    #expect(chart.summary.contains("then infinity at 2: it diverged"))
    let ascii = draw(chart, 50, 14, Look(colors: .none, glyphs: .ascii)).description
    #expect(ascii.contains("inf at 2") && ascii.contains("-inf at 2"))
    // A gap that ends is no divergence.
    let gap = LineChart([Series("", values: [1, .nan, 1])], x: Axis(0, 2), y: Axis(0, 2))
    #expect(!draw(gap, 40, 10).description.contains("NaN"))
  }

  @Test func aBandIsWhatRunsSpan() {
    let runs = [[1.0, 2, 3], [2, 1, .nan], [0, 5]].map { values in
      values.enumerated().map { ChartPoint(Double($0), $1) }
    }
    let band = ChartBand("runs", across: runs)
    #expect(band.slices.map(\.range) == [0...2, 1...5, 3...3])
    #expect(band.range(at: 0.5) == 0.5...3.5)
    #expect(band.range(at: -1) == nil && band.range(at: 2.1) == nil)
    #expect(ChartBand("", across: []).slices.isEmpty)
  }

  @Test func aBandIsSeenWithAndWithoutColours() {
    let band = ChartBand("", [.init(0, 0.4...0.6), .init(1, 0.4...0.6)])
    let chart = LineChart([], x: Axis(0, 1), y: Axis(0, 1, ticks: []), bands: [band])
    let picture = draw(chart, 10, 12)
    #expect(picture[4, 5].style.background == .role(.grid))
    #expect(picture[4, 1].style.background == .standard)
    #expect(draw(chart, 10, 12, .monochrome)[4, 5].character == "⢕")
  }

  @Test func markersStandOnTheirPoints() {
    let chart = LineChart(
      [Series("", values: [0, 1, 0], marker: .triangle)], x: Axis(0, 2), y: Axis(0, 1, ticks: []))
    let picture = draw(chart, 21, 11)
    #expect(picture[10, 0].character == "▲")
    #expect(picture.description.filter { $0 == "▲" }.count == 3)
  }

  @Test func aSparklineKeepsSpikesAndLeavesGaps() {
    var values = Array(repeating: 0.0, count: 100)
    values[42] = 1
    let line = draw(Sparkline(values, span: .all), 10, 1).line(0)
    #expect(line == "▁▁▁▁█▁▁▁▁▁")
    #expect(draw(Sparkline([1, .nan, 0]), 5, 1).line(0) == "█ ▁")
    #expect(draw(Sparkline([-0.5, 1], hasRange: true), 20, 1).line(0) == "−0.5 ▁█ 1")
    #expect(
      Sparkline([1, 9, .nan, 2]).summary == "from 1.00 to 2.00, highest 9.00, 1 not a number")
  }
}
