internal import Labs
internal import TextUI

extension Stage {
  /// The lab as the course map shows it; nothing as long as it is not open.
  func drawPreview(on surface: inout Surface, in area: Rect) {
    lab?.drawPreview(on: &surface, in: area)
  }

  func draw(on surface: inout Surface, in area: Rect, focus: LabFocus) {
    switch state {
    case .waiting:
      surface.draw(TextView(StyledText.muted("Reading its data…")), in: area)
    case .failed(let sentence):
      surface.draw(
        TextView([
          .heading(StyledText("This lab cannot open")), .paragraph(StyledText(sentence)),
        ]), in: area)
    case .open(let lab):
      lab.draw(on: &surface, in: area, focus: focus)
      drawCursor(on: &surface, in: area)
    }
  }
}
