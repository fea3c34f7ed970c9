public import TextUI

extension DescentLab {
  /// Draws the view that is on stage.
  public func draw(on surface: inout Surface, in area: Rect, focus: LabFocus) {
    let outer = surface.narrowClip(to: area)
    defer { surface.restoreClip(outer) }
    surface.draw(StageHead(view.title, state: status), in: area)
    let body = area.dropTop(StageHead.rows)
    let plan = stagePlan(body)
    switch view {
    case .fog, .bowl, .rates, .valleys:
      surface.draw(curveChart(in: plan.picture), in: plan.picture)
      surface.draw(lossChart, in: plan.second)
      drawCurveNumbers(on: &surface, in: plan.numbers)
    case .ravine:
      surface.draw(landscape, in: plan.picture)
      surface.draw(lossChart, in: plan.second)
      drawTried(on: &surface, in: plan.numbers)
    case .saddle:
      surface.draw(landscape, in: plan.picture)
      surface.draw(lossChart, in: plan.second)
      drawSaddleNumbers(on: &surface, in: plan.numbers)
    case .slice: drawSlice(on: &surface, plan)
    }
  }

  /// Where the picture, the second one and the numbers go.
  func stagePlan(_ body: Rect) -> StagePlan {
    let hasSecond = StagePlan.hasRoomForSecond(body)
    return switch view {
    case .fog: StagePlan(body, numberRows: 3, numberColumns: 30)
    case .bowl: StagePlan(body, numberRows: 6, numberColumns: 40)
    case .rates: StagePlan(body, numberRows: 3, secondShare: 0.42, numberColumns: 30)
    case .valleys:
      StagePlan(body, numberRows: 4, secondShare: hasSecond ? 0.35 : 0, numberColumns: 30)
    case .ravine: StagePlan(body, numberRows: 3, secondShare: hasSecond ? 0.35 : 0)
    case .saddle: StagePlan(body, numberRows: 2, secondShare: 0.42)
    case .slice: StagePlan(body, numberRows: 3, numberColumns: 36)
    }
  }

  private func drawCurveNumbers(on surface: inout Surface, in area: Rect) {
    switch view {
    case .bowl: drawSteps(on: &surface, in: area)
    case .valleys: drawWalkers(on: &surface, in: area)
    case .fog, .rates, .ravine, .saddle, .slice:
      let w = curveWalk(from: "start").weight(after: walked)
      surface.draw(
        Readout([
          Readout.Line("weight w", StyledText(fixed(w), .strong, .bold)),
          Readout.Line(
            "slope under its feet", StyledText(fixed(curve.slope(w)), .gradient, .bold)),
          Readout.Line("loss", StyledText(loss(curve.value(w)), .strong, .bold)),
        ]), in: area)
    }
  }

  /// The last steps, one a row.
  private func drawSteps(on surface: inout Surface, in area: Rect) {
    let walk = curveWalk(from: "start")
    let rate = sheet.number("rate")
    let first = max(0, walked - 4)
    let rows = (first...max(first, walked)).map { step -> [StyledText] in
      let w = walk.weight(after: step)
      let isLast = step == walked
      func styled(_ text: String) -> StyledText { isLast ? .strong(text) : StyledText(text) }
      return [
        .muted("\(step)"), styled(fixed(w)), StyledText(fixed(curve.slope(w)), .gradient),
        StyledText(fixed(-rate * curve.slope(w))), styled(loss(curve.value(w))),
      ]
    }
    surface.draw(
      Table(
        [
          .init("step"), .init("w", minimum: 7), .init("slope", minimum: 7),
          .init("next move", minimum: 7), .init("loss", minimum: 7),
        ], rows: rows, gap: area.columns < 44 ? 1 : 2), in: area.left(50))
  }

  private func drawWalkers(on surface: inout Surface, in area: Rect) {
    let places = ["a", "b"].map { curveWalk(from: $0).weight(after: walked) }
    let marks = [Marker.disc, Marker.circle].map { String($0.character(in: surface.look)) }
    let rows: [[StyledText]] = [
      [.muted("w")] + places.map { .strong(fixed($0)) },
      [.muted("slope")] + places.map { StyledText(fixed(curve.slope($0)), .gradient) },
      [.muted("loss")] + places.map { StyledText(loss(curve.value($0))) },
    ]
    surface.draw(
      Table(
        [
          .init("", .left), .init(StyledText.strong("\(marks[0]) A"), minimum: 9),
          .init(StyledText.strong("\(marks[1]) B"), minimum: 9),
        ], rows: rows), in: area.left(40))
    // Which valleys have been reached so far.
    let found = [(hasFoundLeft, "left valley"), (hasFoundRight, "right valley")]
    for (row, (isFound, name)) in found.enumerated() where area.columns >= 44 {
      let sign =
        isFound
        ? StyledText(Glyph.right.text(in: surface.look) + " ", .right, .bold) : .muted("· ")
      surface.write(
        sign + (isFound ? StyledText(name) : .muted(name)), column: area.column + 30,
        row: area.row + 1 + row)
    }
  }

  /// How many steps each rate took.
  private func drawTried(on surface: inout Surface, in area: Rect) {
    let place = planeWalk.place(after: walked)
    surface.draw(
      Readout(
        [
          Readout.Line(
            "loss after \(walked) steps", loss(plane.value(place.x, place.y)), isStrong: true)
        ], columns: 42), in: area.top(1))
    var line = StyledText.muted("steps to 0.01  ")
    for (rate, steps) in tried.sorted(by: { $0.key < $1.key }) {
      line += .muted("\(Numbers.tick(rate)): ")
      line += .strong(steps > 0 ? "\(steps)" : "never") + StyledText("  ")
    }
    if tried.isEmpty { line += .muted("no rate tried yet") }
    for (row, text) in line.wrapped(to: max(1, area.columns)).prefix(2).enumerated() {
      surface.write(text, column: area.column, row: area.row + 1 + row)
    }
  }

  private func drawSaddleNumbers(on surface: inout Surface, in area: Rect) {
    let place = planeWalk.place(after: walked)
    let slope = plane.slope(place.x, place.y)
    let size = (slope.x * slope.x + slope.y * slope.y).squareRoot()
    surface.draw(
      Readout([
        Readout.Line(
          "loss", Numbers.fixed(plane.value(place.x, place.y), decimals: 4), isStrong: true),
        Readout.Line(
          "size of the slope", StyledText(Numbers.significant(size), .gradient, .bold)),
      ]), in: area)
  }

  private func drawSlice(on surface: inout Surface, _ plan: StagePlan) {
    if sliceLosses.isEmpty {
      surface.draw(trainingChart, in: plan.picture)
    } else {
      surface.draw(landscape, in: plan.picture)
    }
    func right(_ number: Int) -> MeanFigure { desk.right(.network(number), on: SlicePlan.trial) }
    surface.draw(
      Readout(
        [
          Readout.Line("unseen digits right, A", right(0), isStrong: true),
          Readout.Line("unseen digits right, B", right(1), isStrong: true),
          Readout.Line(
            "weights that agree", agreement.map { Numbers.percent($0, decimals: 0) } ?? "–",
            isStrong: true),
        ], columns: 42), in: plan.numbers)
  }

  private func loss(_ value: Double) -> String {
    value.magnitude < 1_000 ? Numbers.fixed(value, decimals: 3) : Numbers.significant(value)
  }

  private func fixed(_ value: Double) -> String {
    value.magnitude < 1_000
      ? Numbers.fixed(value, decimals: 3, sign: .always) : Numbers.significant(value, sign: .always)
  }
}
