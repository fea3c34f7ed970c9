internal import Learning
internal import TextUI

/// A hundred points, and three things wrong with the data.
extension RepairLab {
  func drawShop(on surface: inout Surface, in area: Rect) {
    let tag = tags.first
    let bars = classBars(tag, emphasising: 8)
    let head = StyledText.muted("of each kind, how many are found")
    if isWide(area) {
      let left = area.left(max(36, area.columns * 45 / 100))
      drawBudget(on: &surface, in: left)
      let right = area.dropLeft(left.columns + 4)
      surface.write(head.truncated(to: right.columns), column: right.column, row: right.row)
      surface.draw(
        right.rows < 11 ? weakestFirst(bars) : bars, in: right.dropTop(1).top(10).left(80))
      let below = area.dropTop(13)
      if below.rows >= 3 { surface.draw(planTable, in: below) }
    } else {
      drawBudget(on: &surface, in: area.top(9))
      let below = area.dropTop(9)
      surface.draw(below.rows < 10 ? weakestFirst(bars) : bars, in: below)
    }
  }

  /// Where not all kinds find room, those that are found least.
  private func weakestFirst(_ bars: ShareBars) -> ShareBars {
    ShareBars(bars.shares.sorted { $0.value < $1.value })
  }

  /// What is bought, what is left, and what came of it.
  private func drawBudget(on surface: inout Surface, in area: Rect) {
    let plan = plan
    let tag = tags.first
    let isKnown = isBegun(tag)
    let worst = recalls(tag).min()
    let left = RepairPlan.budget - plan.cost
    func goal(_ figure: MeanFigure, _ least: Double) -> StyledText {
      guard isKnown, let value = figure.value else {
        return .muted("– of \(Numbers.percent(least, decimals: 0))")
      }
      return verdict(value >= least, figure.percent(), in: surface.look)
    }
    let bar = ProgressBar(
      "spent", progress: Double(plan.cost) / Double(RepairPlan.budget),
      text: "\(plan.cost) of \(RepairPlan.budget)")
    surface.draw(bar, in: area.top(1).left(50))
    var lines = [
      Readout.Line(
        plan.isOddFirst ? "odd labels checked, wrong ones" : "labels checked, wrong ones",
        "\(plan.relabelled), \(wrongFound.map(String.init) ?? "–")"),
      Readout.Line("eights to learn from", "\(RepairData.shopEights + plan.eights)"),
      Readout.Line("foggy to learn from", "\(plan.foggy)"),
      Readout.Line("hidden units", "\((plan.isDouble ? 2 : 1) * Self.shopUnits)"),
      Readout.Line("all right, wanted 90 %", goal(right(tag), Self.wanted.accuracy)),
      Readout.Line("worst kind, wanted 80 %", goal(MeanFigure(value: worst), Self.wanted.worst)),
      Readout.Line("foggy ones right", desk.right(tag, on: Self.foggyTrial).shown(isKnown)),
    ]
    if left < 0 {
      lines.append(Readout.Line("over the budget by", StyledText("\(-left)", .wrong, .bold)))
    }
    surface.draw(Readout(lines, columns: 44), in: area.dropTop(area.rows >= 9 ? 2 : 1))
  }

  /// Every plan that was carried out, the newest first.
  private var planTable: Table {
    let rows = plans.reversed().compactMap { run -> [StyledText]? in
      guard case .shop(let plan, _) = run else { return nil }
      return [
        StyledText(plan.name), StyledText("\(plan.cost)"), desk.right(run).percent(),
        StyledText(share(recalls(run).min())),
      ]
    }
    return Table(
      [
        Table.Column("plan", .left), Table.Column("points"), Table.Column("right", minimum: 6),
        Table.Column("worst", minimum: 6),
      ], rows: rows.isEmpty ? [[.muted("none carried out yet")]] : rows, gap: 1)
  }

  var shopSummary: String {
    var words = "\(plan.cost) of \(RepairPlan.budget) points spent, \(plan.name)"
    guard plan.isAffordable else { return words + "; that is too much" }
    let tag = tags.first
    guard isBegun(tag) else { return words + "; not trained yet" }
    let found = recalls(tag).enumerated().map { "\($0.offset)s \(share($0.element))" }
    words += "; \(share(tag.flatMap { accuracy($0) })) right, foggy ones "
    words += "\(share(tag.flatMap { foggyAccuracy($0) })), found " + found.joined(separator: ", ")
    return words
  }
}
