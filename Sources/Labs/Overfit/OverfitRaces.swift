internal import Compute
internal import Learning
internal import TextUI

/// The views of several runs, and the plane.
extension OverfitLab {
  // MARK: Remedies

  /// The loss on unseen points of four runs, and what came of them.
  func drawRemedies(on surface: inout Surface, in area: Rect) {
    let curves = tags.enumerated().map { index, tag in
      Series(
        tag.name, desk.report(tag)?.snapshot.validation.points() ?? [],
        stroke: RaceStrokes.stroke(index), endMark: "●")
    }
    let chart = LineChart(
      title: .muted("loss on unseen points"), curves,
      x: Axis(0, Double(sheet.count("updates")), title: "update"),
      y: Axis.fitting(
        curves.flatMap(\.points).map(\.y), scale: .logarithmic,
        current: Axis(0.1, 10, scale: .logarithmic)))
    let plan = StagePlan(area, numberRows: tags.count + 1, numberColumns: 46)
    surface.draw(chart, in: plan.picture)
    drawResults(tags, "", on: &surface, in: plan.numbers)
  }

  /// The table, or the half of it that fits.
  private func drawResults(
    _ tags: [OverfitRun], _ first: String, on surface: inout Surface, in area: Rect
  ) {
    var table = results(tags, first: first)
    if area.columns < 60 {
      // Narrow: the losses are in the picture; what is left is unseen loss and both shares.
      table.columns.remove(at: 1)
      for index in table.rows.indices { table.rows[index].remove(at: 1) }
      for (index, name) in ["loss", "train", "unseen"].enumerated() {
        table.columns[index + 1].title = .muted(name)
      }
    }
    surface.draw(table, in: area)
  }

  // MARK: Data

  /// The share right on both kinds of points, by how many points were learned from.
  func drawData(on surface: inout Surface, in area: Rect) {
    let done = tags.filter { desk.isFinished($0) }
    func points(_ value: (RunReport) -> Double?) -> [ChartPoint] {
      done.compactMap { tag in
        desk.report(tag).flatMap(value).map {
          ChartPoint(Double(tag.moons?.points ?? 1), $0 * 100)
        }
      }
    }
    let chart = LineChart(
      title: .muted("right, %"),
      [
        Series("training", points(trainAccuracy), stroke: Stroke(.strong), marker: .disc),
        Series(
          "unseen", points(accuracyNow), stroke: Stroke(.negative, pattern: .dashed),
          marker: .circle),
      ],
      x: Axis(
        20, 4_000, scale: .logarithmic, title: "training points", ticks: [40, 100, 400, 2_000]),
      y: Axis(60, 100))
    let plan = StagePlan(area, numberRows: tags.count + 1, numberColumns: 46)
    surface.draw(chart, in: plan.picture)
    drawResults(tags, "points", on: &surface, in: plan.numbers)
  }

  // MARK: One unit

  /// The two networks over the plane, side by side.
  func drawUnit(on surface: inout Surface, in area: Rect) {
    let isLow = area.rows < 12
    let planes = isLow ? area.left(area.columns * 6 / 10) : area.dropBottom(tags.count + 2)
    for (tag, part) in zip(tags, planes.top(26).split(into: 2, gutter: 2)) {
      surface.draw(planeChart(tag, title: tag.name), in: part)
    }
    let numbers =
      isLow
      ? area.dropLeft(planes.columns + 2)
      : area.dropTop(planes.top(26).rows + 1).top(tags.count + 1)
    drawResults(tags, "", on: &surface, in: numbers)
  }

  // MARK: The plane

  /// The network over the plane, its losses and its weights.
  func drawPlane(on surface: inout Surface, in area: Rect) {
    guard let tag = tags.first else { return }
    let numbers = Readout(numbers(tag))
    if area.columns >= 88, area.rows >= 16 {
      let left = area.left(area.columns * 55 / 100)
      surface.draw(planeChart(tag), in: left.top(max(24, left.columns * 9 / 20)))
      let right = area.dropLeft(left.columns + 4)
      let rows = (min(right.rows, 30) - 5) / 2
      surface.draw(lossChart(tag), in: right.top(rows))
      surface.draw(weights(tag), in: right.dropTop(rows + 1).top(rows))
      surface.draw(numbers, in: right.dropTop(2 * rows + 2))
    } else if area.columns >= 66 {
      let parts = area.split(into: 2, gutter: 3)
      surface.draw(planeChart(tag), in: parts[0])
      surface.draw(lossChart(tag), in: parts[1].dropBottom(1))
      drawLine(tag, on: &surface, in: parts[1].bottom(1))
    } else {
      let rows = area.rows * 55 / 100
      surface.draw(planeChart(tag), in: area.top(rows))
      surface.draw(lossChart(tag), in: area.dropTop(rows).dropBottom(1))
      drawLine(tag, on: &surface, in: area.bottom(1))
    }
  }

  /// Both shares in a line.
  private func drawLine(_ tag: OverfitRun, on surface: inout Surface, in line: Rect) {
    let text =
      StyledText.muted("right: training ")
      + desk.right(tag, on: Self.learnedTrial).percent(isStrong: true)
      + .muted("  unseen ") + desk.right(tag).percent(isStrong: true)
    surface.write(text.truncated(to: line.columns), column: line.column, row: line.row)
  }

  private func weights(_ tag: OverfitRun) -> Histogram {
    let values = desk.report(tag)?.snapshot.values.sorted { $0.key.text < $1.key.text }
    return Histogram(
      (values ?? []).flatMap(\.value).map(Double.init), range: -2...2, bins: 20,
      title: .muted("weights"))
  }
}
