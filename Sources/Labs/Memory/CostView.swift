internal import Compute
internal import TextUI

/// What one more step costs a network that keeps a state, and one that looks back at all it has read.
extension MemoryLab {
  /// The network that the dials say.
  var costNet: MemoryNet {
    MemoryNet(cell: cell, units: sheet.count("units"), factor: nil)
  }

  /// Products that one more step takes.
  ///
  ///     recurrent   gates × units × (inputs + units), however much was read
  ///     attention   4 units² for queries, keys, values and the way out, 2 units for each step read:
  ///                 one score and one part of the mix
  var costs: (network: Double, attention: Double) { costs(after: Double(sheet.count("length"))) }

  private func costs(after steps: Double) -> (network: Double, attention: Double) {
    let units = Double(sheet.count("units"))
    return (Double(costNet.productsPerStep), 4 * units * units + 2 * units * steps)
  }

  func drawCost(on surface: inout Surface, in area: Rect) {
    let length = Double(sheet.count("length"))
    let lengths = (0...40).map {
      PortableMath.exp(Double($0) / 40 * PortableMath.log(10_000))
    }
    let chart = LineChart(
      title: .muted("products for one more step"),
      [
        Series(
          "attention", lengths.map { ChartPoint($0, costs(after: $0).attention) },
          stroke: Stroke(.negative, pattern: .dashed)),
        Series(
          "recurrent", lengths.map { ChartPoint($0, costs(after: $0).network) },
          stroke: Stroke(.strong, isThick: true)),
      ],
      x: Axis(1, 10_000, scale: .logarithmic, title: "steps read so far"),
      y: Axis(100, 10_000_000, scale: .logarithmic), cursor: length, isFocused: false)
    let units = sheet.count("units")
    func number(_ value: Double) -> StyledText { StyledText(Numbers.grouped(Int(value))) }
    let kept = cell == .lstm ? 2 * units : units
    let table = Table(
      [
        Table.Column("", .left), Table.Column("recurrent", minimum: 9),
        Table.Column("attention", minimum: 9),
      ],
      rows: [
        [.muted("products, one step"), number(costs.network), number(costs.attention)],
        [.muted("numbers kept"), number(Double(kept)), number(2 * Double(units) * length)],
        [.muted("steps in a row"), number(length), number(1)],
        [.muted("first to last"), number(max(0, length - 1)), number(1)],
      ])
    let plan = StagePlan(area, numberRows: 5, numberColumns: 46)
    if area.columns >= 66, area.rows < 16 {
      surface.draw(chart, in: area.dropRight(48))
      surface.draw(table, in: area.right(45))
    } else {
      surface.draw(chart, in: plan.picture.top(28))
      surface.draw(table, in: plan.numbers.left(60))
    }
  }
}
