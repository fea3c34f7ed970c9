internal import Learning
internal import TextUI

/// Three ways to use a few labelled pictures.
extension TuneLab {
  private func name(_ run: TuneRun) -> String {
    switch run {
    case .reader(let way, _): way.name
    case .base, .tuned, .speaker, .pupil: "tuned"
    }
  }

  private func series(_ runs: [TuneRun]) -> [Series] {
    runs.map { run in
      let points = desk.report(run)?.snapshot.validationAccuracy.points() ?? []
      let stroke =
        if case .reader(let way, _) = run { stroke(way) } else { Stroke(.ink) }
      return Series(name(run), points, stroke: stroke, endMark: "●")
    }
  }

  private func chart(_ runs: [TuneRun], title: String) -> LineChart {
    let steps = runs.compactMap { desk.jobs[$0]?.experiment }.map {
      $0.epochs * ((max(1, $0.training.count) + $0.batchSize - 1) / $0.batchSize)
    }
    return LineChart(
      title: .muted(title), series(runs), x: Axis(0, Double(steps.max() ?? 100), title: "step"),
      y: Axis(0, 1, ticks: [0, 0.5, 1]))
  }

  private func table(_ runs: [TuneRun], _ head: String) -> TextUI.Table {
    Table(
      [
        Table.Column(head, .left, minimum: 16),
        Table.Column(camera.rawValue, minimum: 8),
        Table.Column("clear", minimum: 8),
      ],
      rows: [
        [.muted("before")] + [right(.base), clearRight(.base)].map(percent)
      ]
        + runs.map { run in
          [StyledText(name(run)), percent(right(run)), percent(clearRight(run))]
        })
  }

  func drawThree(on surface: inout Surface, in area: Rect) {
    let table = table(runs, "right")
    let chart = chart(runs, title: "\(camera.rawValue) right")
    let labels = sheet.count("labels")
    if isWide(area), area.rows < 12 {
      surface.draw(chart, in: area.dropRight(42))
      surface.draw(table, in: area.right(38))
    } else if isWide(area) {
      let left = area.left(area.columns * 55 / 100)
      surface.draw(chart, in: left.top(30))
      let right = area.dropLeft(left.columns + 4)
      surface.draw(table, in: right.top(5))
      drawLabelled(labels, on: &surface, in: right.dropTop(7))
    } else {
      surface.draw(table, in: area.top(5))
      surface.draw(chart, in: area.dropTop(6).dropBottom(0))
    }
  }

  /// One picture of each digit, and five.
  func drawNegative(on surface: inout Surface, in area: Rect) {
    let one = Array(runs.prefix(3))
    let five = Array(runs.dropFirst(3))
    let isLow = area.rows < 12
    let parts = isWide(area) ? area.split(into: 2, gutter: 4) : [area.top(9), area.dropTop(9)]
    for (part, runs, labels) in [(parts[0], one, 1), (parts[1], five, 5)] {
      let head = labels == 1 ? "1 a digit" : "\(labels) a digit"
      let table = table(runs, head)
      surface.draw(table, in: part.top(5))
      guard !isLow else { continue }
      if isWide(area) {
        surface.draw(chart(runs, title: "right"), in: part.dropTop(6).top(24))
      } else {
        surface.draw(chart(runs, title: ""), in: part.dropTop(5).top(4))
      }
    }
  }

  var readersSummary: String {
    let before = accuracy(.base).map { Numbers.percent($0) } ?? "–"
    let results = runs.map { run -> String in
      let right = accuracy(run).map { Numbers.percent($0) } ?? "not run"
      let clear = clear(run).map { Numbers.percent($0) } ?? "–"
      if case .reader(let way, let tuning) = run {
        return "\(way.name) with \(tuning.labels) of each digit \(right), clear \(clear)"
      }
      return right
    }
    return "through \(camera.rawValue) before \(before); " + results.joined(separator: "; ")
  }
}
