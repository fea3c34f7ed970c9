internal import Compute
internal import Learning
internal import TextUI

/// How much of what there is to learn comes back to early steps.
extension MemoryLab {
  /// Signals of runs by steps back from the last, on a logarithmic axis: a falling straight line is
  /// the same factor at every step.
  func signalChart(_ tags: [MemoryRun]) -> LineChart {
    let series = tags.enumerated().map { index, tag in
      Series(
        tag.name, values: traces(tag)?.backwards ?? [], stroke: RaceStrokes.stroke(index),
        endMark: "●")
    }
    let steps = tags.map(\.net.steps).max() ?? 1
    return LineChart(
      title: .muted("learning signal"), series,
      x: Axis(0, Double(max(1, steps - 1)), title: "steps back"),
      y: Axis.fitting(
        series.flatMap(\.points).map(\.y), scale: .logarithmic,
        current: Axis(0.01, 1, scale: .logarithmic)))
  }

  private var shownLook: MemoryRun { look(sheet.count("gap")) }
  private var compared: [MemoryRun] { tags.filter { desk.report($0)?.examined["rows"] != nil } }

  func drawSignal(on surface: inout Surface, in area: Rect) {
    let numbers = signalNumbers
    let isCompared = tags.contains { desk.isFinished($0) }
    let chart = signalChart(isCompared ? compared : [shownLook])
    if area.columns >= 66, area.rows < 16 {
      surface.draw(chart, in: area.dropRight(38))
      surface.draw(numbers, in: area.right(35))
    } else if area.columns >= 88 {
      let left = area.left(area.columns / 2)
      surface.draw(chart, in: left.top(min(26, left.rows)))
      let right = area.dropLeft(left.columns + 4)
      let rows = min(shownLook.net.steps + 3, max(4, right.rows - numbers.lines.count - 2))
      surface.draw(bars, in: right.top(rows))
      surface.draw(numbers, in: right.dropTop(rows + 1))
    } else {
      let rest = area.dropBottom(numbers.lines.count + 1)
      let rows = rest.rows >= 16 ? rest.rows / 2 : rest.rows
      surface.draw(isCompared ? chart : signalChart([shownLook]), in: rest.top(rows))
      if rest.rows >= 16 { surface.draw(bars, in: rest.dropTop(rows + 1)) }
      surface.draw(numbers, in: area.bottom(numbers.lines.count))
    }
  }

  /// The signal at every step of the gap that the dial says, the last step first.
  private var bars: LogBars {
    let backwards = traces(shownLook)?.backwards ?? []
    let last = backwards.count - 1
    return LogBars(
      title: .muted("slope by the state after each step, gap \(sheet.count("gap"))"),
      backwards.enumerated().map { index, value in
        LogBars.Bar(index == 0 ? "last" : index == last ? "first" : "−\(index)", value)
      },
      axis: Axis.fitting(
        backwards, scale: .logarithmic, current: Axis(0.01, 1, scale: .logarithmic)),
      role: .gradient)
  }

  private var signalNumbers: Readout {
    let tags = tags.contains { desk.isFinished($0) } ? compared : [shownLook]
    var lines = tags.map { tag -> Readout.Line in
      let end = traces(tag)?.backwards.last
      return Readout.Line(
        "first step, \(tag.name)",
        end.map { StyledText(Numbers.significant($0, digits: 2), .gradient, .bold) } ?? .muted("–"))
    }
    let shown = tags.last ?? shownLook
    if let factor = Self.factor(traces(shown)?.backwards ?? []) {
      let power = Numbers.significant(
        PortableMath.exp(PortableMath.log(factor) * Double(shown.gap)), digits: 2)
      lines.append(Readout.Line("each step back", "× \(Numbers.fixed(factor, decimals: 2))"))
      lines.append(
        Readout.Line(
          "\(shown.gap) times × \(Numbers.fixed(factor, decimals: 2))", power, isStrong: true))
    }
    return Readout(lines)
  }

  var signalSummary: String {
    let tags = tags.contains { desk.isFinished($0) } ? compared : [shownLook]
    return tags.map { tag in
      "\(tag.name): the first step gets "
        + (traces(tag)?.backwards.last.map { Numbers.significant($0, digits: 2) } ?? "nothing")
        + " of the last step's signal"
    }.joined(separator: "; ")
  }
}
