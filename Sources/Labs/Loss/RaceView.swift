internal import Learning
internal import TextUI

/// Two losses after the same mistake, and two networks that are equally often right.
extension LossLab {
  func drawRace(on surface: inout Surface, in body: Rect) {
    let plan = StagePlan(body, numberRows: 4, numberColumns: 36)
    let names = [(false, "cross-entropy"), (true, "squared error")]
    let series = names.map { isSquared, name in
      Series(
        name, outputs(isSquared: isSquared),
        stroke: isSquared
          ? Stroke(.negative, pattern: .dashed) : Stroke(.positive, isThick: true),
        endMark: "●")
    }
    let moments = names.compactMap { isSquared, _ in
      halfway(isSquared: isSquared).map { LineChart.Moment(at: Double($0), "\($0)") }
    }
    surface.draw(
      LineChart(
        title: .muted("output"), series,
        x: Axis(0, Double(Self.raceUpdates), title: "update", ticks: [0, 250, 500, 750, 1_000]),
        y: Axis(0, 1, ticks: [0, 0.5, 1]), moments: moments), in: plan.picture)
    func update(_ isSquared: Bool) -> String {
      halfway(isSquared: isSquared).map { "update \($0)" } ?? "not yet"
    }
    surface.draw(
      Readout(
        [
          Readout.Line("wanted", "0"),
          Readout.Line("cross-entropy below 0.5", update(false), isStrong: true),
          Readout.Line("squared error below 0.5", update(true), isStrong: true),
          Readout.Line(
            "times as slow",
            metrics["race.factor"].map { Numbers.significant($0) } ?? "–", isStrong: true),
        ], columns: 44), in: plan.numbers)
  }

  var raceSummary: String {
    func update(_ isSquared: Bool) -> String {
      halfway(isSquared: isSquared).map { "at update \($0)" } ?? "not yet"
    }
    return "output from \(Numbers.tick(sheet.number("start"))) towards 0: cross-entropy is below "
      + "one half \(update(false)), squared error \(update(true))"
  }

  func drawCertainty(on surface: inout Surface, in body: Rect) {
    let factor = Numbers.tick(sheet.number("factor"))
    let isWide = body.columns >= 66 && body.rows < 16
    let panes: [Rect] =
      isWide
      ? body.split(into: 2, gutter: 4)
      : [body.top(body.rows / 2), body.dropTop(body.rows / 2)].map { $0.top(18) }
    drawDots(.trained, "A, as trained", on: &surface, in: panes[0])
    drawDots(.scaled, "B, scores × \(factor)", on: &surface, in: panes[1])
  }

  /// A dot for every digit: the share that the right answer got.
  private func drawDots(
    _ tag: LossRun, _ name: String, on surface: inout Surface, in pane: Rect
  ) {
    let dots = shareDots(tag)
    let (right, wrong) = (dots.filter(\.isRight), dots.filter { !$0.isRight })
    func examples(_ dots: [(share: Double, height: Double, isRight: Bool)], _ group: Int)
      -> [ScatterChart.Example]
    {
      dots.map { ScatterChart.Example($0.share, $0.height, group: group) }
    }
    var line = StyledText.strong(name)
    if loss(tag).isKnown {
      line +=
        .muted("  right ") + desk.right(tag, on: Self.trial).percent(isStrong: true)
        + .muted("  loss ")
        + loss(tag).text(isStrong: true) { Numbers.fixed($0, decimals: 2) }
    } else {
      line += .muted("   after training")
    }
    surface.write(line.truncated(to: pane.columns), column: pane.column, row: pane.row)
    surface.draw(
      ScatterChart(
        examples(right, 0) + examples(wrong, 1),
        groups: [
          .init("", marker: .disc, role: .ink), .init("", marker: .cross, role: .wrong),
        ], x: Axis(0, 1, title: "share of the right answer"), y: Axis(0, 1, ticks: [])),
      in: pane.dropTop(1).dropBottom(pane.rows > 7 ? 1 : 0))
  }

  /// Heights only keep the dots apart.
  private func shareDots(_ tag: LossRun) -> [(share: Double, height: Double, isRight: Bool)] {
    guard let answers = desk.report(tag)?.answers,
      case .classes(let labels, _, _) = digits.validation.targets,
      answers.count == labels.count * 10
    else { return [] }
    return labels.indices.map { index in
      let shares = answers[index * 10..<index * 10 + 10]
      let share = shares[shares.startIndex + Int(labels[index])]
      return (
        Double(share), Double(index * 37 % 101) / 100, share >= (shares.max() ?? 0)
      )
    }
  }

  var certaintySummary: String {
    func words(_ tag: LossRun, _ name: String) -> String {
      guard let found = evaluation(tag) else { return "\(name) is not there yet" }
      return
        "\(name) has \(found.accuracy.map { Numbers.percent(Double($0)) } ?? "–") right and a loss of "
        + Numbers.fixed(Double(found.loss), decimals: 2)
    }
    return words(.trained, "network A") + "; "
      + words(
        .scaled, "network B, its scores \(Numbers.tick(sheet.number("factor"))) times as large,")
  }
}
