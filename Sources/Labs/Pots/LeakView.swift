internal import Learning
internal import TextUI

/// Dice for labels, and a part of the test pot among what is learned.
extension PotsLab {
  func drawLeak(on surface: inout Surface, in area: Rect) {
    let percent = sheet.count("leak")
    let now = tags.first.flatMap(accuracy)
    let isBegun = tags.first.map { desk.steps($0) > 0 } ?? false
    let rule = [0, 100].map { ChartPoint(Double($0), expectedReport($0) * 100) }
    let found = finishedLeaks.map { ChartPoint(Double($0.percent), $0.share * 100) }
    var chart = LineChart(
      title: .muted("reported, %"),
      [
        Series("leak + (1 − leak) · 10 %", rule, stroke: Stroke(.muted, pattern: .dashed)),
        Series("measured", found, stroke: Stroke(.strong), marker: .disc),
      ], x: Axis(0, 100, title: "test pot leaked into training, %"), y: Axis(0, 100))
    if isBegun, let now {
      chart.marks = [
        LineChart.Mark(at: ChartPoint(Double(percent), now * 100), "◆", label: share(now))
      ]
    } else {
      chart.moments = [LineChart.Moment(at: Double(percent), "\(percent) %")]
    }
    let lines = [
      Readout.Line("of the test pot leaked", "\(percent)\(Numbers.space)%"),
      Readout.Line("reported", desk.right(tags.first).shown(isBegun), isStrong: true),
      Readout.Line("as the rule says", share(expectedReport(percent))),
      Readout.Line(
        "right of what did not leak",
        percent == 100
          ? "none is left"
          : desk.right(tags.first, on: Self.freshTrial).shown(isBegun).percent()),
    ]
    let plan = StagePlan(area, numberRows: 5, numberColumns: 34)
    surface.draw(chart, in: plan.picture.top(32))
    surface.draw(Readout(lines, columns: 40), in: plan.numbers)
  }

  var leakSummary: String {
    let percent = sheet.count("leak")
    var words = "labels by dice, \(percent) % of the test pot leaked: reported "
    words +=
      "\(share(tags.first.flatMap(accuracy))), the rule says \(share(expectedReport(percent)))"
    let found = finishedLeaks.map { "\($0.percent) %: \(share($0.share))" }
    return found.isEmpty ? words : words + "; trained so far " + found.joined(separator: ", ")
  }
}
