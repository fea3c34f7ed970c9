internal import Learning
internal import TextUI

/// Several networks side by side: what each says of the plane, and its loss.
extension PlaygroundLab {
  func drawSweep(_ hasFocus: Bool, on surface: inout Surface, in area: Rect) {
    let runs = comparison
    guard !runs.isEmpty else { return }
    let places = tiles(runs.count, in: area)
    let losses = runs.flatMap { lossPoints(.compared($0.value)).map(\.y) }
    let axis = Axis.fitting(
      losses, scale: setup.sheet.isOn("log") ? .logarithmic : .linear)
    let widest = runs.map(\.value.displayWidth).max() ?? 0
    let hasRoom = places.allSatisfy { $0.columns > sweep.rawValue.displayWidth + widest + 2 }
    for (index, run) in runs.enumerated() {
      let name = hasRoom ? "\(sweep.rawValue) \(run.value)" : run.value
      drawTile(
        name, run, axis, isChosen: index == comparedIndex, hasFocus, on: &surface,
        in: places[index])
    }
  }

  /// Beside each other, in two rows where they would be too narrow.
  func tiles(_ count: Int, in area: Rect) -> [Rect] {
    let rows = area.columns / count < 14 && area.rows >= 16 ? 2 : 1
    let columns = (count + rows - 1) / rows
    let width = max(1, (area.columns - 2 * (columns - 1)) / columns)
    let height = max(1, (area.rows - (rows - 1)) / rows)
    return (0..<count).map { index in
      Rect(
        column: area.column + index % columns * (width + 2),
        row: area.row + index / columns * (height + 1), columns: width, rows: height)
    }
  }

  private func drawTile(
    _ name: String, _ compared: (value: String, setup: PlaygroundSetup), _ axis: Axis,
    isChosen: Bool, _ hasFocus: Bool, on surface: inout Surface, in area: Rect
  ) {
    guard !area.isEmpty else { return }
    let setup = compared.setup
    let run = PlaygroundRun.compared(compared.value)
    let report = desk.report(run)
    let style: Role = isChosen && hasFocus ? .focus : .strong
    let mark = isChosen ? StyledText("▸ ", style, .bold) : StyledText("  ")
    surface.write(
      (mark + StyledText(name, style, .bold)).truncated(to: area.columns), column: area.column,
      row: area.row)
    let data = setup.data
    let results = results(report, run, setup, data)
    let resultRows = min(area.rows / 6 + 1, results.count)
    let body = area.dropTop(1).dropBottom(resultRows)
    // As square as cells allow.
    let planeRows = body.rows < 9 ? body.rows : min(body.columns / 2 + 1, body.rows - 5)
    let answers = report.flatMap {
      PlaneAnswers(
        $0.answers, side: Self.comparedSide, points: data.all.count,
        areProbabilities: setup.loss(data).readsShares)
    }
    var plane = chart(
      answers?.surface ?? [], data, ramp: data.isRegression ? .signed : .classes)
    // Without points and labels, which all planes would have alike.
    plane.examples = []
    (plane.x.title, plane.y.title) = ("", "")
    (plane.x.fixedTicks, plane.y.fixedTicks) = ([], [])
    surface.draw(plane, in: body.top(planeRows))
    drawCurve(run, axis, on: &surface, in: body.dropTop(planeRows).top(12))
    write(
      Array(results.prefix(resultRows)), on: &surface,
      in: Rect(
        column: area.column, row: body.row + planeRows + min(12, body.rows - planeRows),
        columns: area.columns, rows: resultRows))
  }

  private func lossPoints(_ run: PlaygroundRun) -> [ChartPoint] {
    desk.report(run)?.snapshot.validation.points() ?? []
  }

  private func drawCurve(
    _ run: PlaygroundRun, _ axis: Axis, on surface: inout Surface, in area: Rect
  ) {
    guard area.rows >= 3 else { return }
    let epochs = Double(setup.sheet.count("epochs") * stepsPerEpoch)
    surface.draw(
      LineChart(
        [Series("", lossPoints(run), stroke: Stroke(.strong))],
        x: Axis(0, max(epochs, lossPoints(run).last?.x ?? 0), ticks: []), y: axis),
      in: area)
  }

  /// The loss on test points and the share of them that is right.
  private func results(
    _ report: RunReport?, _ run: PlaygroundRun, _ setup: PlaygroundSetup, _ data: PlaneData
  ) -> [StyledText] {
    guard let report else { return [.muted("–")] }
    if report.snapshot.divergence != nil { return [StyledText("✗ diverged", .wrong)] }
    let right = desk.right(run, on: "test").counted(as: accuracy(of: run, data))
    return
      (right.isKnown
      ? [StyledText.muted("right ") + right.percent(decimals: 0, isStrong: true)] : [])
      + [.muted("loss ") + desk.loss(run, on: "test").significant(isStrong: true)]
  }
}
