internal import Learning
internal import TextUI

/// What use, bits, energy and the stack look like.
extension ScaleLab {
  // MARK: Use

  /// Tokens a second for one reader and for all, by how many read at once.
  func drawUse(on surface: inout Surface, in area: Rect) {
    let batch = sheet.count("batch")
    let each = ScaleUse.batches.map { ChartPoint(Double($0), use.readerRate(batch: $0)) }
    let all = ScaleUse.batches.map { ChartPoint(Double($0), use.rate(batch: $0)) }
    let plan = StagePlan(area, numberRows: 6, numberColumns: 42)
    surface.draw(
      LineChart(
        title: .muted("tokens a second, at most"),
        [
          Series("all readers", all, stroke: Stroke(.positive, isThick: true)),
          Series("each reader", each, stroke: Stroke(.negative, pattern: .dashed)),
        ],
        x: Axis(
          1, 512, scale: .logarithmic, title: "readers at once", ticks: [1, 4, 16, 64, 256]),
        y: Axis.fitting((each + all).map(\.y), scale: .logarithmic),
        moments: [LineChart.Moment(at: Double(batch), "\(batch)")]), in: plan.picture)
    surface.draw(
      Readout(
        [
          Readout.Line("bytes for one word of all", Magnitude.text(use.bytes(batch: batch), "B")),
          Readout.Line("memory delivers", Magnitude.text(use.bandwidth, "B/s")),
          Readout.Line(
            "each reader, words a second", Numbers.significant(use.readerRate(batch: batch)),
            isStrong: true),
          Readout.Line("all readers", Magnitude.text(use.rate(batch: batch)), isStrong: true),
          Readout.Line("4.8 TB/s: \(Roof.publishedSource)", ""),
          Readout.Line("flat where arithmetic is the limit", ""),
        ], columns: 42), in: plan.numbers)
  }

  // MARK: Bits

  /// Shares right by bits, and the weights that are left.
  func drawBits(on surface: inout Surface, in area: Rect) {
    let width = sheet.count("width")
    let shares = CoarseDigits.widths.map { bits -> ShareBars.Share in
      let share = coarse?.shares[bits]
      return ShareBars.Share(
        "\(bits) bits", share ?? 0, text: share.map { Numbers.percent($0) } ?? "–",
        isEmphasised: bits == width)
    }
    let values = (tags.first.flatMap { desk.report($0) }?.snapshot.values) ?? [:]
    let weights = DigitReader(values).map { CoarseDigits($0).weights(bits: width) } ?? []
    let histogram = Histogram(
      weights.map(Double.init), range: -1.5...1.5, bins: 60, title: .muted("weights, \(width) bits")
    )
    let lines = [
      Readout.Line(
        "right, \(width) bits",
        coarse?.shares[width].map { Numbers.percent($0) } ?? "–", isStrong: true),
      Readout.Line("different weights", "\(Set(weights).count)"),
      Readout.Line("size", Magnitude.text(Double(weights.count * width) / 8, "B")),
    ]
    if area.columns >= 66 {
      let parts = area.split(into: 2, gutter: 4)
      surface.draw(ShareBars(shares), in: parts[0].top(shares.count))
      surface.draw(Readout(lines), in: parts[0].dropTop(shares.count + 1))
      surface.draw(histogram, in: parts[1].top(20))
      return
    }
    surface.draw(ShareBars(shares), in: area.top(shares.count))
    surface.draw(Readout(lines), in: area.dropTop(shares.count).bottom(3))
    surface.draw(histogram, in: area.dropTop(shares.count + 1).dropBottom(4))
  }

  // MARK: Energy

  /// This lab, the plan, and what was published, on one axis.
  func drawEnergy(on surface: inout Surface, in area: Rect) {
    var bars = [LogBars.Bar("this lab, its runs", (labEnergy ?? 0) * 1e6)]
    bars.append(LogBars.Bar("your plan", (planEnergy ?? 0) * 1e6))
    bars += figures.map { LogBars.Bar($0.name, $0.value * 1e6) }
    let rows = bars.count + 3
    surface.draw(
      LogBars(
        title: .muted("watt-hours"), bars, axis: Axis(1e-3, 1e15, scale: .logarithmic)),
      in: area.top(rows))
    let below = area.dropTop(min(rows + 1, max(0, area.rows - 3)))
    var lines = figures.map {
      Readout.Line("\($0.name): \($0.source)", Magnitude.text($0.value * 1e6, "Wh"))
    }
    lines.insert(
      Readout.Line(
        "your plan, devices × \(Numbers.tick(sheet.number("overhead")))",
        planEnergy.map { Magnitude.text($0 * 1e6, "Wh") } ?? "set your watts in the plan",
        isStrong: true), at: 0)
    lines.insert(
      Readout.Line(
        "this lab, at \(Numbers.tick(sheet.number("watts"))) W",
        labEnergy.map { Magnitude.text($0 * 1e6, "Wh") } ?? "no run yet"), at: 0)
    surface.draw(Readout(lines, columns: 72), in: below.top(lines.count))
    note(
      .muted(
        "data centres are not all AI: about 1.5 % of the world's electricity in 2024 (IEA 2025)"),
      on: &surface, in: below.dropTop(lines.count + 1))
  }

  // MARK: Stack

  /// Each layer with its rate; what passes through all of them.
  func drawStack(on surface: inout Surface, in area: Rect) {
    let rates = stackRates
    let whole = ScaleStack.rate(rates)
    var shares = zip(ScaleStack.names, rates).map { name, rate in
      ShareBars.Share(
        name, rate, text: Numbers.percent(rate, decimals: 0), isEmphasised: rate < 1)
    }
    shares.append(
      ShareBars.Share(
        "the whole", whole, text: Numbers.percent(whole, decimals: 0), isEmphasised: true))
    if area.rows < shares.count {
      // The slow layer and the whole say it.
      shares = shares.filter { $0.name == sheet.word("layer") || $0.name == "the whole" }
    }
    surface.draw(ShareBars(shares), in: area.top(shares.count).left(72))
    note(
      .muted("each layer waits for the one before it: the slowest sets the rate of all"),
      on: &surface, in: area.dropTop(shares.count + 1))
  }
}
