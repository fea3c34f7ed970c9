internal import Compute
internal import Learning
public import TextUI

extension ScaleLab {
  /// The view on stage under its head.
  public func draw(on surface: inout Surface, in area: Rect, focus: LabFocus) {
    guard !area.isEmpty else { return }
    let outer = surface.narrowClip(to: area)
    defer { surface.restoreClip(outer) }
    surface.draw(StageHead(view.title, state: status), in: area.top(1))
    let body = area.dropTop(area.rows >= 12 ? StageHead.rows : 1)
    switch view {
    case .law: drawLaw(on: &surface, in: body)
    case .work: drawWork(on: &surface, in: body)
    case .plan: drawPlan(on: &surface, in: body)
    case .ratio: drawRatio(on: &surface, in: body)
    case .use: drawUse(on: &surface, in: body)
    case .bits: drawBits(on: &surface, in: body)
    case .energy: drawEnergy(on: &surface, in: body)
    case .stack: drawStack(on: &surface, in: body)
    }
  }

  /// The law without its numbers.
  public func drawPreview(on surface: inout Surface, in area: Rect) {
    drawLaw(on: &surface, in: area)
  }

  func note(_ text: StyledText, on surface: inout Surface, in area: Rect) {
    for (row, line) in text.wrapped(to: area.columns).prefix(area.rows).enumerated() {
      surface.write(line, column: area.column, row: area.row + row)
    }
  }

  // MARK: The law

  /// Loss on unseen names by weights, one curve for each amount of data, and the law.
  private func drawLaw(on surface: inout Surface, in area: Rect) {
    let plan = StagePlan(area, numberRows: 5, numberColumns: 38)
    let markers: [Marker] = [.number(1), .number(2), .number(3)]
    var series = amounts.map { names -> Series in
      let place = ScaleNet.amounts.firstIndex(of: names) ?? 0
      // The legend is one line: where it is short, the last name says what the numbers are.
      let isWordy =
        plan.picture.columns >= 60 || plan.picture.columns >= 43 && names == amounts.last
      return Series(
        Numbers.grouped(names) + (isWordy ? " names" : ""),
        ScaleNet.sizes.compactMap { size in
          loss(law(size, names)).map { ChartPoint(weights(size), $0) }
        },
        stroke: [Stroke(.negative), Stroke(.gradient), Stroke(.positive, isThick: true)][place],
        marker: markers[place])
    }
    if let fitted {
      let ends = (0...40).map { 300.0 * PortableMath.exp(Double($0) / 40 * 4.7) }
      series.append(
        Series(
          "law", ends.map { ChartPoint($0, fitted.loss(at: $0)) },
          stroke: Stroke(.muted, pattern: .dashed)))
    }
    let chart = LineChart(
      title: .muted("loss, unseen names"), series,
      x: Axis(
        300, 33_000, scale: .logarithmic, title: "weights",
        ticks: [350, 1_000, 3_000, 10_000, 27_000]
      ),
      y: Axis.fitting(
        series.flatMap(\.points).map(\.y), includingZero: false, current: Axis(2, 3)))
    surface.draw(chart, in: plan.picture)
    let best = amounts.map { names in
      Readout.Line(
        "best size, \(Numbers.grouped(names)) names",
        bestSize(names).map { "\($0) units" } ?? "–", isStrong: true)
    }
    let measured = amounts.last.map { law(512, $0) }.flatMap { desk.isFinished($0) ? $0 : nil }
    surface.draw(
      Readout(
        best + [
          Readout.Line(
            "law to \(sheet.count("fit")): power, floor",
            fitted.map {
              "\(Numbers.fixed($0.exponent, decimals: 2)), \(Numbers.fixed($0.floor, decimals: 2))"
            } ?? "–"),
          Readout.Line(
            "512 units: law, measured",
            StyledText(
              "\(fitted.map { Numbers.fixed($0.loss(at: weights(512)), decimals: 2) } ?? "–"), ")
              + desk.loss(measured).text { Numbers.fixed($0, decimals: 2) }),
        ], columns: 38), in: plan.numbers)
  }

  // MARK: Work

