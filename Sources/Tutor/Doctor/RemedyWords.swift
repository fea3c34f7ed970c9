internal import Labs
internal import Learning
internal import TextUI

/// What is said of a remedy that was tried.
enum RemedyWords {
  /// A few lines: how far it is, then what came of it.
  static func lines(_ trial: RemedyTrial) -> [StyledText] {
    guard let verdict = trial.verdict else {
      if case .failed(let sentence) = trial.answer { return [StyledText(sentence, .wrong)] }
      return [.muted(trial.isOver ? "both are over; looking at the second" : "both are training")]
    }
    var lines = [title(verdict, of: trial.ailment)]
    if let losses = trial.losses {
      lines.append(
        .muted("last loss ") + StyledText(Numbers.significant(Double(losses.after)), .ink, .bold)
          + .muted(", it was ") + StyledText(Numbers.significant(Double(losses.before))))
    }
    return lines
  }

  private static func title(_ verdict: RemedyTrial.Verdict, of ailment: Ailment) -> StyledText {
    switch verdict {
    case .healthy: StyledText("✓ ", .right, .bold) + StyledText("now the run is healthy")
    case .gone(let others):
      StyledText("✓ ", .right, .bold) + StyledText("gone: \(ailment.rawValue)")
        + .muted("; left: " + others.map(\.rawValue).joined(separator: ", "))
    case .still(let degree):
      StyledText("✗ ", .wrong, .bold) + StyledText("still there: \(ailment.rawValue)")
        + .muted(", \(degree.rawValue)")
    }
  }
}

/// A run as it was, beside the run with a remedy.
struct RemedyChart: Widget {
  let trial: RemedyTrial

  private var chart: LineChart {
    func points(_ job: Job) -> [ChartPoint] {
      let snapshot = trial.reports[job.number]?.snapshot
      let span = max(1, (snapshot?.position.step ?? 0) / 80)
      return snapshot?.training.points(span: span) ?? []
    }
    let (before, after) = (points(trial.before), points(trial.after))
    let steps = max(trial.before.experiment.stepCount, trial.after.experiment.stepCount)
    let values = (before + after).map(\.y).filter(\.isFinite)
    let (least, most) = (values.filter { $0 > 0 }.min() ?? 0, values.max() ?? 1)
    return LineChart(
      title: .strong("loss"),
      [
        Series("as it was", before, stroke: Stroke(.negative, pattern: .dashed)),
        Series(
          "with the remedy", after, stroke: Stroke(.positive, isThick: true), endMark: "●"),
      ],
      x: Axis(0, Double(max(1, steps)), title: "step"),
      y: .fitting(values, scale: least > 0 && most / least > 1000 ? .logarithmic : .linear))
  }

  var summary: String { "\(trial.remedy.label): \(chart.summary)" }

  func draw(on surface: inout Surface, in area: Rect) { chart.draw(on: &surface, in: area) }
}
