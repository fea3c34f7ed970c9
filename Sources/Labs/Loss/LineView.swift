internal import Compute
internal import TextUI

/// A line through points, and what its loss makes of one that is odd.
extension LossLab {
  private static let axes = (x: Axis(0, 4, title: "x"), y: Axis(0, 4.5, ticks: [0, 1, 2, 3, 4]))

  func drawLine(on surface: inout Surface, in body: Rect) {
    let plan = StagePlan(body, numberRows: 4, numberColumns: 34)
    let hasOdd = sheet.isOn("odd")
    let points = linePoints(hasOdd: hasOdd)
    let line = shownLine
    var curves = gaps(points, line, plan.picture)
    if isLineTrained, hasOdd, let clean = fitted(hasOdd: false) {
      curves.append(
        Series("", ends(clean), stroke: Stroke(.muted, pattern: .dashed)))
    }
    if isLineTrained {
      let own = (slope: sheet.number("slope"), height: sheet.number("height"))
      curves.append(Series("yours", ends(own), stroke: Stroke(.faint)))
    }
    curves.append(Series("", ends(line), stroke: Stroke(.strong, isThick: true)))
    let examples = points.enumerated().map { index, point in
      ScatterChart.Example(point.x, point.y, group: hasOdd && index == points.count - 1 ? 1 : 0)
    }
    surface.draw(
      ScatterChart(
        title: .muted(isLineTrained ? "found by training" : "your line"), examples,
        groups: [
          .init("", marker: .disc, role: .ink),
          .init(hasOdd ? "odd point" : "", marker: .diamond, role: .wrong),
        ], x: Self.axes.x, y: Self.axes.y, curves: curves), in: plan.picture)
    let measure = sheet.word("measure")
    func slope(_ value: Double?, _ run: LossRun? = nil) -> StyledText {
      guard let value else { return StyledText("–") }
      return StyledText(Numbers.fixed(value, decimals: 2, sign: .always)).asking(
        run.flatMap { desk.marks($0)?.parameter("line.weight") }, value)
    }
    surface.draw(
      Readout(
        [
          Readout.Line(
            "mean \(measure) distance",
            // The learner's own line is no network's.
            (isLineTrained ? loss(.line(hasOdd: hasOdd)) : MeanFigure()).counted(as: lineLoss)
              .text(isStrong: true) { Numbers.fixed($0, decimals: 3) }),
          Readout.Line(
            "slope of the line shown",
            slope(line.slope, isLineTrained ? .line(hasOdd: hasOdd) : nil)
              .mapStyles { _ in Style(.strong, .bold) }),
          Readout.Line(
            "best without the odd point, dashed",
            isLineTrained && hasOdd
              ? slope(fitted(hasOdd: false)?.slope, .line(hasOdd: false)) : StyledText("–")),
        ], columns: 44), in: plan.numbers)
  }

  private func ends(_ line: (slope: Double, height: Double)) -> [ChartPoint] {
    (0...40).map { ChartPoint(Double($0) / 10, line.slope * Double($0) / 10 + line.height) }
  }

  /// What counts of every point: the square over its distance, or the distance itself.
  private func gaps(
    _ points: [ChartPoint], _ line: (slope: Double, height: Double), _ area: Rect
  ) -> [Series] {
    let isSquared = sheet.word("measure") == "squared"
    // As wide as high on the screen: a cell is two dots across and four down.
    let perColumn = 4 / Double(max(1, (area.columns - 3) * 2))
    let perRow = 4.5 / Double(max(1, (area.rows - 4) * 4))
    return points.map { point in
      let height = line.slope * point.x + line.height
      let side = (point.y - height).magnitude / perRow * perColumn
      // Away from the line's end, so that the square stays in sight.
      let far = point.x > 2 ? point.x - side : point.x + side
      let outline =
        isSquared
        ? [
          point, ChartPoint(far, point.y), ChartPoint(far, height), ChartPoint(point.x, height),
          point,
        ] : [point, ChartPoint(point.x, height)]
      return Series("", outline, stroke: Stroke(.gradient))
    }
  }

  var lineSummary: String {
    let line = shownLine
    let name = isLineTrained ? "the line that training found" : "your line"
    return "\(name) has slope \(Numbers.fixed(line.slope, decimals: 2)), mean "
      + "\(sheet.word("measure")) distance \(Numbers.fixed(lineLoss, decimals: 3)) from "
      + "\(linePoints(hasOdd: sheet.isOn("odd")).count) points"
      + (sheet.isOn("odd") ? ", one of them odd" : "")
  }
}
