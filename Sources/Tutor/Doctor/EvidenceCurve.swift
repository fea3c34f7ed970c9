internal import Labs
internal import Learning
internal import TextUI

/// The losses of a run, or its accuracy, with one step marked.
struct EvidenceCurve: Widget {
  private let chart: LineChart

  /// A curve of a record at a step.
  init(_ record: RunRecord, _ curve: RunCurve, at step: Int) {
    // Single batches jump about: a hundred points are read better than all.
    let span = max(1, record.step / 100)
    var series: [Series]
    switch curve {
    case .training, .validation:
      let isTraining = curve == .training
      series = [
        Series(
          "training", record.training.points(span: span),
          stroke: Stroke(.positive, isThick: isTraining))
      ]
      if record.validation.latest != nil {
        series.append(
          Series(
            "validation", record.validation.points(),
            stroke: Stroke(.negative, pattern: .dashed, isThick: !isTraining)))
      }
    case .validationAccuracy:
      series = [
        Series("validation accuracy", record.validationAccuracy.points(), stroke: Stroke(.positive))
      ]
    }
    let isShare = curve == .validationAccuracy
    chart = LineChart(
      title: .strong(isShare ? "accuracy" : "loss"), series,
      x: Axis(0, Double(max(1, record.step, step)), title: "step"),
      y: isShare ? Axis(0, 1) : Self.axis(series),
      moments: [LineChart.Moment(at: Double(step), "step \(step)")])
  }

  /// Losses that span more than three powers of ten are read on a logarithmic axis.
  private static func axis(_ series: [Series]) -> Axis {
    let values = series.flatMap { $0.points.map(\.y) }.filter { $0.isFinite }
    let least = values.filter { $0 > 0 }.min() ?? 0
    let most = values.max() ?? 1
    let isWide = least > 0 && most / least > 1000
    return .fitting(values, scale: isWide ? .logarithmic : .linear)
  }

  var summary: String {
    let step = chart.moments.first.map { ", marked at \($0.label)" } ?? ""
    return chart.summary + step
  }

  func draw(on surface: inout Surface, in area: Rect) { chart.draw(on: &surface, in: area) }
}
