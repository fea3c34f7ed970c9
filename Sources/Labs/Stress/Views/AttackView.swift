internal import Learning
internal import TextUI

/// The same amount of noise, at random and aimed.
extension StressLab {
  private var sizeText: String { Numbers.fixed(sheet.number("size"), decimals: 2) }

  func drawAttack(on surface: inout Surface, in area: Rect) {
    let clear = data.unseen.picture(at: digitNumber) ?? shownDigit
    let noisy = shownDigit
    let change = zip(noisy.values, clear.values).map { $0 - $1 }
    let views = [
      digitView("a \(digitLabel)", clear),
      ImageView(
        Picture(change, clear.size).rows, ramp: .signed, limit: 0.3,
        title: .muted("± \(sizeText)"), largestZoom: 3),
      digitView("together", noisy),
    ]
    let says = says(shownAnswer, in: surface.look, label: digitLabel)
    let isLow = area.rows < 12
    let columns = isWide(area) && !isLow ? 26 : isLow ? 10 : 14
    let pictures = isWide(area) && isLow ? area.left(36).top(6) : area.top(isWide(area) ? 10 : 6)
    for (index, view) in views.enumerated() {
      let start = index * (columns + 2)
      surface.draw(
        view,
        in: Rect(
          column: pictures.column + start, row: pictures.row,
          columns: min(isWide(area) && !isLow ? 16 : columns, area.columns - start),
          rows: pictures.rows))
      guard !isLow, isWide(area), index < 2 else { continue }
      surface.write(
        index == 0 ? "+" : "=", column: pictures.column + start + columns - 5,
        row: pictures.row + 5, style: Style(.muted))
    }
    if isWide(area), isLow {
      surface.write(says.truncated(to: 36), column: area.column, row: area.row + 6, within: area)
      surface.draw(attackChart, in: area.dropLeft(40))
    } else {
      let row = pictures.endRow
      surface.write(
        (says + attackNote).truncated(to: area.columns), column: area.column, row: row,
        within: area)
      surface.draw(attackChart, in: area.dropTop(pictures.rows + 2).top(24))
    }
  }

  private var attackNote: StyledText {
    guard let marked else { return StyledText() }
    return .muted("   marked ") + .strong(Numbers.fixed(marked, decimals: 2))
  }

  /// The share right over the size of the noise.
  private var attackChart: LineChart {
    let isTested = tested.contains(.attack)
    func points(_ kind: String) -> [ChartPoint] {
      guard isTested else { return [] }
      return Self.sizes.compactMap { size in
        attackAccuracy(Self.trialName(kind, size)).map { ChartPoint(size, $0) }
      }
    }
    var moments = [LineChart.Moment(at: sheet.number("size"), sizeText)]
    if let marked, marked != sheet.number("size") {
      moments.append(LineChart.Moment(at: marked, "M"))
    }
    return LineChart(
      title: .muted("right"),
      [
        Series("random", points("random"), stroke: Stroke(.ink)),
        Series(
          "aimed", points("aimed"), stroke: Stroke(.gradient, pattern: .dashed, isThick: true)),
      ], x: Axis(0, 0.3, title: "size of the noise, each pixel"),
      y: Axis(0, 1, ticks: [0, 0.5, 1]),
      moments: moments)
  }

  var attackSummary: String {
    var words = "a \(digitLabel) with \(sheet.word("kind")) noise of \(sizeText) on each pixel"
    if let answer = shownAnswer {
      words += ", read as \(answer.first), \(Numbers.percent(answer.confidence)) sure"
    }
    guard tested.contains(.attack) else { return words + "; not measured yet" }
    let size = sheet.number("size")
    for kind in ["random", "aimed"] {
      if let right = attackAccuracy(Self.trialName(kind, size)) {
        words += "; \(kind) at this size \(Numbers.percent(right)) right"
      }
    }
    if let marked { words += "; marked \(Numbers.fixed(marked, decimals: 2))" }
    return words
  }
}
