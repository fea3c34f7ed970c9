internal import Labs
internal import Learning
internal import TextUI

extension RaceScreen {
  func draw(on surface: inout Surface) {
    let grid = ScreenGrid(surface.size)
    surface.draw(
      Header(path: ["Race", title], state: .muted(state), progress: progress), in: grid.header)
    let table = table(in: surface.look)
    let rows = min(table.height, max(2, grid.body.rows - 9))
    var area = grid.body
    let line = area.bottom(1)
    surface.write(
      StyledText(verdict, isOver ? .strong : .muted, isOver ? .bold : [])
        .truncated(to: line.columns), column: line.column, row: line.row)
    area = area.dropBottom(area.rows >= 20 ? 2 : 1)
    surface.draw(table, in: area.bottom(rows))
    surface.draw(chart, in: area.dropBottom(rows + 1))
    surface.draw(KeyHints(footerHints(bindings)), in: grid.footer, as: Pane.footer)
  }

  private var state: String {
    if isOver { return "over after step \(Numbers.grouped(step))" }
    let pace = desk.isRunning ? RunPace.label(desk.paceLevel, of: desk.paces) + ", " : ""
    return step == 0 ? "ready" : "\(pace)step \(Numbers.grouped(step))"
  }

  private var progress: Double {
    let all = lanes.map(\.job.experiment.stepCount).max() ?? 1
    return min(1, Double(step) / Double(max(1, all)))
  }

  var chart: RunChart {
    RunChart(
      curves: lanes.indices.map {
        RunChart.Curve(letter: "\($0 + 1)", stroke: $0, report($0))
      }, steps: lanes.map(\.job.experiment.stepCount).max() ?? 0)
  }

  /// What is known of each lane: a row for each.
  func table(in look: Look) -> Table {
    let columns = [
      Table.Column("", .left), Table.Column(what.isEmpty ? "run" : what, .left, minimum: 6),
      Table.Column("training", minimum: 8), Table.Column("validation", minimum: 8),
      Table.Column("accuracy", minimum: 7), Table.Column("step", minimum: 5),
      Table.Column("", .left),
    ]
    let leaders = isOver ? self.leaders : []
    let rows = lanes.indices.map { lane -> [StyledText] in
      let score = score(lane)
      let isFront = leaders.contains(lane)
      let sign = RunStrokes.sign(lane, in: look) + StyledText(" \(lane + 1)", .strong, .bold)
      func number(_ value: Double?) -> StyledText {
        value.map { StyledText(Numbers.significant($0)) } ?? .muted("–")
      }
      return [
        sign, StyledText(lanes[lane].name, isFront ? .strong : .ink, isFront ? .bold : []),
        number(score.training), number(score.validation),
        score.accuracy.map { StyledText(Numbers.percent($0)) } ?? .muted("–"),
        StyledText(Numbers.grouped(report(lane)?.snapshot.position.step ?? 0)),
        stateText(lane, isFront: isFront, in: look),
      ]
    }
    return Table(columns, rows: rows, focus: lanes.isEmpty ? nil : cursor)
  }

  private func stateText(_ lane: Int, isFront: Bool, in look: Look) -> StyledText {
    let words = stateWords(lane, isFront: isFront)
    if score(lane).divergedAt != nil || report(lane)?.failure != nil {
      return StyledText(Glyph.wrong.text(in: look) + " " + words, .wrong, .bold)
    }
    return isFront
      ? StyledText(Glyph.right.text(in: look) + " " + words, .right, .bold) : .muted(words)
  }

  /// How a lane stands, in a word or two.
  func stateWords(_ lane: Int, isFront: Bool = false) -> String {
    let report = report(lane)
    if let failure = report?.failure { return failure }
    if let step = score(lane).divergedAt { return "diverged at step \(Numbers.grouped(step))" }
    if isFront { return leaders.count > 1 ? "tie" : "wins" }
    if case .refused = report?.branch { return "another network: from scratch" }
    if report?.hasReachedGoal == true { return "goal reached" }
    if isOver(lane) { return "done" }
    return step == 0 ? "ready" : desk.isRunning ? "running" : "paused"
  }
}
