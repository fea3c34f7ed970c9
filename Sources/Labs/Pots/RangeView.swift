internal import TextUI

/// What a score might as well have been.
extension PotsLab {
  func drawRange(on surface: inout Surface, in area: Rect) {
    let resamples = currentResamples
    let names = ["64-10", "64-32-10"]
    let low = axisLow
    let charts = names.indices.map { network -> Histogram in
      let values = (resamples?.scores[network] ?? []).map { $0 * 100 }
      var chart = Histogram(
        values, range: low...100, bins: 40,
        title: StyledText.strong(names[network]) + .muted(" " + scoreText(network)),
        note: StyledText(), axisTitle: "right of the test digits, %", isSigned: false)
      if let range = resamples?.range(network) {
        chart.moments = [
          LineChart.Moment(at: range.lowerBound * 100, ""),
          LineChart.Moment(at: range.upperBound * 100, ""),
        ]
      }
      return chart
    }
    let lines = rangeLines
    if isWide(area), area.rows < 16 {
      for (chart, part) in zip(charts, area.dropBottom(2).split(into: 2, gutter: 3)) {
        surface.draw(chart, in: part)
      }
      surface.draw(Readout(Array(lines.suffix(2)), columns: 50), in: area.bottom(2))
      return
    }
    let numbers = area.bottom(lines.count)
    let pictures = area.dropBottom(lines.count + 1).left(110).top(30)
    for (chart, part) in zip(
      charts,
      [
        pictures.top(pictures.rows / 2), pictures.dropTop(pictures.rows / 2),
      ])
    {
      surface.draw(chart, in: part)
    }
    surface.draw(
      Readout(lines, columns: 44),
      in: numbers.top(lines.count))
  }

  /// Few items scatter widely.
  private var axisLow: Double {
    let items = sheet.count("items")
    return items >= 180 ? 85 : items >= 45 ? 70 : 40
  }

  private func scoreText(_ network: Int) -> String {
    guard let share = rangeShare(network), let range = currentResamples?.range(network) else {
      return "not measured yet"
    }
    return "\(self.share(share)), as well \(self.share(range.lowerBound)) to "
      + self.share(range.upperBound)
  }

  private var rangeLines: [Readout.Line] {
    let items = sheet.count("items")
    let ranges = currentResamples.map { resamples in
      (0...1).compactMap { resamples.range($0) }
    }
    func half(_ range: ClosedRange<Double>?) -> String {
      guard let range else { return "–" }
      return "±\(Numbers.space)"
        + Numbers.fixed((range.upperBound - range.lowerBound) * 50, decimals: 1) + " points"
    }
    let areApart = ranges.flatMap { $0.count == 2 ? !$0[0].overlaps($0[1]) : nil }
    return [
      Readout.Line("digits in a drawn pot", Numbers.grouped(items)),
      Readout.Line(
        "1.96 · √(p (1 − p) / n)",
        rangeShare(0).map {
          "±\(Numbers.space)"
            + Numbers.fixed(PotsResamples.half($0, items: items) * 100, decimals: 1) + " points"
        } ?? "–"),
      Readout.Line("95 of 100 drawn pots within", half(ranges?.first), isStrong: true),
      Readout.Line(
        "can the two be told apart?", areApart.map { $0 ? "yes" : "no" } ?? "–", isStrong: true),
    ]
  }

  var rangeSummary: String {
    guard currentResamples != nil else {
      return "two networks on \(sheet.count("items")) test digits, not measured yet"
    }
    return "64-10: \(scoreText(0)); 64-32-10: \(scoreText(1)); "
      + rangeLines.map { "\($0.name) \($0.value.plain)" }.joined(separator: ", ")
  }
}
