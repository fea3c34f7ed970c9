internal import Learning
internal import TextUI

/// The views of one run.
extension OverfitLab {
  // MARK: Dice

  /// The share of labels learned by pass, and some of the pictures with what they are said to be.
  func drawDice(on surface: inout Surface, in area: Rect) {
    guard let tag = tags.first else { return }
    let report = desk.report(tag)
    let curve = report?.snapshot.validationAccuracy.points() ?? []
    let perPass = Double((DicedDigits.count + 31) / 32)
    let chart = LineChart(
      title: .muted("share right"),
      [
        Series(
          "learned labels", curve.map { ChartPoint($0.x / perPass, $0.y * 100) },
          stroke: Stroke(.strong), endMark: "●"),
        Series(
          "chance", [ChartPoint(0, 10), ChartPoint(Double(sheet.count("passes")), 10)],
          stroke: Stroke(.muted, pattern: .dotted)),
      ], x: Axis(0, Double(sheet.count("passes")), title: "pass"),
      y: Axis(0, 100))
    let numbers = Readout([
      Readout.Line("learned labels right", desk.right(tag), isStrong: true),
      Readout.Line("real digits right", desk.right(tag, on: Self.realTrial), isStrong: true),
    ])
    if area.columns >= 66 {
      let left = area.left(area.columns / 2 - 2)
      surface.draw(chart, in: left.dropBottom(3).top(24))
      surface.draw(numbers, in: left.dropTop(min(24, left.rows - 3) + 1))
      drawPictures(report, on: &surface, in: area.dropLeft(left.columns + 4))
    } else {
      let rows = min(6, area.rows / 2)
      drawPictures(report, on: &surface, in: area.top(rows))
      surface.draw(chart, in: area.dropTop(rows + 1).dropBottom(3))
      surface.draw(numbers, in: area.bottom(2))
    }
  }

  private func drawPictures(_ report: RunReport?, on surface: inout Surface, in area: Rect) {
    let isDice = sheet.word("labels") == "dice"
    let real = digits.training.prefix(DicedDigits.count)
    let labels = DicedDigits.labels(isDice ? diced(seed: seed) : real)
    let isBegun = report?.snapshot.position.step ?? 0 > 0
    let items = (0..<DicedDigits.shown).map { row -> ImageGrid.Item in
      let answer = isBegun ? DicedDigits.answer(report?.answers ?? [], row) : nil
      let label = labels.indices.contains(row) ? labels[row] : 0
      return ImageGrid.Item(
        DicedDigits.picture(real, row), caption: "“\(label)”",
        verdict: answer.map { $0 == label ? .right : .wrong })
    }
    let title = isDice ? "each with the label the dice gave it" : "each with its own label"
    surface.write(
      StyledText.muted(title).truncated(to: area.columns), column: area.column, row: area.row)
    surface.draw(ImageGrid(items), in: area.dropTop(1))
  }

  // MARK: Curves

  /// Both losses, with the learner's sketch.
  func drawCurves(on surface: inout Surface, in area: Rect) {
    guard let tag = tags.first else { return }
    var chart = lossChart(tag)
    if !sketch.heights.isEmpty {
      let points = sketch.points(over: tag.moons?.updates ?? 1)
      chart.series.insert(
        Series("your guess", points, stroke: Stroke(.focus, pattern: .dotted)), at: 0)
      if canSketch { chart.marks = [LineChart.Mark(at: points[sketch.place], "◆")] }
    }
    let plan = StagePlan(area, numberRows: 3, secondShare: 0, numberColumns: 34)
    surface.draw(chart, in: plan.picture)
    surface.draw(Readout(numbers(tag), columns: 40), in: plan.numbers)
  }

  // MARK: Accuracy

  /// The loss on unseen points above the share right: one of them rises, the other one stays.
  func drawAccuracy(on surface: inout Surface, in area: Rect) {
    guard let tag = tags.first else { return }
    let report = desk.report(tag)
    var loss = lossChart(tag)
    loss.series = Array(loss.series.suffix(1))
    loss.title = .muted("loss on unseen points")
    loss.series[0].name = ""
    let shares = report?.snapshot.validationAccuracy.points() ?? []
    let accuracy = LineChart(
      title: .muted("unseen points right, %"),
      [
        Series(
          "", shares.map { ChartPoint($0.x, $0.y * 100) },
          stroke: Stroke(.positive, pattern: .dashed), endMark: "●")
      ], x: loss.x, y: Axis(50, 100))
    if area.columns >= 66, area.rows < 16 {
      let parts = area.split(into: 2, gutter: 3)
      surface.draw(loss, in: parts[0])
      surface.draw(accuracy, in: parts[1])
      return
    }
    let rows = (area.rows - 4) / 2
    surface.draw(loss, in: area.top(rows))
    surface.draw(accuracy, in: area.dropTop(rows + 1).top(rows))
    surface.draw(
      Readout(Array(numbers(tag).prefix(2))), in: area.dropTop(2 * rows + 2))
  }

  // MARK: Stop

  /// The losses with a flag; updates on a logarithmic axis, since all happens early.
  func drawStop(on surface: inout Surface, in area: Rect, isFocused: Bool) {
    let plan = stopPlan(area)
    var chart = stopChart
    chart.isFocused = isFocused
    surface.draw(chart, in: plan.picture)
    let flag = atFlag
    surface.draw(
      Table(
        [
          Table.Column("", .left), Table.Column("unseen loss", minimum: 6),
          Table.Column("unseen right", minimum: 7),
        ],
        rows: [
          [
            .strong("at the flag, \(Numbers.grouped(sheet.count("stop")))"),
            StyledText(number(flag?.loss)), StyledText(share(flag?.accuracy)),
          ],
          [
            .muted("now"), desk.loss(tags.first).significant(), desk.right(tags.first).percent(),
          ],
        ]), in: plan.numbers)
  }

  private func stopPlan(_ area: Rect) -> StagePlan {
    StagePlan(area, numberRows: 3, numberColumns: 44)
  }

  private var stopChart: LineChart {
    var chart = lossChart(tags.first, isLogarithmic: true)
    chart.moments = [LineChart.Moment(at: Double(sheet.count("stop")), "stop")]
    return chart
  }

  /// The place of a flag that is put where the mouse is.
  func flag(atColumn column: Int, on size: Size) -> Int? {
    let picture = stopPlan(body(in: Rect(size))).picture
    guard let update = stopChart.value(atColumn: column, in: picture) else { return nil }
    return OverfitStage.flags.min {
      (Double($0) - update).magnitude < (Double($1) - update).magnitude
    }
  }
}
