internal import Learning
internal import TextUI

/// The views of networks in training.
extension DeepLab {
  // MARK: From zero

  /// The loss, and the weights of the first units as pictures of what they look for.
  func drawZero(on surface: inout Surface, in area: Rect) {
    let chart = lossChart(tags, isLinear: true)
    let numbers = zeroNumbers
    if area.columns >= 66 {
      let right = area.right(max(30, min(66, area.columns / 2)))
      let left = area.dropRight(right.columns + 4)
      let rows = min(24, left.rows - numbers.lines.count - 1)
      surface.draw(chart, in: left.top(rows))
      surface.draw(numbers, in: left.dropTop(rows + 1))
      drawUnits(on: &surface, in: right)
    } else {
      let rows = max(6, (area.rows - 4) / 2)
      drawUnits(on: &surface, in: area.top(rows))
      surface.draw(chart, in: area.dropTop(rows + 1).dropBottom(3))
      surface.draw(numbers, in: area.bottom(3))
    }
  }

  /// The 64 weights of a unit in the order of the pixels that they belong to.
  private func drawUnits(on surface: inout Surface, in area: Rect) {
    let weights = firstWeights?.map(Double.init) ?? []
    let units = weights.count / 64
    let marks = tags.first.flatMap { desk.marks($0) }
    let weight = net.weight(of: 1)
    let items = (0..<units).map { unit in
      ImageGrid.Item(
        (0..<8).map { row in
          Array(weights[unit * 64 + row * 8..<unit * 64 + row * 8 + 8])
        },
        numbers: marks?.parameters(weight, from: unit * 64, rows: 8))
    }
    // Tiles of 8 columns and 4 rows, apart by a blank.
    let body = area.dropTop(2)
    let shown = min(units, max(1, (body.columns + 1) / 10) * max(1, (body.rows + 1) / 5))
    let title = StyledText.muted("weights into \(shown) of \(units) units, a tile each")
    surface.write(title.truncated(to: area.columns), column: area.column, row: area.row)
    surface.draw(
      ImageGrid(Array(items.prefix(shown)), ramp: .signed, limit: 0.3, largestZoom: 1), in: body)
  }

  private var zeroNumbers: Readout {
    let largest = firstWeights?.map { Double($0.magnitude) }.max()
    return Readout([
      Readout.Line(
        "unseen digits right", desk.right(tags.first), isStrong: true),
      Readout.Line(
        "largest weight", largest.map { $0 == 0 ? "0" : Numbers.significant($0) } ?? "–"),
      Readout.Line(
        "units differ by at most", unitsApart.map { $0 == 0 ? "0" : Numbers.significant($0) } ?? "–"
      ),
    ])
  }

  // MARK: Depths

  /// The loss of twelve networks as a table, and the curves of one row of it.
  func drawDepths(on surface: inout Surface, in area: Rect, isFocused: Bool) {
    let bends = DeepNet.Bend.allCases
    let values = bends.map { bend in
      Self.depths.map { depth -> Double in
        let tag = cell(bend, depth)
        guard desk.isFinished(tag) else { return .nan }
        return min(desk.report(tag)?.recentLoss(over: stepsPerPass) ?? .nan, 9.99)
      }
    }
    var table = HeatMap(
      values, limit: 2.31, rowNames: bends.map(\.rawValue),
      columnNames: Self.depths.map { $0 == 1 ? "1 layer" : "\($0)" }, focusedRow: row)
    table.hasSmallNumbers = true
    table.cellNumbers = bends.enumerated().map { row, bend in
      Self.depths.enumerated().map { column, depth in
        values[row][column] < 9.99
          ? desk.recentLossMark(cell(bend, depth), over: stepsPerPass) : nil
      }
    }
    var chart = lossChart(Self.depths.map { cell(bends[min(row, bends.count - 1)], $0) })
    chart.title = .muted("\(bends[min(row, bends.count - 1)].rawValue), layers:")
    for (index, depth) in Self.depths.enumerated() { chart.series[index].name = "\(depth)" }
    let title = StyledText.muted("loss after \(Self.epochs) passes (guessing has 2.30)")
    if area.columns >= 66 {
      let left = area.left(49)
      surface.write(title.truncated(to: left.columns), column: left.column, row: left.row)
      surface.draw(table, in: left.dropTop(area.rows < 12 ? 1 : 2))
      surface.draw(chart, in: area.dropLeft(left.columns + 3).top(24))
      return
    }
    let rows = area.rows >= 18 ? 11 : 5
    surface.write(title.truncated(to: area.columns), column: area.column, row: area.row)
    surface.draw(table, in: area.dropTop(1).top(rows - 1).left(60))
    surface.draw(chart, in: area.dropTop(rows + 1))
  }

  // MARK: Alive

  /// The loss, and what happens in the layers of the network: both of them in the view of shortcuts.
  func drawAlive(on surface: inout Surface, in area: Rect) {
    let pair = layerBars
    let rows = net.depth + 3
    if area.columns >= 88, area.rows >= 16 {
      let left = area.left(area.columns * 5 / 10)
      surface.draw(lossChart(tags), in: left.dropBottom(tags.count + 2).top(24))
      surface.draw(
        results(tags),
        in: left.dropTop(min(24, left.rows - tags.count - 2) + 1).top(tags.count + 1))
      let right = area.dropLeft(left.columns + 4)
      let halves = right.rows >= 2 * rows + 1 ? rows : right.rows / 2
      surface.draw(pair[0], in: right.top(halves))
      surface.draw(pair[1], in: right.dropTop(halves + 1).top(halves))
    } else if area.columns >= 66 {
      let left = area.left(area.columns * 4 / 10)
      surface.draw(lossChart(tags), in: left.dropBottom(tags.count))
      drawLines(on: &surface, in: left.bottom(tags.count))
      let halves = area.dropLeft(left.columns + 3).split(into: 2, gutter: 2)
      surface.draw(pair[0], in: halves[0])
      surface.draw(pair[1], in: halves[1])
    } else {
      let chartRows = max(6, area.rows * 45 / 100)
      surface.draw(lossChart(tags), in: area.top(chartRows - tags.count))
      drawLines(on: &surface, in: area.top(chartRows).bottom(tags.count))
      let halves = area.dropTop(chartRows + 1).split(into: 2, gutter: 2)
      surface.draw(pair[0], in: halves[0])
      surface.draw(pair[1], in: halves[1])
    }
  }

  /// Values forward and slopes back; or the slopes of both networks.
  private var layerBars: [LogBars] {
    if view == .shortcut, tags.count == 2 {
      return tags.map { slopeBars($0, title: "slopes \($0.name)") }.map(short)
    }
    if view == .tall, tags.count == 2 {
      return tags.map { spreadBars($0, title: "spread, \($0.name)") }.map(short)
    }
    return [spreadBars(shown), slopeBars(shown)].map(short)
  }

  /// With bare numbers for names.
  private func short(_ bars: LogBars) -> LogBars {
    var bars = bars
    for index in bars.bars.indices { bars.bars[index].name = "\(index + 1)" }
    return bars
  }

  /// Results in a line each.
  private func drawLines(on surface: inout Surface, in area: Rect) {
    for (index, tag) in tags.prefix(area.rows).enumerated() {
      let line =
        StyledText.muted(tag.name.isEmpty ? "loss " : "\(tag.name) ")
        + loss(of: tag, isStrong: true)
        + .muted("  unseen ") + desk.right(tag).percent(isStrong: true)
      surface.write(
        line.truncated(to: area.columns), column: area.column, row: area.row + index)
    }
  }
}
