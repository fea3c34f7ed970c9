internal import Labs
internal import TextUI

extension Tour {
  func draw(on surface: inout Surface) {
    let grid = ScreenGrid(surface.size)
    surface.draw(
      Header(
        path: ["Descent", "The first half-minute"],
        state: .muted("\(number + 1) of \(steps.count)"),
        progress: Double(number + 1) / Double(steps.count)), in: grid.header)
    if grid.isWide {
      drawText(on: &surface, in: grid.text)
      drawStage(on: &surface, in: grid.stage)
    } else {
      // Few words, so that they stand beside the picture even here.
      drawText(on: &surface, in: grid.body.left(34))
      drawStage(on: &surface, in: grid.body.dropLeft(38))
    }
    surface.draw(KeyHints(footerHints(bindings)), in: grid.footer, as: Pane.footer)
  }

  /// The text, and below it the keys that the step waits for.
  private func drawText(on surface: inout Surface, in area: Rect) {
    let text = TextView(
      [.heading(StyledText(step.title(trial)))]
        + step.paragraphs(trial).map { .paragraph(StyledText($0)) })
    let height = min(text.height(columns: area.columns), area.rows)
    surface.draw(text, in: area.top(height))
    var row = ScreenGrid.hanging(area.dropTop(height + 1))
    for (index, item) in step.keys(trial).enumerated() {
      // Gold is for what has the keys, and that may be the control.
      let isFirst = index == 0 && !isOnControl
      ListRow.draw(
        StyledText(item.key, isFirst ? .focus : .strong, .bold)
          + StyledText("  " + item.text, isFirst ? .focus : .ink),
        isFirst ? .focused : .plain, on: &surface, in: row.top(1))
      row = row.dropTop(1)
    }
  }

  /// A curve to judge; then the lab as the map shows it, and the one control that the tour speaks
  /// of.
  private func drawStage(on surface: inout Surface, in area: Rect) {
    if step == .glyphs {
      surface.draw(TestCurve.chart, in: area.top(18))
      return
    }
    guard let stage else { return }
    guard stage.lab != nil else {
      stage.draw(on: &surface, in: area, focus: .none)
      return
    }
    let picture = area.dropBottom(2).top(32)
    stage.drawPreview(on: &surface, in: picture)
    guard hasBegun(.pane), let control else { return }
    surface.draw(
      ControlRow(
        [Control(control.control.label, control.control.value, valueColumns: 5)],
        focus: isOnControl ? 0 : nil), in: area.dropTop(picture.rows + 1).top(1))
  }
}
