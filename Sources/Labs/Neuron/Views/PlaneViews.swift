public import TextUI

/// A line on a plane of points: sharper, slid, set by hand, tried everywhere.
extension NeuronLab {
  /// Draws the view that is on stage.
  public func draw(on surface: inout Surface, in area: Rect, focus: LabFocus) {
    let outer = surface.narrowClip(to: area)
    defer { surface.restoreClip(outer) }
    surface.draw(StageHead(view.title, state: status), in: area)
    let body = area.dropTop(StageHead.rows)
    switch view {
    case .sum: drawSum(on: &surface, in: body)
    case .activation: drawActivations(on: &surface, in: body)
    case .sharp: drawSharp(on: &surface, in: body)
    case .offset: drawOffset(on: &surface, in: body)
    case .hand: drawHand(on: &surface, in: body)
    case .xor: drawSearch(on: &surface, in: body)
    case .brain: drawLikenesses(on: &surface, in: body)
    }
  }

  /// Where the plane, a second picture and the numbers go.
  func stagePlan(_ body: Rect) -> StagePlan { layout(body).forPlane }

  private func layout(_ body: Rect) -> StagePlan {
    switch view {
    case .sharp: StagePlan(body, numberRows: 2, secondShare: 0.4, numberColumns: 30)
    case .offset: StagePlan(body, numberRows: 3, numberColumns: 34)
    case .hand: StagePlan(body, numberRows: 4, numberColumns: 34)
    case .xor: StagePlan(body, numberRows: 2, secondShare: 0.42, numberColumns: 30)
    case .sum, .activation, .brain: StagePlan(body, numberRows: 0)
    }
  }

  /// The points, what the unit says everywhere, and where it changes its mind.
  var plane: PlaneChart {
    let axes = points.kind.axes
    let isTrained = view == .hand && desk.steps(.training) > 0
    let shown = isTrained ? trained ?? unit : unit
    var chart = PlaneChart(
      shown.surface(axes), x: axes.x, y: axes.y, examples: marks,
      contours: view == .sharp ? [0, 0.5, -0.5] : [0])
    switch view {
    case .hand where isTrained:
      chart.curves = [
        Series("", unit.border(axes), stroke: Stroke(.strong, pattern: .dashed))
      ]
    case .offset:
      var before = unit
      before.offset = offsetBefore
      if before.offset != unit.offset {
        chart.curves = [
          Series("", before.border(axes), stroke: Stroke(.strong, pattern: .dashed))
        ]
      }
    case .xor:
      if let last = search.best.last, desk.isRunning || desk.steps(.search) > 0 {
        let line = desk.isFinished(.search) ? search.winner?.unit ?? last.unit : last.unit
        chart.values = line.surface(axes)
        chart.curves = [
          Series("", unit.border(axes), stroke: Stroke(.strong, pattern: .dashed))
        ]
      }
    case .sum, .sharp, .activation, .hand, .brain: break
    }
    return chart
  }

  private func drawSharp(on surface: inout Surface, in body: Rect) {
    let plan = stagePlan(body)
    surface.draw(plane, in: plan.picture)
    surface.draw(profile, in: plan.second)
    surface.draw(
      Readout([
        Readout.Line("length of (w₁, w₂)", Numbers.significant(unit.length), isStrong: true),
        Readout.Line(
          "output one step across",
          Numbers.fixed(Squash.sigmoid.value(unit.length), decimals: 3), isStrong: true),
      ]), in: plan.numbers)
  }

  /// The output on a walk straight across the line.
  private var profile: LineChart {
    func curve(_ length: Double) -> [ChartPoint] {
      (0...60).map { index in
        let distance = Double(index) / 10 - 3
        return ChartPoint(distance, Squash.sigmoid.value(length * distance))
      }
    }
    var series = [Series("now", curve(unit.length), stroke: Stroke(.strong, isThick: true))]
    if doubled > 0 {
      series.insert(
        Series(
          "before", curve(unit.length / Double(1 << doubled)),
          stroke: Stroke(.muted, pattern: .dashed)), at: 0)
    }
    return LineChart(
      title: .muted("output"), series, x: Axis(-3, 3, title: "steps across the line"),
      y: Axis(0, 1))
  }

