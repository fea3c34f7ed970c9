/// A function over a plane, as colours, with the data on top: a decision surface, a loss surface.
///
/// Where ramps have no colours, contours stand for them: one line where the sign changes and
/// stipples on the negative side, or five levels of a one-sided ramp.
public struct PlaneChart: Widget {
  /// An example at its place.
  public struct Example: Hashable, Sendable {
    /// Its class, and so its mark: a is `●`, b is `×`.
    public enum Class: Hashable, Sendable { case a, b }

    /// In the units of the x axis; one outside of it is not drawn.
    public var x: Double
    /// In the units of the y axis.
    public var y: Double
    /// What it is, whatever the surface says there.
    public var label: Class

    /// An example, x first.
    public init(_ x: Double, _ y: Double, _ label: Class) {
      self.x = x
      self.y = y
      self.label = label
    }
  }

  /// The function, row by row from the top, at places of equal distance that begin and end at the
  /// bounds of the axes; empty for the data alone.
  public var values: [[Double]]
  /// The colours of the function.
  public var ramp: Ramp
  /// The number at the end of the ramp.
  public var limit: Double
  /// Across.
  public var x: Axis
  /// Upwards.
  public var y: Axis
  /// The data, in front of the surface; later ones cover earlier ones.
  public var examples: [Example]
  /// A way over the plane, the walk of a gradient descent; its end is marked.
  public var path: [ChartPoint]

  /// By default a decision surface from class B at −1 to class A at +1.
  public init(
    _ values: [[Double]], ramp: Ramp = .classes, limit: Double = 1, x: Axis, y: Axis,
    examples: [Example] = [], path: [ChartPoint] = []
  ) {
    self.values = values
    self.ramp = ramp
    self.limit = limit
    self.x = x
    self.y = y
    self.examples = examples
    self.path = path
  }

  public var summary: String {
    let a = examples.filter { $0.label == .a }.count
    let b = examples.count - a
    let data = examples.isEmpty ? "" : ", \(a) examples of A and \(b) of B"
    let surface = values.isEmpty ? "plane" : "surface over the plane"
    let way = path.count > 1 ? ", a path of \(path.count - 1) steps" : ""
    return surface + data + way
  }

  public func draw(on surface: inout Surface, in area: Rect) {
    guard !area.isEmpty else { return }
    let outer = surface.narrowClip(to: area)
    defer { surface.restoreClip(outer) }
    let plot = drawLabels(on: &surface, in: area)
    guard !plot.isEmpty else { return }
    let grid = ValueGrid(values)
    var pixels: PixelCanvas?
    if !grid.isEmpty {
      if Shade.isNeeded(in: surface.look) {
        drawContours(grid, on: &surface, in: plot)
      } else {
        let canvas = canvas(grid, in: plot.size)
        canvas.draw(on: &surface, at: plot.origin)
        pixels = canvas
      }
    }
    drawPath(on: &surface, in: plot, over: pixels)
    for example in examples {
      let isA = example.label == .a
      mark(
        isA ? .classA : .classB, role(isA, isOnColor: pixels != nil),
        at: ChartPoint(example.x, example.y), on: &surface, in: plot, over: pixels)
    }
  }

  private func role(_ isA: Bool, isOnColor: Bool) -> Role {
    if isOnColor { return isA ? .pointA : .pointB }
    return isA ? .classA : .classB
  }

