internal import Learning
internal import TextUI

/// The losses, and those who walk on them.
extension DescentLab {
  private var curveAxes: (x: Axis, y: Axis) {
    view == .valleys
      ? (Axis(-2.2, 2.2, title: "w"), Axis(-0.6, 2))
      : (Axis(-1, 7, title: "w"), Axis(0, 16, ticks: [0, 4, 8, 12, 16]))
  }

  /// The loss over its weight, the way that was gone, and where the next step leads.
  func curveChart(in area: Rect) -> LineChart {
    let axes = curveAxes
    let curve = curve
    let points = (0...200).map { index -> ChartPoint in
      let w = axes.x.value(at: Double(index) / 200)
      return ChartPoint(w, curve.value(w))
    }
    // In fog nothing is seen before the walk is over.
    let isFoggy = view == .fog && run != .finished
    var series =
      isFoggy ? [] : [Series("", points, stroke: Stroke(.muted), hasGround: true)]
    var marks: [LineChart.Mark] = []
    let starts = view == .valleys ? [("a", "●", "A"), ("b", "○", "B")] : [("start", "●", "")]
    for (name, sign, label) in starts {
      let walk = curveWalk(from: name)
      let w = walk.weight(after: walked)
      let way = walk.weights.prefix(walked + 1).map { ChartPoint($0, curve.value($0)) }
      if sheet.isOn("trail"), way.count > 1 {
        series.append(
          Series("", way, stroke: Stroke(.strong, isThick: view == .valleys), marker: .circle))
      }
      if isFoggy {
        let reach = 0.7
        series.append(
          Series(
            "",
            [-reach, reach].map { ChartPoint(w + $0, curve.value(w) + $0 * curve.slope(w)) },
            stroke: Stroke(.gradient, isThick: true)))
      }
      marks.append(
        LineChart.Mark(
          at: ChartPoint(w, curve.value(w)), Character(sign), label: label,
          arrow: arrow(from: w, axes.x, area)))
    }
    return LineChart(
      title: .muted(isFoggy ? "loss: only the slope is felt" : "loss"), series, x: axes.x,
      y: axes.y, note: note(axes), marks: marks)
  }

  private func note(_ axes: (x: Axis, y: Axis)) -> StyledText {
    let names = view == .valleys ? ["a", "b"] : ["start"]
    let isGone = names.contains { name in
      let w = curveWalk(from: name).weight(after: walked)
      return !(axes.x.low...axes.x.high).contains(w) || curve.value(w) > axes.y.high
    }
    return isGone ? StyledText("flown off the chart", .wrong) : .muted("arrow: next step")
  }

  /// Columns from a weight to where the next step leads.
  private func arrow(from w: Double, _ axis: Axis, _ area: Rect) -> Int {
    let columns = Double(max(8, area.columns - 4)) / (axis.high - axis.low)
    let move = -sheet.number("rate") * curve.slope(w) * columns
    guard move.magnitude > 0.3 else { return 0 }
    // Long enough to be seen as an arrow.
    let length = min(max(move.magnitude.rounded(), 2), 60)
    return Int(move < 0 ? -length : length)
  }

