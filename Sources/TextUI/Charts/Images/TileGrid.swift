/// Equal tiles in rows, as many as fit, scrolled so that the one with the focus is seen.
struct TileGrid {
  /// Tiles side by side.
  let across: Int
  /// The first tile that is shown.
  let first: Int
  /// How many are shown.
  let shown: Int
  private let area: Rect
  private let tile: Size
  private let gutter: Size
  private let count: Int

  /// - Parameter gutter: columns and rows between two tiles.
  init(count: Int, tile: Size, gutter: Size, focus: Int?, in area: Rect) {
    self.area = area
    self.tile = tile
    self.gutter = gutter
    self.count = count
    guard count > 0, tile.columns > 0, tile.rows > 0, tile.columns <= area.columns,
      tile.rows <= area.rows
    else {
      across = 1
      first = 0
      shown = 0
      return
    }
    let fitting = (area.columns + gutter.columns) / (tile.columns + gutter.columns)
    // Rows of equal length look tidier than a full one and a rest.
    let most = max(1, min(fitting, count))
    let lines = (count + most - 1) / most
    across = (count + lines - 1) / lines
    var down = (area.rows + gutter.rows) / (tile.rows + gutter.rows)
    let allRows = (count + across - 1) / across
    // What is not shown is counted in a row of its own.
    if allRows > down, down > 1, down * (tile.rows + gutter.rows) - gutter.rows >= area.rows {
      down -= 1
    }
    let visible = min(down, allRows)
    let focusRow = min(max(0, focus ?? 0), count - 1) / across
    let firstRow = min(max(0, focusRow - visible / 2), allRows - visible)
    first = firstRow * across
    shown = min(count - first, visible * across)
  }

  /// Tiles that there is no room for.
  var hidden: Int { count - shown }

  func rect(of index: Int) -> Rect? {
    let place = index - first
    guard place >= 0, place < shown else { return nil }
    return Rect(
      column: area.column + place % across * (tile.columns + gutter.columns),
      row: area.row + place / across * (tile.rows + gutter.rows), columns: tile.columns,
      rows: tile.rows)
  }

  func index(at point: Point) -> Int? {
    (first..<first + shown).first { rect(of: $0)?.contains(point) ?? false }
  }

  /// Columns and rows of all tiles together.
  var rows: Int {
    let lines = (shown + across - 1) / across
    return max(0, lines * (tile.rows + gutter.rows) - gutter.rows)
  }

  /// Says below the tiles how many are not shown.
  func drawHidden(on surface: inout Surface) {
    guard hidden > 0, shown > 0, rows < area.rows else { return }
    surface.write(.muted("+\(hidden) more"), column: area.column, row: area.row + rows)
  }

  /// Follows an arrow key from the tile at `index`; nil if there is none in that direction.
  func moved(_ key: Key, from index: Int) -> Int? {
    let target: Int
    switch key {
    case .left: target = index - 1
    case .right: target = index + 1
    case .up: target = index - across
    case .down: target = index + across
    case .home: target = 0
    case .end: target = count - 1
    case .character, .enter, .escape, .tab, .backTab, .backspace, .delete, .insert, .pageUp,
      .pageDown, .function, .control:
      return nil
    }
    return target >= 0 && target < count && target != index ? target : nil
  }
}