  private func drawOffset(on surface: inout Surface, in body: Rect) {
    let plan = stagePlan(body)
    surface.draw(plane, in: plan.picture)
    let yes = unit.yesShare(points.kind.axes)
    surface.draw(
      ShareBars([
        ShareBars.Share("● says yes", yes, isEmphasised: true),
        ShareBars.Share("× says no", 1 - yes),
      ]), in: plan.numbers.top(2).left(48))
    let before = Numbers.fixed(offsetBefore, decimals: 1, sign: .always)
    let now = signed(unit.offset, decimals: 1)
    let words = StyledText.muted("offset  ") + .strong(now)
    let isMoved = unit.offset != offsetBefore
    surface.write(
      (isMoved ? words + .muted("   before \(before), dashed") : words)
        .truncated(to: plan.numbers.columns),
      column: plan.numbers.column, row: plan.numbers.row + 2)
  }

  private func drawHand(on surface: inout Surface, in body: Rect) {
    let plan = stagePlan(body)
    surface.draw(plane, in: plan.picture)
    let hand = unit.accuracy(marks)
    func row(
      _ name: StyledText, _ unit: PlaneUnit, _ right: MeanFigure, _ marks: RunMarks? = nil
    ) -> [StyledText] {
      [
        name,
        StyledText(signed(unit.w1)).asking(marks?.parameter(Self.weight, 0), unit.w1),
        StyledText(signed(unit.w2)).asking(marks?.parameter(Self.weight, 1), unit.w2),
        StyledText(signed(unit.offset)).asking(marks?.parameter(Self.bias), unit.offset),
        right.percent(isStrong: true),
      ]
    }
    let isTrained = desk.steps(.training) > 0
    var rows = [
      row(.strong("by hand") + .muted(isTrained ? " ╌╌" : " ━━"), unit, MeanFigure(value: hand))
    ]
    if let trained {
      rows.append(
        row(
          .strong("training") + .muted(isTrained ? " ━━" : ""), trained,
          desk.right(.training, on: Self.trial),
          desk.marks(.training)))
    }
    surface.draw(
      Table(
        [
          .init("", .left), .init("w₁", minimum: 5), .init("w₂", minimum: 5),
          .init("offset", minimum: 5), .init("right", minimum: 7),
        ], rows: rows, gap: 1), in: plan.numbers.top(3))
    let left = Self.allowedPresses - presses
    let note =
      sheet.word("data") != PlaneSet.Kind.blobs.rawValue
      ? "the goal is on the blobs: 95 % by hand"
      : handBest >= 0.95
        ? "95 % by hand: reached"
        : left > 0
          ? "95 % by hand: \(left) presses left" : "no presses left: r begins again"
    surface.write(
      StyledText.muted(note).truncated(to: plan.numbers.columns), column: plan.numbers.column,
      row: plan.numbers.row + 3)
  }

  private func drawSearch(on surface: inout Surface, in body: Rect) {
    let plan = stagePlan(body)
    surface.draw(plane, in: plan.picture)
    let found = search.best.map { ChartPoint($0.degrees, $0.accuracy * 100) }
    surface.draw(
      LineChart(
        title: .muted("best line by direction, % right"),
        [Series("", found, stroke: Stroke(.strong, isThick: true), endMark: "●")],
        x: Axis(0, 180, title: "direction °", ticks: [0, 45, 90, 135, 180]),
        y: Axis(50, 100, ticks: [50, 75, 100])), in: plan.second)
    surface.draw(
      Readout([
        Readout.Line("your line", Numbers.percent(unit.accuracy(marks)), isStrong: true),
        Readout.Line(
          "best of all tried", search.winner.map { Numbers.percent($0.accuracy) } ?? "–",
          isStrong: true),
      ]), in: plan.numbers)
  }
}
