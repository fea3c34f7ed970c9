internal import Learning
internal import TextUI

/// The loss curves, with a cursor that reads them off.
extension PlaygroundLab {
  func drawCurve(_ hasFocus: Bool, on surface: inout Surface, in area: Rect) {
    let isLow = area.rows < 10
    let chart = lossChart(isMain: true, isFocused: hasFocus)
    surface.draw(chart, in: isLow ? area : area.dropBottom(2))
    if !isLow { write([resultRow], on: &surface, in: area.bottom(1)) }
  }
}
