internal import Learning
public import TextUI

/// Which picture is drawn where.
extension PlaygroundLab {
  /// The view on stage; all of them at once where there is room for a desk.
  public func draw(on surface: inout Surface, in area: Rect, focus: LabFocus) {
    guard !area.isEmpty else { return }
    let outer = surface.narrowClip(to: area)
    defer { surface.restoreClip(outer) }
    surface.draw(StageHead(view.title, state: status), in: area)
    let body = body(of: area)
    if showsLine { drawLine(on: &surface, in: area.dropTop(body.endRow - area.row)) }
    let reading = shown.flatMap { PlaygroundReading($0, self) }
    let hasFocus = focus == .stage
    switch view {
    case .network:
      if PlaygroundDesk.fits(body) {
        drawDesk(reading, on: &surface, in: body)
      } else {
        drawNetwork(reading, on: &surface, in: body)
      }
    case .plane: drawPlane(reading, hasFocus, on: &surface, in: body)
    case .curve: drawCurve(hasFocus, on: &surface, in: body)
    case .unit: drawUnit(reading, hasFocus, on: &surface, in: body)
    case .confusion: drawConfusion(reading, on: &surface, in: body)
    case .sweep: drawSweep(hasFocus, on: &surface, in: body)
    }
  }

  /// The network and its output, without numbers.
  public func drawPreview(on surface: inout Surface, in area: Rect) {
    let reading = shown.flatMap { PlaygroundReading($0, self) }
    let rows = area.rows / 2
    surface.draw(diagram(reading, isSmall: true), in: area.dropBottom(rows + 1))
    var chart = planeChart(reading)
    chart.title = StyledText()
    surface.draw(chart, in: area.bottom(rows))
  }

  /// Below the head, and above the line if that is shown.
  func body(of area: Rect) -> Rect {
    let body = area.dropTop(StageHead.rows)
    guard showsLine else { return body }
    let rows = Self.broken(commandLine, at: max(1, area.columns)).count
    return body.dropBottom(min(rows + 1, body.rows / 2))
  }

  /// The command that brings this state back, at the bottom.
  private func drawLine(on surface: inout Surface, in area: Rect) {
    let lines = Self.broken(commandLine, at: max(1, area.columns)).map {
      StyledText($0, .strong)
    }
    write(lines, on: &surface, in: area.bottom(min(lines.count, area.rows)))
  }

  /// As a terminal breaks a long line: every cell is used, nothing is added, so that what is copied
  /// can be pasted.
  static func broken(_ text: String, at columns: Int) -> [String] {
    var lines: [String] = []
    var line = ""
    for character in text {
      if line.count == columns {
        lines.append(line)
        line = ""
      }
      line.append(character)
    }
    return lines + [line]
  }

  /// Several lines of styled text, from the top.
  func write(_ lines: [StyledText], on surface: inout Surface, in area: Rect) {
    for (offset, line) in lines.prefix(area.rows).enumerated() {
      surface.write(line.truncated(to: area.columns), column: area.column, row: area.row + offset)
    }
  }
}
