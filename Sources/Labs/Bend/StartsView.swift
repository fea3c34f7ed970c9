internal import TextUI

/// Ten small networks on the four corners, from ten starts.
extension BendLab {
  /// What every start makes of the plane, as ten small maps.
  func drawStarts(on surface: inout Surface, in body: Rect) {
    let items = (0..<Self.startCount).map { number -> ImageGrid.Item in
      let tag = BendRun.start(number)
      let isOver = desk.isFinished(tag)
      let isSolved = (loss(tag) ?? 1) < Self.solved
      return ImageGrid.Item(
        self.surface(tag, count: Self.tileCount), caption: loss(tag).map(short) ?? "",
        verdict: isOver ? (isSolved ? .right : .wrong) : nil,
        captionNumber: desk.loss(tag, on: Self.training).number)
    }
    surface.write(
      .muted("each: its answers over the plane, its loss"), column: body.column, row: body.row)
    let solved = finishedStarts.count { $0 < Self.solved }
    let plan = StagePlan(body.dropTop(1), numberRows: 2, numberColumns: 26)
    surface.draw(ImageGrid(items, ramp: .classes, largestZoom: 3), in: plan.picture)
    surface.draw(
      Readout(
        [
          Readout.Line("starts that solved it", "\(solved) of \(Self.startCount)", isStrong: true),
          Readout.Line("over", "\(finishedStarts.count) of \(Self.startCount)"),
        ], columns: 42), in: plan.numbers)
  }

  /// The losses, and the two shelves on which starts come to rest.
  func drawPlateaus(on surface: inout Surface, in body: Rect) {
    let plan = StagePlan(body, numberRows: 5, numberColumns: 34)
    func shelf(_ height: Double) -> Series {
      Series(
        "", [ChartPoint(0, height), ChartPoint(600, height)],
        stroke: Stroke(.gradient, pattern: .dashed))
    }
    let curves = (0..<Self.startCount).map { number in
      Series("", curve(.start(number)), stroke: Stroke(.strong))
    }
    surface.draw(
      LineChart(
        title: .muted("loss of ten starts"),
        [shelf(Self.halfShelf), shelf(Self.thirdShelf)] + curves,
        x: Axis(0, 600, title: "update"), y: Axis(0, 0.8, ticks: [0, 0.2, 0.4, 0.6, 0.8])),
      in: plan.picture)
    let metrics = metrics
    func count(_ name: String) -> String {
      metrics[name].map { finishedStarts.isEmpty ? "–" : Numbers.tick($0) } ?? "–"
    }
    let (solved, half, third) = (
      metrics["starts.solved"] ?? 0, metrics["starts.half"] ?? 0, metrics["starts.third"] ?? 0
    )
    let other = Double(finishedStarts.count) - solved - half - third
    surface.draw(
      Readout(
        [
          Readout.Line("solved, loss near 0", count("starts.solved"), isStrong: true),
          Readout.Line("0.3466 two corners half right", count("starts.half"), isStrong: true),
          Readout.Line("0.4774 three share one answer", count("starts.third"), isStrong: true),
          Readout.Line("elsewhere", finishedStarts.isEmpty ? "–" : Numbers.tick(other)),
          Readout.Line("half of ln 2", Numbers.fixed(0.693147 / 2, decimals: 4)),
        ], columns: 42), in: plan.numbers)
  }

  private func short(_ loss: Double) -> String { Numbers.fixed(loss, decimals: 3) }
}