  /// The loss after every step; at other rates beside what it would have been at 0.1.
  var lossChart: LineChart {
    var series: [Series] = []
    var axis = Axis(0, 10, scale: .linear)
    switch view {
    case .fog, .bowl, .rates:
      func losses(_ walk: CurveWalk, _ steps: Int) -> [ChartPoint] {
        walk.weights.prefix(steps + 1).enumerated().map {
          ChartPoint(Double($0), curve.value($1))
        }
      }
      let usual = CurveWalk(.bowl, from: sheet.number("start"), rate: 0.1, steps: 30)
      if view == .rates {
        series.append(
          Series(
            "rate 0.1", losses(usual, 30), stroke: Stroke(.muted, pattern: .dashed)))
      }
      series.append(
        Series(
          "rate \(Numbers.tick(sheet.number("rate")))", losses(curveWalk(from: "start"), walked),
          stroke: Stroke(.strong), endMark: "●"))
      axis = Axis(0, 16, ticks: [0, 8, 16])
    case .valleys:
      for (name, stroke) in [("a", Stroke(.strong, isThick: true)), ("b", Stroke(.strong))] {
        let walk = curveWalk(from: name)
        let losses = (0...walked).map {
          ChartPoint(Double($0), curve.value(walk.weight(after: $0)))
        }
        series.append(
          Series(name.uppercased(), losses, stroke: stroke, endMark: name == "a" ? "●" : "○"))
      }
      axis = Axis(-0.6, 2)
    case .ravine, .saddle:
      let walk = planeWalk
      let losses = walk.places.prefix(walked + 1).enumerated().map {
        ChartPoint(Double($0), plane.value($1.x, $1.y))
      }
      series.append(Series("", losses, stroke: Stroke(.strong), endMark: "●"))
      axis =
        view == .ravine
        ? Axis(0.001, 100, scale: .logarithmic) : Axis(-0.4, 1.2, ticks: [-0.25, 0, 0.5, 1])
    case .slice: break
    }
    return LineChart(
      title: .muted("loss by step"), series,
      x: Axis(0, Double(max(view == .rates ? 30 : 10, walkLength)), title: "step"), y: axis)
  }

  /// Two weights from above, with the walker on its way; or a slice through real networks.
  var landscape: LossLandscape {
    switch view {
    case .slice: return sliceLandscape
    case .saddle:
      let axes = (x: Axis(-2, 2, title: "x"), y: Axis(-1.5, 1.5, title: "y"))
      return LossLandscape(
        LossLandscape.values(x: axes.x, y: axes.y) { plane.value($0, $1) }, x: axes.x, y: axes.y,
        walkers: [walker], title: .muted("loss over two weights"))
    case .fog, .bowl, .rates, .valleys, .ravine:
      let axes = (x: Axis(-5, 5, title: "x"), y: Axis(-2, 2, title: "y"))
      return LossLandscape(
        LossLandscape.values(x: axes.x, y: axes.y) { plane.value($0, $1) }, x: axes.x,
        y: axes.y, scale: .logarithmic, walkers: [walker], minimum: ChartPoint(0, 0),
        title: .muted("loss over two weights"))
    }
  }

  private var walker: LossLandscape.Walker {
    let walk = planeWalk
    let path = walk.places.prefix(walked + 1).map { ChartPoint($0.x, $0.y) }
    let next = walked + 1 < walk.places.count ? walk.places[walked + 1] : nil
    return LossLandscape.Walker(
      "", path: path, next: next.map { ChartPoint($0.x, $0.y) })
  }

  private var sliceLandscape: LossLandscape {
    let isRandom = sheet.word("cut") == "random"
    let axes =
      isRandom
      ? (x: Axis(-1, 1, title: "random"), y: Axis(-1, 1, title: "random"))
      : (x: Axis(-0.5, 1.5, title: "A to B"), y: Axis(-1, 1, title: "random"))
    let a = LossLandscape.Walker("A", path: [ChartPoint(0, 0)], marker: .disc)
    let b = LossLandscape.Walker("B", path: [ChartPoint(1, 0)], marker: .diamond)
    return LossLandscape(
      sliceLosses, x: axes.x, y: axes.y, scale: .logarithmic, walkers: isRandom ? [a] : [a, b],
      title: .muted("loss on digits"))
  }

  /// The two networks on their way.
  var trainingChart: LineChart {
    let names = ["A", "B"]
    let series = names.indices.map { number in
      Series(
        names[number],
        desk.report(.network(number))?.snapshot.training.points(span: 6) ?? [],
        stroke: Stroke(.strong, pattern: number == 0 ? .solid : .dashed),
        endMark: number == 0 ? "●" : "◆")
    }
    let steps = (digits.training.count + 31) / 32 * sheet.count("epochs")
    return LineChart(
      title: .muted("training loss"), series, x: Axis(0, Double(steps), title: "update"),
      y: Axis(0, 2.5))
  }
}
