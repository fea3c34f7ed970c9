internal import Learning
internal import TextUI

extension OptimLab {
  // MARK: Counting

  /// Every digit a pixel, in the order in which they are dealt; a batch has one shade, the next
  /// another. What has been used is bright.
  func drawCount(on surface: inout Surface, in area: Rect) {
    guard let tag = tags.first else { return }
    let report = desk.report(tag)
    let used = (report?.snapshot.position.step ?? 0) * tag.batch
    let isWide = area.columns >= 66
    let picture = isWide ? area.left(area.columns * 6 / 10) : area.top(area.rows * 6 / 10)
    let columns = Self.dealt(tag.batch, in: picture.dropTop(1).size)
    let rows = (Self.digitCount + columns - 1) / columns
    let values = (0..<rows).map { row in
      (0..<columns).map { column -> Double in
        let digit = row * columns + column
        guard digit < Self.digitCount else { return .nan }
        let isEven = digit / tag.batch % 2 == 0
        return digit < used ? (isEven ? 0.9 : 0.6) : (isEven ? 0.3 : 0.15)
      }
    }
    let title = "\(Numbers.grouped(Self.digitCount)) digits, a pixel each, dealt in batches"
    surface.write(
      StyledText.muted(title).truncated(to: picture.columns), column: picture.column,
      row: picture.row)
    surface.draw(
      HeatMap(values, ramp: .sequential, limit: 1, hasNumbers: false), in: picture.dropTop(1))
    let numbers = Readout([
      Readout.Line("digits in a batch", Numbers.grouped(tag.batch)),
      Readout.Line("digits used", Numbers.grouped(min(used, Self.digitCount))),
      Readout.Line(
        "nudges", Numbers.grouped(report?.snapshot.position.step ?? 0), isStrong: true),
    ])
    let rest = isWide ? area.dropLeft(picture.columns + 4) : area.dropTop(picture.rows + 1)
    surface.draw(numbers, in: rest.top(3))
    var chart = lossChart(tags, parts: 60)
    chart.x = Axis(0, Double(Self.stepsPerPass(tag)), title: "nudge")
    for index in chart.series.indices {
      chart.series[index].points = chart.series[index].points.map {
        ChartPoint($0.x * Double(Self.stepsPerPass(tag)), $0.y)
      }
    }
    surface.draw(chart, in: rest.dropTop(4).top(18))
  }

  /// Digits in a row: a batch, or some whole batches where there are too many for a row each.
  private static func dealt(_ batch: Int, in room: Size) -> Int {
    let (columns, rows) = (max(1, room.columns), max(1, room.rows * 2))
    guard batch <= columns else { return columns }
    let least = (digitCount + rows - 1) / rows
    return min(columns, max(1, (least + batch - 1) / batch) * batch)
  }

  // MARK: One run

  /// Four small charts of one run: both losses, the share right, and how large updates are.
  func drawTrain(on surface: inout Surface, in area: Rect) {
    guard let tag = tags.first else { return }
    let charts = trainCharts(tag)
    if area.columns >= 66, area.rows >= 14 {
      let height = (min(area.rows, 44) - 3) / 2
      for (index, chart) in charts.enumerated() {
        let row = area.dropTop(index / 2 * (height + 1)).top(height)
        surface.draw(chart, in: row.split(into: 2, gutter: 4)[index % 2])
      }
      drawTrainLine(tag, on: &surface, in: area.dropTop(2 * height + 2).top(1))
    } else if area.columns >= 66 {
      let parts = area.dropBottom(1).split(into: 3, gutter: 2)
      for (chart, part) in zip([charts[0], charts[2], charts[3]], parts) {
        surface.draw(chart, in: part)
      }
      drawTrainLine(tag, on: &surface, in: area.bottom(1))
    } else {
      let height = (area.rows - 2) / 2
      surface.draw(charts[0], in: area.top(height))
      let lower = area.dropTop(height).top(height).split(into: 2, gutter: 2)
      surface.draw(charts[2], in: lower[0])
      surface.draw(charts[3], in: lower[1])
      drawTrainLine(tag, on: &surface, in: area.bottom(1))
    }
  }

