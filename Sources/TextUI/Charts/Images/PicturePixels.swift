/// A grid of values as square pixels of a whole number of columns, half as many rows; finer than
/// one column they are averaged.
struct PicturePixels {
  let grid: ValueGrid
  /// Columns of a pixel, and half rows; 0 where there is no room for all pixels.
  let zoom: Int
  /// Columns.
  let width: Int
  /// Half rows.
  let height: Int

  /// The picture as large as `room` allows, each pixel at most `most` columns wide.
  init(_ values: [[Double]], in room: Size, most: Int = .max, isEven: Bool = false) {
    grid = ValueGrid(values)
    let (columns, rows) = (max(0, room.columns), max(0, room.rows) * 2)
    guard !grid.isEmpty, columns > 0, rows > 0 else {
      zoom = 0
      width = 0
      height = 0
      return
    }
    var zoom = min(columns / grid.columns, rows / grid.rows, max(1, most))
    // A frame stands in whole cells, and so do the edges of even pixels.
    if isEven, zoom > 1 { zoom -= zoom % 2 }
    self.zoom = zoom
    if zoom >= 1 {
      width = grid.columns * zoom
      height = grid.rows * zoom
    } else {
      let share = min(
        Double(columns) / Double(grid.columns), Double(rows) / Double(grid.rows))
      width = max(1, min(columns, Int(Double(grid.columns) * share)))
      height = max(1, min(rows, Int(Double(grid.rows) * share)))
    }
  }

  /// In cells.
  var size: Size { Size(columns: width, rows: (height + 1) / 2) }

  /// The pixel of the grid that half row `y` of column `x` shows.
  func pixel(x: Int, y: Int) -> Point? {
    guard x >= 0, y >= 0, x < width, y < height else { return nil }
    return zoom >= 1
      ? Point(column: x / zoom, row: y / zoom)
      : Point(column: x * grid.columns / width, row: y * grid.rows / height)
  }

  /// The value there.
  func value(x: Int, y: Int) -> Double {
    guard let pixel = pixel(x: x, y: y) else { return .nan }
    return zoom >= 1
      ? grid[pixel.column, pixel.row] : grid.sample(x: x, of: width, y: y, of: height)
  }

  /// Paints it; `limit` is the value at the end of the ramp.
  func draw(ramp: Ramp, limit: Double, on surface: inout Surface, at origin: Point) {
    var canvas = PixelCanvas(size, ramp: ramp)
    let scale = limit > 0 && limit.isFinite ? limit : 1
    for y in 0..<height {
      for x in 0..<width {
        let value = value(x: x, y: y)
        if value.isFinite { canvas[x, y] = value / scale }
      }
    }
    canvas.draw(on: &surface, at: origin)
  }

  /// Marks every pixel as a number of a network; where pixels are averaged, none is one.
  func mark(_ numbers: NumberGrid?, on surface: inout Surface, at origin: Point) {
    guard let numbers else { return }
    mark(on: &surface, at: origin) { numbers.mark(row: $0, column: $1) }
  }

  /// The same, each pixel by its row and column.
  func mark(
    on surface: inout Surface, at origin: Point, _ number: (Int, Int) -> NumberMark?
  ) {
    guard zoom >= 1 else { return }
    for row in 0..<grid.rows {
      for column in 0..<grid.columns {
        guard let number = number(row, column),
          let cells = cells(of: Rect(column: column, row: row, columns: 1, rows: 1))
        else { continue }
        let area = Rect(
          column: origin.column + cells.column, row: origin.row + cells.row,
          columns: cells.columns, rows: cells.rows)
        surface.mark(
          number, value: grid[column, row], in: area,
          half: zoom > 1 ? .all : row.isMultiple(of: 2) ? .upper : .lower)
      }
    }
  }

  /// The cells that a rectangle of pixels covers, from the upper left corner of the picture; nil
  /// for what lies outside.
  func cells(of pixels: Rect) -> Rect? {
    guard zoom >= 1 else { return nil }
    let inside = pixels.intersection(
      Rect(column: 0, row: 0, columns: grid.columns, rows: grid.rows))
    guard !inside.isEmpty else { return nil }
    let top = inside.row * zoom / 2
    return Rect(
      column: inside.column * zoom, row: top, columns: inside.columns * zoom,
      rows: (inside.endRow * zoom + 1) / 2 - top)
  }

  /// The largest magnitude of a number in a grid.
  static func largest(_ values: [[Double]]) -> Double {
    values.joined().filter(\.isFinite).map(\.magnitude).max() ?? 0
  }
}

extension Surface {
  /// A frame in the outermost cells of an area, on the colours that are there: gold, dark gold
  /// where `isBright` says that a cell is bright.
  mutating func frame(_ area: Rect, isBright: (Point) -> Bool) {
    guard !area.isEmpty else { return }
    let isASCII = look.glyphs == .ascii
    func mark(_ column: Int, _ row: Int, _ surface: inout Surface) {
      let isLeft = column == area.column
      let isRight = column == area.endColumn - 1
      let isTop = row == area.row
      let isBottom = row == area.endRow - 1
      guard isLeft || isRight || isTop || isBottom else { return }
      let character: Character =
        switch (isLeft, isRight, isTop, isBottom) {
        case (true, false, true, false): isASCII ? "+" : "┏"
        case (false, true, true, false): isASCII ? "+" : "┓"
        case (true, false, false, true): isASCII ? "+" : "┗"
        case (false, true, false, true): isASCII ? "+" : "┛"
        case (true, false, true, true): "["
        case (false, true, true, true): "]"
        case (true, true, _, _): isASCII ? "#" : "◆"
        case (_, _, false, false): isASCII ? "|" : "┃"
        case (false, false, _, _): isASCII ? "-" : "━"
        }
      let old = surface[column, row]
      let isBright = isBright(Point(column: column, row: row))
      let background = old.character == "▀" ? old.style.foreground : old.style.background
      surface[column, row] = Cell(
        character, Style(isBright ? .focusWash : .focus, on: background, .bold))
    }
    for row in area.row..<area.endRow {
      for column in area.column..<area.endColumn { mark(column, row, &self) }
    }
  }
}
