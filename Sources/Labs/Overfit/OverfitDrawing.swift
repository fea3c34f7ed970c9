internal import Learning
public import TextUI

extension OverfitLab {
  /// The view on stage under its head.
  public func draw(on surface: inout Surface, in area: Rect, focus: LabFocus) {
    guard !area.isEmpty else { return }
    let outer = surface.narrowClip(to: area)
    defer { surface.restoreClip(outer) }
    surface.draw(StageHead(view.title, state: status), in: area.top(1))
    let body = body(in: area)
    switch view {
    case .dice: drawDice(on: &surface, in: body)
    case .curves: drawCurves(on: &surface, in: body)
    case .accuracy: drawAccuracy(on: &surface, in: body)
    case .stop: drawStop(on: &surface, in: body, isFocused: focus == .stage)
    case .remedies: drawRemedies(on: &surface, in: body)
    case .data: drawData(on: &surface, in: body)
    case .unit: drawUnit(on: &surface, in: body)
    case .plane: drawPlane(on: &surface, in: body)
    }
  }

  /// What is left below the head.
  func body(in area: Rect) -> Rect { area.dropTop(area.rows >= 12 ? StageHead.rows : 1) }

  /// The plane alone.
  public func drawPreview(on surface: inout Surface, in area: Rect) {
    drawPlane(on: &surface, in: area)
  }

  // MARK: Pieces

  /// Both losses over the updates: training solid, unseen dashed.
  func lossChart(_ tag: OverfitRun?, isLogarithmic: Bool = false) -> LineChart {
    let report = tag.flatMap { desk.report($0) }
    let updates = tag?.moons?.updates ?? 1
    let training = report?.snapshot.training.points(span: 5) ?? []
    let unseen = report?.snapshot.validation.points() ?? []
    let x =
      isLogarithmic
      ? Axis(5, Double(max(50, updates)), scale: .logarithmic, title: "update")
      : Axis(0, Double(updates), title: "update")
    return LineChart(
      title: .muted("loss"),
      [
        Series("training", training, stroke: Stroke(.strong)),
        Series("unseen", unseen, stroke: Stroke(.negative, pattern: .dashed), endMark: "●"),
      ], x: x, y: Axis.fitting(unseen.map(\.y), current: Axis(0, 3)))
  }

  /// The network over the plane with the points it learns from.
  func planeChart(_ tag: OverfitRun, title: String = "") -> PlaneChart {
    var chart = PlaneChart(
      MoonPlane.surface(desk.report(tag)), x: MoonPlane.x, y: MoonPlane.y,
      examples: PlaneSet.marks(Self.moons(tag.moons?.points ?? 0, seed: tag.seed)),
      title: StyledText.strong(title), marksErrors: true)
    chart.answers = desk.marks(tag).map { PlaneChart.Answers(run: $0.run, areShares: true) }
    return chart
  }

  /// What came of runs: losses and shares right, on both kinds of points.
  func results(_ tags: [OverfitRun], first: String = "") -> Table {
    Table(
      [
        Table.Column(first, .left), Table.Column("train loss", minimum: 6),
        Table.Column("unseen loss", minimum: 6), Table.Column("train right", minimum: 7),
        Table.Column("unseen right", minimum: 7),
      ],
      rows: tags.map { tag in
        guard desk.steps(tag) > 0 else {
          return [.strong(tag.name)] + [StyledText](repeating: .muted("–"), count: 4)
        }
        return [
          .strong(tag.name), desk.loss(tag, on: Self.learnedTrial).significant(),
          desk.loss(tag).significant(), desk.right(tag, on: Self.learnedTrial).percent(),
          desk.right(tag).percent(),
        ]
      })
  }

  /// Both kinds of points of one run, in lines.
  func numbers(_ tag: OverfitRun) -> [Readout.Line] {
    let report = desk.report(tag)
    let best = report.flatMap(best)
    return [
      Readout.Line("training points right", desk.right(tag, on: Self.learnedTrial)),
      Readout.Line("unseen points right", desk.right(tag), isStrong: true),
      Readout.Line(
        "lowest unseen loss",
        best.map { "\(number($0.y)) at \(Numbers.tick($0.x))" } ?? "–"),
    ]
  }
}
