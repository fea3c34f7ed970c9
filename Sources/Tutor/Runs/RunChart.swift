internal import Labs
internal import Learning
internal import TextUI

/// The losses of several runs over each other: training solid, validation dashed, a sign and a
/// letter at the end of each.
struct RunChart: Widget {
  /// One of the runs.
  struct Curve {
    /// At the end of its line: `A`.
    var letter: String
    var training: Learning.Curve
    var validation: Learning.Curve
    /// The step at which its loss was no number any more.
    var divergedAt: Int?
    /// The place of its stroke among those of the others.
    var stroke: Int
    /// Where it branches off another run.
    var branchedAt: Int?

    init(letter: String, stroke: Int, _ report: RunReport?) {
      self.letter = letter
      self.stroke = stroke
      training = report?.snapshot.training ?? Learning.Curve()
      validation = report?.snapshot.validation ?? Learning.Curve()
      divergedAt = report?.snapshot.divergence?.step
      branchedAt = report.flatMap { $0.earliest > 0 ? $0.earliest : nil }
    }
  }

  var curves: [Curve]
  /// Steps that the axis reaches in any case.
  var steps = 0

  var summary: String {
    curves.isEmpty ? "no runs" : chart(letters: 20).summary
  }

  func draw(on surface: inout Surface, in area: Rect) {
    guard !area.isEmpty else { return }
    chart(letters: max(1, area.rows - 5)).draw(on: &surface, in: area)
  }

  /// - Parameter letters: rows in which letters can stand at the ends of lines.
  private func chart(letters rows: Int) -> LineChart {
    let last = max(1, curves.compactMap { $0.training.latest?.x }.max() ?? 0, steps)
    // Runs that all begin at a moment have nothing to show before it.
    let first = curves.count > 1 ? curves.map { $0.branchedAt ?? 0 }.min() ?? 0 : 0
    let width = Double(max(1, last - first))
    let span = max(1, Int(width) / 60)
    let lines = curves.map { curve in
      (
        training: points(curve, span: span),
        validation: curve.validation.points().filter {
          curves.count == 1 || $0.x >= Double(curve.branchedAt ?? 0)
        }
      )
    }
    let finite = lines.flatMap { $0.training + $0.validation }.map(\.y).filter(\.isFinite)
    let (low, high) = (finite.min() ?? 0, finite.max() ?? 1)
    let isWide = low > 0 && high > 30 * low
    let y = Axis.fitting(
      finite, includingZero: true, scale: isWide ? .logarithmic : .linear)
    // Room for the letters behind the last step.
    let x = Axis(Double(first), Double(first) + width * 1.04, title: "step")
    var series: [Series] = []
    for (curve, line) in zip(curves, lines) {
      let role = RunStrokes.role(curve.stroke)
      series.append(
        Series(
          "", line.validation, stroke: Stroke(role, pattern: .dashed)))
      series.append(
        Series(
          curve.letter, line.training, stroke: Stroke(role),
          marker: RunStrokes.marker(curve.stroke)))
    }
    let branches = Set(curves.compactMap(\.branchedAt)).subtracting([first]).sorted().map {
      LineChart.Moment(at: Double($0), "branch")
    }
    let hasValidation = lines.contains { !$0.validation.isEmpty }
    return LineChart(
      title: .strong(isWide ? "loss, in powers of ten" : "loss"), series, x: x, y: y,
      note: .muted(hasValidation ? "solid training, dashed validation" : "on the training data"),
      moments: branches,
      marks: marks(lines.map(\.training), y, first: Double(first), width: width, rows: rows))
  }

  private func points(_ curve: Curve, span: Int) -> [ChartPoint] {
    var points = curve.training.points(span: span)
    // The end of the line is the end of the run.
    if let latest = curve.training.latest, points.last?.x != Double(latest.x) {
      points.append(ChartPoint(Double(latest.x), Double(latest.y)))
    }
    // Before it branched off it was another run, whose line is there.
    if curves.count > 1, let step = curve.branchedAt { points.removeAll { $0.x < Double(step) } }
    if let step = curve.divergedAt { points.append(ChartPoint(Double(step), .infinity)) }
    return points
  }

  /// A letter behind the end of each line, in rows of their own.
  private func marks(
    _ lines: [[ChartPoint]], _ y: Axis, first: Double, width: Double, rows: Int
  ) -> [LineChart.Mark] {
    var ends: [(letter: String, x: Double, row: Double)] = []
    for (curve, line) in zip(curves, lines) {
      guard let end = line.last(where: { $0.y.isFinite }), let share = y.position(end.y) else {
        continue
      }
      let x = min(end.x + width * 0.02, first + width * 1.03)
      ends.append((curve.letter, x, (1 - share) * Double(rows - 1)))
    }
    ends.sort { $0.row < $1.row }
    for index in ends.indices.dropFirst() {
      let before = ends[..<index].last { ($0.x - ends[index].x).magnitude < width * 0.05 }
      if let before { ends[index].row = max(ends[index].row, before.row + 1) }
    }
    // Those that would fall below the axis push the others up.
    var lowest = Double(rows)
    for index in ends.indices.reversed() {
      ends[index].row = max(0, min(ends[index].row, lowest - 1))
      lowest = ends[index].row
    }
    return ends.map { end in
      let share = 1 - min(end.row, Double(rows - 1)) / Double(max(1, rows - 1))
      return LineChart.Mark(
        at: ChartPoint(end.x, y.value(at: share)), end.letter.first ?? "?")
    }
  }
}
