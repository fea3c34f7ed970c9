internal import TextUI

/// One number of the network nudged, and what the loss does.
extension DebuggerLab {
  /// Sizes of nudges that are compared.
  static let nudges = [0.1, 0.01, 0.001]

  func drawNudge(_ trace: DebugTrace, on surface: inout Surface, in area: Rect) {
    let labels: NetworkDiagram.Labels =
      net.kind == .digits ? [.values] : [.values, .weights]
    let table = nudgeTable
    let lines = Readout(nudgeLines(trace), columns: 44)
    if isWide(area), area.rows < 16 {
      surface.draw(lines, in: area.left(36).top(4))
      surface.draw(table, in: area.dropTop(4).left(44))
      surface.draw(diagram(trace, labels: labels), in: area.dropLeft(46))
    } else if isWide(area) {
      let right = area.right(46)
      surface.draw(lines, in: right.top(5))
      surface.draw(table, in: right.dropTop(6).top(4))
      let note = right.dropTop(11)
      for (row, line) in nudgeNote.wrapped(to: note.columns).enumerated() where row < note.rows {
        surface.write(line, column: note.column, row: note.row + row)
      }
      surface.draw(diagram(trace, labels: labels), in: area.dropRight(50).top(28))
    } else {
      surface.draw(lines, in: area.top(4))
      surface.draw(table, in: area.dropTop(5).top(4))
      surface.draw(diagram(trace, labels: labels), in: area.dropTop(10))
    }
  }

  private func nudgeLines(_ trace: DebugTrace) -> [Readout.Line] {
    guard let place, let pass else { return [] }
    let measured = pass.measuredSlope(place, trace.input, target: trace.target)
    return [Readout.Line("loss", exact(trace.loss, marks?.loss))] + chosenLines(isStrong: true) + [
      Readout.Line(
        "measured by nudges", !isChecked ? .muted("F measures") : StyledText(exact(measured)))
    ]
  }

  /// For each size: what the slope promises, what the loss does, and the change by the nudge.
  private var nudgeTable: Table {
    let now = sheet.number("size")
    let rows = Self.nudges.map { size -> [StyledText] in
      let change = change(size)
      let cells = [
        "+" + Numbers.tick(size), slope.map { exact($0 * size) } ?? "–", change.map(exact) ?? "–",
        change.map { exact($0 / size) } ?? "–",
      ]
      return cells.map { size == now ? .strong($0) : StyledText($0) }
    }
    return Table(
      [
        Table.Column("nudge"), Table.Column("promised", minimum: 9),
        Table.Column("loss changes", minimum: 9), Table.Column("÷ nudge", minimum: 9),
      ], rows: rows, gap: 1)
  }

  private var nudgeNote: StyledText {
    if isChecked, let checked {
      let agrees = checked < 1e-3
      return StyledText(
        agrees ? "slope and nudges agree" : "slope and nudges differ", agrees ? .right : .wrong,
        .bold)
        + .muted(", difference \(Numbers.significant(checked, digits: 2)) of the slope")
    }
    return .muted(
      "The smaller the nudge, the nearer the change divided by it comes to the slope. All "
        + "\(Numbers.grouped(net.parameterCount)) slopes this way would take "
        + "\(Numbers.grouped(2 * net.parameterCount)) forward passes.")
  }

  var nudgeSummary: String {
    guard let place, let pass else { return "no weight chosen" }
    let sizes = Self.nudges.map { size in
      "a nudge of \(Numbers.tick(size)) changes the loss by \(number(change(size)))"
    }
    return "\(pass.name(place)) is \(number(pass[place])), slope \(number(slope)); "
      + sizes.joined(separator: ", ")
      + (checked.map { "; checked, difference \(number($0)) of the slope" } ?? "")
  }
}
