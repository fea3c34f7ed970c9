internal import Labs
internal import Learning
internal import TextUI

/// The panel of a fault that is looked for: a page of it, under the names of all pages.
struct FaultPanel: Widget {
  let game: FaultGame

  private var round: FaultRound { game.round }

  var summary: String {
    switch game.page {
    case .brief:
      return "find the fault in \(round.network.title): \(round.fault.sabotage.symptom) "
        + FaultCurves(game).summary
    case .curves: return FaultCurves(game, isWhole: true).summary
    case .settings: return ExperimentTable(experiment: round.fault.broken).summary
    case .examples: return FaultData(game).summary
    case .confusion: return confusion.summary
    case .repairs:
      return round.isRepaired ? round.outcome.sentence : OptionList(repairs).summary
    }
  }

  func draw(on surface: inout Surface, in area: Rect) {
    guard !area.isEmpty else { return }
    let outer = surface.narrowClip(to: area)
    defer { surface.restoreClip(outer) }
    drawTabs(on: &surface, in: area.top(1))
    let body = area.dropTop(area.rows > 12 ? 2 : 1)
    switch game.page {
    case .brief: drawBrief(on: &surface, in: body)
    case .curves: surface.draw(FaultCurves(game, isWhole: true), in: body)
    case .settings: surface.draw(ExperimentTable(experiment: round.fault.broken), in: body)
    case .examples: surface.draw(FaultData(game), in: body)
    case .confusion: surface.draw(confusion, in: body)
    case .repairs: drawRepairs(on: &surface, in: body)
    }
  }

  private func drawTabs(on surface: inout Surface, in line: Rect) {
    var column = line.column
    for page in game.pages {
      let isShown = page == game.page
      let text =
        isShown
        ? StyledText("▸ ", .focus, .bold) + .strong(page.title) : .muted("  " + page.title)
      guard column + text.width <= line.endColumn else { break }
      surface.write(text, column: column, row: line.row)
      column += text.width + 2
    }
    let points = StyledText.muted("opened ") + .strong("\(round.opened.count)")
    if column + points.width <= line.endColumn {
      surface.write(points, endColumn: line.endColumn, row: line.row)
    }
  }

  // MARK: Symptom

  private func drawBrief(on surface: inout Surface, in area: Rect) {
    let isWide = area.columns >= 90
    let text = TextView([
      .heading(StyledText("Something in this network is broken")),
      .paragraph(StyledText(round.network.sentence)),
      .paragraph(
        StyledText("The symptom: ") + StyledText(round.fault.sabotage.symptom, .ink, .bold)),
      .paragraph(
        .muted(
          "Walk through a step in the debugger, open what you suspect, and turn to the repairs when "
            + "you know what it is. Proof counts more than luck.")),
    ])
    if isWide {
      let columns = min(60, area.columns * 2 / 5)
      surface.draw(text, in: area.left(columns))
      surface.draw(FaultCurves(game), in: area.dropLeft(columns + 4))
    } else {
      let rows = min(text.height(columns: area.columns), max(0, area.rows - 7))
      surface.draw(text, in: area.top(rows))
      surface.draw(FaultCurves(game), in: area.dropTop(rows + 1))
    }
  }

  private var confusion: ConfusionTable {
    let table = game.broken?.evaluation?.confusion ?? []
    return ConfusionTable(classes: table.indices.map { "\($0)" }, counts: table)
  }

  // MARK: Repairs

  private var repairs: [OptionList.Option] {
    round.fault.repairs.indices.map { index in
      let repair = round.fault.repairs[index]
      guard round.tried.contains(index) else { return OptionList.Option(StyledText(repair.title)) }
      return OptionList.Option(StyledText(repair.title), mark: repair.isRight ? .right : .wrong)
    }
  }

  private func drawRepairs(on surface: inout Surface, in area: Rect) {
    let isWide = area.columns >= 90
    let columns = isWide ? min(60, area.columns * 2 / 5) : area.columns
    let left = area.left(columns)
    var list = OptionList(repairs)
    list.focus = round.isRepaired ? nil : game.cursor
    let rows = min(list.height(columns: left.columns), left.rows)
    surface.draw(list, in: left.top(rows), as: Pane.repairs)
    var rest = left.dropTop(rows + 1)
    let said = TextView(words)
    let height = min(said.height(columns: rest.columns), rest.rows)
    surface.draw(said, in: rest.top(height))
    rest = rest.dropTop(height + 1)
    let chart = isWide ? area.dropLeft(columns + 4) : rest
    surface.draw(FaultCurves(game), in: chart)
  }

  /// What came of the repair that was tried last, and the points.
  private var words: [TextView.Block] {
    guard let latest = round.latest else {
      return [.paragraph(.muted("Which of these takes the fault away?"))]
    }
    var blocks: [TextView.Block] = [.paragraph(StyledText(latest.feedback))]
    if round.isRepaired {
      let outcome = round.outcome
      blocks.insert(
        .heading(.strong("\(outcome.points) of 100 points")), at: 0)
      blocks.append(.paragraph(.muted(outcome.sentence)))
    }
    return blocks
  }
}

extension Pane {
  /// Repairs to choose from.
  static let repairs = "repairs"
}
