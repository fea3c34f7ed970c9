/// What stands beside the curves of a line chart.
extension LineChart {
  func draw(_ moment: Moment, on canvas: inout DotCanvas, _ frame: PlotFrame) {
    guard let dot = frame.dot(ChartPoint(moment.x, y.low)), dot.x >= 0,
      dot.x < Double(canvas.width)
    else { return }
    let x = Int(dot.x)
    for y in stride(from: 0, to: canvas.height, by: canvas.dotDistance) {
      canvas.set(x: x, y: y, style: Style(.muted), ascii: ":")
    }
  }

  /// At the right of its line, or at the left where there is no room.
  func drawLabel(of moment: Moment, on surface: inout Surface, _ frame: PlotFrame) {
    guard !moment.label.isEmpty, frame.plot.rows >= 5, let column = frame.column(of: moment.x)
    else { return }
    let text = StyledText.muted(moment.label)
    if column + 2 + text.width <= frame.plot.endColumn {
      surface.write(text, column: column + 2, row: frame.plot.row)
    } else if column - 1 - text.width >= frame.plot.column {
      surface.write(text, endColumn: column - 1, row: frame.plot.row)
    }
  }

  func drawEnd(of series: Series, on surface: inout Surface, _ frame: PlotFrame) {
    guard let mark = series.endMark, let last = series.points.last(where: { $0.y.isFinite }),
      let column = frame.column(of: last.x), let row = frame.row(of: last.y)
    else { return }
    let style = Style(series.stroke.style.foreground, on: .standard, .bold)
    surface[column, row] = Cell(mark, style)
  }

  /// Draws a mark, its arrow in the row above, and the label at the arrow's head or beside it.
  func draw(_ mark: Mark, on surface: inout Surface, _ frame: PlotFrame) {
    guard let column = frame.column(of: mark.place.x), let row = frame.row(of: mark.place.y)
    else { return }
    let outer = surface.narrowClip(to: frame.plot)
    defer { surface.restoreClip(outer) }
    surface[column, row] = Cell(mark.sign, Style(.strong, .bold))
    let label = StyledText.strong(mark.label)
    let isLeft = mark.arrow < 0
    guard mark.arrow != 0, row > frame.plot.row else {
      surface.write(label, column: column + 2, row: row)
      return
    }
    let length = min(
      mark.arrow.magnitude,
      UInt(max(0, isLeft ? column - frame.plot.column : frame.plot.endColumn - column - 1)))
    let head = isLeft ? column - Int(length) : column + Int(length)
    let style = Style(.gradient)
    surface.rule(
      column: isLeft ? head + 1 : column + 1, row: row - 1, columns: Int(length) - 1,
      glyph: .progress, style: style)
    surface.write(isLeft ? .lower : .higher, column: head, row: row - 1, style: style)
    if isLeft {
      surface.write(label, endColumn: head - 1, row: row - 1)
    } else {
      surface.write(label, column: head + 2, row: row - 1)
    }
  }

  /// Stipples the cells below a curve, one dot each, in every other column a little lower.
  func drawGround(below paths: [[Dot]], on canvas: inout DotCanvas) {
    var tops = Array(repeating: canvas.height, count: canvas.size.columns)
    for (start, end) in paths.flatMap({ zip($0, $0.dropFirst()) }) {
      let (from, to) = start.x < end.x ? (start, end) : (end, start)
      let right = Double(canvas.width)
      guard from.x < right, to.x >= 0 else { continue }
      let first = Int(max(0, from.x) / 2)
      let last = min(canvas.size.columns - 1, Int(min(to.x, right) / 2))
      guard first <= last else { continue }
      for column in first...last {
        let x = min(max(Double(column * 2) + 1, from.x), to.x)
        let share = to.x > from.x ? (x - from.x) / (to.x - from.x) : 0
        let y = from.y + (to.y - from.y) * share
        guard y.isFinite else { continue }
        tops[column] = Int(min(max(y, 0), Double(canvas.height)))
      }
    }
    canvas.beginLayer()
    for (column, top) in tops.enumerated() {
      for row in stride(from: top / 4 + 1, to: canvas.size.rows, by: 1) {
        canvas.set(
          x: column * 2, y: row * 4 + (column % 2 == 0 ? 0 : 2), style: Style(.grid),
          ascii: column % 2 == row % 2 ? "." : " ")
      }
    }
  }
}
