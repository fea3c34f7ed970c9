internal import Learning
public import TextUI

extension DeepLab {
  /// The view on stage under its head.
  public func draw(on surface: inout Surface, in area: Rect, focus: LabFocus) {
    guard !area.isEmpty else { return }
    let outer = surface.narrowClip(to: area)
    defer { surface.restoreClip(outer) }
    surface.draw(StageHead(view.title, state: status), in: area.top(1))
    let body = area.dropTop(area.rows >= 12 ? StageHead.rows : 1)
    switch view {
    case .spread, .slopes: drawFan(on: &surface, in: body)
    case .zero: drawZero(on: &surface, in: body)
    case .depth: drawDepths(on: &surface, in: body, isFocused: focus == .stage)
    case .deeper: drawRace(on: &surface, in: body)
    case .shortcut, .tall, .build: drawAlive(on: &surface, in: body)
    }
  }

  /// Loss and layers of the network to be built.
  public func drawPreview(on surface: inout Surface, in area: Rect) {
    drawAlive(on: &surface, in: area)
  }

  // MARK: Pieces

  /// The training loss of runs over the passes; logarithmic, so that 0.03 and 0.003 are apart.
  func lossChart(_ tags: [DeepRun], isLinear: Bool = false) -> LineChart {
    let series = tags.enumerated().map { index, tag in
      Series(
        tag.name,
        desk.report(tag)?.lossCurve(stepsPerPass: stepsPerPass, span: stepsPerPass / 2) ?? [],
        stroke: RaceStrokes.stroke(index), endMark: "●")
    }
    return LineChart(
      title: .muted("training loss"), series,
      x: Axis(0, Double(Self.epochs), title: "pass"),
      y: isLinear ? Axis(0, 3) : Axis(0.001, 10, scale: .logarithmic))
  }

  /// How far values are spread in each layer.
  func spreadBars(_ tag: DeepRun, title: String = "spread of values") -> LogBars {
    bars(title, signals(tag)?.spreads, Axis(1e-4, 1, scale: .logarithmic), .ink)
  }

  /// How large slopes are in each layer.
  func slopeBars(_ tag: DeepRun, title: String = "size of slopes") -> LogBars {
    bars(title, signals(tag)?.slopes, Axis(1e-9, 1, scale: .logarithmic), .gradient)
  }

  private func bars(_ title: String, _ values: [Double]?, _ least: Axis, _ role: Role) -> LogBars {
    let values = values ?? []
    return LogBars(
      title: StyledText.muted(title),
      values.enumerated().map { LogBars.Bar("layer \($0 + 1)", $1) },
      axis: Axis.fitting(values, scale: .logarithmic, current: least), role: role)
  }

  /// Loss and share right of each run.
  func results(_ tags: [DeepRun]) -> Table {
    Table(
      [
        Table.Column("", .left), Table.Column("loss", minimum: 7),
        Table.Column("unseen right", minimum: 12),
      ],
      rows: tags.map { tag in
        [
          .strong(tag.name.isEmpty ? "this network" : tag.name), loss(of: tag),
          desk.right(tag).percent(),
        ]
      })
  }

  // MARK: Races

  /// Curves and what came of them.
  private func drawRace(on surface: inout Surface, in area: Rect) {
    let plan = StagePlan(area, numberRows: tags.count + 1, numberColumns: 32)
    surface.draw(lossChart(tags), in: plan.picture)
    surface.draw(results(tags), in: plan.numbers)
  }
}
