internal import Labs
internal import Learning
internal import TextUI

/// The loss of this step and of those before it, what stopped the run, what a nudge has measured,
/// and what was changed by hand.
struct LossStrip: Widget {
  var report: StepReport
  /// ε
  var nudge: NudgeSize
  /// Whether the chosen number can be nudged.
  var canNudge: Bool

  var summary: String {
    var words = report.loss.map { "loss \(Numbers.significant(Double($0)))" } ?? "no loss yet"
    if let stop = stopText { words += ", " + stop }
    if let found = report.nudge { words += ". " + CheckLines(found, in: report).spoken }
    return words
  }

  func draw(on surface: inout Surface, in area: Rect) {
    guard !area.isEmpty else { return }
    let outer = surface.narrowClip(to: area)
    defer { surface.restoreClip(outer) }
    var body = area.dropTop(area.rows >= 5 ? 2 : 1)
    let lines = remarks(columns: body.columns, rows: body.rows)
    let hasChart = losses.count > 1 && body.rows - (lines.isEmpty ? 0 : lines.count + 1) >= 5
    drawLoss(on: &surface, in: area.top(1), hasCurve: losses.count > 1 && !hasChart)
    for (place, line) in lines.prefix(body.rows).enumerated() {
      surface.write(line, column: body.column, row: body.row + place)
    }
    body = body.dropTop(lines.isEmpty ? 0 : lines.count + 1)
    if hasChart { drawChart(on: &surface, in: body) }
  }

  /// `loss  0.841   ▇▅▃▂   4 steps`
  private func drawLoss(on surface: inout Surface, in line: Rect, hasCurve: Bool) {
    var text = StyledText.strong("loss  ")
    if let loss = report.loss {
      text +=
        loss.isFinite
        ? StyledText.strong(Numbers.significant(Double(loss)))
        : StyledText(Figure.written(loss, in: surface.look), .wrong, .bold)
    } else {
      text += StyledText("·", .faint) + .muted(" to come")
    }
    let width = max(17, surface.write(text, column: line.column, row: line.row) + 2)
    let note = stopText.map { StyledText($0, .ink) } ?? stepsText
    let shown = note.truncated(to: max(0, line.columns - width))
    surface.write(shown, endColumn: line.endColumn, row: line.row)
    let room = line.dropLeft(width).dropRight(shown.width + 2)
    if hasCurve, room.columns >= 6 {
      surface.draw(Sparkline(losses.map(\.y), style: Style(.ink)), in: room)
    }
  }

  private var stepsText: StyledText {
    let count = report.position.step
    return .muted(
      count == 0
        ? "first step" : "\(Numbers.grouped(count)) \(count == 1 ? "step" : "steps") before")
  }

  private var losses: [ChartPoint] {
    report.losses.buckets.map {
      ChartPoint(Double($0.first), Double($0.mean))
    }
  }

  /// Why the run is where it is, if it did not just arrive.
  var stopText: String? {
    switch report.stop {
    case .breakpoint(let breakpoint, let name):
      breakpoint == .notFinite
        ? "stopped: \(name?.short ?? "a number") is not finite"
        : "stopped " + ChangeList.text(breakpoint, in: report)
    case .diverged: "the loss is not finite: no update follows"
    case .limit: "rested after many steps; Space goes on"
    case .arrived, .interrupted, nil: nil
    }
  }

  /// What was measured, or what could be; then what was changed.
  private func remarks(columns: Int, rows: Int) -> [StyledText] {
    var lines: [StyledText] = []
    if let found = report.nudge {
      lines += CheckLines(found, in: report).lines(columns: columns, rows: rows)
    } else if canNudge, rows >= 3 {
      let amount = Numbers.tick(nudge.amount)
      lines += StyledText.muted(
        "+ − move the chosen number by \(amount) and measure what the loss does."
      ).wrapped(to: columns, hanging: 0)
    }
    if let last = report.interventions.last, lines.count < rows {
      let others = report.interventions.count - 1
      var line =
        StyledText.strong("changed  ")
        + StyledText(ChangeList.text(.change(last), in: report))
      if others > 0 { line += .muted(", and \(others) more") }
      lines.append(line.truncated(to: columns))
    }
    return lines
  }

  private func drawChart(on surface: inout Surface, in area: Rect) {
    let points = losses
    let finite = points.map(\.y).filter(\.isFinite)
    guard let last = points.last, let highest = finite.max() else { return }
    let isShort = points.count <= 20
    surface.draw(
      LineChart(
        title: .muted("loss of each step"),
        [
          Series(
            "", points, stroke: Stroke(.strong), endMark: isShort ? nil : "●",
            marker: isShort ? .disc : nil)
        ], x: Axis(points[0].x, max(last.x, points[0].x + 1), title: "step"),
        y: Axis.fitting([0, highest])), in: area)
  }
}
