internal import TextUI

/// Both filters before and after the wording changed; a day of use; training again.
extension SpamLab {
  func drawChange(on surface: inout Surface, in area: Rect) {
    let width = min(area.columns, 72)
    surface.draw(
      TextView(
        StyledText.muted(isChanged ? "gone from all spam:  " : "left out from tonight on:  ")
          + StyledText(SpamData.droppedWords.joined(separator: "  "), .strong)),
      in: area.left(width).top(2))
    if area.rows < 12 {
      surface.draw(allBars, in: area.left(width).dropTop(2).top(4))
      return
    }
    var row = 3
    for (name, bars) in [("my rules", rulesBars), ("the learned filter", learnedBars)] {
      surface.write(StyledText.muted(name), column: area.column, row: area.row + row)
      let place = area.left(width).dropTop(row + 1).top(bars.shares.count)
      surface.draw(bars, in: place)
      row += bars.shares.count + 2
    }
    guard isChanged, let after = filter?.accuracy(on: .changed),
      let before = filter?.accuracy(on: .unseen)
    else { return }
    let rules = rulesTally.accuracy - changedRulesTally.accuracy
    surface.draw(
      Readout([
        Readout.Line("my rules lost", points(rules), isStrong: true),
        Readout.Line("learned lost", points(before - after), isStrong: true),
      ]), in: area.dropTop(row))
  }

  private func points(_ share: Double) -> String {
    Numbers.fixed(share * 100, decimals: 1) + "\u{A0}points"
  }

  private var rulesBars: ShareBars {
    bars(
      before: MeanFigure(value: rulesTally.accuracy),
      after: MeanFigure(value: changedRulesTally.accuracy))
  }

  private var learnedBars: ShareBars {
    bars(
      before: mean(.accuracy, of: filter?.report, on: .unseen),
      after: mean(.accuracy, of: filter?.report, on: .changed))
  }

  private func bars(before: MeanFigure, after: MeanFigure) -> ShareBars {
    ShareBars([
      ShareBars.Share("before", before, unknown: "…"),
      ShareBars.Share("after", after.shown(isChanged), unknown: "", isEmphasised: true),
    ])
  }

  /// Both filters in four rows, for low stages.
  private var allBars: ShareBars {
    let named = [("rules ", rulesBars), ("learned ", learnedBars)].flatMap { name, bars in
      bars.shares.map { share in
        ShareBars.Share(
          name + share.name, share.value, text: share.text, isEmphasised: share.isEmphasised,
          mark: share.mark)
      }
    }
    return ShareBars(named)
  }

  var changeSummary: String {
    let words = SpamData.droppedWords.joined(separator: ", ")
    return "\(isChanged ? "gone from all spam" : "left out from tonight on"): \(words); "
      + "my rules, share right: \(rulesBars.summary); the learned filter: \(learnedBars.summary)"
  }

  func drawUse(on surface: inout Surface, in area: Rect) {
    let plan = StagePlan(area, numberRows: 3, secondShare: 0.4)
    let points = (used?.shares ?? []).enumerated().map { index, share in
      ChartPoint(Double(index + 1), share * 100)
    }
    let before = (filter?.accuracy(on: .unseen) ?? 0) * 100
    surface.draw(
      LineChart(
        title: StyledText("% right", .muted),
        [
          Series(
            "before the change", [ChartPoint(1, before), ChartPoint(10, before)],
            stroke: Stroke(.muted, pattern: .dashed)),
          Series("in use", points, stroke: Stroke(.strong), endMark: "●"),
        ],
        x: Axis(1, 10, title: "group", ticks: [1, 5, 10]), y: Axis(50, 100)),
      in: plan.picture)
    if let filter, !plan.second.isEmpty {
      drawWeightColumns(filter.weights, on: &surface, in: plan.second)
    }
    surface.draw(
      Readout([
        Readout.Line("mails gone through", "\(used == nil ? 0 : data.raw.count)"),
        Readout.Line(
          "weights changed", weightsMoved.map { "\($0) of \(weightCount)" } ?? "–", isStrong: true),
      ]), in: plan.numbers)
  }

  func drawBoxes(on surface: inout Surface, in area: Rect) {
    surface.draw(
      NestedBoxes([
        NestedBoxes.Box(
          "artificial intelligence",
          boxesAreFilled ? "rules that people wrote: your first filter" : ""),
        NestedBoxes.Box(
          "machine learning", boxesAreFilled ? "weights found from examples: your unit" : ""),
        NestedBoxes.Box("deep learning", boxesAreFilled ? "many layers of units" : ""),
      ]), in: area.top(min(area.rows, 18)).left(min(area.columns, 64)))
  }
}
