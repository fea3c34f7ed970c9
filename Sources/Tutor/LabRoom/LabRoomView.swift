internal import Labs
internal import TextUI

extension LabRoom {
  func draw(on surface: inout Surface) {
    let grid = ScreenGrid(surface.size)
    surface.draw(
      Header(path: ["Labs", stage.entry.title], state: viewState), in: grid.header)
    var area = grid.body
    if let lab = stage.lab, !lab.controls.isEmpty {
      let row = ControlRow(
        lab.controls.map { Control($0.label, $0.value, valueColumns: 5) },
        focus: { if case .control(let index) = focus { index } else { nil } }())
      let rows = row.height(columns: area.columns)
      surface.draw(row, in: area.bottom(rows))
      area = area.dropBottom(rows + 1)
    }
    stage.draw(on: &surface, in: area, focus: focus == .stage ? .stage : .none)
    surface.draw(KeyHints(footerHints(bindings)), in: grid.footer)
  }

  private var viewState: StyledText {
    stage.entry.views.count > 1
      ? StyledText.muted("view \(viewNumber + 1) of \(stage.entry.views.count)") : StyledText()
  }
}
