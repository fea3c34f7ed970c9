internal import Learning
internal import TextUI

/// A camera that fogs a little each month, and a network that does not notice.
extension RepairLab {
  func drawDrift(on surface: inout Surface, in area: Rect) {
    let months = months
    let right = months.enumerated().compactMap { month, claims in
      claims.accuracy.map { ChartPoint(Double(month), $0 * 100) }
    }
    let sure = months.enumerated().compactMap { month, claims in
      claims.confidence.map { ChartPoint(Double(month), $0 * 100) }
    }
    var chart = LineChart(
      title: .muted("%"),
      [
        Series("right", right, stroke: Stroke(.strong), marker: .disc),
        Series(
          "claims to be right", sure, stroke: Stroke(.negative, pattern: .dashed), marker: .circle),
      ], x: Axis(0, Double(RepairData.months - 1), title: "month"), y: Axis(0, 100))
    if !sketch.heights.isEmpty {
      chart.series.insert(
        Series("your guess", sketch.points, stroke: Stroke(.focus, pattern: .dotted)), at: 0)
      if canSketch { chart.marks = [LineChart.Mark(at: sketch.points[sketch.month], "◆")] }
    }
    if area.rows < 12 {
      surface.draw(chart, in: area.left(max(30, area.columns - 34)))
      surface.draw(monthTable(months), in: area.right(30))
      return
    }
    // Seven pictures in a row, then the curves, then the numbers.
    let tile = min(18, max(1, area.columns / RepairData.months))
    // Two rows of pixels a cell; twice as large where there is room.
    let rows = tile > 16 && area.rows >= 30 ? 9 : 5
    drawMonths(months, on: &surface, in: area.top(rows), tile: tile)
    let below = area.dropTop(rows + 1)
    if isWide(area) {
      surface.draw(chart, in: below.dropRight(34).left(110).top(26))
      surface.draw(monthTable(months), in: below.right(30))
    } else {
      surface.draw(chart, in: below)
    }
  }

  /// One digit in every month.
  private func drawMonths(
    _ months: [Claims], on surface: inout Surface, in area: Rect, tile: Int
  ) {
    let number = sheet.count("digit") - 1
    guard let digit = data.digits.test.picture(at: number) else { return }
    for month in 0..<RepairData.months {
      let part = Rect(
        column: area.column + month * tile, row: area.row, columns: tile - 1, rows: area.rows)
      let fog = RepairData.fog(sheet.number("fog") * Double(month))
      let isRight = months.isEmpty ? nil : months[month].isRight[number]
      let caption: StyledText
      if let isRight, tile >= 8 {
        caption =
          verdict(isRight, "", in: surface.look)
          + StyledText(Numbers.percent(months[month].claimed[number], decimals: 0))
      } else if let isRight {
        let percent = Int((months[month].claimed[number] * 100).rounded())
        caption = verdict(isRight, "\(percent)", in: surface.look)
      } else {
        caption = .muted(tile >= 8 ? "month \(month)" : "\(month)")
      }
      surface.draw(
        ImageView(
          digit.changed(by: fog, number: number).rows, caption: caption, largestZoom: 2),
        in: part)
    }
  }

  private func monthTable(_ months: [Claims]) -> Table {
    Table(
      [
        Table.Column("month"), Table.Column("right", minimum: 7),
        Table.Column("claims", minimum: 7),
      ],
      rows: (0..<RepairData.months).map { month in
        let claims = months.isEmpty ? nil : months[month]
        return [
          StyledText("\(month)"), .strong(share(claims?.accuracy)),
          StyledText(share(claims?.confidence)),
        ]
      })
  }

  var driftSummary: String {
    let months = months
    guard !months.isEmpty else {
      return "fog grows from month to month; not trained yet" + sketchWords
    }
    return months.enumerated().map { month, claims in
      "month \(month): \(share(claims.accuracy)) right, claims \(share(claims.confidence))"
    }.joined(separator: "; ") + sketchWords
  }

  private var sketchWords: String {
    sketch.heights.isEmpty
      ? ""
      : "; your guess: " + sketch.points.map { Numbers.tick($0.y) }.joined(separator: ", ") + " %"
  }
}
