extension LossLandscape {
  /// Draws heights, contour lines, ways and walkers, from the back to the front.
  public func draw(on surface: inout Surface, in area: Rect) {
    guard !area.isEmpty else { return }
    let outer = surface.narrowClip(to: area)
    defer { surface.restoreClip(outer) }
    if headRows(in: area) > 0 {
      drawHead(on: &surface, in: area.top(1), isScaleBelow: hasScaleRows(in: area))
    }
    if hasScaleRows(in: area), let heights {
      drawScale(heights, rows: frame(in: area).plot.rows, on: &surface, in: area.bottom(2))
    }
    let frame = frame(in: area)
    frame.drawLabels(on: &surface)
    let grid = ValueGrid(values)
    guard !frame.plot.isEmpty, !grid.isEmpty, let heights else { return }
    let pixels = pixels(grid, heights, frame.plot.size)
    let isColored = !Shade.isNeeded(in: surface.look)
    // A character is too coarse for lines that lie close: in ASCII heights are shades.
    let isShaded = isColored || surface.look.glyphs == .ascii
    if isShaded { pixels.draw(on: &surface, at: frame.plot.origin) }
    if isColored || !isShaded {
      drawLines(grid, on: &surface, frame, over: isColored ? pixels : nil)
    }
    drawWays(on: &surface, frame, over: isColored ? pixels : nil)
    drawSigns(on: &surface, frame, over: isColored ? pixels : nil)
  }

  func frame(in area: Rect) -> PlaneFrame {
    PlaneFrame(
      x: x, y: y,
      in: area.dropTop(headRows(in: area)).dropBottom(hasScaleRows(in: area) ? 3 : 0))
  }

  private func headRows(in area: Rect) -> Int {
    (title.isEmpty && note.isEmpty && walkers.allSatisfy(\.name.isEmpty)) || area.rows < 6
      ? 0 : area.rows >= 14 ? 2 : 1
  }

  private func hasScaleRows(in area: Rect) -> Bool {
    hasScale && area.rows >= 18 && area.columns >= 24
  }

  private func drawHead(on surface: inout Surface, in line: Rect, isScaleBelow: Bool) {
    var text = title
    for walker in walkers where !walker.name.isEmpty {
      text += StyledText("  ")
      text += StyledText(
        String(walker.marker.character(in: surface.look)) + " " + walker.name, .strong, .bold)
    }
    let width = surface.write(
      text.truncated(to: line.columns), column: line.column, row: line.row)
    var free = line.dropLeft(width + 2)
    if hasScale, !isScaleBelow, let heights,
      surface.look.glyphs == .ascii || !Shade.isNeeded(in: surface.look)
    {
      let (low, high) = ends(of: heights)
      let bar = free.dropLeft(1).left(30).dropLeft(low.width + 1).dropRight(high.width + 1)
      if bar.columns >= 6 {
        surface.write(low, column: bar.column - low.width - 1, row: bar.row)
        drawBar(on: &surface, in: bar)
        surface.write(high, column: bar.endColumn + 1, row: bar.row)
        free = free.dropLeft(bar.endColumn + high.width + 3 - free.column)
      }
    }
    if note.width <= free.columns {
      surface.write(note, endColumn: line.endColumn, row: line.row)
    }
  }

  private func ends(of heights: Axis) -> (low: StyledText, high: StyledText) {
    (
      .muted(Numbers.significant(heights.low, digits: 2)),
      .muted(Numbers.significant(heights.high, digits: 2))
    )
  }

  /// What a height is on the ramp. The brightest part of it is left to what walks there.
  private static let brightest = 0.59

  private func shade(_ value: Double, _ heights: Axis) -> Double? {
    guard !value.isNaN else { return nil }
    if scale == .logarithmic, value <= 0 { return 0 }
    let share = heights.position(value) ?? (value > 0 ? 1 : 0)
    return min(max(share, 0), 1) * Self.brightest
  }

  private func pixels(_ grid: ValueGrid, _ heights: Axis, _ size: Size) -> PixelCanvas {
    var canvas = PixelCanvas(size, ramp: .sequential)
    for y in 0..<canvas.height {
      for x in 0..<canvas.width {
        canvas[x, y] = shade(
          grid.interpolated(
            PlaneFrame.share(x, of: canvas.width), PlaneFrame.share(y, of: canvas.height)),
          heights)
      }
    }
    return canvas
  }

  private func drawLines(
    _ grid: ValueGrid, on surface: inout Surface, _ frame: PlaneFrame, over pixels: PixelCanvas?
  ) {
    let contour = Contour(grid, frame.plot.size)
    var canvas = DotCanvas(frame.plot.size, look: surface.look)
    // Quadrants are heavy: fewer lines, and fainter ones.
    let isHeavy = surface.look.glyphs == .blocks
    let role: Role = pixels == nil || isHeavy ? .faint : .muted
    for level in lines(rows: isHeavy ? frame.plot.rows / 2 : frame.plot.rows) {
      for dot in contour.dots(at: level) {
        canvas.set(x: dot.x, y: dot.y, style: Style(role), ascii: ".")
      }
    }
    canvas.draw(on: &surface, at: frame.plot.origin) { ink($0, $1, pixels) }
  }