  private func drawWork(on surface: inout Surface, in area: Rect) {
    let large =
      6 * PublishedFigure.largeWeights.value * PublishedFigure.largeTokens.value
    let bars = [
      LogBars.Bar("L16, whole run", lessonOperations), LogBars.Bar("as set", setOperations),
      LogBars.Bar("GPT-3, published", large),
    ]
    surface.draw(
      LogBars(
        title: .muted("operations to train"), bars, axis: Axis(1e9, 1e26, scale: .logarithmic)),
      in: area.top(6))
    let below = area.dropTop(area.rows < 12 ? 5 : 7)
    surface.draw(
      Readout(
        [
          Readout.Line("weights", Magnitude.text(sheet.number("weights") * 1e9)),
          Readout.Line("tokens", Magnitude.text(sheet.number("tokens") * 1e9)),
          Readout.Line("6 × weights × tokens", Magnitude.power(setOperations), isStrong: true),
          Readout.Line("times the run of L16", Magnitude.power(setOperations / lessonOperations)),
        ], columns: 44), in: below.top(4))
    note(
      .muted(
        "two operations a weight forward, four on the way back. GPT-3: 175 × 10⁹ weights, 300 × 10⁹ "
          + "tokens (\(PublishedFigure.largeWeights.source))"), on: &surface, in: below.dropTop(5))
  }

  // MARK: Plan

  private func drawPlan(on surface: inout Surface, in area: Rect) {
    let plan = plan
    func check(_ isGood: Bool) -> StyledText {
      isGood ? StyledText(" ✓", .right, .bold) : StyledText(" ✗", .wrong, .bold)
    }
    func missing(_ what: String) -> StyledText { .muted("needs your \(what)") }
    let lines = [
      Readout.Line("work, 6 × weights × tokens", .strong(Magnitude.power(plan.operations))),
      Readout.Line(
        "operations a second, all",
        StyledText(Magnitude.text(plan.devices * plan.speed * plan.share, "op/s"))),
      Readout.Line("time", .strong(Magnitude.time(plan.seconds))),
      Readout.Line("days of one device", StyledText(Magnitude.text(plan.days * plan.devices))),
      Readout.Line(
        "cost (budget \(Magnitude.text(budget)))",
        plan.cost.map { StyledText(Magnitude.text($0)) + check($0 <= budget) } ?? missing("price")),
      Readout.Line(
        "energy of the devices",
        plan.energy.map { StyledText(Magnitude.text($0 * 1e6, "Wh")) } ?? missing("watts")),
      Readout.Line(
        "tokens for each weight, 10 or more",
        StyledText(Numbers.significant(plan.ratio)) + check(plan.ratio >= 10)),
      Readout.Line(
        "weights, 10⁹ or more",
        StyledText(Magnitude.text(plan.weights)) + check(plan.weights >= 1e9)
      ),
    ]
    surface.draw(Readout(lines, columns: 60), in: area.top(lines.count))
    note(
      .muted("price and watts are yours: none are built in, since they change from year to year"),
      on: &surface, in: area.dropTop(lines.count + 1))
  }

  // MARK: Equal work

  private func drawRatio(on surface: inout Surface, in area: Rect) {
    let points = ScaleNet.sizes.compactMap { size in
      loss(isoTag(size)).map { ChartPoint(weights(size), $0) }
    }
    let plan = StagePlan(area, numberRows: 5, numberColumns: 42)
    surface.draw(
      LineChart(
        title: .muted("loss, unseen names, \(Magnitude.text(sheet.number("work") * 1e9)) op each"),
        [Series("", points, stroke: Stroke(.strong), marker: .disc)],
        x: Axis(
          300, 33_000, scale: .logarithmic, title: "weights",
          ticks: [350, 1_000, 3_000, 10_000, 27_000]),
        y: Axis.fitting(points.map(\.y), includingZero: false, current: Axis(2, 3))),
      in: plan.picture)
    let best = bestIso
    let setWeights = sheet.number("weights") * 1e9
    surface.draw(
      Readout(
        [
          Readout.Line("best size here", best.map { "\($0) units" } ?? "–", isStrong: true),
          Readout.Line(
            "its letters for each weight",
            best.map { Numbers.significant(tokens(isoTag($0)) / weights($0)) } ?? "–"),
          Readout.Line("rule for \(Magnitude.text(setWeights)) weights", ""),
          Readout.Line("  20 tokens each", Magnitude.text(ruleTokens), isStrong: true),
          Readout.Line("  \(PublishedFigure.tokensPerWeight.source)", ""),
        ], columns: 42), in: plan.numbers)
  }
}