  /// Writes ticks and titles, and returns what is left.
  private func drawLabels(on surface: inout Surface, in area: Rect) -> Rect {
    let ticksUp = y.ticks(atMost: 3)
    let names = ticksUp.map(Numbers.tick) + [y.title]
    let left = (names.map(\.displayWidth).max() ?? 0) + 1
    guard area.columns >= left + 10, area.rows >= 5 else { return area }
    let plot = area.dropLeft(left).dropBottom(1)
    for value in ticksUp {
      guard let row = cell(of: ChartPoint(x.low, value), in: plot)?.row else { continue }
      surface.write(.muted(Numbers.tick(value)), endColumn: plot.column - 1, row: row)
    }
    surface.write(
      StyledText(y.title, .muted, .italic), endColumn: plot.column - 1,
      row: plot.row + plot.rows / 4)
    for value in x.ticks(atMost: 3) {
      guard let column = cell(of: ChartPoint(value, y.low), in: plot)?.column else { continue }
      let text = StyledText.muted(Numbers.tick(value))
      let start = min(column - (text.width - 1) / 2, plot.endColumn - text.width)
      surface.write(text, column: start, row: plot.endRow)
    }
    let title = StyledText(x.title, .muted, .italic)
    surface.write(title, column: plot.column + plot.columns * 3 / 4, row: plot.endRow)
    return plot
  }

  private func cell(of point: ChartPoint, in plot: Rect) -> Point? {
    guard let across = x.position(point.x), let up = y.position(point.y),
      (0...1).contains(across), (0...1).contains(up)
    else { return nil }
    return Point(
      column: plot.column + Int((across * Double(plot.columns - 1)).rounded()),
      row: plot.row + Int(((1 - up) * Double(plot.rows - 1)).rounded()))
  }

  private func canvas(_ grid: ValueGrid, in size: Size) -> PixelCanvas {
    var canvas = PixelCanvas(size, ramp: ramp)
    for y in 0..<canvas.height {
      for x in 0..<canvas.width {
        let value = grid.interpolated(place(x, of: canvas.width), place(y, of: canvas.height))
        if value.isFinite { canvas[x, y] = value / limit }
      }
    }
    return canvas
  }

  private func place(_ index: Int, of count: Int) -> Double {
    count > 1 ? Double(index) / Double(count - 1) : 0.5
  }

  private func drawContours(_ grid: ValueGrid, on surface: inout Surface, in plot: Rect) {
    var canvas = DotCanvas(plot.size, look: surface.look)
    func level(_ x: Int, _ y: Int) -> Int {
      let value = grid.interpolated(place(x, of: canvas.width), place(y, of: canvas.height)) / limit
      return ramp.isTwoSided ? (value < 0 ? -1 : 1) : Int(max(0, min(value, 1)) * 4.999)
    }
    var lines: [(Int, Int)] = []
    for y in 0..<canvas.height {
      for x in 0..<canvas.width {
        let here = level(x, y)
        if x + 1 < canvas.width, y + 1 < canvas.height,
          level(x + 1, y) != here || level(x, y + 1) != here
        {
          lines.append((x, y))
        } else if here < 0, x % 4 == y / 2 % 2 * 2, y % 2 == 0 {
          canvas.set(x: x, y: y, style: Style(.classB))
        }
      }
    }
    canvas.beginLayer()
    for (x, y) in lines { canvas.set(x: x, y: y, style: Style(.ink), ascii: "*") }
    canvas.draw(on: &surface, at: plot.origin)
  }

  private func drawPath(on surface: inout Surface, in plot: Rect, over pixels: PixelCanvas?) {
    for point in path.dropLast() {
      mark(.bullet, .pointA, at: point, on: &surface, in: plot, over: pixels)
    }
    if let end = path.last {
      mark(.classA, .pointA, at: end, on: &surface, in: plot, over: pixels)
    }
  }

  private func mark(
    _ glyph: Glyph, _ role: Role, at point: ChartPoint, on surface: inout Surface, in plot: Rect,
    over pixels: PixelCanvas?
  ) {
    guard let place = cell(of: point, in: plot) else { return }
    let mean = pixels?.mean(column: place.column - plot.column, row: place.row - plot.row)
    let background = mean.map(ramp.ink) ?? .standard
    surface.write(
      glyph, column: place.column, row: place.row, style: Style(.role(role), on: background, .bold))
  }
}
