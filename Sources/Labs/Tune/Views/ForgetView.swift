internal import Learning
internal import TextUI

/// Two needles: what is won with the new camera, and what is lost with the old one.
extension TuneLab {
  func drawForget(on surface: inout Surface, in area: Rect) {
    let name = camera.rawValue
    let target = gauge(name, runs.first.map(right), goal: 0.92)
    let clear = gauge("clear", runs.first.map(clearRight), goal: 0.93)
    let isLow = area.rows < 12
    if isWide(area), isLow {
      surface.draw(target, in: area.left(area.columns - 44).top(3))
      surface.draw(clear, in: area.left(area.columns - 44).dropTop(4).top(3))
      surface.draw(trailTable, in: area.right(40))
      return
    }
    let isWide = isWide(area)
    let left = isWide ? area.left(area.columns / 2) : area
    surface.draw(target, in: left.top(3))
    surface.draw(clear, in: left.dropTop(4).top(3))
    if isWide {
      surface.draw(trailTable, in: left.dropTop(9))
      surface.draw(trailChart, in: area.dropLeft(left.columns + 4).top(34))
    } else {
      surface.draw(trailTable, in: left.dropTop(8))
    }
  }

  private var tunedAccuracy: Double? { runs.first.flatMap(accuracy) }
  private var tunedClear: Double? { runs.first.flatMap(clear) }

  /// What was tried with the camera that is set, the latest last.
  private var cameraTrails: [TuneTrail] { trails.filter { $0.tuning.camera == camera } }

  private func gauge(_ name: String, _ share: MeanFigure?, goal: Double) -> Gauge {
    Gauge(
      "\(name) right", share?.value ?? .nan, axis: Axis(0, 1),
      zones: [Gauge.Zone("too few", to: goal), Gauge.Zone("goal", to: 1.001, isGood: true)],
      text: share?.percent().plain ?? "–", mark: share?.mark)
  }

  private var trailTable: TextUI.Table {
    Table(
      [
        Table.Column("tried", .left), Table.Column(camera.rawValue, minimum: 7),
        Table.Column("clear", minimum: 7),
      ],
      rows: [
        [.muted("before"), percent(right(.base)), percent(clearRight(.base))]
      ]
        + cameraTrails.map { trail in
          let run = desk.tag(ofJob: trail.job)
          return [
            StyledText(trail.name),
            percent(desk.right(run, on: camera.rawValue).kept(as: trail.target)),
            percent(desk.right(run, on: Self.clearTrial).kept(as: trail.clear)),
          ]
        })
  }

  /// The same as places: up is the new camera, right the old one; the goal is the upper right corner.
  private var trailChart: LineChart {
    var marks = cameraTrails.enumerated().map { index, trail in
      LineChart.Mark(
        at: ChartPoint(trail.clear, trail.target), "●",
        label: "\(trail.tuning.old) %\(index == cameraTrails.count - 1 ? " old" : "")")
    }
    if let target = accuracy(.base), let clear = clear(.base) {
      marks.append(LineChart.Mark(at: ChartPoint(clear, target), "○", label: "before"))
    }
    let now = tunedAccuracy.flatMap { target in
      tunedClear.map { ChartPoint($0, target) }
    }
    if let now, !isDone {
      marks.append(LineChart.Mark(at: now, "◆"))
    }
    return LineChart(
      title: .muted("\(camera.rawValue) right"),
      [
        Series(
          "goal", [ChartPoint(0.93, 1), ChartPoint(0.93, 0.92), ChartPoint(1, 0.92)],
          stroke: Stroke(.muted, pattern: .dashed))
      ],
      x: Axis(0.6, 1.1, title: "clear digits right", ticks: [0.6, 0.8, 1]), y: Axis(0, 1),
      marks: marks)
  }

  var forgetSummary: String {
    func text(_ share: Double?) -> String { share.map { Numbers.percent($0) } ?? "–" }
    let before = "before: \(camera.rawValue) \(text(accuracy(.base))), clear \(text(clear(.base)))"
    let now = "now: \(text(tunedAccuracy)), clear \(text(tunedClear))"
    let tried = cameraTrails.map { "\($0.name): \(text($0.target)), clear \(text($0.clear))" }
    return ([before, now] + tried).joined(separator: "; ")
  }
}
