internal import Learning
public import TextUI

extension OptimLab {
  /// Named numbers for questions and goals: `loss`, `accuracy`, and `adam.loss` in a race.
  public var metrics: [String: Double] {
    var metrics: [String: Double] = [:]
    for tag in tags {
      guard let report = desk.report(tag) else { continue }
      let prefix = tag.name.isEmpty ? "" : tag.name + "."
      metrics[prefix + "loss"] = loss(of: report)
      metrics[prefix + "accuracy"] = report.snapshot.evaluation?.accuracy.map(Double.init)
      metrics[prefix + "epoch"] = Double(report.snapshot.position.epoch)
    }
    return metrics
  }

  /// The mean over the last epoch, since single batches jump.
  private func loss(of report: RunReport) -> Double? {
    if report.snapshot.divergence != nil { return .infinity }
    return report.snapshot.training.points(span: 16).last?.y
  }

  /// What goes on, in a few words.
  public var status: String {
    let epochs = tags.compactMap { desk.report($0)?.snapshot.position.epoch }.min() ?? 0
    return "epoch \(epochs) of \(sheet.count("epochs"))"
  }

  /// What is on the stage, in one line.
  public var summary: String {
    let parts = tags.compactMap { tag -> String? in
      guard let report = desk.report(tag), let loss = loss(of: report) else { return nil }
      let accuracy = report.snapshot.evaluation?.accuracy.map {
        ", \(Numbers.percent(Double($0))) of the validation digits right"
      }
      return "\(tag.name.isEmpty ? "loss" : tag.name + ": loss") "
        + Numbers.significant(loss) + (accuracy ?? "")
    }
    return parts.isEmpty ? "nothing has run yet" : parts.joined(separator: "; ")
  }

  /// Loss curves over epochs, and how well each run does.
  public func draw(on surface: inout Surface, in area: Rect, focus: LabFocus) {
    surface.draw(StageHead(view.title, state: status), in: area)
    let plan = StagePlan(
      area.dropTop(StageHead.rows), numberRows: min(6, tags.count + 1))
    surface.draw(chart, in: plan.picture)
    surface.draw(Readout(lines), in: plan.numbers)
  }

  /// Over passes through the data, so that batches of any size can be compared.
  private var chart: LineChart {
    let strokes = [
      Stroke(.strong), Stroke(.positive), Stroke(.negative, pattern: .dashed),
      Stroke(.gradient), Stroke(.muted, pattern: .dashed),
    ]
    let series = tags.enumerated().map { index, tag in
      let report = desk.report(tag)
      let steps = Double(max(1, (digits.training.count + tag.batch - 1) / tag.batch))
      let points = report?.snapshot.training.points(span: max(1, Int(steps) / 8)) ?? []
      return Series(
        tag.name, points.map { ChartPoint($0.x / steps, $0.y) },
        stroke: strokes[index % strokes.count], endMark: "●")
    }
    return LineChart(
      title: .muted("training loss"), series,
      x: Axis(0, Double(sheet.count("epochs")), title: "epoch"), y: Axis(0, 2.5))
  }

  private var lines: [Readout.Line] {
    tags.map { tag in
      let report = desk.report(tag)
      let accuracy = report?.snapshot.evaluation?.accuracy.map { Numbers.percent(Double($0)) }
      let loss = report.flatMap(loss).map { Numbers.significant($0) }
      return Readout.Line(
        tag.name.isEmpty ? "loss, validation right" : tag.name,
        "\(loss ?? "–")  \(accuracy ?? "–")", isStrong: true)
    }
  }
}
