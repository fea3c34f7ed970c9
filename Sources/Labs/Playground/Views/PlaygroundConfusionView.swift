internal import TextUI

/// Which class is taken for which; for numbers, what is said against what is right.
extension PlaygroundLab {
  func drawConfusion(_ reading: PlaygroundReading?, on surface: inout Surface, in area: Rect) {
    guard let reading else {
      write([.muted("Waiting for the network…")], on: &surface, in: area)
      return
    }
    if data.isRegression { return drawResiduals(reading, on: &surface, in: area) }
    let parts: [(String, ArraySlice<Double>, [PlanePoint], MeanFigure)] = [
      ("test points", reading.testPredictions(data), data.test, right("test.accuracy", of: "test")),
      (
        "training points", reading.trainingPredictions(data), data.training,
        right("accuracy", of: "training")
      ),
    ]
    let isWide = area.columns >= 66
    let height = isWide ? area.rows : area.rows / 2
    let width = isWide ? (area.columns - 4) / 2 : area.columns
    for (index, (title, predictions, points, right)) in parts.enumerated() {
      let place =
        isWide
        ? Rect(
          column: area.column + index * (width + 4), row: area.row, columns: min(width, 46),
          rows: height)
        : Rect(
          column: area.column, row: area.row + index * (height + (area.rows % 2)), columns: width,
          rows: height)
      drawTable(title, predictions, points, right, on: &surface, in: place)
    }
  }

  private func drawTable(
    _ title: String, _ predictions: ArraySlice<Double>, _ points: [PlanePoint],
    _ right: MeanFigure, on surface: inout Surface, in area: Rect
  ) {
    let counts = PlaneAnswers.confusion(predictions, points)
    write(
      [.strong(title) + .muted("   right ") + right.percent(isStrong: true)], on: &surface,
      in: area.top(1))
    let shares = area.rows >= 14 ? Self.shares(counts, data.classNames) : []
    surface.draw(
      ConfusionTable(
        classes: data.classNames, counts: counts, rowTitle: "really", columnTitle: "taken for"),
      in: area.dropTop(area.rows >= 9 ? 2 : 1).dropBottom(shares.isEmpty ? 0 : shares.count + 1))
    if !shares.isEmpty { surface.draw(Readout(shares), in: area.bottom(shares.count)) }
  }

  /// Of each class: how many of them are found, and how many of those that are taken for it are.
  private static func shares(_ counts: [[Int]], _ names: [String]) -> [Readout.Line] {
    func share(_ part: Int, _ whole: Int) -> String {
      whole > 0 ? Numbers.percent(Double(part) / Double(whole)) : "–"
    }
    return (0..<2).flatMap { index in
      let found = counts[index][index]
      return [
        Readout.Line("recall of \(names[index])", share(found, counts[index].reduce(0, +))),
        Readout.Line(
          "precision of \(names[index])", share(found, counts[0][index] + counts[1][index])),
      ]
    }
  }

  /// Every point over what it should be; on the line it is hit.
  private func drawResiduals(
    _ reading: PlaygroundReading, on surface: inout Surface, in area: Rect
  ) {
    let scale = data.targetScale
    let values = zip(data.all, reading.predictions).enumerated().map { index, pair in
      ScatterChart.Example(
        scale.raw(pair.0.target), scale.raw(pair.1), group: index < data.training.count ? 0 : 1)
    }
    let targets = data.all.map { scale.raw($0.target) }
    let axis = Axis.fitting(targets, includingZero: false, title: "target")
    let line = Series(
      "", [ChartPoint(axis.low, axis.low), ChartPoint(axis.high, axis.high)],
      stroke: Stroke(.muted, pattern: .dashed))
    surface.draw(
      ScatterChart(
        title: .strong("output"), values,
        groups: [
          ScatterChart.Group("training", marker: .disc),
          ScatterChart.Group("test", marker: .circle, role: .muted),
        ], x: axis, y: Axis(axis.low, axis.high), curves: [line]),
      in: area.columns > 90 ? area.left(area.rows * 4) : area)
  }
}
