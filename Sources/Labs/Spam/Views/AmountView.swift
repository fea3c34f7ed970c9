internal import TextUI

/// The share of unseen mails right against the number of mails in training.
extension SpamLab {
  func drawAmounts(on surface: inout Surface, in area: Rect) {
    let tried = Set(amounts.map(\.mails)).sorted()
    let lineCount = min(9, tried.count + 1)
    let plan = StagePlan(
      area, numberRows: max(5, lineCount), numberColumns: amountPlan.draws > 1 ? 36 : 26)
    if area.rows < 10 {
      // Too low for a curve that tells the truth: bars do.
      drawAmountBars(tried, on: &surface, in: area.left(min(area.columns, 66)))
      return
    }
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
          "", [ChartPoint(Double(result.mails), result.accuracy * 100)], stroke: Stroke(.strong),
          endMark: "●"))
    }
    surface.draw(
      LineChart(
        title: StyledText("% of unseen mails right", .muted), series, x: x,
        y: Axis(70, 100, ticks: [70, 80, 90, 100])),
      in: plan.picture)
    var lines = inSight(tried, rows: lineCount - 1).map { mails in
      Readout.Line(
        "\(Numbers.grouped(mails)) mails", Numbers.percent(accuracy(with: mails)) + spread(mails),
        isStrong: accuracy(with: mails) > rules)
    }
    lines.append(Readout.Line("my rules", Numbers.percent(rules)))
    surface.draw(Readout(lines), in: plan.numbers)
  }

  /// The smallest amounts, about which the lesson asks, and the largest.
  private func inSight(_ tried: [Int], rows: Int) -> [Int] {
    tried.count <= rows ? tried : Array(tried.prefix(max(0, rows - 1)) + tried.suffix(1))
  }

  private func drawAmountBars(_ tried: [Int], on surface: inout Surface, in area: Rect) {
    var shares = inSight(tried, rows: area.rows - 1).map { mails in
      ShareBars.Share(
        "\(Numbers.grouped(mails)) mails", accuracy(with: mails),
        text: Numbers.percent(accuracy(with: mails)) + spread(mails))
    }
    shares.append(ShareBars.Share("my rules", rulesTally.accuracy, isEmphasised: true))
    surface.draw(ShareBars(shares), in: area.top(shares.count))
  }

  /// Lowest and highest over the seeds tried, if there were several.
  private func spread(_ mails: Int) -> String {
    let found = amounts.filter { $0.mails == mails }.map(\.accuracy)
    guard found.count > 1, let low = found.min(), let high = found.max() else { return "" }
    return " (\(Numbers.fixed(low * 100, decimals: 1))–\(Numbers.fixed(high * 100, decimals: 1)))"
  }
}
