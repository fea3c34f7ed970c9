internal import Compute
internal import Learning
public import TextUI

extension BendLab {
  /// Draws the view that is on stage.
  public func draw(on surface: inout Surface, in area: Rect, focus: LabFocus) {
    let outer = surface.narrowClip(to: area)
    defer { surface.restoreClip(outer) }
    surface.draw(StageHead(view.title, state: status), in: area)
    let body = area.dropTop(StageHead.rows)
    switch view {
    case .product: drawProduct(on: &surface, in: body)
    case .linear: drawLinear(on: &surface, in: body)
    case .starts: drawStarts(on: &surface, in: body)
    case .plateaus: drawPlateaus(on: &surface, in: body)
    case .inside: drawInside(on: &surface, in: body)
    case .build: drawBuild(on: &surface, in: body)
    case .units: drawUnits(on: &surface, in: body, isFocused: focus == .stage)
    case .filters: drawFilters(on: &surface, in: body)
    case .deep: drawDeep(on: &surface, in: body)
    }
  }

  /// What a network says over the plane of its data, as it was reported.
  func plane(_ tag: BendRun, of set: PlaneSet) -> PlaneChart {
    let axes = set.kind.axes
    var chart = PlaneChart(
      surface(tag, count: Self.gridCount), x: axes.x, y: axes.y,
      examples: PlaneSet.marks(set.examples), contours: [0])
    chart.answers = desk.marks(tag).map { PlaneChart.Answers(run: $0.run, areShares: true) }
    return chart
  }

  /// The answers of a run on its grid, −1 for a sure class 0, 1 for a sure class 1.
  func surface(_ tag: BendRun, count: Int) -> [[Double]] {
    let answers = desk.report(tag)?.answers ?? []
    guard answers.count == count * count else { return [] }
    return (0..<count).map { row in
      (0..<count).map { 2 * Double(answers[row * count + $0]) - 1 }
    }
  }

  /// The loss of a run over its updates.
  func curve(_ tag: BendRun) -> [ChartPoint] {
    let steps = desk.jobs[tag]?.experiment.steps ?? 1
    return desk.report(tag)?.snapshot.training.points(span: max(1, steps / 120)) ?? []
  }

  private func drawLinear(on surface: inout Surface, in body: Rect) {
    let plan = StagePlan(body, numberRows: 2, numberColumns: 34).forPlane
    surface.draw(plane(.linear, of: points), in: plan.picture)
    surface.draw(
      Readout(
        [
          Readout.Line("layers, one after the other", "\(sheet.count("linear.layers"))"),
          Readout.Line("points right", desk.right(.linear, on: Self.training), isStrong: true),
        ], columns: 40), in: plan.numbers)
  }

  private func drawBuild(on surface: inout Surface, in body: Rect) {
    let plan = StagePlan(
      body, numberRows: 4, secondShare: StagePlan.hasRoomForSecond(body) ? 0.3 : 0
    ).forPlane
    surface.draw(plane(.build, of: builtSet), in: plan.picture)
    let steps = desk.jobs[.build]?.experiment.steps ?? 1
    surface.draw(
      LineChart(
        title: .muted("loss"), [Series("", curve(.build), stroke: Stroke(.strong), endMark: "●")],
        x: Axis(0, Double(steps), title: "update"), y: Axis(0, 0.8)), in: plan.second)
    surface.draw(
      Readout(
        [
          Readout.Line("unseen points right", desk.right(.build, on: Self.unseen), isStrong: true),
          Readout.Line("trained points right", desk.right(.build, on: Self.training)),
          Readout.Line("weights and offsets", "\(weightCount)"),
          Readout.Line("best: xor, spiral", goalText(on: surface)),
        ], columns: 42), in: plan.numbers)
  }

  /// How far the two that the goal asks for have come.
  private func goalText(on surface: Surface) -> StyledText {
    func part(_ data: String, _ least: Double) -> StyledText {
      let value = best[data] ?? 0
      guard value > 0 else { return .muted("–") }
      let text = Numbers.percent(value)
      return value >= least
        ? StyledText(Glyph.right.text(in: surface.look) + " ", .right, .bold) + StyledText(text)
        : StyledText(text)
    }
    return part("xor", 0.99) + .muted(",  ") + part("spiral", 0.95)
  }

  private func drawFilters(on surface: inout Surface, in body: Rect) {
    let plan = StagePlan(body, numberRows: 2, numberColumns: 30)
    let weights = (desk.report(.filters)?.snapshot.values["filters.weight"] ?? []).map(Double.init)
    let limit = max(weights.map(\.magnitude).max() ?? 0, 0.4)
    let items = stride(from: 0, to: weights.count - 24, by: 25).enumerated().map { number, start in
      ImageGrid.Item(
        (0..<5).map { row in Array(weights[start + row * 5..<start + row * 5 + 5]) },
        caption: "\(number + 1)",
        numbers: desk.marks(.filters)?.parameters("filters.weight", from: start, rows: 5))
    }
    surface.draw(
      ImageGrid(items, ramp: .signed, limit: limit, largestZoom: 4), in: plan.picture)
    surface.draw(
      Readout(
        [
          Readout.Line(
            "unseen digits right", desk.right(.filters, on: Self.unseen), isStrong: true),
          Readout.Line("drawn by hand", "0 of \(items.count)"),
        ], columns: 42), in: plan.numbers)
  }

  private func drawDeep(on surface: inout Surface, in body: Rect) {
    let plan = StagePlan(body, numberRows: 6, numberColumns: 28)
    let tags = (0..<Self.deepCount).map(BendRun.deep)
    surface.draw(
      LineChart(
        title: .muted("loss of five starts"),
        tags.map { Series("", curve($0), stroke: Stroke(.strong), endMark: "●") },
        x: Axis(0, 600, title: "update"), y: Axis(0, 0.8),
        note: .muted("guessing: 0.69")), in: plan.picture)
    let shares = tags.enumerated().map { index, tag in
      ShareBars.Share(
        "start \(index + 1)", desk.right(tag, on: Self.unseen), unknown: Numbers.percent(0))
    }
    surface.write(.muted("unseen points right"), column: plan.numbers.column, row: plan.numbers.row)
    surface.draw(ShareBars(shares), in: plan.numbers.dropTop(1).left(48))
  }
}
