internal import Learning
public import TextUI

extension OptimLab {
  /// The view on stage under its head.
  public func draw(on surface: inout Surface, in area: Rect, focus: LabFocus) {
    guard !area.isEmpty else { return }
    let outer = surface.narrowClip(to: area)
    defer { surface.restoreClip(outer) }
    surface.draw(StageHead(view.title, state: status), in: area.top(1))
    let body = area.dropTop(area.rows >= 12 ? StageHead.rows : 1)
    switch view {
    case .count: drawCount(on: &surface, in: body)
    case .train: drawTrain(on: &surface, in: body)
    case .batches, .rates, .adam, .best: drawRace(on: &surface, in: body)
    case .decay: drawDecay(on: &surface, in: body)
    case .time: drawTime(on: &surface, in: body)
    case .ravine: drawRavine(on: &surface, in: body)
    }
  }

  /// The curves of one run.
  public func drawPreview(on surface: inout Surface, in area: Rect) {
    drawTrain(on: &surface, in: area)
  }

  // MARK: Races

  /// Training loss over passes, so that batches of any size can be compared.
  ///
  /// - Parameter parts: Into how many points a pass is divided.
  func lossChart(_ tags: [OptimRun], parts: Int = 4) -> LineChart {
    let series = tags.enumerated().map { index, tag in
      let steps = Self.stepsPerPass(tag)
      let curve =
        desk.report(tag)?.lossCurve(stepsPerPass: steps, span: max(1, steps / parts)) ?? []
      return Series(tag.name, curve, stroke: RaceStrokes.stroke(index), endMark: "●")
    }
    return LineChart(
      title: .muted("training loss"), series,
      x: Axis(0, Double(tags.first?.passes ?? 1), title: "pass"), y: Axis(0, 2.5))
  }

  /// Curves, and a row of numbers for each run.
  private func drawRace(on surface: inout Surface, in area: Rect) {
    let plan = StagePlan(area, numberRows: tags.count + 1, numberColumns: 40)
    var chart = lossChart(tags, parts: view == .batches ? 16 : 4)
    switch view {
    case .batches: chart.title = .muted("training loss, batch:")
    case .rates, .adam: chart.title = .muted("training loss, rate:")
    case .count, .train, .time, .ravine, .best, .decay: break
    }
    surface.draw(chart, in: plan.picture)
    surface.draw(results, in: plan.numbers)
  }

  /// What came of each run; in a race of batches, how many nudges it took.
  private var results: Table {
    let isBatches = view == .batches
    let first = isBatches ? "batch" : view == .best ? "" : "rate"
    return Table(
      [
        Table.Column(first, .left), Table.Column("loss", minimum: 8),
        Table.Column("unseen", minimum: 7),
        Table.Column(isBatches ? "nudges" : "0.1 at pass", minimum: 6),
      ],
      rows: tags.map { tag in
        let report = desk.report(tag)
        let arrived = arrived(tag).map { "\($0)" }
        let nudges = Numbers.grouped(report?.snapshot.position.step ?? 0)
        return [
          .strong(tag.name), lossFigure(tag),
          desk.right(tag).percent(),
          StyledText(isBatches ? nudges : arrived ?? (desk.isFinished(tag) ? "never" : "–")),
        ]
      })
  }

  // MARK: Decay

  /// Losses of single batches near the end, where they jump or do not.
  private func drawDecay(on surface: inout Surface, in area: Rect) {
    var chart = lossChart(tags, parts: 40)
    chart.y = Axis(0, 1)
    let plan = StagePlan(area, numberRows: tags.count + 1, numberColumns: 40)
    surface.draw(chart, in: plan.picture)
    surface.draw(
      Table(
        [
          Table.Column("rate", .left), Table.Column("loss", minimum: 8),
          Table.Column("jumps by", minimum: 8), Table.Column("unseen", minimum: 7),
        ],
        rows: tags.map { tag in
          let report = desk.report(tag)
          let noise = report.flatMap { self.noise($0, tag) }.map { Numbers.significant($0) }
          return [
            .strong(tag.name), lossFigure(tag), StyledText(noise ?? "–"),
            desk.right(tag).percent(),
          ]
        }), in: plan.numbers)
  }

  // MARK: Time

  /// How long a pass took with each batch size, on this machine.
  var timeBars: LogBars {
    let bars = tags.map { tag in
      LogBars.Bar(tag.name == "all" ? "all at once" : "batch \(tag.batch)", milliseconds(tag) ?? 0)
    }
    return LogBars(
      title: .muted("milliseconds a pass, on this machine"), bars,
      axis: Axis.fitting(
        bars.map(\.value), scale: .logarithmic, current: Axis(0.1, 10, scale: .logarithmic)))
  }

  private func drawTime(on surface: inout Surface, in area: Rect) {
    let rows = min(tags.count + 3, area.rows)
    surface.draw(timeBars, in: area.top(rows).left(100))
    surface.draw(
      Table(
        [
          Table.Column("", .left), Table.Column("nudges a pass", minimum: 6),
          Table.Column("time a nudge", minimum: 8),
        ],
        rows: tags.map { tag in
          let steps = Self.stepsPerPass(tag)
          let each = milliseconds(tag).map { $0 * 1_000 / Double(steps) }
          return [
            .strong(tag.name == "all" ? "all at once" : "batch \(tag.batch)"),
            StyledText(Numbers.grouped(steps)),
            StyledText(each.map { Numbers.significant($0, digits: 2) + " µs" } ?? "–"),
          ]
        }), in: area.dropTop(rows + 1))
  }
}
