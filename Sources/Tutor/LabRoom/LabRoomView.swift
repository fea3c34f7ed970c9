internal import Labs
internal import TextUI

extension LabRoom {
  func draw(on surface: inout Surface) {
    let grid = ScreenGrid(surface.size)
    surface.draw(
      Header(path: [visit?.origin ?? "Labs", stage.entry.title], state: viewState), in: grid.header)
    let area = stageArea(on: surface.size)
    if visit?.task != nil, let status = visit?.status(of: stage.lab) {
      surface.write(
        status.truncated(to: grid.body.columns), column: grid.body.column, row: grid.body.row)
    }
    let controls = usedControls.map(\.control)
    if !controls.isEmpty {
      let row = ControlRow(
        controls.map(Control.init),
        focus: { if case .control(let index) = focus { index } else { nil } }())
      let rows = row.height(columns: grid.body.columns)
      surface.draw(row, in: grid.body.bottom(rows), as: Pane.controls)
    }
    surface.pane(Pane.stage, in: area) {
      stage.draw(on: &$0, in: area, focus: focus == .stage ? .stage : .none)
    }
    surface.draw(KeyHints(footerHints(bindings)), in: grid.footer, as: Pane.footer)
  }

  /// Where the lab is drawn: above its controls.
  func stageArea(on size: Size) -> Rect {
    let body = ScreenGrid(size).body.dropTop(visit?.task == nil ? 0 : 2)
    let controls = usedControls.map(\.control)
    guard !controls.isEmpty else { return body }
    let rows = ControlRow(controls.map(Control.init), focus: nil)
      .height(columns: body.columns)
    return body.dropBottom(rows + 1)
  }

  private var viewState: StyledText {
    let view =
      stage.entry.views.count > 1
      ? StyledText.muted("view \(viewNumber + 1) of \(stage.entry.views.count)") : StyledText()
    guard let branch = stage.branchState else { return view }
    return StyledText(branch, .gradient) + (view.isEmpty ? view : .muted(" · ") + view)
  }
}

extension Control {
  /// A lab's control as screens show it.
  init(_ control: LabControl) {
    self.init(control.label, control.value, valueColumns: 5, share: control.share)
  }
}
