internal import TextUI

/// What an update promises and does.
extension DebuggerLab {
  /// Rates that are tried from where the network stands.
  static let triedRates = [0.01, 0.02, 0.05, 0.1, 0.2, 0.25, 0.5, 1]

  func drawMove(_ trace: DebugTrace, on surface: inout Surface, in area: Rect) {
    var chart = lossChart
    let step = Double(desk.steps(tag))
    let promised = trace.loss - net.rate * trace.squares
    if step < Double(net.updates), promised > chart.y.low {
      chart.marks = [
        LineChart.Mark(at: ChartPoint(step + 1, promised), "◇", label: "promised")
      ]
    }
    let plan = StagePlan(area, numberRows: 10, numberColumns: 40)
    surface.draw(chart, in: plan.picture.top(26))
    let head = Readout(
      [
        Readout.Line(
          "loss", StyledText.strong(exact(trace.loss)).asking(marks?.loss, trace.loss)),
        Readout.Line(
          "promised by a step of \(Numbers.tick(net.rate))",
          StyledText(exact(-net.rate * trace.squares), .gradient)),
      ], columns: 40)
    let tableRows = max(0, plan.numbers.rows - 3)
    surface.draw(head, in: plan.numbers.top(2))
    surface.draw(moveTable(trace, rows: tableRows), in: plan.numbers.dropTop(3).left(44))
  }

  /// One step from here at several rates: what the slope promises and what the loss does.
  private func moveTable(_ trace: DebugTrace, rows: Int) -> Table {
    let all = Self.triedRates
    let place = all.lastIndex { $0 <= net.rate } ?? 0
    let shown = max(0, rows - 1)
    let first = min(max(0, place - shown / 2), max(0, all.count - shown))
    return Table(
      [
        Table.Column("rate"), Table.Column("promised", minimum: 9),
        Table.Column("happens", minimum: 9), Table.Column("new loss", minimum: 9),
      ],
      rows: all.dropFirst(first).prefix(shown).map { rate in
        let loss = lossAfter(rate, trace)
        let cells = [
          Numbers.tick(rate), exact(-rate * trace.squares), exact(loss - trace.loss), exact(loss),
        ]
        return cells.map { rate == net.rate ? .strong($0) : StyledText($0) }
      }, gap: 1)
  }

  /// The loss after one step from here, by exact arithmetic.
  func lossAfter(_ rate: Double, _ trace: DebugTrace) -> Double {
    pass?.loss(
      afterStep: rate, against: trace.slopes.parameters, trace.input, target: trace.target) ?? .nan
  }

  var moveSummary: String {
    guard let trace else { return "" }
    let rates = Self.triedRates.map { "\(Numbers.tick($0)): \(number(lossAfter($0, trace)))" }
    let past = losses.map { number($0.y) }
    return "a step of rate \(Numbers.tick(net.rate)) promises "
      + "\(number(-net.rate * trace.squares)); the loss after one step at rate "
      + rates.joined(separator: ", ") + "; losses so far " + past.joined(separator: ", ")
  }
}
