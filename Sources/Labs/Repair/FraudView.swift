internal import TextUI

/// Alarms about rare events, and how many of them are right.
extension RepairLab {
  func drawFraud(on surface: inout Surface, in area: Rect) {
    let tally = payments?.stream == stream ? payments?.tally : nil
    let isLow = area.rows < 14
    let bars = ShareBars([
      ShareBars.Share(
        "alarms right", tally?.precision ?? 0, text: share(tally?.precision),
        isEmphasised: true),
      ShareBars.Share("frauds found", found(tally) ?? 0, text: share(found(tally))),
      ShareBars.Share("payments right", tally?.accuracy ?? 0, text: share(tally?.accuracy)),
      ShareBars.Share(
        "“never fraud”", never(tally) ?? 0, text: share(never(tally))),
    ])
    let rule =
      StyledText.muted("long run: ") + .strong(share(stream.precision))
      + .muted(" of alarms are fraud")
    if isWide(area), isLow {
      surface.draw(bars, in: area.left(46).top(4))
      surface.write(rule.truncated(to: 46), column: area.column, row: area.row + 5)
      drawAlarms(tally, on: &surface, in: area.dropLeft(50))
      return
    }
    surface.draw(bars, in: area.top(4).left(90))
    surface.write(rule.truncated(to: area.columns), column: area.column, row: area.row + 5)
    drawAlarms(tally, on: &surface, in: area.dropTop(7))
  }

  private func found(_ tally: FraudStream.Tally?) -> Double? {
    guard let tally, tally.frauds > 0 else { return nil }
    return Double(tally.alarms.count { $0 }) / Double(tally.frauds)
  }

  private func never(_ tally: FraudStream.Tally?) -> Double? {
    guard let tally, tally.payments > 0 else { return nil }
    return 1 - Double(tally.frauds) / Double(tally.payments)
  }

  /// Every alarm as a sign, in the order in which they came; the newest where there are too many.
  private func drawAlarms(
    _ tally: FraudStream.Tally?, on surface: inout Surface, in area: Rect
  ) {
    let alarms = tally?.alarms ?? []
    let look = surface.look
    let head =
      StyledText(String(Glyph.classA.character(in: look)), .classA, .bold)
      + .muted(" fraud  ") + StyledText(String(Glyph.classB.character(in: look)), .classB)
      + .muted(" false alarm")
    let count = alarms.isEmpty ? "no alarm yet" : "\(Numbers.grouped(alarms.count)) alarms   "
    surface.write(
      (.muted(count) + (alarms.isEmpty ? StyledText() : head)).truncated(to: area.columns),
      column: area.column, row: area.row, within: area)
    let body = area.dropTop(1)
    let perRow = max(1, min(body.columns / 2, 50))
    let room = perRow * max(0, body.rows)
    let first = max(0, (alarms.count - room + perRow - 1) / perRow * perRow)
    for (place, isFraud) in alarms.dropFirst(first).enumerated() {
      let glyph: Glyph = isFraud ? .classA : .classB
      surface.write(
        glyph, column: body.column + place % perRow * 2, row: body.row + place / perRow,
        style: isFraud ? Style(.classA, .bold) : Style(.classB))
    }
  }

  var fraudSummary: String {
    let tally = payments?.stream == stream ? payments?.tally : nil
    let rule =
      "fraud \(Numbers.tick(stream.rate * 100)) %, found \(share(stream.finds)), "
      + "false alarms \(share(stream.falseAlarms)): in the long run \(share(stream.precision)) of "
      + "the alarms are fraud; never fraud is right \(share(stream.neverAccuracy))"
    guard let tally, tally.payments > 0 else { return rule + "; no payments yet" }
    return rule + "; of \(tally.payments) payments \(tally.frauds) were fraud, "
      + "\(tally.alarms.count) raised an alarm, \(share(tally.precision)) of those were fraud"
  }
}
