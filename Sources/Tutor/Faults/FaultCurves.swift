internal import Labs
internal import Learning
internal import TextUI

/// The losses of the run with a fault, of the run as it would be without, and of the repaired one.
struct FaultCurves: Widget {
  private let game: FaultGame
  private let isWhole: Bool

  /// - Parameter isWhole: Whether the validation curves are shown, too.
  init(_ game: FaultGame, isWhole: Bool = false) {
    self.game = game
    self.isWhole = isWhole
  }

  private var chart: LineChart {
    var series: [Series] = []
    func add(_ name: String, _ curve: Curve?, _ stroke: Stroke) {
      guard let curve, curve.latest != nil else { return }
      let span = max(1, (curve.buckets.last?.last ?? 0) / 90)
      series.append(Series(name, curve.points(span: span), stroke: stroke))
    }
    add("as it should be", game.healthy?.training, Stroke(.muted, pattern: .dotted))
    add("broken", game.broken?.training, Stroke(.negative, pattern: .dashed))
    if isWhole {
      add("validation", game.broken?.validation, Stroke(.gradient))
      add("validation as it should be", game.healthy?.validation, Stroke(.faint))
    }
    add("repaired so", game.repaired?.training, Stroke(.positive, isThick: true))
    let values = series.flatMap { $0.points.map(\.y) }.filter(\.isFinite)
    // One leap to the sky must not press all else to the floor.
    let start = series.first?.points.first?.y ?? 1
    let top = min(values.max() ?? 1, max(6 * start, 1e-6))
    return LineChart(
      title: .strong("loss"), series,
      x: Axis(0, Double(max(1, game.round.fault.healthy.stepCount)), title: "step"),
      y: .fitting([0, top]))
  }

  var summary: String { chart.summary }

  func draw(on surface: inout Surface, in area: Rect) { chart.draw(on: &surface, in: area) }
}
