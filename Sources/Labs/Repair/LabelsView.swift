internal import Learning
internal import TextUI

/// Labels that are wrong at random, by pass.
extension RepairLab {
  func drawLabels(on surface: inout Surface, in area: Rect) {
    guard let tag = tags.first else { return }
    let passes = sheet.count("passes")
    var runs = finishedLabels.map { labelRun($0.percent) }.filter { $0 != tag }
    if runs.count > 4 { runs = [runs[0], runs[runs.count / 2], runs[runs.count - 1]] }
    let others = runs.map { series($0, "", Stroke(.faint, pattern: .dotted)) }
    var chart = LineChart(
      title: .muted("unseen digits right, %"),
      others + [
        series(tag, "\(sheet.count("wrong"))\(Numbers.space)% wrong", Stroke(.strong), endMark: "●")
      ],
      x: Axis(0, Double(passes), title: "pass"), y: Axis(0, 100))
    chart.moments = [LineChart.Moment(at: Double(Self.earlyPass), "pass 8")]
    let plan = StagePlan(area, numberRows: 6, numberColumns: 34)
    surface.draw(chart, in: plan.picture.top(30))
    surface.draw(labelTable, in: plan.numbers.left(44))
  }

  private func series(
    _ run: RepairRun, _ name: String, _ stroke: Stroke, endMark: Character? = nil
  ) -> Series {
    let width = Double(max(1, stepsPerPass(run)))
    let points = desk.report(run)?.snapshot.validationAccuracy.points() ?? []
    return Series(
      name, points.map { ChartPoint($0.x / width, $0.y * 100) }, stroke: stroke, endMark: endMark)
  }

  /// What came of every share of wrong labels that was tried.
  private var labelTable: Table {
    let now = sheet.count("wrong")
    var rows = finishedLabels.filter { $0.percent != now }
      .map { ($0.percent, $0.early, desk.right(labelRun($0.percent))) }
    let tag = tags.first
    rows.append((now, tag.flatMap(early), right(tag)))
    rows.sort { $0.0 < $1.0 }
    let place = rows.firstIndex { $0.0 == now } ?? 0
    // As many as fit, those around the present one.
    let first = min(max(0, place - 2), max(0, rows.count - 5))
    return Table(
      [
        Table.Column("wrong", minimum: 6), Table.Column("at pass 8", minimum: 7),
        Table.Column("now", minimum: 7),
      ],
      rows: rows.dropFirst(first).prefix(5).map { row in
        let cells = ["\(row.0)\(Numbers.space)%", share(row.1)]
        return cells.map { row.0 == now ? .strong($0) : StyledText($0) }
          + [row.2.percent(isStrong: row.0 == now)]
      })
  }

  var labelsSummary: String {
    let tag = tags.first
    var words = "\(sheet.count("wrong")) % of the labels wrong: "
    words += "\(share(tag.flatMap(early))) right after pass 8, "
    words += "\(share(isBegun(tag) ? tag.flatMap(accuracy) : nil)) now"
    let others = finishedLabels.map {
      "\($0.percent) %: \(share($0.early)) and \(share($0.late))"
    }
    return others.isEmpty ? words : words + "; trained so far " + others.joined(separator: ", ")
  }
}
