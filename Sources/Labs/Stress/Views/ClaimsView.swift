internal import Learning
internal import TextUI

/// How often answers are right that claim so much.
extension StressLab {
  func drawClaims(on surface: inout Surface, in area: Rect) {
    let divide = sheet.number("divide")
    let claims = fewClaims(temperature: divide)
    let lines = claimLines(claims, divide)
    if isWide(area) {
      let side = area.right(30)
      let chart = area.dropRight(34)
      surface.draw(chartOfClaims(claims), in: chart.left(min(chart.columns, 100)).top(34))
      surface.draw(Readout(lines, columns: 30), in: side)
    } else {
      surface.draw(chartOfClaims(claims), in: area.dropBottom(5))
      surface.draw(Readout(Array(lines.prefix(4)), columns: 40), in: area.bottom(4))
    }
  }

  private func claimLines(_ claims: Claims?, _ divide: Double) -> [Readout.Line] {
    var lines = [
      Readout.Line("claims, on average", percent(claims?.confidence)),
      Readout.Line("is right", percent(claims?.accuracy)),
      Readout.Line("gap of the bars", claims?.gap.map { Numbers.fixed($0) } ?? "–", isStrong: true),
      Readout.Line("scores divided by", Numbers.tick(divide)),
    ]
    if isFewTrained {
      let temperature = fittedTemperature
      let gap = fewClaims(temperature: temperature)?.gap.map { Numbers.fixed($0) } ?? "–"
      lines += [
        Readout.Line("", ""),
        Readout.Line("best on validation", "÷ " + Numbers.fixed(temperature, decimals: 2)),
        Readout.Line("gap with that", gap, isStrong: true),
      ]
    }
    return lines
  }

  /// A bar for every tenth of claims: as high as the share that is right. On the diagonal claims
  /// and facts agree.
  private func chartOfClaims(_ claims: Claims?) -> LineChart {
    let bins = claims?.bins ?? []
    let bands = bins.map { bin in
      ChartBand(
        "",
        [bin.range.lowerBound + 0.008, bin.range.upperBound - 0.008].map {
          ChartBand.Slice($0, 0...max(0.001, bin.actual))
        })
    }
    let marks = bins.map {
      LineChart.Mark(at: ChartPoint($0.claimed, $0.actual), "●", label: "")
    }
    return LineChart(
      title: .muted("actually right"),
      [
        Series(
          "as claimed", [ChartPoint(0, 0), ChartPoint(1, 1)],
          stroke: Stroke(.muted, pattern: .dashed))
      ], x: Axis(0, 1, title: "claimed"), y: Axis(0, 1, ticks: [0, 0.5, 1]),
      note: .muted("below the line: too sure"), marks: marks, bands: bands)
  }

  var claimsSummary: String {
    guard let claims = fewClaims(temperature: sheet.number("divide")),
      let claimed = claims.confidence, let actual = claims.accuracy, let gap = claims.gap
    else { return "no claims yet" }
    let bins = claims.bins.suffix(3).map {
      "\($0.count) answers claim about \(Numbers.percent($0.claimed, decimals: 0)), "
        + "\(Numbers.percent($0.actual, decimals: 0)) of them right"
    }
    return
      "claims \(Numbers.percent(claimed)), is right \(Numbers.percent(actual)), gap "
      + Numbers.fixed(gap) + "; " + bins.joined(separator: "; ")
  }
}
