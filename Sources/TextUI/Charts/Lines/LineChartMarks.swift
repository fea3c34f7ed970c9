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

  /// Signs on the points, at least four columns apart.
  func drawMarkers(
    of series: Series, _ paths: [[Dot]], on surface: inout Surface, _ frame: PlotFrame
  ) {
    guard let marker = series.marker else { return }
    let cell = Cell(
      marker.character(in: surface.look), Style(series.stroke.style.foreground, .bold))
    let outer = surface.narrowClip(to: frame.plot)
    defer { surface.restoreClip(outer) }
    var previous = -Double.infinity
    for dot in paths.joined() where dot.x - previous >= 8 && isNear(dot, frame) {
      let (column, row) = (Int((dot.x / 2).rounded(.down)), Int((dot.y / 4).rounded(.down)))
      var cell = cell
      cell.style.background =
        surface[frame.plot.column + column, frame.plot.row + row].style.background
      surface[frame.plot.column + column, frame.plot.row + row] = cell
      previous = dot.x
    }
  }

  private func isNear(_ dot: Dot, _ frame: PlotFrame) -> Bool {
    (0..<Double(frame.plot.columns * 2)).contains(dot.x)
      && (0..<Double(frame.plot.rows * 4)).contains(dot.y)
  }

  /// A dotted way from the last number out of the plot.
  func drawDeparture(of series: Series, on canvas: inout DotCanvas, _ frame: PlotFrame) {
    guard let left = series.divergence, let start = frame.dot(left.last),
      let x = frame.dot(ChartPoint(left.x, left.last.y))?.x
    else { return }
    let edge = left.isDownwards ? Double(canvas.height) - 0.5 : 0.5
    var stroke = series.stroke
    stroke.pattern = .dotted
    stroke.isThick = false
    canvas.line(from: start, to: Dot(x, edge), stroke)
  }

  /// An arrow at the edge, and what was measured there instead of a number.
  func drawDepartureLabels(on surface: inout Surface, _ frame: PlotFrame) {
    var taken: [Rect] = []
    for left in series.compactMap(\.divergence) {
      guard let column = frame.column(of: left.x), frame.plot.rows >= 2 else { continue }
      let edge = left.isDownwards ? frame.plot.endRow - 1 : frame.plot.row
      surface.write(
        left.isDownwards ? .down : .up, column: column, row: edge, style: Style(.wrong, .bold))
      guard frame.plot.rows >= 4 else { continue }
      let text = StyledText(" \(left.text(in: surface.look)) ", .wrong, .bold)
      let isRight = column + 1 + text.width <= frame.plot.endColumn
      var place = Rect(
        column: isRight ? column + 1 : column - text.width,
        row: edge + (moments.isEmpty || left.isDownwards ? 0 : 1), columns: text.width, rows: 1)
      guard place.column >= frame.plot.column else { continue }
      while taken.contains(where: { !$0.intersection(place).isEmpty }) {
        place.row += left.isDownwards ? -1 : 1
      }
      guard place.row >= frame.plot.row, place.row < frame.plot.endRow else { continue }
      taken.append(place)
      surface.write(text, column: place.column, row: place.row)
    }
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

extension Series {
  /// What stands for it in a legend: its line, with its marker if it has one.
  func sample(in look: Look) -> StyledText {
    let line = stroke.sample(in: look)
    guard let marker, let end = line.spans.first?.text.last else { return line }
    let sign = StyledText(
      String(marker.character(in: look)), Style(stroke.style.foreground, .bold))
    let piece = StyledText(look.glyphs == .ascii ? "-" : String(end), stroke.style)
    return piece + sign + piece
  }
}

extension ChartBand {
  /// What stands for a band in a legend.
  static func sample(in look: Look) -> StyledText {
    switch look.colors {
    case .palette256, .trueColor:
      look.glyphs == .ascii ? .muted("::") : StyledText("  ", Style(.ink, on: .role(.grid)))
    case .none, .eight, .sixteen: .muted(look.glyphs == .ascii ? "::" : "⠕⠅")
    }
  }
}
