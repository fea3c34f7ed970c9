/// Where everything of a network diagram stands: the largest tiles with which all units fit, or the
/// smallest ones and a part of the units.
struct NetworkLayout {
  /// What a unit is drawn as.
  enum Tile: Hashable {
    /// A picture of that many pixels each way, two to a row.
    case plane(Int)
    /// Name and value below each other; the number of rows besides them.
    case box(columns: Int, extraRows: Int)
    /// Name and value in one row.
    case line(columns: Int)
    case mark
  }

  /// One layer that is shown.
  struct Column: Hashable {
    var layer: Int
    /// Where its tiles begin.
    var column: Int
    /// The first unit that is shown.
    var first: Int
    /// The rows where tiles begin, from the first unit that is shown.
    var tops: [Int]
    var hiddenBelow: Int
    /// The free rows from the end of one tile to the next.
    var gap: Int
  }

  let area: Rect
  let tile: Tile
  let columns: [Column]
  let head: Rect?
  let body: Rect
  let legend: Rect?
  /// Layers before the first one shown, and after the last one.
  let hiddenLayers: (before: Int, after: Int)

  /// More units than this in a layer do not make the tiles of all others small.
  private static let mostUnits = 16

  init(_ diagram: NetworkDiagram, in area: Rect) {
    self.area = area
    var rest = area
    head = area.rows >= 5 ? area.top(1) : nil
    if head != nil { rest = rest.dropTop(area.rows >= 10 ? 2 : 1) }
    let tile = Self.tile(for: diagram, in: rest.size)
    // A legend takes rows that are free, never some of the tiles'.
    let hasLegend =
      diagram.hasLegend && area.rows >= 14 && area.columns >= 30
      && Self.tile(for: diagram, in: rest.dropBottom(2).size) == tile
      && Self.isRoomy(tile, diagram, rows: rest.rows - 2)
    legend = hasLegend ? area.bottom(1).dropLeft(1) : nil
    if hasLegend { rest = rest.dropBottom(2) }
    body = rest
    self.tile = tile
    let width = Self.size(of: tile).columns
    let count = diagram.layers.count
    let gap = Self.leastGap(tile, diagram)
    let fitting = max(1, (rest.columns - 1 + gap) / (width + gap))
    let shown = min(count, fitting)
    let center = diagram.chosen.first?.layer ?? 0
    let first = min(max(0, center - shown / 2), count - shown)
    hiddenLayers = (first, count - shown - first)
    // The last head may be wider than its tile.
    let lastHead = min(diagram.layers[first + shown - 1].title.displayWidth, width + 6)
    let free = max(0, rest.columns - 1 - max(width, lastHead))
    let distance = shown > 1 ? min(free / (shown - 1), width + 34) : 0
    let start = rest.column + 1 + (free - distance * (shown - 1)) / 2
    columns = (0..<shown).map { index in
      Self.column(
        first + index, at: start + index * distance, tile: tile, diagram, in: rest)
    }
  }

  /// The tile of a unit; nil if it is not shown.
  func area(of place: UnitPlace) -> Rect? {
    guard let column = columns.first(where: { $0.layer == place.layer }) else { return nil }
    let index = place.unit - column.first
    guard column.tops.indices.contains(index) else { return nil }
    let size = Self.size(of: tile)
    return Rect(
      column: column.column, row: column.tops[index], columns: size.columns, rows: size.rows)
  }

  /// The middle of a tile's height, in dots from the top of the area.
  func middle(of tileArea: Rect) -> Double {
    let top = Double(tileArea.row - area.row) * 4
    switch tile {
    case .plane(let pixels): return top + Double(pixels)
    case .box, .line, .mark: return top + Double(Self.inkRows(of: tile)) * 2
    }
  }

  /// Rows that are painted; a slope below a box is not.
  static func inkRows(of tile: Tile) -> Int {
    switch tile {
    case .plane(let pixels): (pixels + 1) / 2
    case .box(_, let extraRows): 2 + min(extraRows, 1)
    case .line, .mark: 1
    }
  }

  static func size(of tile: Tile) -> Size {
    switch tile {
    case .plane(let pixels): Size(columns: pixels == 3 ? 4 : pixels, rows: (pixels + 1) / 2)
    case .box(let columns, let extraRows): Size(columns: columns, rows: 2 + extraRows)
    case .line(let columns): Size(columns: columns, rows: 1)
    case .mark: Size(columns: 1, rows: 1)
    }
  }

  /// Rows from one tile to the next where they stand closest: an odd picture leaves half a row free
  /// by itself.
  static func leastPitch(_ tile: Tile) -> Int {
    switch tile {
    case .plane, .mark: size(of: tile).rows
    case .box, .line: size(of: tile).rows + 1
    }
  }

