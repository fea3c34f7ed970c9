internal import Compute
internal import Learning
internal import TextUI

/// Counting letters, letters on a plane, and networks with more letters before.
extension NamesLab {
  // MARK: Counting

  func drawContext(on surface: inout Surface, in area: Rect) {
    let bars = ladder
    let rows = bars.shares.count
    if area.columns >= 88, area.rows >= 16 {
      let left = area.left(min(64, area.columns * 4 / 10))
      drawPairs(on: &surface, in: area.dropLeft(left.columns + 4).top(31))
      drawTitled("loss on names kept apart, in nats", bars, on: &surface, in: left.top(rows + 1))
      drawTitled(
        "after \(letterName): what comes next", following(count: 12), on: &surface,
        in: left.dropTop(rows + 2))
    } else if area.columns >= 66 {
      let left = area.left(area.columns / 2 - 2)
      drawTitled("loss on names kept apart, in nats", bars, on: &surface, in: left)
      drawTitled(
        "after \(letterName): what comes next", following(count: area.rows), on: &surface,
        in: area.dropLeft(left.columns + 4))
    } else {
      drawTitled("loss on names kept apart, in nats", bars, on: &surface, in: area.top(rows + 1))
      drawTitled(
        "after \(letterName): what comes next", following(count: 12), on: &surface,
        in: area.dropTop(rows + 2))
    }
  }

  func drawTitled(
    _ title: String, _ widget: some Widget, on surface: inout Surface, in area: Rect
  ) {
    guard !area.isEmpty else { return }
    surface.write(
      StyledText.muted(title).truncated(to: area.columns), column: area.column, row: area.row)
    surface.draw(widget, in: area.dropTop(1))
  }

  private var letterName: String { letter == 0 ? "the beginning" : NamePots.symbol(letter) }

  /// The likeliest letters after the one that is looked at.
  private func following(count: Int) -> ShareBars {
    let shares = tally?.after[letter] ?? []
    let bars = shares.enumerated().map { token, share in
      ShareBars.Share(token == 0 ? "end" : NamePots.symbol(token), share)
    }
    var sorted = ShareBars(bars).sorted()
    sorted.shares = Array(sorted.shares.prefix(max(0, count)))
    sorted.full = max(0.25, sorted.shares.first?.value ?? 1)
    return sorted
  }

  /// How often each letter comes after each other.
  private func drawPairs(on surface: inout Surface, in area: Rect) {
    let rows = tally?.after ?? []
    guard area.rows >= 5, !rows.isEmpty else { return }
    surface.write(
      StyledText.muted("next letter: a column; letter before: a row").truncated(to: area.columns),
      column: area.column, row: area.row)
    let zoom = area.columns - 3 >= 2 * NamePots.tokenCount ? 2 : 1
    for (token, symbol) in NamePots.symbols.enumerated() {
      surface.write(
        token == letter ? StyledText(symbol, .focus, .bold) : .muted(symbol),
        column: area.column + 3 + token * zoom, row: area.row + 1)
    }
    let body = area.dropTop(2).dropLeft(3).left(NamePots.tokenCount * zoom)
    // A row of its own for each letter where there is room, otherwise half a row.
    let isWhole = body.rows >= NamePots.tokenCount
    let height = isWhole ? NamePots.tokenCount : (NamePots.tokenCount + 1) / 2
    let room = body.top(min(height, body.rows))
    let wide = rows.flatMap { row in
      Array(
        repeating: row.flatMap { Array(repeating: $0, count: zoom) }, count: isWhole ? 2 : 1)
    }
    surface.draw(HeatMap(wide, limit: 0.4, hasNumbers: false), in: room)
    guard room.rows == height else { return }
    for (token, symbol) in NamePots.symbols.enumerated() {
      surface.write(
        token == letter ? StyledText(symbol, .focus, .bold) : .muted(symbol),
        column: area.column + (isWhole ? 1 : token % 2),
        row: room.row + (isWhole ? token : token / 2))
    }
  }

  // MARK: Places

  func drawPlaces(on surface: inout Surface, in area: Rect) {
    let tag = tags.first
    let chart = lossChart(tags)
    let numbers = Readout([
      Readout.Line("loss", lossFigure(tag)),
      Readout.Line(
        "e i u y apart (all pairs: 1)",
        metrics["vowels"].map { Numbers.fixed($0, decimals: 2) } ?? "–"),
      Readout.Line(
        "a from the others", metrics["a.apart"].map { Numbers.fixed($0, decimals: 2) } ?? "–"),
    ])
    if area.columns >= 88, area.rows >= 16 {
      let left = area.left(area.columns * 6 / 10)
      surface.draw(letterMap, in: left.top(34))
      let right = area.dropLeft(left.columns + 4)
      let rows = min(18, right.rows - 4)
      surface.draw(chart, in: right.top(rows))
      surface.draw(numbers, in: right.dropTop(rows + 1))
    } else if area.columns >= 66 {
      surface.draw(letterMap, in: area.dropRight(37))
      surface.draw(numbers, in: area.right(34))
    } else {
      surface.draw(letterMap, in: area.dropBottom(4))
      surface.draw(numbers, in: area.bottom(3))
    }
  }

  // MARK: Width

  func drawWidth(on surface: inout Surface, in area: Rect) {
    let table = lossTable(tags)
    let plan = StagePlan(area, numberRows: tags.count + 1, numberColumns: 34)
    surface.draw(lossChart(tags), in: plan.picture.top(30))
    surface.draw(table, in: plan.numbers.left(48))
  }

  /// Loss and weights of runs.
  func lossTable(_ tags: [NamesRun]) -> Table {
    Table(
      [
        Table.Column("", .left), Table.Column("loss", minimum: 6),
        Table.Column("weights", minimum: 7), Table.Column("seconds", minimum: 7),
      ],
      rows: tags.map { tag in
        [
          .strong(tag.name.isEmpty ? "this network" : tag.name),
          lossFigure(tag),
          StyledText(Numbers.grouped(tag.net?.weightCount ?? 0)),
          StyledText(
            desk.report(tag).flatMap {
              $0.seconds > 0 ? Numbers.fixed($0.seconds, decimals: 2) : nil
            } ?? "–"),
        ]
      })
  }

  // MARK: Ladder

  func drawLadder(on surface: inout Surface, in area: Rect) {
    let bars = ladder
    let rows = bars.shares.count
    if area.columns >= 88, area.rows >= 16 {
      let left = area.left(area.columns / 2 - 2)
      surface.draw(lossChart(tags), in: left.top(28))
      let right = area.dropLeft(left.columns + 4)
      drawTitled("loss on names kept apart, in nats", bars, on: &surface, in: right.top(rows + 1))
      surface.draw(lossTable(tags), in: right.dropTop(rows + 3).top(4))
    } else if area.columns >= 66 {
      drawTitled("loss on names kept apart, in nats", bars, on: &surface, in: area.top(rows + 1))
    } else {
      drawTitled("loss on names kept apart, in nats", bars, on: &surface, in: area.top(rows + 1))
      surface.draw(lossChart(tags), in: area.dropTop(rows + 2))
    }
  }
}
