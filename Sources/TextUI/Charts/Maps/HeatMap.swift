/// A grid of numbers as colours: tiles with the numbers in them where there is room, pixels
/// otherwise.
public struct HeatMap: Widget {
  /// Row by row from the top. What is not a number is hidden, and shown as a dot.
  public var values: [[Double]]
  /// The colours, and with them whether signs matter.
  public var ramp: Ramp
  /// The number at the end of the ramp; nil is the largest magnitude.
  public var limit: Double?
  /// At the left of tiles, from the top; empty leaves no room for them.
  public var rowNames: [String]
  /// Above tiles, from the left; empty leaves no room for them.
  public var columnNames: [String]
  /// Whether numbers are written where they fit.
  public var hasNumbers: Bool
  /// The row that keys act on.
  public var focusedRow: Int?
  /// The column that keys act on.
  public var focusedColumn: Int?

  /// A map as wide as its longest row; the others end in hidden values.
  public init(
    _ values: [[Double]], ramp: Ramp = .sequential, limit: Double? = nil,
    rowNames: [String] = [], columnNames: [String] = [], hasNumbers: Bool = true,
    focusedRow: Int? = nil, focusedColumn: Int? = nil
  ) {
    self.values = values
    self.ramp = ramp
    self.limit = limit
    self.rowNames = rowNames
    self.columnNames = columnNames
    self.hasNumbers = hasNumbers
    self.focusedRow = focusedRow
    self.focusedColumn = focusedColumn
  }

  public var summary: String {
    let grid = ValueGrid(values)
    let finite = values.joined().filter(\.isFinite)
    guard let low = finite.min(), let high = finite.max() else { return "empty map" }
    return "map of \(grid.rows) rows and \(grid.columns) columns, "
      + "from \(Numbers.significant(low)) to \(Numbers.significant(high))"
  }

  private var scale: Double {
    let largest = values.joined().filter(\.isFinite).map(\.magnitude).max() ?? 0
    return max(limit ?? largest, .leastNormalMagnitude)
  }

  public func draw(on surface: inout Surface, in area: Rect) {
    let grid = ValueGrid(values)
    guard !area.isEmpty, !grid.isEmpty else { return }
    let outer = surface.narrowClip(to: area)
    defer { surface.restoreClip(outer) }
    let names = rowNames.map(\.displayWidth).max() ?? 0
    let left = names > 0 ? names + 3 : 0
    let top = columnNames.isEmpty ? 0 : 1
    let room = area.dropLeft(left).dropTop(top)
    let tile = Size(
      columns: min(9, room.columns / grid.columns), rows: min(3, room.rows / grid.rows))
    if tile.columns >= 3, tile.rows >= 1, hasNumbers || !rowNames.isEmpty {
      drawTiles(grid, tile, on: &surface, in: room)
    } else {
      drawPixels(grid, on: &surface, in: area)
    }
  }

  private func drawTiles(
    _ grid: ValueGrid, _ tile: Size, on surface: inout Surface, in room: Rect
  ) {
    for column in 0..<grid.columns where columnNames.indices.contains(column) {
      let isFocused = column == focusedColumn
      let name = StyledText(
        columnNames[column], isFocused ? .strong : .muted, isFocused ? .bold : []
      ).truncated(to: tile.columns)
      let start = room.column + column * tile.columns + (tile.columns - name.width) / 2
      surface.write(name, column: start, row: room.row - 1)
    }
    for row in 0..<grid.rows {
      let y = room.row + row * tile.rows
      drawRowName(row, on: &surface, in: room, row: y + (tile.rows == 3 ? 1 : 0))
      for column in 0..<grid.columns {
        let area = Rect(
          column: room.column + column * tile.columns, row: y, columns: tile.columns,
          rows: tile.rows)
        drawTile(grid[column, row], on: &surface, in: area)
      }
    }
  }

  private func drawRowName(_ row: Int, on surface: inout Surface, in room: Rect, row y: Int) {
    guard rowNames.indices.contains(row) else { return }
    let isFocused = row == focusedRow
    let name = StyledText(rowNames[row], isFocused ? .focus : .muted, isFocused ? .bold : [])
    let start = surface.write(name, endColumn: room.column - 1, row: y)
    if isFocused {
      surface.write(.cursor, column: start - 2, row: y, style: Style(.focus, .bold))
    }
  }

  private func drawTile(_ value: Double, on surface: inout Surface, in area: Rect) {
    let middle = area.row + (area.rows == 3 ? 1 : 0)
    guard value.isFinite else {
      surface.write(
        "·", column: area.column + area.columns / 2, row: middle, style: Style(.faint))
      return
    }
    let t = value / scale
    let style = tileStyle(t, in: surface.look)
    // Two rows: the lower half of the second one stays free, so that rows stand apart.
    surface.fill(
      area.rows == 2 ? area.top(1) : area, with: background(t, style, in: surface.look))
    if area.rows == 2, !Shade.isNeeded(in: surface.look), surface.look.glyphs != .ascii {
      surface.fill(area.bottom(1), with: Cell("▀", Style(style.background)))
    }
    let text = number(value, in: area.columns)
    guard hasNumbers, !text.isEmpty, t.magnitude >= 0.05 || ramp.isTwoSided else { return }
    let start = area.column + (area.columns - text.displayWidth + 1) / 2
    var strong = style
    if t.magnitude > 0.5 { strong.attributes.formUnion(.bold) }
    surface.write(text, column: start, row: middle, style: strong)
  }

  private func tileStyle(_ t: Double, in look: Look) -> Style {
    guard Shade.isNeeded(in: look) else { return Style(ramp.textInk(t), on: ramp.ink(t)) }
    let role = Shade.cell(ramp, t, in: look).style.foreground
    return Style(role, on: .standard, t.magnitude > 0.5 ? .reverse : [])
  }

  /// Without colours for ramps, shades say how much; the number in them says the sign.
  private func background(_ t: Double, _ style: Style, in look: Look) -> Cell {
    guard Shade.isNeeded(in: look) else { return Cell(" ", style) }
    let shade = Shade.cell(.picture, t.magnitude, in: look).character
    return Cell(shade, Style(style.foreground))
  }

  private func number(_ value: Double, in columns: Int) -> String {
    if !ramp.isTwoSided, scale <= 1 { return Numbers.cell(value) }
    for decimals in [2, 1, 0] {
      let text = Numbers.fixed(value, decimals: decimals, sign: ramp.isTwoSided ? .always : .minus)
      if text.displayWidth < columns { return text }
    }
    return ""
  }

  /// Square pixels, as large as fit; a grid finer than the screen is averaged.
  private func drawPixels(_ grid: ValueGrid, on surface: inout Surface, in area: Rect) {
    let zoom = max(1, min(area.columns / grid.columns, area.rows * 2 / grid.rows))
    let width = min(area.columns, grid.columns * zoom)
    let height = min(area.rows * 2, grid.rows * zoom)
    var canvas = PixelCanvas(Size(columns: width, rows: (height + 1) / 2), ramp: ramp)
    for y in 0..<height {
      for x in 0..<width {
        let value = grid.sample(x: x, of: width, y: y, of: height)
        if value.isFinite { canvas[x, y] = value / scale }
      }
    }
    canvas.draw(on: &surface, at: area.origin)
  }
}
