internal import Learning
internal import TextUI

/// A threshold below which the network says nothing, and whether its promise holds elsewhere.
extension StressLab {
  func drawRefuse(on surface: inout Surface, in area: Rect) {
    let world = sheet.word("world")
    let isTested = tested.contains(.refuse)
    let shown = isTested ? worlds[world] : nil
    let kept = shown?.answering(from: sheet.number("threshold"))
    let name = StressTest(rawValue: world)?.name ?? world
    func line(_ label: String, _ share: Double?) -> Readout.Line {
      Readout.Line(label, share.map { .strong(Numbers.percent($0)) } ?? .muted("–"))
    }
    let isKept = kept.map { $0.error < 0.01 }
    var promise = Readout.Line("under 1 % wrong", "–")
    if let isKept {
      promise.value = StyledText(
        isKept
          ? Glyph.right.text(in: surface.look) + " kept"
          : String(Glyph.wrong.character(in: surface.look)) + " broken",
        isKept ? .right : .wrong, .bold)
    }
    let lines = [
      Readout.Line("digits", name, isStrong: true),
      Readout.Line("threshold", Numbers.fixed(sheet.number("threshold"), decimals: 2)),
      line("answered", kept?.answered), line("wrong among them", kept?.error), promise,
    ]
    if isWide(area) {
      surface.draw(refuseChart(shown, name), in: area.dropRight(34).left(110).top(30))
      surface.draw(Readout(lines, columns: 30), in: area.right(30))
    } else {
      surface.draw(refuseChart(shown, name), in: area.dropBottom(6))
      surface.draw(Readout(lines, columns: 40), in: area.bottom(5))
    }
  }

  /// The share answered and the share wrong among them, for every threshold.
  private func refuseChart(_ claims: Claims?, _ name: String) -> LineChart {
    var answered: [ChartPoint] = []
    var wrong: [ChartPoint] = []
    if let claims {
      for step in 0...99 {
        let threshold = Double(step) / 100
        let kept = claims.answering(from: threshold)
        answered.append(ChartPoint(threshold, kept.answered))
        if kept.answered > 0 { wrong.append(ChartPoint(threshold, kept.error)) }
      }
    }
    let threshold = sheet.number("threshold")
    return LineChart(
      title: .muted("share"),
      [
        Series("answered", answered, stroke: Stroke(.ink)),
        Series(
          "wrong among them", wrong, stroke: Stroke(.negative, pattern: .dashed, isThick: true)),
      ], x: Axis(0, 1, title: "threshold"), y: Axis(0, 1),
      moments: [LineChart.Moment(at: threshold, Numbers.fixed(threshold, decimals: 2))])
  }

  var refuseSummary: String {
    let world = sheet.word("world")
    let threshold = Numbers.fixed(sheet.number("threshold"), decimals: 2)
    guard tested.contains(.refuse), let claims = worlds[world] else {
      return "threshold \(threshold); not tested yet"
    }
    let kept = claims.answering(from: sheet.number("threshold"))
    return "threshold \(threshold) on \(StressTest(rawValue: world)?.name ?? world) digits: "
      + "\(Numbers.percent(kept.answered)) answered, \(Numbers.percent(kept.error)) of them wrong"
  }
}
