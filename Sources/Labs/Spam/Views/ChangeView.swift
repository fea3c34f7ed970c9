internal import TextUI

/// Both filters before and after the wording changed; a day of use; training again.
extension SpamLab {
  func drawChange(on surface: inout Surface, in area: Rect) {
    let bars = changeBars
    let width = min(area.columns, 72)
    surface.draw(
      TextView(
        StyledText.muted("left out from tonight on:  ")
          + StyledText(
            SpamData.droppedWords.joined(separator: "  "), isChanged ? .faint : .strong)),
      in: area.left(width).top(2))
    surface.draw(bars, in: area.left(width).dropTop(3).top(bars.shares.count))
    guard isChanged, let after = filter?.accuracy(on: .changed),
      let before = filter?.accuracy(on: .unseen)
    else { return }
    let rules = rulesTally.accuracy - changedRulesTally.accuracy
    surface.draw(
      Readout([
        Readout.Line("my rules lost", points(rules), isStrong: true),
        Readout.Line("learned lost", points(before - after), isStrong: true),
      ]), in: area.dropTop(bars.shares.count + 4))
  }

  private func points(_ share: Double) -> String {
    Numbers.fixed(share * 100, decimals: 1) + "\u{A0}points"
  }

  var changeBars: ShareBars {
    let before = filter?.accuracy(on: .unseen)
    var shares = [ShareBars.Share("my rules  before", rulesTally.accuracy)]
    if isChanged {
      shares.append(
        ShareBars.Share("          after ", changedRulesTally.accuracy, isEmphasised: true))
    }
    shares.append(
      ShareBars.Share("learned   before", before ?? 0, text: before == nil ? "…" : nil))
    if isChanged, let after = filter?.accuracy(on: .changed) {
      shares.append(ShareBars.Share("          after ", after, isEmphasised: true))
    }
    return ShareBars(shares)
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
      surface.draw(weightColumns(filter.weights), in: plan.second)
    }
    surface.draw(
      Readout([
        Readout.Line("mails gone through", "\(used == nil ? 0 : data.raw.count)"),
        Readout.Line(
          "weights changed", weightsMoved.map { "\($0) of 58" } ?? "–", isStrong: true),
      ]), in: plan.numbers)
  }

  func drawRetraining(on surface: inout Surface, in area: Rect) {
    drawTraining(retrained?.report ?? retrainingReport, on: &surface, in: area)
  }

  private var retrainingReport: RunReport? {
    if case .retrain? = current { report } else { nil }
  }

  func drawBoxes(on surface: inout Surface, in area: Rect) {
    surface.draw(
      NestedBoxes([
        NestedBoxes.Box("artificial intelligence", "rules that people wrote: your first filter"),
        NestedBoxes.Box("machine learning", "weights found from examples: your unit"),
        NestedBoxes.Box("deep learning", "many layers of units"),
      ]), in: area.top(min(area.rows, 18)).left(min(area.columns, 64)))
  }
}
