internal import Compute
internal import Labs
internal import Learning
internal import TextUI

/// The network: drawn with its numbers where it is a small stack of layers, and its parameters with
/// how large they and their slopes are.
struct NetworkPane: Widget {
  var report: StepReport
  var network: NetworkReading?
  /// The parameter that is chosen.
  var parameter: Int
  /// The example, from 0, and the unit that is opened, if it is one.
  var example = 0
  var opened: TensorName?
  var unit: Int?
  var isFocused: Bool
  var secrets = Secrets()

  /// Fewer rows leave no room for tiles with values, slopes and wires.
  static let leastRows = 9

  var summary: String {
    guard report.parameters.indices.contains(parameter) else { return "no parameters" }
    let reading = report.parameters[parameter]
    var words =
      "\(report.parameters.count) parameters; \(reading.name), "
      + "\(reading.summary.shape), norm \(Numbers.significant(reading.summary.norm))"
    if let gradient = reading.gradient, reading.gradientReadiness != .toCome,
      !secrets.hides(Float(gradient.norm), like: reading.name.gradient)
    {
      words += ", slope norm \(Numbers.significant(gradient.norm))"
    }
    return words
  }

  func draw(on surface: inout Surface, in area: Rect) {
    guard !area.isEmpty else { return }
    let outer = surface.narrowClip(to: area)
    defer { surface.restoreClip(outer) }
    let count = report.parameters.reduce(0) { $0 + $1.summary.shape.count }
    let title =
      StyledText.strong("The network")
      + .muted("  \(Numbers.grouped(count)) weights and biases")
    surface.write(title.truncated(to: area.columns), column: area.column, row: area.row)
    let body = area.dropTop(area.rows >= 12 ? 2 : 1)
    guard let network else { return drawParameters(on: &surface, in: body) }
    let listRows = report.parameters.count + 2
    let hasList = body.rows - listRows - 1 >= Self.leastRows
    let picture = hasList ? body.dropBottom(listRows + 1) : body
    surface.draw(
      network.diagram(report, example: example, chosen: opened, unit: unit, secrets: secrets),
      in: Rect(
        column: picture.column, row: picture.row, columns: picture.columns,
        rows: min(picture.rows, 24)))
    if hasList { drawParameters(on: &surface, in: body.bottom(listRows)) }
  }

  /// `hidden.weight   [2 × 2]   1.25   ◂ 0.715`
  private func drawParameters(on surface: inout Surface, in area: Rect) {
    let rows = report.parameters.map { reading -> [StyledText] in
      [
        StyledText(reading.name.text), .muted(reading.summary.shape.description),
        norm(reading.summary, of: reading.name, in: surface.look),
        reading.gradientReadiness == .toCome
          ? StyledText("·", .faint)
          : reading.gradient.map { norm($0, of: reading.name.gradient, in: surface.look) }
            ?? StyledText(),
      ]
    }
    let columns = [
      Table.Column("parameter", .left), Table.Column("shape", .left),
      Table.Column("norm", minimum: 8),
      Table.Column(StyledText("slope's norm", .gradient), minimum: 8),
    ]
    var table = Table(columns, rows: rows, focus: isFocused ? parameter : nil)
    // Norms say more than shapes do.
    if table.width > area.columns {
      table.columns.remove(at: 1)
      table.rows = rows.map { [$0[0], $0[2], $0[3]] }
    }
    surface.draw(table, in: area)
  }

  private func norm(_ summary: TensorSummary, of name: TensorName, in look: Look) -> StyledText {
    guard summary.notFiniteCount == 0 else {
      return StyledText(
        "\(Glyph.wrong.character(in: look)) \(summary.notFiniteCount) not finite", .wrong, .bold)
    }
    // That of a single number is the number.
    if secrets.hides(Float(summary.norm), like: name) { return StyledText("?", .focus, .bold) }
    return StyledText(Numbers.significant(summary.norm), name.isGradient ? .gradient : .ink)
  }
}
