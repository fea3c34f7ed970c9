internal import Compute
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
      view == .echo ? "" : "guessing",
      [ChartPoint(0, EchoGame.chance), ChartPoint(Double(Self.updates), 0.25)],
      stroke: Stroke(.faint, pattern: .dotted))
    let runs = tags.enumerated().map { index, tag in
      Series(
        view == .echo ? "\(tag.gap)" : tag.name,
        desk.report(tag)?.snapshot.validationAccuracy.points() ?? [],
        stroke: RaceStrokes.stroke(index), endMark: "●")
    }
    return LineChart(
      title: .muted(view == .echo ? "right, by gap" : "rows right"), [chance] + runs,
      x: Axis(0, Double(Self.updates), title: "update"),
      y: Axis(0, 1, ticks: [0, 0.25, 0.5, 0.75, 1]))
  }

  /// The state of a run over time, a row a unit and a column a step, read of one row of symbols.
  func stateMap(_ tag: MemoryRun) -> HeatMap {
    let states = traces(tag)?.states ?? []
    return HeatMap(
      Self.turned(states), ramp: .signed, limit: 1, hasNumbers: false,
      numbers: numbers(MemoryNet.hidden, of: tag, width: tag.net.units))
  }

  /// Which numbers of the network a tensor's are, of the first row that is followed: a row a unit and
  /// a column a step.
  func numbers(
    _ name: TensorName, of tag: MemoryRun, width: Int, from first: Int = 0
  ) -> NumberGrid? {
    desk.marks(tag).map {
      NumberGrid($0.value(name, first, example: 0, of: "rows"), rows: 1, columns: width)
    }
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
    let (values, numbers) = (map.values, map.numbers)
    var map = map
    map.numbers = nil
    // A step has whole columns, so that symbols stand below their column; of more steps than columns
    // some share one.
    let zoom = min(area.columns / steps, 6)
    let together = (steps + area.columns - 1) / area.columns
    map.values =
      zoom > 0
      ? map.values.map { row in row.flatMap { Array(repeating: $0, count: zoom) } }
      : map.values.map { Self.means($0, of: together) }
    let width = map.values.first?.count ?? 0
    let room = area.dropTop(1).dropBottom(1)
    let height = Self.halfRows(map.values.count, in: room.rows)
    map.values = map.values.flatMap { Array(repeating: $0, count: height) }
    let rows = min(room.rows, (map.values.count + 1) / 2)
    surface.draw(map, in: room.left(width).top(rows))
    if zoom > 0, let numbers {
      for (unit, line) in values.enumerated() {
        let (top, end) = (unit * height, (unit + 1) * height)
        for (step, value) in line.enumerated() where (end + 1) / 2 <= rows {
          surface.mark(
            numbers.mark(row: unit, column: step), value: value,
            in: Rect(
              column: room.column + step * zoom, row: room.row + top / 2, columns: zoom,
              rows: (end + 1) / 2 - top / 2),
            half: height > 1 ? .all : unit.isMultiple(of: 2) ? .upper : .lower)
        }
      }
    }
    let line = Rect(column: area.column, row: room.row + rows, columns: area.columns, rows: 1)
    let tokens = game.tokens(0, gap: tag.gap)
    let first = StyledText(tokens.first ?? "", .focus, .bold)
    guard zoom > 0 else {
      let text = first + .muted("  \(together) steps a column, \(steps) in all")
      surface.write(text.truncated(to: line.columns), column: line.column, row: line.row)
      return
    }
    for (step, token) in tokens.enumerated() {
      surface.write(
        step == 0 ? first : .muted(token), column: line.column + step * zoom + (zoom - 1) / 2,
        row: line.row)
    }
  }

  /// Half rows of a unit: one, or up to four where there is room.
  private static func halfRows(_ units: Int, in rows: Int) -> Int {
    min(4, max(1, rows * 2 / max(1, units)))
  }

  /// Rows that a map of so many units fills, its title and the symbols below included.
  func mapRows(_ units: Int, atMost most: Int) -> Int {
    (units * Self.halfRows(units, in: most - 2) + 1) / 2 + 2
  }

  /// Means of some neighbours each.
  private static func means(_ row: [Double], of count: Int) -> [Double] {
    stride(from: 0, to: row.count, by: max(1, count)).map { start in
      let some = row[start..<min(row.count, start + count)]
      return some.reduce(0, +) / Double(some.count)
    }
  }

  /// A line of a table of runs: its name, the share right, and what else is said of it.
  func rightText(_ tag: MemoryRun) -> StyledText {
    let right = desk.right(tag)
    return right.isKnown ? right.percent(decimals: 0, isStrong: true) : .muted("–")
  }
}
