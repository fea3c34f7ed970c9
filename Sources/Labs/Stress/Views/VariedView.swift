internal import Learning
internal import TextUI

/// The same network, trained on clear pictures and on changed ones.
extension StressLab {
  func drawVaried(on surface: inout Surface, in area: Rect) {
    let rows = StressTest.allCases.map { test -> [StyledText] in
      [StyledText(test.name)]
        + [StressRun.plain, .varied].map { run in
          let share = claims(test.rawValue, of: run)?.accuracy
          // The clear ones are the validation data.
          let clear = desk.right(run).counted(as: share)
          return percent(share).asking(test == .clear ? clear.mark : nil, share ?? .nan)
        }
    }
    let table = TextUI.Table(
      [
        TextUI.Table.Column("unseen digits", .left),
        TextUI.Table.Column("clear only", minimum: 8), TextUI.Table.Column("varied", minimum: 8),
      ], rows: rows)
    let steps = desk.jobs[.plain].map { job in
      job.experiment.epochs * ((job.experiment.training.count + 31) / 32)
    }
    let chart = LineChart(
      title: .muted("clear unseen right"),
      [
        Series(
          "clear only", desk.report(.plain)?.snapshot.validationAccuracy.points() ?? [],
          stroke: Stroke(.ink, pattern: .dashed), endMark: "●"),
        Series(
          "varied", desk.report(.varied)?.snapshot.validationAccuracy.points() ?? [],
          stroke: Stroke(.positive, isThick: true), endMark: "●"),
      ], x: Axis(0, Double(steps ?? 1), title: "step"), y: Axis(0.8, 1))
    if isWide(area) {
      surface.draw(table, in: area.left(46))
      guard area.columns >= 88 else {
        drawExamples(on: &surface, in: area.dropLeft(50))
        return
      }
      surface.draw(chart, in: area.dropLeft(50).top(area.rows / 2).left(80))
      drawExamples(on: &surface, in: area.dropLeft(50).dropTop(area.rows / 2 + 1))
    } else {
      surface.draw(table, in: area.top(11))
      drawExamples(on: &surface, in: area.dropTop(12))
    }
  }

  /// Some of the pictures that it learns from.
  private func drawExamples(on surface: inout Surface, in area: Rect) {
    let varied = StressData.varied(
      data.known.prefix(12), amount: sheet.number("variety"), seed: 0)
    surface.write(
      StyledText.muted("what it learns from").truncated(to: area.columns), column: area.column,
      row: area.row)
    let shown = max(1, (area.columns + 1) / 10) * max(1, (area.rows - 1) / 6)
    let items = (0..<min(12, shown)).compactMap { number in
      varied.picture(at: number).map {
        ImageGrid.Item($0.rows, caption: "\(varied.classes[number])")
      }
    }
    surface.draw(ImageGrid(items, largestZoom: 2), in: area.dropTop(1))
  }

  var variedSummary: String {
    let results = StressTest.allCases.compactMap { test -> String? in
      guard let plain = claims(test.rawValue, of: .plain)?.accuracy,
        let varied = claims(test.rawValue, of: .varied)?.accuracy
      else { return nil }
      return "\(test.name) \(Numbers.percent(plain)) and \(Numbers.percent(varied))"
    }
    return results.isEmpty
      ? "two networks, untrained: one for clear pictures, one for varied ones"
      : "trained on clear pictures and on varied ones: " + results.joined(separator: "; ")
  }
}