  private func trainCharts(_ tag: OptimRun) -> [LineChart] {
    let report = desk.report(tag)
    let width = Double(Self.stepsPerPass(tag))
    let x = Axis(0, Double(tag.passes), title: "pass")
    func overPasses(_ curve: Curve?, times factor: Double = 1) -> [ChartPoint] {
      (curve?.points() ?? []).map { ChartPoint($0.x / width, $0.y * factor) }
    }
    let ratios = ratios.curves(of: tag)
    let ratioSeries = zip(UpdateRatio.layers, ratios).enumerated().map { index, pair in
      Series(
        pair.0, pair.1, stroke: index == 0 ? Stroke(.gradient) : Stroke(.muted, pattern: .dashed))
    }
    return [
      lossChart([tag], parts: 8),
      LineChart(
        title: .muted("loss on unseen digits"),
        [
          Series(
            "", overPasses(report?.snapshot.validation),
            stroke: Stroke(.strong, pattern: .dashed), endMark: "●")
        ], x: x, y: Axis(0, 2.5)),
      LineChart(
        title: .muted("unseen right, %"),
        [
          Series(
            "", overPasses(report?.snapshot.validationAccuracy, times: 100),
            stroke: Stroke(.positive, pattern: .dashed), endMark: "●")
        ], x: x, y: Axis(0, 100)),
      LineChart(
        title: .muted("update ÷ weight"), ratioSeries, x: x,
        y: Axis.fitting(
          ratios.joined().map(\.y), scale: .logarithmic,
          current: Axis(1e-4, 0.1, scale: .logarithmic)),
        bands: [
          ChartBand(
            "healthy",
            [
              ChartBand.Slice(0, 3e-4...3e-3), ChartBand.Slice(Double(tag.passes), 3e-4...3e-3),
            ])
        ]),
    ]
  }

  private func drawTrainLine(_ tag: OptimRun, on surface: inout Surface, in line: Rect) {
    let report = desk.report(tag)
    let steps = report?.snapshot.position.step ?? 0
    var text =
      StyledText.muted("loss ") + lossFigure(tag, .strong) + .muted("  unseen right ")
      + desk.right(tag).percent(isStrong: true)
    if let report, steps > 0, line.columns >= 60 {
      let passes = Double(steps) / Double(Self.stepsPerPass(tag))
      text += .muted("  time a pass ")
      text += .strong("\(Numbers.significant(report.seconds * 1_000 / passes, digits: 2)) ms")
      if let ratio = ratios.curves(of: tag).first?.last?.y {
        text += .muted("  update ÷ weight ")
        text += .strong(Numbers.significant(ratio, digits: 2))
      }
    }
    surface.write(text.truncated(to: line.columns), column: line.column, row: line.row)
  }

  // MARK: Ravine

  /// The ravine from above, and both walks.
  var landscape: LossLandscape {
    let steepness = sheet.count("steepness")
    let x = Axis(-3, 5, title: "x")
    let y = Axis(-1.5, 1.5, title: "y")
    let walkers = tags.enumerated().map { index, tag in
      let steps = desk.report(tag)?.snapshot.position.step ?? 0
      let path = RavineWalk.places(tag, steps: steps)
      // One that hops to and fro would paint the ravine over.
      return LossLandscape.Walker(
        tag.name, path: index == 0 ? path.suffix(12) : path, marker: .number(index))
    }
    return LossLandscape(
      LossLandscape.values(x: x, y: y, count: 49) {
        RavineWalk.loss(ChartPoint($0, $1), steepness)
      }, x: x, y: y, scale: .logarithmic, walkers: walkers, minimum: ChartPoint(0, 0),
      title: .muted("loss over two weights"))
  }

  func drawRavine(on surface: inout Surface, in area: Rect) {
    let plan = StagePlan(area, numberRows: 3, secondShare: 0.4, numberColumns: 42)
    surface.draw(landscape, in: plan.picture)
    if !plan.second.isEmpty { surface.draw(ravineCurves, in: plan.second) }
    surface.draw(
      Table(
        [
          Table.Column("", .left), Table.Column("loss", minimum: 8),
          Table.Column("first < 0.01", minimum: 8),
        ],
        rows: tags.map { tag in
          let report = desk.report(tag)
          let step = report?.snapshot.position.step ?? 0
          let arrived = RavineWalk.arrivalStep(tag, steps: step)
          let loss = report.flatMap { ravineLoss($0, tag) }
          return [
            .strong(tag.name), StyledText(loss.map { Numbers.significant($0) } ?? "–"),
            StyledText(
              arrived.map { "\($0)" } ?? (desk.isFinished(tag) ? "never" : "–")),
          ]
        }), in: plan.numbers)
  }

  /// The loss of both walks by step.
  private var ravineCurves: LineChart {
    let series = tags.enumerated().map { index, tag in
      let steps = desk.report(tag)?.snapshot.position.step ?? 0
      let losses = RavineWalk.places(tag, steps: steps).map {
        RavineWalk.loss($0, tag.steepness ?? 1)
      }
      return Series(
        tag.name, values: losses.map { max($0, 1e-6) }, stroke: RaceStrokes.stroke(index),
        endMark: Marker.number(index).character(in: .standard))
    }
    return LineChart(
      title: .muted("loss"), series, x: Axis(0, Double(Self.walkSteps), title: "step"),
      y: Axis(1e-4, 100, scale: .logarithmic))
  }
}
