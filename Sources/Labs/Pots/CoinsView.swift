internal import TextUI

/// Models that flip coins, and the best of them.
extension PotsLab {
  func drawCoins(on surface: inout Surface, in area: Rect) {
    let models = sheet.count("models")
    let examples = sheet.count("examples")
    let drawn = drawnCount
    let best = flips?.best(of: drawn)
    let bestShare = best.flatMap { flips?.shares[$0] }
    let values = (flips?.shares.prefix(drawn) ?? []).map { $0 * 100 }
    var histogram = Histogram(
      values, range: 20...80, bins: examples >= 200 ? 60 : 30,
      title: .muted("share right on the validation pot, by model"),
      axisTitle: "right, %", isSigned: false)
    histogram.moments = [LineChart.Moment(at: 50, "chance")]
    if let bestShare { histogram.moments.append(.init(at: bestShare * 100, "best")) }
    let fresh = best.flatMap { flips?.freshShare(of: $0) }
    let expected = CoinFlips.expectedBest(of: models, examples: examples)
    let lines = [
      Readout.Line("coin models so far", Numbers.grouped(drawn)),
      line("best on \(examples) examples", bestShare, isStrong: true),
      line("expected of the best", expected),
      line("the same model, fresh data", drawn >= models ? fresh : nil, isStrong: true),
    ]
    let plan = StagePlan(area, numberRows: 5, numberColumns: 36)
    surface.draw(histogram, in: plan.picture.top(28))
    surface.draw(Readout(lines, columns: 38), in: plan.numbers)
  }

  var coinsSummary: String {
    guard drawnCount > 0, let flips, let best = flips.best(of: drawnCount) else {
      return "\(sheet.count("models")) coin models, none drawn yet"
    }
    let isOver = drawnCount >= flips.models
    return "\(drawnCount) coin models on \(flips.examples) examples: the best has "
      + "\(share(flips.shares[best])) right, \(share(CoinFlips.expectedBest(of: flips.models, examples: flips.examples))) expected"
      + (isOver ? "; on fresh data \(share(flips.freshShare(of: best)))" : "")
  }
}
