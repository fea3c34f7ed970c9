internal import Learning
internal import TextUI

/// The loss curves, with a cursor that reads them off.
extension PlaygroundLab {
  func drawCurve(_ hasFocus: Bool, on surface: inout Surface, in area: Rect) {
    let chart = lossChart(isMain: true, isFocused: hasFocus)
    surface.draw(chart, in: Self.curveArea(in: area))
    if area.rows >= 10 { write([resultRow], on: &surface, in: area.bottom(1)) }
  }

  /// Where the curves are drawn within the body of the view.
  static func curveArea(in area: Rect) -> Rect { area.rows < 10 ? area : area.dropBottom(2) }
}
