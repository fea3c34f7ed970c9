internal import Labs
internal import Learning
internal import TextUI

/// The losses of the run with a fault and of the run as it should be; and of the repaired one beside
/// the broken one, once the fault is found.
struct FaultCurves: Widget {
  private let game: FaultGame

  init(_ game: FaultGame) { self.game = game }

  private var chart: LineChart {
    var series: [Series] = []
    func add(_ name: String, _ curve: Curve?, _ stroke: Stroke) {
      guard let curve, curve.latest != nil else { return }
      let span = max(1, (curve.buckets.last?.last ?? 0) / 90)
      series.append(Series(name, curve.points(span: span), stroke: stroke))
    }
    if let trial = game.trial {
      add("broken", trial.broken.training, Stroke(.negative, pattern: .dashed))
      add("repaired", trial.repaired.training, Stroke(.positive, isThick: true))
    } else {
      add("unbroken", game.healthy?.training, Stroke(.muted, pattern: .dotted))
      add("broken", game.broken?.training, Stroke(.negative))
    }
    // One leap to the sky must not press all else to the floor.
    let start = Double(game.healthy?.training.buckets.first?.mean ?? 1)
    let values = series.flatMap { $0.points.map(\.y) }.filter(\.isFinite)
    let top = min(values.max() ?? 1, max(4 * start, 1e-6))
    return LineChart(
      title: .strong("loss"), series,
      x: Axis(0, Double(max(1, game.round?.stepCount ?? 1)), title: "step"),
      y: .fitting([0, top]))
  }

  /// The share of the examples to check by that it gets right, which may go another way.
  private var validation: StyledText? { validation("of new examples right, ") }
  private var shortValidation: StyledText? { validation("right, ") }

  private func validation(_ what: String) -> StyledText? {
    let (broken, healthy) =
      game.trial.map { ($0.broken, $0.repaired) } ?? (game.broken, game.healthy)
    guard let broken = broken?.evaluation, let healthy = healthy?.evaluation else { return nil }
    func words(_ evaluation: Evaluation) -> StyledText {
      StyledText(evaluation.accuracy.map { Numbers.percent(Double($0), decimals: 0) } ?? "–")
    }
    let (share, other) = (words(broken), words(healthy))
    return share + .muted(" " + what)
      + (game.trial == nil ? .muted("should be ") : .muted("repaired ")) + other
  }

  var summary: String { chart.summary + (validation.map { "; \($0.plain)" } ?? "") }

  func draw(on surface: inout Surface, in area: Rect) {
    guard !area.isEmpty else { return }
    let isShort = area.columns < (validation?.width ?? 0)
    let line = area.rows > 6 ? (isShort ? shortValidation : validation) : nil
    surface.draw(chart, in: area.dropBottom(line == nil ? 0 : 1))
    if let line {
      surface.write(
        line.truncated(to: area.columns), column: area.column, row: area.bottom(1).row)
    }
  }
}
