internal import TextUI

/// The same sums through four activations.
extension NeuronLab {
  private static let sums = [-2.0, -1, -0.5, 0.5, 1, 2]

  func drawActivations(on surface: inout Surface, in body: Rect) {
    let table = Table(
      [.init("sum", .left)]
        + Self.sums.map { .init(Numbers.tick($0), minimum: 5) },
      rows: Squash.allCases.enumerated().map { index, squash in
        let isChosen = squash == self.squash
        let isShown = isChosen || index < compared
        return [StyledText(squash.title, isChosen ? .strong : .ink, isChosen ? .bold : [])]
          + Self.sums.map { sum in
            let text = isShown ? Numbers.fixed(squash.value(sum), decimals: 2) : "·"
            return isChosen ? .strong(text) : isShown ? StyledText(text) : .muted(text)
          }
      }, gap: 1)
    if body.columns >= 88, body.rows < 16 || body.columns >= 110 {
      surface.draw(chart, in: body.left(body.columns - 52).top(24))
      surface.draw(table, in: body.right(48))
    } else if body.columns >= 66, body.rows < 16 {
      surface.draw(chart, in: body.left(body.columns - 46))
      surface.draw(table, in: body.right(44))
    } else {
      let picture = body.dropBottom(6)
      surface.draw(chart, in: picture)
      surface.draw(table, in: body.bottom(5))
    }
  }

  private var chart: LineChart {
    func curve(_ squash: Squash) -> [ChartPoint] {
      (0...120).flatMap { index -> [ChartPoint] in
        let sum = Double(index) / 20 - 3
        // A step is drawn upright.
        return squash == .step && index == 60
          ? [ChartPoint(0, 0), ChartPoint(0, 1)] : [ChartPoint(sum, squash.value(sum))]
      }
    }
    let chosen = squash
    let others = Squash.allCases.prefix(compared).filter { $0 != chosen }.map {
      Series("", curve($0), stroke: Stroke(.faint))
    }
    let z = sheet.number("z")
    let out = chosen.value(z)
    return LineChart(
      title: .strong(chosen.title) + .muted("  " + chosen.words),
      others + [Series("", curve(chosen), stroke: Stroke(.strong, isThick: true))],
      x: Axis(-3, 3, title: "sum"), y: Axis(-1, 2, ticks: [-1, 0, 1, 2]),
      moments: [LineChart.Moment(at: z)],
      marks: [
        LineChart.Mark(
          at: ChartPoint(z, min(out, 1.95)), "●",
          label: "\(Numbers.tick(z)) → \(Numbers.fixed(out, decimals: 2))")
      ])
  }

  var activationSummary: String {
    let shown = Squash.allCases.enumerated().filter { $0.offset < compared || $0.element == squash }
    return shown.map { _, squash in
      "\(squash.title): "
        + Self.sums.map {
          "\(Numbers.tick($0)) becomes \(Numbers.fixed(squash.value($0), decimals: 2))"
        }.joined(separator: ", ")
    }.joined(separator: "; ")
  }
}
