internal import Labs
internal import Learning
internal import TextUI

extension BreakdownScreen {
  func draw(on surface: inout Surface) {
    let grid = ScreenGrid(surface.size)
    let count = Numbers.grouped(parts.isEmpty ? mean.count : parts.count)
    surface.draw(
      Header(
        path: [mean.title, mean.label],
        state: .strong(count) + .muted(" \(partWord)\(mean.count == 1 ? "" : "s")")),
      in: grid.header)
    draw(on: &surface, in: grid.body)
    surface.draw(KeyHints(footerHints(bindings)), in: grid.footer, as: Pane.footer)
  }

  private func draw(on surface: inout Surface, in area: Rect) {
    switch state {
    case nil: drawProgress(nil, on: &surface, in: area)
    case .measuring(let progress): drawProgress(progress, on: &surface, in: area)
    case .failed(let sentence):
      surface.draw(
        TextView([
          .heading(StyledText("This number cannot be taken apart")),
          .paragraph(StyledText(sentence)),
        ]), in: area.left(66))
    case .found: drawParts(on: &surface, in: area)
    }
  }

  private func drawProgress(_ progress: RunProgress?, on surface: inout Surface, in area: Rect) {
    let text = area.left(60)
    surface.write(.strong("Measuring it once more"), column: text.column, row: text.row)
    guard let progress, text.rows > 3 else { return }
    let share = progress.steps > 0 ? Double(progress.step) / Double(progress.steps) : 1
    surface.draw(
      ProgressRule(share, heavy: Style(.positive), light: Style(.grid)), in: text.line(2))
    surface.write(
      .muted(
        "\(Numbers.grouped(progress.step)) of \(Numbers.grouped(progress.steps)) done"),
      column: text.column, row: text.row + 3)
  }

  private func drawParts(on surface: inout Surface, in area: Rect) {
    let hasPicture = area.columns >= 76
    let columns = hasPicture ? min(64, area.columns * 11 / 20) : area.columns
    let left = area.left(columns)
    var row = left.row
    for line in sentences where row < left.endRow {
      surface.write(line.truncated(to: left.columns), column: left.column, row: row)
      row += 1
    }
    row += 1
    let list = left.dropTop(row - left.row)
    surface.write(
      StyledText.strong(order.title).truncated(to: left.columns), column: left.column,
      row: list.row)
    surface.draw(PartList(screen: self), in: list.dropTop(1), as: Pane.parts)
    guard hasPicture else { return }
    drawPart(on: &surface, in: area.dropLeft(columns + 4))
  }

  /// The part that is chosen, and how the losses of all are spread.
  private func drawPart(on surface: inout Surface, in area: Rect) {
    guard let part, area.rows > 4 else { return }
    let loss = Numbers.significant(Double(parts[part].loss), digits: 4)
    surface.write(
      (StyledText.strong(name(ofPart: part)) + .muted("  loss ") + StyledText(loss))
        .truncated(to: area.columns), column: area.column, row: area.row)
    var rest = area.dropTop(1)
    if let answer = answer(ofPart: part) {
      surface.write(answer.truncated(to: area.columns), column: rest.column, row: rest.row)
      rest = rest.dropTop(1)
    }
    rest = rest.dropTop(1)
    let spreadRows = max(0, min(12, rest.rows - 7))
    if case .examples(let data) = mean.parts, rest.rows > 6 {
      let picture = rest.dropBottom(spreadRows > 5 ? spreadRows + 1 : 0)
      surface.draw(
        ExamplesPicture(data, [part], title: "what went in"), in: picture)
    }
    let isAlone = if case .batches = mean.parts { true } else { false }
    guard spreadRows > 5 || isAlone else { return }
    let losses = parts.map { Double($0.loss) }
    surface.draw(
      Histogram(
        losses, bins: max(6, min(24, area.columns / 3)),
        title: .strong("all \(Numbers.grouped(parts.count)) losses"), axisTitle: "loss",
        moments: [LineChart.Moment(at: Double(parts[part].loss), "this one")], isSigned: false),
      in: isAlone ? rest : rest.bottom(spreadRows))
  }
}
