internal import Learning
internal import TextUI

/// The views of the language and of networks in training.
extension TinyLab {
  // MARK: Grammar

  /// The words spoken, how surprising each is, and what may come next.
  func drawGrammar(on surface: inout Surface, in area: Rect) {
    let spoken = spoken
    let stripRows = area.rows >= 16 ? 4 : 2
    let strip = TokenStrip(
      zip(spoken.words, spoken.surprises).suffix(area.columns * stripRows / 7).map {
        TokenStrip.Token(TinyText.words[$0], value: $1 / 5)
      }, name: "surprise")
    surface.draw(strip, in: area.top(stripRows))
    if area.rows >= 16 {
      write(
        .muted("each word on its surprise: dark for none, light for much"), on: &surface,
        in: area.dropTop(stripRows).top(1))
    }
    let rest = area.dropTop(stripRows + (area.rows >= 16 ? 2 : 1))
    let chart = LineChart(
      title: .muted("nats a word"),
      [
        Series("mean surprise", spoken.means, stroke: Stroke(.strong), endMark: "●"),
        Series(
          "floor",
          [
            ChartPoint(0, Grammar.entropy),
            ChartPoint(Double(sheet.count("words")), Grammar.entropy),
          ],
          stroke: Stroke(.focus, pattern: .dashed)),
      ], x: Axis(0, Double(sheet.count("words")), title: "words"), y: Axis(1.2, 2))
    let next = nextByGrammar(spoken.place, rows: rest.rows - 1)
    if area.columns >= 66 {
      surface.draw(chart, in: rest.dropRight(38).top(26))
      let side = rest.right(34)
      write(.muted("what can come next, exactly"), on: &surface, in: side.top(1))
      surface.draw(next, in: side.dropTop(1))
    } else {
      surface.draw(chart, in: rest.dropBottom(rest.rows >= 13 ? 5 : 0))
      guard rest.rows >= 13 else { return }
      write(.muted("what can come next, exactly"), on: &surface, in: rest.bottom(4).top(1))
      surface.draw(nextByGrammar(spoken.place, rows: 3), in: rest.bottom(3))
    }
  }

  private func nextByGrammar(_ place: GrammarPlace, rows: Int) -> ShareBars {
    let shares = place.shares
    let allowed = shares.indices.filter { shares[$0] > 0 }
      .sorted { (shares[$0], -$0) > (shares[$1], -$1) }
    return ShareBars(
      allowed.prefix(max(0, rows)).map { ShareBars.Share(TinyText.words[$0], shares[$0]) })
  }

  // MARK: Floor

  /// The loss on its way to the floor, and what rivals reach.
  func drawFloor(on surface: inout Surface, in area: Rect) {
    guard let net = nets.first?.net else { return }
    let rivals = Readout(
      [
        Readout.Line("counting two words", number(WordCounts.rivals[0])),
        Readout.Line("counting three", number(WordCounts.rivals[1])),
        Readout.Line("counting four", number(WordCounts.rivals[2])),
        Readout.Line("floor of the language", number(Grammar.entropy)),
      ] + numbers(net).lines, columns: 40)
    if area.columns >= 80 {
      surface.draw(lossChart, in: area.dropRight(42).top(30))
      surface.draw(rivals, in: area.right(38))
    } else {
      let plan = StagePlan(area, numberRows: 8, numberColumns: 34)
      surface.draw(lossChart, in: plan.picture)
      surface.draw(rivals, in: plan.numbers)
    }
  }

  // MARK: Agreement

  /// Where the last word looks, what it says comes next, and who looks where.
  func drawAgree(on surface: inout Surface, in area: Rect) {
    guard let net = nets.first?.net else { return }
    if area.columns >= 66 {
      let left = area.left(max(area.columns >= 92 ? 57 : 0, area.columns * 52 / 100))
      let right = area.dropLeft(left.columns + 3)
      let arcRows = area.rows >= 16 ? 7 : 4
      surface.draw(arcs, in: left.top(arcRows))
      let nextRows = area.rows >= 16 ? min(12, area.rows - arcRows - 5) : area.rows - arcRows
      drawNext(on: &surface, in: left.dropTop(arcRows).top(nextRows))
      if area.rows >= 16 {
        surface.draw(agreeNumbers(net), in: left.dropTop(arcRows + nextRows + 1).top(4))
      }
      guard let heads = headGrid, area.rows >= 16 else {
        return surface.draw(matrix, in: right)
      }
      write(.muted("each head by itself"), on: &surface, in: right.top(1))
      surface.draw(heads, in: right.dropTop(2))
    } else {
      surface.draw(arcs, in: area.top(5))
      drawNext(on: &surface, in: area.dropTop(6).top(max(4, area.rows - 11)))
      surface.draw(agreeNumbers(net), in: area.bottom(4))
    }
  }

  private func agreeNumbers(_ net: TinyNet) -> Readout {
    let verbs = verbShares
    return Readout(
      [
        Readout.Line("verbs that fit the subject", percent(verbs?.right), isStrong: true),
        Readout.Line("verbs that do not", percent(verbs?.wrong)),
        Readout.Line("of many sentences, right", percent(agreement(net)), isStrong: true),
        Readout.Line("loss", lossFigure(net)),
      ], columns: 44)
  }

