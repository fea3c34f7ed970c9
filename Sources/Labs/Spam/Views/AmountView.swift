internal import TextUI

/// The share of unseen mails right against the number of mails in training.
extension SpamLab {
  func drawAmounts(on surface: inout Surface, in area: Rect) {
    let tried = Set(amounts.map(\.mails)).sorted()
    let plan = StagePlan(
      area, numberRows: min(7, max(5, tried.count)), numberColumns: amountPlan.draws > 1 ? 32 : 26)
    let rules = rulesTally.accuracy
    let x = Axis(10, 5_000, scale: .logarithmic, title: "mails", ticks: [20, 100, 1_000])
    let curve = tried.map { ChartPoint(Double($0), accuracy(with: $0) * 100) }
    var series = [
      Series(
        "my rules", [ChartPoint(10, rules * 100), ChartPoint(5_000, rules * 100)],
        stroke: Stroke(.muted, pattern: .dashed)),
      Series("learned", curve, stroke: Stroke(.strong), endMark: "●"),
    ]
    // With several seeds each run has a mark of its own.
    for result in amounts where amountPlan.draws > 1 {
      series.append(
        Series(
          "", [ChartPoint(Double(result.mails), result.accuracy * 100)], stroke: Stroke(.classA),
          endMark: "●"))
    }
    surface.draw(
      LineChart(
        title: StyledText("% of unseen mails right", .muted), series, x: x,
        y: Axis(70, 100, ticks: [70, 80, 90, 100])),
      in: plan.picture)
    var lines = tried.suffix(plan.numbers.rows - 1).map { mails in
      Readout.Line(
        "\(Numbers.grouped(mails)) mails", Numbers.percent(accuracy(with: mails)) + spread(mails),
        isStrong: accuracy(with: mails) > rules)
    }
    lines.append(Readout.Line("my rules", Numbers.percent(rules)))
    surface.draw(Readout(lines), in: plan.numbers)
  }

  /// Lowest and highest over the seeds tried, if there were several.
  private func spread(_ mails: Int) -> String {
    let found = amounts.filter { $0.mails == mails }.map(\.accuracy)
    guard found.count > 1, let low = found.min(), let high = found.max() else { return "" }
    return " (\(Numbers.fixed(low * 100, decimals: 1))–\(Numbers.fixed(high * 100, decimals: 1)))"
  }
}