  /// Columns that wires need between two layers.
  private static func leastGap(_ tile: Tile, _ diagram: NetworkDiagram) -> Int {
    let hasNumbers = !diagram.labels.isDisjoint(with: [.weights, .gradients])
    switch tile {
    case .plane(let pixels): return max(pixels, hasNumbers ? 9 : 6)
    case .box, .line: return hasNumbers ? 9 : 5
    case .mark: return 3
    }
  }

  /// Boxes have numbers between them, pictures have not.
  private static func isRoomy(_ tile: Tile, _ diagram: NetworkDiagram, rows: Int) -> Bool {
    let most = min(diagram.layers.map(\.units.count).max() ?? 0, mostUnits)
    switch tile {
    case .plane, .mark: return true
    case .box, .line: return most * leastPitch(tile) * 3 <= rows * 2
    }
  }

  private static func tile(for diagram: NetworkDiagram, in room: Size) -> Tile {
    let candidates = candidates(for: diagram)
    let most = min(diagram.layers.map(\.units.count).max() ?? 0, mostUnits)
    let count = diagram.layers.count
    func fits(_ tile: Tile, units: Int) -> Bool {
      let size = size(of: tile)
      let gap = leastGap(tile, diagram)
      return count * size.columns + (count - 1) * gap + 1 <= room.columns
        && units * leastPitch(tile) - (leastPitch(tile) - size.rows) <= room.rows
    }
    // Small pictures of half of the units say more than marks for all.
    if candidates.count > 1, candidates.first(where: { fits($0, units: most) }) == .mark,
      candidates.contains(.plane(3)), fits(.plane(3), units: 8)
    {
      return .plane(3)
    }
    if let all = candidates.first(where: { fits($0, units: most) }) { return all }
    return candidates.first { fits($0, units: min(most, 6)) } ?? .mark
  }

  private static func candidates(for diagram: NetworkDiagram) -> [Tile] {
    let units = diagram.layers.flatMap(\.units)
    if units.contains(where: { !$0.plane.isEmpty }) {
      return [15, 13, 11, 9, 7, 5, 3].map(Tile.plane) + [.mark]
    }
    // Thousands of inputs have names alike.
    let some = units.prefix(4096)
    let name = min(some.map(\.name.displayWidth).max() ?? 0, 12)
    let note = min(some.map { $0.note.displayWidth + 1 }.max() ?? 1, 12) - 1
    let hasValues = diagram.labels.contains(.values) && units.contains { $0.value != nil }
    guard hasValues else {
      return name > 0 ? [.line(columns: name + 2), .mark] : [.mark]
    }
    let hasBias = diagram.labels.contains(.biases) && units.contains { $0.bias != nil }
    let hasSlope = diagram.labels.contains(.gradients) && units.contains { $0.gradient != nil }
    let extraRows = hasSlope ? 2 : hasBias ? 1 : 0
    let narrow = max(name + 2, 8)
    let wide = max(name + note + 3, hasSlope ? 10 : 8)
    return [
      .box(columns: wide, extraRows: extraRows), .box(columns: narrow, extraRows: extraRows),
      .box(columns: narrow, extraRows: 0), .line(columns: name + 8), .mark,
    ]
  }

  private static func column(
    _ layer: Int, at column: Int, tile: Tile, _ diagram: NetworkDiagram, in body: Rect
  ) -> Column {
    let units = diagram.layers[layer].units.count
    let size = size(of: tile)
    let pitch = leastPitch(tile)
    func capacity(_ rows: Int) -> Int { max(0, (rows - size.rows) / pitch + 1) }
    if units <= capacity(body.rows), body.rows >= size.rows {
      let free = body.rows - size.rows
      let distance = units > 1 ? min(pitch * 3, free / (units - 1)) : 0
      let top = body.row + (free - distance * max(0, units - 1)) / 2
      return Column(
        layer: layer, column: column, first: 0, tops: (0..<units).map { top + $0 * distance },
        hiddenBelow: 0, gap: units > 1 ? distance - size.rows : free / 2)
    }
    // A row above and a row below say how many more there are.
    let room = body.rows >= size.rows + 2 ? body.inset(rows: 1) : body
    let shown = min(units, body.rows >= size.rows ? max(1, capacity(room.rows)) : 0)
    var first = min(max(0, diagram.layers[layer].firstUnit), units - shown)
    if let place = diagram.chosen.first(where: { $0.layer == layer }), shown > 0 {
      first = min(max(first, place.unit - shown + 1), max(0, min(place.unit, units - shown)))
    }
    let used = (shown - 1) * pitch + size.rows
    let top = room.row + max(0, room.rows - used) / 2
    return Column(
      layer: layer, column: column, first: first,
      tops: (0..<max(0, shown)).map { top + $0 * pitch }, hiddenBelow: units - shown - first,
      gap: pitch - size.rows)
  }
}