  // MARK: Mask

  /// Both losses, and where the words of the network without a mask look.
  func drawMask(on surface: inout Surface, in area: Rect) {
    let losses = Readout(
      nets.map { Readout.Line($0.name, lossFigure($0.net, .strong)) }
        + [Readout.Line("the language itself", number(Self.textFloor))], columns: 40)
    if area.columns >= 66 {
      let left = area.left(area.columns * 52 / 100)
      let chartRows = min(24, left.rows - 4)
      surface.draw(lossChart, in: left.top(chartRows))
      surface.draw(losses, in: left.dropTop(chartRows + 1).top(3))
      let right = area.dropLeft(left.columns + 3)
      write(.muted("without the mask, each word takes"), on: &surface, in: right.top(1))
      surface.draw(matrix, in: right.dropTop(1))
    } else {
      let rows = min(prompt.count + 1, area.rows / 2)
      write(.muted("without the mask, each word takes"), on: &surface, in: area.top(1))
      surface.draw(matrix, in: area.dropTop(1).top(rows))
      surface.draw(lossChart, in: area.dropTop(rows + 1).dropBottom(3))
      surface.draw(losses, in: area.bottom(3))
    }
  }

  // MARK: Without

  /// Each network's loss above the floor.
  func drawWithout(on surface: inout Surface, in area: Rect) {
    let bars = LogBars(
      title: .muted("nats a word above the floor"),
      nets.map { entry in
        LogBars.Bar(entry.name, loss(entry.net).map { max(0.0005, $0 - Self.textFloor) } ?? 0)
      }, axis: Axis(0.001, 1, scale: .logarithmic), role: .negative)
    let table = lossTable
    if area.columns >= 66, area.rows < 16 {
      surface.draw(bars, in: area.left(area.columns - 46))
      surface.draw(table, in: area.right(42))
    } else {
      surface.draw(table, in: area.top(6))
      surface.draw(bars, in: area.dropTop(7).top(8).left(90))
      guard area.rows >= 26 else { return }
      surface.draw(lossChart, in: area.dropTop(16).top(24).left(110))
    }
  }

  private var lossTable: Table {
    Table(
      [
        Table.Column("", .left), Table.Column("loss", minimum: 6),
        Table.Column("verbs right", minimum: 7), Table.Column("weights", minimum: 6),
      ],
      rows: nets.map { entry in
        [
          .strong(entry.name), lossFigure(entry.net),
          StyledText(percent(agreement(entry.net))),
          StyledText(Numbers.grouped(entry.net.weightCount)),
        ]
      })
  }

  // MARK: Sample

  /// The text so far, and what may come next.
  func drawSample(on surface: inout Surface, in area: Rect) {
    let textRows = area.rows >= 16 ? 5 : 3
    drawText(on: &surface, in: area.top(textRows))
    let rest = area.dropTop(textRows + 1)
    let left = area.columns >= 66 ? rest.left(rest.columns - 40) : rest.dropBottom(4)
    drawNext(on: &surface, in: left.top(20).left(70), temperature: sheet.number("temperature"))
    surface.draw(sampleNumbers, in: area.columns >= 66 ? rest.right(36) : rest.bottom(3))
  }

  private var sampleNumbers: Readout {
    let net = askedNet
    let shares = net.flatMap { answer($0, prompt)?.scores() }.map {
      Sampling.shares(of: $0, temperature: sheet.number("temperature"))
    }
    return Readout(
      [
        Readout.Line("temperature", Numbers.tick(sheet.number("temperature"))),
        Readout.Line(
          "open to equal choices",
          shares.map { Numbers.fixed(Sampling.openChoices($0), decimals: 1) } ?? "–",
          isStrong: true),
        Readout.Line(
          "can the language say it", writer.isGrammatical ? "yes" : "no", isStrong: true),
      ], columns: 36)
  }

  // MARK: Build

  /// Loss, agreement and where the words look.
  func drawBuild(on surface: inout Surface, in area: Rect) {
    guard let net = nets.first?.net else { return }
    if area.columns >= 66 {
      let left = area.left(area.columns * 52 / 100)
      let chartRows = min(26, left.rows - 5)
      surface.draw(lossChart, in: left.top(chartRows))
      surface.draw(numbers(net), in: left.dropTop(chartRows + 1).top(4))
      let right = area.dropLeft(left.columns + 3)
      let rows = area.rows >= 16 ? min(right.rows - 7, 3 * prompt.count + 4) : right.rows
      surface.draw(matrix, in: right.top(rows))
      if area.rows >= 16 { drawNext(on: &surface, in: right.dropTop(rows + 1).top(14)) }
    } else {
      surface.draw(lossChart, in: area.top(area.rows - 10))
      surface.draw(numbers(net), in: area.dropTop(area.rows - 9).top(4))
      surface.draw(arcs, in: area.bottom(4))
    }
  }
}
