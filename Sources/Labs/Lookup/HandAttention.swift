internal import Compute
internal import TextUI

/// Attention for one query and three keys, number by number.
///
///     score = query · key ÷ √2,   share = e^score ÷ Σ e^score,   output = Σ share × value
///
/// Scores may be divided once more, by a temperature.
struct HandAttention: Equatable {
  /// Products, scores, powers, shares, the mix.
  static let parts = 5
  /// What each key stands for.
  static let values = [[10.0, 0], [0, 10], [5, 5]]

  var query = [1.0, 0]
  var keys = [[1.0, 0], [0, 1], [1, 1]]
  var temperature = 1.0

  var products: [Double] { keys.map { key in zip(query, key).reduce(0) { $0 + $1.0 * $1.1 } } }
  var scores: [Double] { products.map { $0 / 2.0.squareRoot() / temperature } }
  /// Not brought to 1 as elsewhere, so that they can be checked by hand.
  var powers: [Double] { scores.map { PortableMath.exp($0) } }
  var shares: [Double] {
    let sum = powers.reduce(0, +)
    return powers.map { $0 / sum }
  }
  /// Each value times its share.
  var portions: [[Double]] {
    zip(shares, Self.values).map { share, value in value.map { share * $0 } }
  }
  var output: [Double] { (0..<2).map { column in portions.reduce(0) { $0 + $1[column] } } }
}

extension LookupLab {
  /// The arithmetic that the dials say.
  var hand: HandAttention {
    var hand = HandAttention()
    hand.query = [sheet.number("query1"), sheet.number("query2")]
    hand.keys[0][0] = sheet.number("key1")
    hand.temperature = sheet.number("temperature")
    return hand
  }

  /// How many parts can be seen.
  var shownParts: Int { max(0, desk.steps(.hand) - covered) }

  /// The sheet of numbers, and keys and values as points of two planes.
  func drawHand(on surface: inout Surface, in area: Rect) {
    let table = handTable(isWide: area.columns >= 66)
    let tableRows = 6
    surface.draw(table, in: area.top(tableRows))
    let line = area.dropTop(tableRows).top(1)
    surface.write(
      handStep.truncated(to: line.columns), column: line.column, row: line.row)
    let plane = area.dropTop(tableRows + 2)
    guard plane.rows >= 6 else { return }
    let parts = plane.left(140).split(into: 2, gutter: 3)
    surface.draw(keyPlane, in: parts[0].top(26))
    surface.draw(valuePlane, in: parts[1].top(26))
  }

  private func handTable(isWide: Bool) -> Table {
    let hand = hand
    func point(_ numbers: [Double]) -> String {
      "(\(Numbers.tick(numbers[0])), \(Numbers.tick(numbers[1])))"
    }
    func exact(_ numbers: [Double]) -> String {
      numbers.map { Numbers.fixed($0, decimals: 2) }.joined(separator: ", ")
    }
    func cell(_ part: Int, _ text: String) -> StyledText {
      guard shownParts >= part else { return .muted("·") }
      return shownParts == part ? .strong(text) : StyledText(text)
    }
    let divisor = hand.temperature == 1 ? "÷ √2" : "÷√2÷\(Numbers.tick(hand.temperature))"
    var rows = (0..<3).map { row -> [StyledText] in
      [
        StyledText(point(hand.keys[row])), cell(1, Numbers.fixed(hand.products[row], decimals: 2)),
        cell(2, Numbers.fixed(hand.scores[row], decimals: 2)),
        cell(3, Numbers.significant(hand.powers[row])),
        cell(4, Numbers.fixed(hand.shares[row], decimals: 3)),
        StyledText(point(HandAttention.values[row])),
      ] + (isWide ? [cell(5, exact(hand.portions[row]))] : [])
    }
    let sum = Numbers.significant(hand.powers.reduce(0, +))
    rows.append(
      [
        .muted("sum"), "", "", cell(3, sum), cell(4, "1"),
        isWide ? "" : cell(5, exact(hand.output)),
      ] + (isWide ? [cell(5, exact(hand.output))] : []))
    return Table(
      [
        Table.Column("key", .left), Table.Column("product", minimum: 5),
        Table.Column(divisor, minimum: 5), Table.Column("e^", minimum: 5),
        Table.Column("share", minimum: 5), Table.Column("value", minimum: 6),
      ] + (isWide ? [Table.Column("share × value", minimum: 10)] : []), rows: rows,
      gap: isWide ? 3 : 1)
  }

  /// What was computed last.
  private var handStep: StyledText {
    let query = "query (\(Numbers.tick(hand.query[0])), \(Numbers.tick(hand.query[1])))"
    return switch shownParts {
    case 0: StyledText(query, .focus, .bold) + .muted("  asks; each key has a value")
    case 1: StyledText(query, .focus, .bold) + .muted("  times each key")
    case 2: .muted("divided, so that scores stay small")
    case 3: .muted("e to the score: always above 0")
    case 4: .muted("each power by the sum: shares of 1")
    default:
      .muted("output ") + .strong(Numbers.fixed(hand.output[0], decimals: 2))
        + .strong(", " + Numbers.fixed(hand.output[1], decimals: 2))
        + .muted(": the values, mixed")
    }
  }

  private var keyPlane: LineChart {
    let hand = hand
    func arrow(_ name: String, _ end: [Double], _ stroke: Stroke) -> Series {
      Series(name, [ChartPoint(0, 0), ChartPoint(end[0], end[1])], stroke: stroke)
    }
    return LineChart(
      title: .muted("keys and the query"),
      hand.keys.enumerated().map { arrow("", $1, RaceStrokes.stroke($0 + 1)) } + [
        arrow("", hand.query, Stroke(.focus, isThick: true))
      ],
      x: Axis(-3, 3), y: Axis(-3, 3),
      marks: hand.keys.enumerated().map { index, key in
        LineChart.Mark(at: ChartPoint(key[0], key[1]), "●", label: "\(index + 1)")
      } + [LineChart.Mark(at: ChartPoint(hand.query[0], hand.query[1]), "◆", label: "query")])
  }

  private var valuePlane: LineChart {
    let corners = HandAttention.values.map { ChartPoint($0[0], $0[1]) }
    var marks = corners.enumerated().map { LineChart.Mark(at: $1, "●", label: "\($0 + 1)") }
    if shownParts >= 5 {
      marks.append(
        LineChart.Mark(at: ChartPoint(hand.output[0], hand.output[1]), "◆", label: "output"))
    }
    return LineChart(
      title: .muted("their values"),
      [Series("", corners + [corners[0]], stroke: Stroke(.muted, pattern: .dotted))],
      x: Axis(0, 12), y: Axis(0, 12), marks: marks)
  }

  /// The numbers in a line.
  var handSummary: String {
    let shares = hand.shares.map { Numbers.fixed($0, decimals: 3) }.joined(separator: ", ")
    guard shownParts >= 4 else {
      return "a query and three keys, \(shownParts) of \(HandAttention.parts) parts computed"
    }
    let output = hand.output.map { Numbers.fixed($0, decimals: 2) }.joined(separator: " and ")
    return "shares \(shares)" + (shownParts >= 5 ? ", output \(output)" : "")
  }
}