  private func drawWays(
    on surface: inout Surface, _ frame: PlaneFrame, over pixels: PixelCanvas?
  ) {
    var canvas = DotCanvas(frame.plot.size, look: surface.look)
    for walker in walkers {
      canvas.beginLayer()
      canvas.draw(walker.path.compactMap(frame.dot), Stroke(.strong, isThick: true))
    }
    for walker in walkers {
      guard let now = walker.path.last.flatMap(frame.dot), let next = walker.next.flatMap(frame.dot)
      else { continue }
      canvas.beginLayer()
      canvas.line(from: now, to: next, Stroke(.gradient))
    }
    canvas.draw(on: &surface, at: frame.plot.origin) { ink($0, $1, pixels) }
  }

  private func drawSigns(
    on surface: inout Surface, _ frame: PlaneFrame, over pixels: PixelCanvas?
  ) {
    let look = surface.look
    func put(_ sign: Character, _ role: Role, at dot: Dot) {
      guard let place = cell(of: dot, frame.plot) else { return }
      let background =
        ink(place.column - frame.plot.column, place.row - frame.plot.row, pixels) ?? .standard
      surface[place.column, place.row] = Cell(sign, Style(.role(role), on: background, .bold))
    }
    if let minimum, let dot = frame.dot(minimum) {
      put(look.glyphs == .ascii ? "*" : "★", .right, at: dot)
    }
    for walker in walkers {
      guard let first = walker.path.first.flatMap(frame.dot),
        let now = walker.path.last.flatMap(frame.dot)
      else { continue }
      if walker.path.count > 1 { put(Marker.circle.character(in: look), .strong, at: first) }
      if let next = walker.next.flatMap(frame.dot), let head = head(from: now, to: next, frame.plot)
      {
        put(Self.arrow(from: now, to: next, look), .gradient, at: head)
      }
      put(walker.marker.character(in: look), .strong, at: now)
    }
  }

  /// Where the head of an arrow stands: at its end, or next to the walker if the step is shorter than
  /// a cell.
  private func head(from now: Dot, to next: Dot, _ plot: Rect) -> Dot? {
    let (dx, dy) = (next.x - now.x, next.y - now.y)
    let longest = max(dx.magnitude / 2, dy.magnitude / 4)
    guard longest > 0.05, longest.isFinite else { return nil }
    return longest >= 1 ? next : Dot(now.x + dx / longest, now.y + dy / longest)
  }

  /// One of eight directions. Dots are as wide as high.
  private static func arrow(from now: Dot, to next: Dot, _ look: Look) -> Character {
    let (dx, dy) = (next.x - now.x, next.y - now.y)
    let isFlat = dy.magnitude < dx.magnitude * 0.414
    let isUpright = dx.magnitude < dy.magnitude * 0.414
    let (across, down) = (isUpright ? 0 : dx > 0 ? 1 : -1, isFlat ? 0 : dy > 0 ? 1 : -1)
    let signs: [[Character]] =
      look.glyphs == .ascii
      ? [["\\", "^", "/"], ["<", "+", ">"], ["/", "v", "\\"]]
      : [["↖", "↑", "↗"], ["←", "·", "→"], ["↙", "↓", "↘"]]
    return signs[down + 1][across + 1]
  }

  private func cell(of dot: Dot, _ plot: Rect) -> Point? {
    guard dot.x >= 0, dot.y >= 0, dot.x < Double(plot.columns * 2), dot.y < Double(plot.rows * 4)
    else { return nil }
    return Point(column: plot.column + Int(dot.x) / 2, row: plot.row + Int(dot.y) / 4)
  }

  private func ink(_ column: Int, _ row: Int, _ pixels: PixelCanvas?) -> Ink? {
    pixels?.mean(column: column, row: row).map(Ramp.sequential.ink)
  }

  /// The colours from the lowest to the highest place, or without colours the heights of the lines.
  private func drawScale(_ heights: Axis, rows: Int, on surface: inout Surface, in area: Rect) {
    let isASCII = surface.look.glyphs == .ascii
    guard isASCII || !Shade.isNeeded(in: surface.look) else {
      let heights = lines(rows: rows).map(Numbers.tick).joined(separator: "  ")
      surface.write(
        StyledText.muted("lines at \(heights)").truncated(to: area.columns), column: area.column,
        row: area.row)
      return
    }
    let bar = area.left(min(area.columns, 40))
    let (low, high) = ends(of: heights)
    drawBar(on: &surface, in: bar)
    let middle = StyledText.muted(Numbers.significant(heights.value(at: 0.5), digits: 2))
    surface.write(low, column: bar.column, row: bar.row + 1)
    surface.write(high, endColumn: bar.endColumn, row: bar.row + 1)
    if low.width + middle.width + high.width + 4 <= bar.columns {
      surface.write(
        middle, column: bar.column + (bar.columns - middle.width) / 2, row: bar.row + 1)
    }
  }

  private func drawBar(on surface: inout Surface, in bar: Rect) {
    for column in 0..<bar.columns {
      let share = PlaneFrame.share(column, of: bar.columns) * Self.brightest
      let look = surface.look
      surface[bar.column + column, bar.row] =
        Shade.isNeeded(in: look)
        ? Shade.cell(.sequential, share, in: look)
        : look.glyphs == .ascii
          ? Cell(" ", Style(.ink, on: Ramp.sequential.ink(share)))
          : Cell("▀", Style(Ramp.sequential.ink(share)))
    }
  }
}
