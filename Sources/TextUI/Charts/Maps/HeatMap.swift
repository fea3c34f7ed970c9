/// A grid of numbers as colours: tiles with the numbers in them where there is room, pixels
/// otherwise.
///
/// A grid finer than the screen is averaged, and says so; or, with an `origin`, it is seen through a
/// window that shows every number and can be moved.
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
  /// Whether numbers that are next to nothing are written, too.
  public var hasSmallNumbers = false
  /// The row that keys act on.
  public var focusedRow: Int?
  /// The column that keys act on.
  public var focusedColumn: Int?
  /// The column and the row in the upper left corner of a window on a map that is too large to be
  /// seen whole; moved if it would show nothing beside it, or not what is in focus. Nil shows all.
  public var origin: Point?
  /// Which numbers of a network they are; nil for numbers that nobody can be asked about.
  public var numbers: NumberGrid?
  /// The same row by row, where the rows are of different tensors or examples; comes before `numbers`.
  public var rowNumbers: [NumberGrid?] = []
  /// The same cell by cell, where the cells are of different runs; comes before the others.
  public var cellNumbers: [[NumberMark?]] = []

  /// A map as wide as its longest row; the others end in hidden values.
  public init(
    _ values: [[Double]], ramp: Ramp = .sequential, limit: Double? = nil,
    rowNames: [String] = [], columnNames: [String] = [], hasNumbers: Bool = true,
    focusedRow: Int? = nil, focusedColumn: Int? = nil, origin: Point? = nil,
    numbers: NumberGrid? = nil
  ) {
    self.values = values
    self.ramp = ramp
    self.limit = limit
    self.rowNames = rowNames
    self.columnNames = columnNames
    self.hasNumbers = hasNumbers
    self.focusedRow = focusedRow
    self.focusedColumn = focusedColumn
    self.origin = origin
    self.numbers = numbers
  }

  public var summary: String {
    let grid = ValueGrid(values)
    let finite = values.joined().filter(\.isFinite)
    guard let low = finite.min(), let high = finite.max() else { return "empty map" }
    var words =
      "map of \(grid.rows) rows and \(grid.columns) columns, "
      + "from \(Numbers.significant(low)) to \(Numbers.significant(high))"
    let largest = max(high, -low)
    if low < high, let row = values.firstIndex(where: { $0.contains { $0.magnitude == largest } }),
      let column = values[row].firstIndex(where: { $0.magnitude == largest })
    {
      words += ", largest at \(rowName(row)), \(columnName(column))"
    }
    if let row = focusedRow, let column = focusedColumn {
      words += "; \(rowName(row)), \(columnName(column)): "
      words += Numbers.significant(grid[column, row])
    } else if let row = focusedRow, values.indices.contains(row),
      let most = values[row].indices.filter({ values[row][$0].isFinite })
        .max(by: { values[row][$0].magnitude < values[row][$1].magnitude })
    {
      words += "; \(rowName(row)), most at \(columnName(most)): "
      words += Numbers.significant(values[row][most])
    }
    return words
  }

  private func rowName(_ row: Int) -> String {
    "row " + (rowNames.indices.contains(row) ? rowNames[row] : "\(row + 1)")
  }

  private func columnName(_ column: Int) -> String {
    "column " + (columnNames.indices.contains(column) ? columnNames[column] : "\(column + 1)")
  }

  /// The number at the end of the ramp. It looks at every value: ask once, not for each of them.
  var scale: Double {
    let largest = values.joined().filter(\.isFinite).map(\.magnitude).max() ?? 0
    return max(limit ?? largest, .leastNormalMagnitude)
  }

  public func draw(on surface: inout Surface, in area: Rect) {
    let grid = ValueGrid(values)
    guard !area.isEmpty, !grid.isEmpty else { return }
    let outer = surface.narrowClip(to: area)
    defer { surface.restoreClip(outer) }
    if let origin, let window = HeatMapWindow(self, at: origin, in: area) {
      window.draw(on: &surface, in: area)
      return
    }
    let room = room(in: area)
    let tile = Size(
      columns: min(9, room.columns / grid.columns), rows: min(3, room.rows / grid.rows))
    if tile.columns >= 3, tile.rows >= 1, hasNumbers || !rowNames.isEmpty {
      drawTiles(grid, tile, on: &surface, in: room)
    } else {
      drawPixels(grid, on: &surface, in: area)
    }
  }

  /// Which number of a network that of a cell is.
  func number(row: Int, column: Int) -> NumberMark? {
    if cellNumbers.indices.contains(row) {
      return cellNumbers[row].indices.contains(column) ? cellNumbers[row][column] : nil
    }
    return rowNumbers.indices.contains(row)
      ? rowNumbers[row]?.mark(row: 0, column: column) : numbers?.mark(row: row, column: column)
  }

  /// What names leave for tiles.
  func room(in area: Rect) -> Rect {
    let names = rowNames.map(\.displayWidth).max() ?? 0
    return area.dropLeft(names > 0 ? names + 3 : 0).dropTop(columnNames.isEmpty ? 0 : 1)
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
    let scale = scale
    for row in 0..<grid.rows {
      let y = room.row + row * tile.rows
      drawRowName(row, on: &surface, in: room, row: y + (tile.rows == 3 ? 1 : 0))
      for column in 0..<grid.columns {
        let area = Rect(
          column: room.column + column * tile.columns, row: y, columns: tile.columns,
          rows: tile.rows)
        let written = drawTile(grid[column, row], scale, on: &surface, in: area)
        surface.mark(
          number(row: row, column: column), value: grid[column, row],
          in: written ?? area.top(max(1, area.rows - 1)))
        // Where names do not say which tile is in focus, its edge does.
        if row == focusedRow, column == focusedColumn, rowNames.isEmpty, columnNames.isEmpty {
          for y in area.row..<area.endRow {
            let ground = surface[area.column, y].style.background
            surface.write(
              .chosen, column: area.column, row: y, style: Style(.focus, on: ground, .bold))
          }
        }
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

  /// Returns where the number stands, if it is written.
  private func drawTile(
    _ value: Double, _ scale: Double, on surface: inout Surface, in area: Rect
  ) -> Rect? {
    let middle = area.row + (area.rows == 3 ? 1 : 0)
    guard value.isFinite else {
      surface.write(
        "·", column: area.column + area.columns / 2, row: middle, style: Style(.faint))
      return nil
    }
    let t = value / scale
    let style = tileStyle(t, in: surface.look)
    // Two rows: the lower half of the second one stays free, so that rows stand apart.
    surface.fill(
      area.rows == 2 ? area.top(1) : area, with: background(t, style, in: surface.look))
    if area.rows == 2, !Shade.isNeeded(in: surface.look), surface.look.glyphs != .ascii {
      surface.fill(area.bottom(1), with: Cell("▀", Style(style.background)))
    }
    let text = number(value, scale, in: area.columns)
    guard hasNumbers, !text.isEmpty, t.magnitude >= 0.05 || ramp.isTwoSided || hasSmallNumbers
    else { return nil }
    let start = area.column + (area.columns - text.displayWidth + 1) / 2
    var strong = style
    if t.magnitude > 0.5 { strong.attributes.formUnion(.bold) }
    surface.write(text, column: start, row: middle, style: strong)
    return Rect(column: start, row: middle, columns: text.displayWidth, rows: 1)
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

  private func number(_ value: Double, _ scale: Double, in columns: Int) -> String {
    if !ramp.isTwoSided, scale <= 1 { return Numbers.cell(value) }
    for decimals in [2, 1, 0] {
      let text = Numbers.fixed(value, decimals: decimals, sign: ramp.isTwoSided ? .always : .minus)
      if text.displayWidth < columns { return text }
    }
    return ""
  }

  /// Square pixels, as large as fit; a grid finer than the screen is averaged.
  private func drawPixels(_ grid: ValueGrid, on surface: inout Surface, in area: Rect) {
    let hasFocus = (focusedRow != nil || focusedColumn != nil) && area.columns > 8 && area.rows > 4
    var room = hasFocus ? area.dropLeft(2).dropTop(1) : area
    let isCoarse = grid.columns > room.columns || grid.rows > room.rows * 2
    if isCoarse, room.rows >= 6 {
      drawNote(grid, room.dropBottom(1), on: &surface, in: room.bottom(1))
      room = room.dropBottom(1)
    }
    let scale = scale
    let zoom = max(1, min(room.columns / grid.columns, room.rows * 2 / grid.rows))
    let width = min(room.columns, grid.columns * zoom)
    let height = min(room.rows * 2, grid.rows * zoom)
    guard width > 0, height > 0 else { return }
    var canvas = PixelCanvas(Size(columns: width, rows: (height + 1) / 2), ramp: ramp)
    for y in 0..<height {
      for x in 0..<width {
        let value = grid.sample(x: x, of: width, y: y, of: height)
        if value.isFinite { canvas[x, y] = value / scale }
      }
    }
    for row in 0..<canvas.size.rows {
      for column in 0..<width where canvas.mean(column: column, row: row) == nil {
        surface.write(
          "·", column: room.column + column, row: room.row + row, style: Style(.grid))
      }
    }
    canvas.draw(on: &surface, at: room.origin)
    if !isCoarse {
      PicturePixels(values, in: canvas.size, most: zoom).mark(
        on: &surface, at: room.origin, number)
    }
    guard hasFocus else { return }
    if let row = focusedRow, row >= 0, row < grid.rows {
      surface.write(
        .cursor, column: room.column - 2, row: room.row + row * height / grid.rows / 2,
        style: Style(.focus, .bold))
    }
    if let column = focusedColumn, column >= 0, column < grid.columns {
      surface.write(
        surface.look.glyphs == .ascii ? "v" : "▾",
        column: room.column + column * width / grid.columns, row: room.row - 1,
        style: Style(.focus, .bold))
    }
  }

  /// How many numbers a pixel stands for.
  private func drawNote(
    _ grid: ValueGrid, _ room: Rect, on surface: inout Surface, in line: Rect
  ) {
    let down = (grid.rows + room.rows * 2 - 1) / (room.rows * 2)
    let across = (grid.columns + room.columns - 1) / room.columns
    let text = "\(grid.rows) × \(grid.columns), a pixel is the mean of \(down) × \(across)"
    surface.write(
      StyledText.muted(text).truncated(to: line.columns), column: line.column, row: line.row)
  }
}
