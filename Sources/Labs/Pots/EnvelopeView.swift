internal import Learning
internal import TextUI

/// A network of one's own, chosen by the validation pot, and a test that is opened once.
extension PotsLab {
  func drawEnvelope(on surface: inout Surface, in area: Rect) {
    guard let tag = tags.first else { return }
    let chart = LineChart(
      title: .muted("validation digits right, %"), [passCurve(tag, "", Stroke(.strong))],
      x: Axis(0, Double(net.passes), title: "pass"), y: Axis(50, 100))
    if isWide(area), area.rows < 16 {
      surface.draw(chart, in: area.left(area.columns - 53))
      let right = area.right(52)
      drawEnvelope(tag, on: &surface, in: right.left(14))
      surface.draw(tryTable(surface.look), in: right.dropLeft(15))
    } else if isWide(area) {
      let left = area.left(min(area.columns * 55 / 100, area.columns - 42)).top(30)
      surface.draw(chart, in: left)
      let right = area.dropLeft(left.columns + 4)
      drawEnvelope(tag, on: &surface, in: right.top(6).left(24))
      surface.draw(tryTable(surface.look), in: right.dropTop(8))
    } else {
      drawEnvelope(tag, on: &surface, in: area.left(18).top(6))
      surface.draw(chart, in: area.dropLeft(19).top(9))
      surface.draw(tryTable(surface.look), in: area.dropTop(10))
    }
  }

  /// Closed, or open with the score on it; a stamp counts how often the test pot was used.
  private func drawEnvelope(_ tag: PotsRun, on surface: inout Surface, in area: Rect) {
    let score = openedScore(tag)
    let style = Style(score == nil ? .focus : .strong)
    let width = min(area.columns, 24)
    guard width >= 12, area.rows >= 5 else { return }
    let inner = String(repeating: "─", count: width - 2)
    func put(_ text: String, _ row: Int) {
      surface.write(text, column: area.column, row: area.row + row, style: style)
    }
    put("┌" + inner + "┐", 0)
    for row in 1...3 { put("│" + String(repeating: " ", count: width - 2) + "│", row) }
    put("└" + inner + "┘", 4)
    let center = area.column + width / 2
    func centered(_ text: StyledText, _ row: Int) {
      surface.write(
        text.truncated(to: width - 2), column: center - min(text.width, width - 2) / 2,
        row: area.row + row)
    }
    centered(.strong("test pot"), 1)
    centered(
      score.map { StyledText(share($0), .strong, .bold) }
        ?? StyledText(isDone ? "O opens it" : "sealed", .focus), 2)
    if !opened.isEmpty {
      centered(
        StyledText(opened.count == 1 ? "USED" : "USED \(opened.count) TIMES", .wrong, .bold), 3)
    }
    if opened.count > 1, area.rows >= 6 {
      let note = StyledText.muted("now it helps choosing")
      surface.write(note.truncated(to: area.columns), column: area.column, row: area.row + 5)
    }
  }

  /// Every network that was trained, the newest first.
  private func tryTable(_ look: Look) -> Table {
    let rows = tries.reversed().compactMap { run -> [StyledText]? in
      guard case .attempt(let net) = run.task else { return nil }
      return [
        StyledText(net.name), StyledText(Numbers.tick(net.rate)), StyledText("\(net.passes)"),
        desk.right(run).percent(),
        desk.right(run, on: Self.testTrial).shown(opened.contains(run)).percent(isStrong: true),
      ]
    }
    let waiting = [[StyledText.muted("none trained yet")]]
    return Table(
      [
        Table.Column("network", .left), Table.Column("rate"), Table.Column("passes"),
        Table.Column("valid.", minimum: 6), Table.Column("test", minimum: 6),
      ], rows: rows.isEmpty ? waiting : rows, gap: 1)
  }

  var envelopeSummary: String {
    guard let tag = tags.first else { return "no network" }
    var words = "\(net.name), rate \(Numbers.tick(net.rate)), \(net.passes) passes: "
    words += "\(share(accuracy(tag))) of validation right, test "
    words += openedScore(tag).map { share($0) } ?? "sealed"
    if !opened.isEmpty {
      words += ", opened \(opened.count) \(opened.count == 1 ? "time" : "times")"
    }
    if let best = tries.max(by: { accuracy($0) ?? 0 < accuracy($1) ?? 0 }), tries.count > 1 {
      words += "; best of \(tries.count) by validation \(share(accuracy(best)))"
    }
    return words
  }
}
