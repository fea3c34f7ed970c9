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
    var body = area.dropTop(StageHead.rows)
    if showsLine { body = body.dropBottom(drawLine(on: &surface, in: body)) }
    let reading = shown.flatMap { PlaygroundReading($0, self) }
    let hasFocus = focus == .stage
    switch view {
    case .network:
      if body.columns >= 104, body.rows >= 22 {
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

  /// The command that brings this state back, at the bottom.
  ///
  /// - Returns: the rows it takes.
  private func drawLine(on surface: inout Surface, in area: Rect) -> Int {
    let lines = Self.broken(commandLine, at: max(1, area.columns)).prefix(max(0, area.rows / 2))
    for (offset, line) in lines.enumerated() {
      surface.write(
        StyledText(line, .strong), column: area.column, row: area.endRow - lines.count + offset)
    }
    return lines.isEmpty ? 0 : lines.count + 1
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
