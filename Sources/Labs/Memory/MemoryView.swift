internal import Learning
public import TextUI

extension MemoryLab {
  /// The view on stage under its head.
  public func draw(on surface: inout Surface, in area: Rect, focus: LabFocus) {
    guard !area.isEmpty else { return }
    let outer = surface.narrowClip(to: area)
    defer { surface.restoreClip(outer) }
    surface.draw(StageHead(view.title, state: status), in: area.top(1))
    let body = area.dropTop(area.rows >= 12 ? StageHead.rows : 1)
    switch view {
    case .unroll: drawUnrolled(on: &surface, in: body)
    case .echo: drawEcho(on: &surface, in: body, isFocused: focus == .stage)
    case .signal: drawSignal(on: &surface, in: body)
    case .gates: drawGates(on: &surface, in: body)
    case .forecast: drawForecast(on: &surface, in: body)
    case .free: drawFree(on: &surface, in: body)
    case .cost: drawCost(on: &surface, in: body)
    case .build: drawBuild(on: &surface, in: body)
    }
  }

  // MARK: Pieces

  /// The share of unseen rows that are right, over the updates.
  func rightChart(_ tags: [MemoryRun]) -> LineChart {
    let chance = Series(
      "guessing", [ChartPoint(0, EchoGame.chance), ChartPoint(Double(Self.updates), 0.25)],
      stroke: Stroke(.faint, pattern: .dotted))
    let runs = tags.enumerated().map { index, tag in
      Series(
        tag.name, desk.report(tag)?.snapshot.validationAccuracy.points() ?? [],
        stroke: RaceStrokes.stroke(index), endMark: "●")
    }
    return LineChart(
      title: .muted("rows right"), [chance] + runs,
      x: Axis(0, Double(Self.updates), title: "update"),
      y: Axis(0, 1, ticks: [0, 0.25, 0.5, 0.75, 1]))
  }

  /// The state of a run over time, a row a unit and a column a step, read of one row of symbols.
  func stateMap(_ tag: MemoryRun) -> HeatMap {
    let states = traces(tag)?.states ?? []
    return HeatMap(Self.turned(states), ramp: .signed, limit: 1, hasNumbers: false)
  }

  /// Columns where there were rows.
  static func turned(_ rows: [[Double]]) -> [[Double]] {
    guard let width = rows.map(\.count).min() else { return [] }
    return (0..<width).map { column in rows.map { $0[column] } }
  }

  /// A map under its name, and below it the symbols that were read, or the first and the last.
  func drawMap(
    _ map: HeatMap, _ title: String, of tag: MemoryRun, on surface: inout Surface, in area: Rect
  ) {
    guard area.rows >= 3, area.columns >= 10 else { return }
    surface.write(
      StyledText.muted(title).truncated(to: area.columns), column: area.column, row: area.row)
    let steps = map.values.first?.count ?? 0
    guard steps > 0 else { return }
    // A step has whole columns, so that symbols stand below their column.
    let zoom = max(1, min(area.columns / steps, 6))
    let width = min(area.columns, steps * zoom)
    let units = map.values.count
    let room = area.dropTop(1).dropBottom(1)
    let rows = min(room.rows, max(2, units <= room.rows ? units : (units + 1) / 2))
    surface.draw(map, in: room.left(width).top(rows))
    let line = Rect(
      column: area.column, row: room.row + rows, columns: area.columns, rows: 1)
    let tokens = game.tokens(0, gap: tag.gap)
    for (step, token) in tokens.enumerated() where step * zoom < width {
      surface.write(
        step == 0 ? StyledText(token, .focus, .bold) : .muted(token),
        column: area.column + step * zoom + (zoom - 1) / 2, row: line.row)
    }
  }

  /// A line of a table of runs: its name, the share right, and what else is said of it.
  func rightText(_ tag: MemoryRun) -> StyledText {
    guard let share = accuracy(tag) else { return .muted("–") }
    return .strong(Numbers.percent(share, decimals: 0))
  }
}
