internal import Learning
internal import TextUI

/// Sunspots a year ahead, and many years ahead.
extension MemoryLab {
  /// True numbers of the test's years and forecasts of each from the true years before.
  func forecastChart(_ tag: MemoryRun, rule: YearSeries.Rule?) -> LineChart {
    let series = series(of: tag)
    let years = Array(series.testYears)
    func points(_ values: [Double]) -> [ChartPoint] {
      zip(years, values).map { ChartPoint(Double($0), $1) }
    }
    var curves = [
      Series("true", points(years.map(series.value)), stroke: Stroke(.muted), marker: .disc)
    ]
    if let rule {
      curves.append(
        Series(
          rule.title, points(series.forecasts(rule)), stroke: Stroke(.negative, pattern: .dashed)))
    }
    curves.append(
      Series(
        "network", points((desk.report(tag)?.answers ?? []).map(Double.init)),
        stroke: Stroke(.strong, isThick: true)))
    return LineChart(
      title: .muted("hundreds a year"), curves,
      x: Axis(Double(YearSeries.test), Double(series.end - 1), title: "year"),
      y: Axis(0, 2))
  }

  private var hasBegun: Bool {
    tags.first.map { (desk.report($0)?.snapshot.position.step ?? 0) > 0 } ?? false
  }

  func drawForecast(on surface: inout Surface, in area: Rect) {
    guard let tag = tags.first else { return }
    let rule = YearSeries.Rule(rawValue: sheet.word("rule"))
    let numbers = errorNumbers(tag)
    let plan = StagePlan(area, numberRows: numbers.lines.count, numberColumns: 34)
    surface.draw(forecastChart(tag, rule: rule), in: plan.picture.top(32))
    surface.draw(numbers, in: plan.numbers)
  }

  /// What is off how much; simple rules keep theirs until the network has begun.
  private func errorNumbers(_ tag: MemoryRun) -> Readout {
    let series = series(of: tag)
    let shown = YearSeries.Rule(rawValue: sheet.word("rule"))
    let rules = YearSeries.Rule.allCases.map { rule in
      Readout.Line(
        rule.title,
        hasBegun || rule == shown
          ? Numbers.fixed(series.error(of: series.forecasts(rule)), decimals: 3) : "?")
    }
    return Readout(
      [Readout.Line("error, 1920 to 2008", "")] + rules + [
        Readout.Line(
          "network, \(Numbers.grouped(tag.net.weightCount)) weights",
          error(tag).map { Numbers.fixed($0, decimals: 3) } ?? "–", isStrong: true)
      ], columns: 40)
  }

  var forecastSummary: String {
    guard let tag = tags.first else { return view.title }
    return "error of forecasts from 1920 on: \(errorNumbers(tag).summary)"
  }

  // MARK: Own forecasts

  func drawFree(on surface: inout Surface, in area: Rect) {
    guard let tag = tags.first else { return }
    let numbers = freeNumbers(tag)
    let plan = StagePlan(area, numberRows: numbers.lines.count, secondShare: 0.4, numberColumns: 34)
    surface.draw(freeChart(tag), in: plan.picture.top(32))
    surface.draw(aheadChart, in: plan.second)
    surface.draw(numbers, in: plan.numbers)
  }

  private func freeChart(_ tag: MemoryRun) -> LineChart {
    let series = series(of: tag)
    let horizon = sheet.count("horizon")
    let before = 15
    let years = Array(start - before..<min(series.end, start + horizon))
    var curves = [
      Series(
        "true", years.map { ChartPoint(Double($0), series.value($0)) }, stroke: Stroke(.muted),
        marker: .disc)
    ]
    if let outlook {
      func points(_ values: [Double]) -> [ChartPoint] {
        [ChartPoint(Double(outlook.from - 1), series.value(outlook.from - 1))]
          + values.enumerated().map { ChartPoint(Double(outlook.from + $0), min(max($1, -9), 9)) }
      }
      curves.append(
        Series(
          "straight-line rule", points(outlook.line), stroke: Stroke(.negative, pattern: .dashed)))
      curves.append(
        Series("network", points(outlook.free), stroke: Stroke(.strong, isThick: true)))
    }
    return LineChart(
      title: .muted("hundreds a year"), curves,
      x: Axis(Double(start - before), Double(start + horizon - 1), title: "year"), y: Axis(0, 2),
      moments: [LineChart.Moment(at: Double(start - 1), "from here on alone")])
  }

  /// The error by how many years ahead.
  private var aheadChart: LineChart {
    func points(_ values: [Double]) -> [ChartPoint] {
      values.enumerated().map { ChartPoint(Double($0 + 1), min($1, 9)) }
    }
    return LineChart(
      title: .muted("error"),
      [
        Series(
          "rule", points(outlook?.lineErrors ?? []), stroke: Stroke(.negative, pattern: .dashed)),
        Series(
          "network", points(outlook?.errors ?? []), stroke: Stroke(.strong, isThick: true)),
      ], x: Axis(1, Double(max(2, sheet.count("horizon"))), title: "years ahead"), y: Axis(0, 1))
  }

  private func freeNumbers(_ tag: MemoryRun) -> Readout {
    func text(_ value: Double?) -> String { value.map { Numbers.fixed($0, decimals: 3) } ?? "–" }
    return Readout(
      [
        Readout.Line("error a year ahead", text(outlook?.errors.first)),
        Readout.Line("five years ahead", text(outlook?.errors.dropFirst(4).first)),
        Readout.Line(
          "\(sheet.count("horizon")) years ahead", text(outlook?.errors.last), isStrong: true),
        Readout.Line(
          "from \(start) on", text(outlook.flatMap { freeError($0, tag) })),
      ], columns: 40)
  }

  var freeSummary: String {
    guard let tag = tags.first else { return view.title }
    return "on its own forecasts from \(start) on; " + freeNumbers(tag).summary
  }
}
