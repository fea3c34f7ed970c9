extension PlaneChart {
  /// Draws the surface, contour lines, the path and the examples, from the back to the front.
  public func draw(on surface: inout Surface, in area: Rect) {
    guard !area.isEmpty else { return }
    let outer = surface.narrowClip(to: area)
    defer { surface.restoreClip(outer) }
    if headRows(in: area) > 0 { drawHead(on: &surface, in: area.top(1)) }
    let frame = frame(in: area)
    frame.drawLabels(on: &surface)
    let plot = frame.plot
    guard !plot.isEmpty else { return }
    let grid = ValueGrid(values)
    var pixels: PixelCanvas?
    if !grid.isEmpty {
      if Shade.isNeeded(in: surface.look) {
        drawMonochrome(grid, on: &surface, in: plot)
      } else {
        let canvas = canvas(grid, in: plot.size)
        canvas.draw(on: &surface, at: plot.origin)
        drawContours(contours, grid, on: &surface, in: plot, over: canvas)
        pixels = canvas
      }
    }
    drawCurves(on: &surface, frame, over: pixels)
    drawPath(on: &surface, frame, over: pixels)
    drawExamples(on: &surface, frame, over: pixels)
    markAnswers(on: &surface, frame)
  }

  /// Where the plane lies within an area that the chart is drawn in.
  func frame(in area: Rect) -> PlaneFrame {
    PlaneFrame(x: x, y: y, in: area.dropTop(headRows(in: area)))
  }

  private func headRows(in area: Rect) -> Int {
    title.isEmpty || area.rows < 6 ? 0 : area.rows >= 14 ? 2 : 1
  }

  /// The note gives way to the legend, and the legend to the title.
  private func drawHead(on surface: inout Surface, in line: Rect) {
    let width = surface.write(
      title.truncated(to: line.columns), column: line.column, row: line.row)
    let bar = ramp == .classes ? ColorBar.classes() : ColorBar(ramp, from: -limit, to: limit)
    let free = line.columns - width - 3
    let legend = min(24, free)
    guard legend >= 14 else { return }
    surface.draw(bar, in: line.dropLeft(width + 3).left(legend))
    if free - legend >= note.width + 3 {
      surface.write(note, endColumn: line.endColumn, row: line.row)
    }
  }

  /// A value as a place on the ramp; with two sides only, far enough from zero to be seen.
  private func shade(_ value: Double) -> Double {
    guard isDiscrete, ramp.isTwoSided else { return value / limit }
    return value < 0 ? -0.8 : 0.8
  }

  private func canvas(_ grid: ValueGrid, in size: Size) -> PixelCanvas {
    var canvas = PixelCanvas(size, ramp: ramp)
    for y in 0..<canvas.height {
      for x in 0..<canvas.width {
        let value = grid.interpolated(
          PlaneFrame.share(x, of: canvas.width), PlaneFrame.share(y, of: canvas.height))
        if value.isFinite { canvas[x, y] = shade(value) }
      }
    }
    return canvas
  }

  /// The line at zero is thick, those beside it thin; each cell keeps its colour behind them.
  private func drawContours(
    _ levels: [Double], _ grid: ValueGrid, on surface: inout Surface, in plot: Rect,
    over pixels: PixelCanvas?
  ) {
    guard !levels.isEmpty else { return }
    let contour = Contour(grid, plot.size)
    var canvas = DotCanvas(plot.size, look: surface.look)
    for level in levels.sorted(by: { $0.magnitude > $1.magnitude }) {
      canvas.beginLayer()
      let style = Style(pixels == nil ? (level == 0 ? .ink : .muted) : .strong)
      for dot in contour.dots(at: level) {
        canvas.set(x: dot.x, y: dot.y, style: style, ascii: level == 0 ? "#" : "-")
        if level == 0, dot.y + 1 < canvas.height {
          canvas.set(x: dot.x, y: dot.y + 1, style: style, ascii: "#")
        }
      }
    }
    canvas.draw(on: &surface, at: plot.origin) { column, row in
      pixels?.mean(column: column, row: row).map(ramp.ink)
    }
  }

  /// Class B is stippled, the line between the classes drawn; or five levels from low to high.
  private func drawMonochrome(_ grid: ValueGrid, on surface: inout Surface, in plot: Rect) {
    guard ramp.isTwoSided else {
      let levels = (1...4).map { Double($0) * limit / 5 }
      drawContours(levels, grid, on: &surface, in: plot, over: nil)
      return
    }
    let contour = Contour(grid, plot.size)
    var canvas = DotCanvas(plot.size, look: surface.look)
    let (across, down) = surface.look.glyphs == .braille ? (4, 2) : (4, 4)
    for y in stride(from: 0, to: canvas.height, by: down) {
      for x in stride(from: y / down % 2 * (across / 2), to: canvas.width, by: across)
      where contour.value(x: x, y: y) < 0 {
        canvas.set(x: x, y: y, style: Style(ramp == .classes ? .classB : .negative))
      }
    }
    canvas.draw(on: &surface, at: plot.origin)
    drawContours(
      contours.filter { $0 != 0 } + [0], grid, on: &surface, in: plot, over: nil)
  }

  private func drawCurves(
    on surface: inout Surface, _ frame: PlaneFrame, over pixels: PixelCanvas?
  ) {
    guard !curves.isEmpty else { return }
    var canvas = DotCanvas(frame.plot.size, look: surface.look)
    for curve in curves {
      canvas.beginLayer()
      canvas.draw(curve.points.compactMap(frame.dot), curve.stroke)
    }
    canvas.draw(on: &surface, at: frame.plot.origin) { column, row in
      pixels?.mean(column: column, row: row).map(ramp.ink)
    }
  }

  private func drawPath(on surface: inout Surface, _ frame: PlaneFrame, over pixels: PixelCanvas?) {
    for (index, point) in path.enumerated() {
      mark(
        index == path.count - 1 ? Marker.disc.character(in: surface.look) : bullet(surface.look),
        Style(.pointA, .bold), at: point, on: &surface, frame, over: pixels)
    }
  }

  private func bullet(_ look: Look) -> Character { Glyph.bullet.character(in: look) }

  private func drawExamples(
    on surface: inout Surface, _ frame: PlaneFrame, over pixels: PixelCanvas?
  ) {
    for example in examples {
      mark(
        sign(of: example, in: surface.look), style(of: example, isOnColor: pixels != nil),
        at: ChartPoint(example.x, example.y), on: &surface, frame, over: pixels)
    }
    guard let focused, let cell = frame.cell(ChartPoint(focused.x, focused.y)) else { return }
    mark(
      sign(of: focused, in: surface.look), Style(.focus, on: .role(.focusWash), .bold),
      at: ChartPoint(focused.x, focused.y), on: &surface, frame, over: nil)
    drawReading(of: focused, at: cell, on: &surface, in: frame.plot)
  }

  private func sign(of example: Example, in look: Look) -> Character {
    let marker: Marker =
      switch example.label {
      case .a: example.isTest ? .circle : .disc
      case .b: example.isTest ? .plus : .cross
      }
    return marker.character(in: look)
  }

  /// An error is a hole in the surface: its cell is cut out in the colour of the verdict.
  private func style(of example: Example, isOnColor: Bool) -> Style {
    if marksErrors, isWrong(example) { return Style(.wrong, [.bold, .reverse]) }
    if let target = example.target {
      // Its cell has the colour of the target: where the surface is right, only the mark is seen.
      return isOnColor
        ? Style(ramp.textInk(target / limit), on: ramp.ink(target / limit), .bold)
        : Style(target < 0 ? .negative : .positive, .bold)
    }
    let isA = example.label == .a
    if isOnColor { return Style(isA ? .pointA : .pointB, .bold) }
    return Style(isA ? .classA : .classB, .bold)
  }

  /// The coordinates, above or below the mark.
  private func drawReading(
    of example: Example, at cell: Point, on surface: inout Surface, in plot: Rect
  ) {
    let place = "\(Numbers.significant(example.x)), \(Numbers.significant(example.y))"
    let text = StyledText(" \(place) ", Style(.focus, on: .role(.focusWash), .bold))
    guard text.width <= plot.columns, plot.rows >= 3 else { return }
    let start = min(
      max(plot.column, cell.column - text.width / 2), plot.endColumn - text.width)
    let row = cell.row > plot.row ? cell.row - 1 : cell.row + 1
    surface.write(text, column: start, row: row)
  }

  private func mark(
    _ sign: Character, _ style: Style, at point: ChartPoint, on surface: inout Surface,
    _ frame: PlaneFrame, over pixels: PixelCanvas?
  ) {
    guard let place = frame.cell(point) else { return }
    let plot = frame.plot
    var style = style
    if style.background == .standard, !style.attributes.contains(.reverse),
      let mean = pixels?.mean(column: place.column - plot.column, row: place.row - plot.row)
    {
      style.background = ramp.ink(mean)
    }
    surface[place.column, place.row] = Cell(sign, style)
  }
}
