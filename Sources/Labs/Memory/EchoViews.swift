internal import Learning
internal import TextUI

/// The game with several gaps, and with and without gates.
extension MemoryLab {
  // MARK: Gaps

  func drawEcho(on surface: inout Surface, in area: Rect, isFocused: Bool) {
    let tags = tags
    let place = min(chosen, tags.count - 1)
    let table = gapTable(tags, focus: isFocused ? place : nil)
    guard tags.indices.contains(place) else { return }
    let tag = tags[place]
    let title = "memory at \(tag.name): \(tag.net.units) units, a column a step"
    if area.columns >= 88, area.rows >= 16 {
      let left = area.left(area.columns / 2 - 2)
      let rows = min(24, left.rows - tags.count - 2)
      surface.draw(rightChart(tags), in: left.top(rows))
      surface.draw(table, in: left.dropTop(rows + 1))
      drawMap(
        stateMap(tag), title, of: tag, on: &surface, in: area.dropLeft(left.columns + 4).top(28))
    } else if area.columns >= 66 {
      let right = area.right(30)
      surface.draw(rightChart(tags), in: area.dropRight(33))
      surface.draw(table, in: right.top(tags.count + 1))
    } else {
      let rows = max(5, area.rows - tags.count - 2)
      let chart = area.top(rows >= 14 ? rows - 7 : rows)
      surface.draw(rightChart(tags), in: chart)
      if rows >= 14 {
        drawMap(
          stateMap(tag), title, of: tag, on: &surface,
          in: area.dropTop(chart.rows + 1).top(rows - chart.rows - 2))
      }
      surface.draw(table, in: area.bottom(tags.count + 1))
    }
  }

  private func gapTable(_ tags: [MemoryRun], focus: Int?) -> Table {
    var table = Table(
      [
        Table.Column("", .left), Table.Column("rows right", minimum: 10),
        Table.Column("signal", minimum: 8),
      ],
      rows: tags.map { tag in
        [
          .strong(tag.name), rightText(tag),
          StyledText(
            traces(tag)?.backwards.last.map { Numbers.significant($0, digits: 2) } ?? "–",
            .gradient),
        ]
      })
    table.focus = focus
    return table
  }

  // MARK: Gates

  func drawGates(on surface: inout Surface, in area: Rect) {
    let tags = tags
    guard let gated = tags.last, tags.count == 2 else { return }
    let table = gateTable(tags)
    if area.columns >= 88, area.rows >= 16 {
      let left = area.left(area.columns / 2 - 2)
      let rows = min(20, left.rows - tags.count - 2)
      surface.draw(rightChart(tags), in: left.top(rows))
      surface.draw(table, in: left.dropTop(rows + 1))
      let right = area.dropLeft(left.columns + 4)
      let half = min(right.rows - 9, mapRows(gated.net.units, atMost: right.rows - 15))
      let (map, title) = gateMap(gated)
      drawMap(map, title, of: gated, on: &surface, in: right.top(half))
      surface.draw(signalChart(tags), in: right.dropTop(half + 1).top(14))
    } else if area.columns >= 66 {
      surface.draw(rightChart(tags), in: area.dropRight(35))
      var table = table
      table.columns.removeLast()
      table.rows = table.rows.map { $0.dropLast() }
      surface.draw(table, in: area.right(32))
    } else {
      let rows = max(5, area.rows - tags.count - 2)
      let chart = area.top(rows >= 13 ? rows - 7 : rows)
      surface.draw(rightChart(tags), in: chart)
      if rows >= 13 {
        let (map, title) = gateMap(gated)
        drawMap(
          map, title, of: gated, on: &surface,
          in: area.dropTop(chart.rows + 1).top(rows - chart.rows - 2))
      }
      surface.draw(table, in: area.bottom(tags.count + 1))
    }
  }

  /// The state of the gated memory over time, or one of its gates.
  private func gateMap(_ tag: MemoryRun) -> (HeatMap, String) {
    guard gate > 0, gate <= tag.net.cell.gateCount, let traces = traces(tag) else {
      return (stateMap(tag), "\(tag.name): state of \(tag.net.units) units, a column a step")
    }
    let name = tag.net.cell.gateNames[gate - 1]
    let values = Self.turned(traces.gate(gate - 1, units: tag.net.units))
    let isSigned = name == "new"
    return (
      HeatMap(
        values, ramp: isSigned ? .signed : .sequential, limit: 1, hasNumbers: false,
        numbers: numbers(
          MemoryNet.gates, of: tag, width: tag.net.units * tag.net.cell.gateCount,
          from: (gate - 1) * tag.net.units)),
      isSigned
        ? "\(tag.name): what is new, a column a step"
        : "\(tag.name): the gate \(name), bright is open"
    )
  }

  private func gateTable(_ tags: [MemoryRun]) -> Table {
    Table(
      [
        Table.Column("", .left), Table.Column("right", minimum: 5),
        Table.Column("weights", minimum: 7), Table.Column("signal", minimum: 8),
        Table.Column("seconds", minimum: 7),
      ],
      rows: tags.map { tag in
        [
          .strong(tag.name), rightText(tag), StyledText(Numbers.grouped(tag.net.weightCount)),
          StyledText(
            traces(tag)?.backwards.last.map { Numbers.significant($0, digits: 2) } ?? "–",
            .gradient),
          StyledText(
            desk.report(tag).flatMap {
              $0.seconds > 0 ? Numbers.fixed($0.seconds, decimals: 2) : nil
            }
              ?? "–"),
        ]
      })
  }

  // MARK: The task

  func drawBuild(on surface: inout Surface, in area: Rect) {
    guard let tag = tags.first else { return }
    let numbers = Readout(
      [
        Readout.Line("weights", Numbers.grouped(tag.net.weightCount)),
        Readout.Line("now", resultText(tag)),
        Readout.Line(
          "gap 20+, best (95 % wanted)",
          bestText(bestEcho, isReached: bestEcho ?? 0 >= 0.95) {
            Numbers.percent($0, decimals: 0)
          }),
        Readout.Line(
          "sunspots, best (0.25 wanted)",
          bestText(bestForecast, isReached: bestForecast ?? 1 <= 0.25) {
            Numbers.fixed($0, decimals: 3)
          }),
      ], columns: 40)
    switch tag.task {
    case .echo:
      let plan = StagePlan(area, numberRows: 4, secondShare: 0.5, numberColumns: 34)
      surface.draw(rightChart([tag]), in: plan.picture)
      drawMap(
        stateMap(tag), "state of \(tag.net.units) units, a column a step", of: tag, on: &surface,
        in: plan.second)
      surface.draw(numbers, in: plan.numbers)
    case .years:
      let plan = StagePlan(area, numberRows: 4, numberColumns: 34)
      surface.draw(forecastChart(tag, rule: nil), in: plan.picture.top(30))
      surface.draw(numbers, in: plan.numbers)
    }
  }

  private func resultText(_ tag: MemoryRun) -> StyledText {
    switch tag.task {
    case .echo: rightText(tag)
    case .years: .strong(error(tag).map { Numbers.fixed($0, decimals: 3) } ?? "–")
    }
  }

  private func bestText(
    _ value: Double?, isReached: Bool, _ text: (Double) -> String
  ) -> StyledText {
    guard let value else { return .muted("–") }
    return StyledText(text(value), isReached ? .right : .ink, isReached ? .bold : [])
  }
}
