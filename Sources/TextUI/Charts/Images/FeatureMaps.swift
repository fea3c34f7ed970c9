/// Windows and what each of them answers: the weights of a window as a small heat map, with numbers
/// where there is room, and its map beside it.
public struct FeatureMaps: Widget {
  /// One window and its map.
  public struct Item: Hashable, Sendable {
    /// Above the window: `w1`, `left edge`.
    public var name: String
    /// Its weights, row by row from the top.
    public var kernel: [[Double]]
    /// Its outputs; empty shows the window alone.
    public var map: [[Double]]
    /// Which numbers of a network its weights are; nil for none.
    public var kernelNumbers: NumberGrid?
    /// Which its outputs are; nil for none.
    public var mapNumbers: NumberGrid?

    /// A window without a map unless there is one.
    public init(
      _ name: String, kernel: [[Double]], map: [[Double]] = [],
      kernelNumbers: NumberGrid? = nil, mapNumbers: NumberGrid? = nil
    ) {
      self.name = name
      self.kernel = kernel
      self.map = map
      self.kernelNumbers = kernelNumbers
      self.mapNumbers = mapNumbers
    }
  }

  /// From left to right, from the top.
  public var items: [Item]
  /// The window that keys act on.
  public var focus: Int?
  /// The cell of all maps that is marked.
  public var cell: Point?
  /// The weight at the end of the ramp; nil is the largest.
  public var kernelLimit: Double?
  /// The output at the end of the ramp; nil is the largest.
  public var mapLimit: Double?
  /// The colours of the maps.
  public var mapRamp: Ramp
  /// Whether the scales stand below, where there are rows to spare.
  public var hasScales: Bool

  /// Rectified maps, from nothing to the largest output, unless it is said otherwise.
  public init(
    _ items: [Item], focus: Int? = nil, cell: Point? = nil, kernelLimit: Double? = nil,
    mapLimit: Double? = nil, mapRamp: Ramp = .sequential, hasScales: Bool = true
  ) {
    self.items = items
    self.focus = focus
    self.cell = cell
    self.kernelLimit = kernelLimit
    self.mapLimit = mapLimit
    self.mapRamp = mapRamp
    self.hasScales = hasScales
  }

  public var summary: String {
    guard let first = items.first else { return "no windows" }
    var words = items.count == 1 ? "1 window" : "\(items.count) windows"
    words += " of \(first.kernel.first?.count ?? 0) × \(first.kernel.count) weights"
    let strongest = items.max { peak($0) < peak($1) }
    if let strongest, peak(strongest) > 0 {
      words += "; strongest answer \(Numbers.significant(peak(strongest))) by \(strongest.name)"
    }
    if let focus, items.indices.contains(focus) {
      let item = items[focus]
      words += "; chosen \(item.name)"
      if let cell {
        let value = ValueGrid(item.map)[cell.column, cell.row]
        if value.isFinite {
          words +=
            ", \(Numbers.significant(value)) at row \(cell.row + 1), column \(cell.column + 1)"
        }
      }
    }
    return words
  }

  private func peak(_ item: Item) -> Double {
    item.map.joined().filter(\.isFinite).max() ?? 0
  }

  private var kernelScale: Double {
    kernelLimit ?? items.map { PicturePixels.largest($0.kernel) }.max() ?? 1
  }
  private var mapScale: Double {
    mapLimit ?? items.map { PicturePixels.largest($0.map) }.max() ?? 1
  }

  /// How large windows and maps are drawn.
  private struct Scale {
    /// Columns of a weight; 2 to a row where it is 1, a number where it is 5 or more.
    var kernel: Int
    var map: Int
  }

  private static let scales = [
    Scale(kernel: 6, map: 4), Scale(kernel: 6, map: 2), Scale(kernel: 4, map: 4),
    Scale(kernel: 2, map: 2), Scale(kernel: 1, map: 1),
  ]

  private func kernelCells(_ scale: Scale) -> Size {
    let columns = items.map { ValueGrid($0.kernel).columns }.max() ?? 0
    let rows = items.map(\.kernel.count).max() ?? 0
    return Size(
      columns: columns * scale.kernel,
      rows: scale.kernel == 6 ? rows : (rows * scale.kernel + 1) / 2)
  }

  private func mapCells(_ scale: Scale) -> Size {
    let columns = items.map { ValueGrid($0.map).columns }.max() ?? 0
    let rows = items.map(\.map.count).max() ?? 0
    return Size(columns: columns * scale.map, rows: (rows * scale.map + 1) / 2)
  }

  private func grid(_ scale: Scale, in area: Rect) -> TileGrid {
    let (kernel, map) = (kernelCells(scale), mapCells(scale))
    let tile = Size(
      columns: kernel.columns + (map.columns > 0 ? map.columns + 2 : 0),
      rows: max(kernel.rows + 1, map.rows))
    return TileGrid(
      count: items.count, tile: tile, gutter: Size(columns: 4, rows: 1), focus: focus,
      in: area.dropLeft(1))
  }

  private func layout(in area: Rect) -> (grid: TileGrid, scale: Scale, scales: Rect?) {
    let hasBars = hasScales && area.rows >= 12 && area.columns >= 24
    let room = hasBars ? area.dropBottom(3) : area
    let scale = Self.scales.first { grid($0, in: room).hidden == 0 } ?? Self.scales[4]
    return (grid(scale, in: room), scale, hasBars ? area.bottom(2) : nil)
  }

  public func draw(on surface: inout Surface, in area: Rect) {
    guard !area.isEmpty, !items.isEmpty else { return }
    let outer = surface.narrowClip(to: area)
    defer { surface.restoreClip(outer) }
    let (grid, scale, bars) = layout(in: area)
    for index in grid.first..<grid.first + grid.shown {
      guard let tile = grid.rect(of: index) else { continue }
      drawItem(index, scale, on: &surface, in: tile)
    }
    grid.drawHidden(on: &surface)
    guard let bars else { return }
    let row = min(bars.row, area.row + grid.rows + (grid.hidden > 0 ? 2 : 1))
    drawScales(
      on: &surface, in: Rect(column: area.column + 1, row: row, columns: area.columns - 1, rows: 2))
  }

  private func drawScales(on surface: inout Surface, in area: Rect) {
    let kernel = Numbers.tick(kernelScale)
    surface.write(.muted("weight"), column: area.column, row: area.row)
    ColorBar(
      .signed, low: .muted(String(Numbers.minus) + kernel), high: .muted("+" + kernel)
    ).draw(on: &surface, in: area.dropLeft(8).left(12))
    guard items.contains(where: { !$0.map.isEmpty }), area.columns >= 38 else { return }
    let high = StyledText.muted(Numbers.significant(mapScale, digits: 2))
    let low = mapRamp.isTwoSided ? StyledText.muted(String(Numbers.minus)) + high : .muted("0")
    surface.write(.muted("map"), column: area.column + 22, row: area.row)
    ColorBar(mapRamp, low: low, high: high).draw(on: &surface, in: area.dropLeft(26).left(12))
  }

  private func drawItem(_ index: Int, _ scale: Scale, on surface: inout Surface, in tile: Rect) {
    let item = items[index]
    let isFocused = index == focus
    if isFocused {
      for row in tile.row..<tile.endRow {
        surface.write(.chosen, column: tile.column - 1, row: row, style: Style(.focus, .bold))
      }
    }
    let kernel = tile.dropTop(1).left(kernelCells(scale).columns)
    let name = StyledText(item.name, isFocused ? .focus : .muted, isFocused ? .bold : [])
    let room = item.map.isEmpty ? tile.columns : kernel.columns + 1
    surface.write(name.truncated(to: room), column: tile.column, row: tile.row)
    if scale.kernel == 6 {
      drawNumbers(item, on: &surface, in: kernel)
    } else {
      let pixels = PicturePixels(item.kernel, in: kernel.size, most: scale.kernel)
      pixels.draw(ramp: .signed, limit: kernelScale, on: &surface, at: kernel.origin)
      pixels.mark(item.kernelNumbers, on: &surface, at: kernel.origin)
    }
    guard !item.map.isEmpty else { return }
    let arrow = kernel.row + min(1, kernel.rows - 1)
    surface.write(.higher, column: kernel.endColumn, row: arrow, style: Style(.faint))
    let map = tile.dropLeft(kernel.columns + 2)
    let pixels = PicturePixels(item.map, in: map.size, most: scale.map)
    pixels.draw(ramp: mapRamp, limit: mapScale, on: &surface, at: map.origin)
    pixels.mark(item.mapNumbers, on: &surface, at: map.origin)
    guard let cell, isFocused || scale.map >= 2 else { return }
    drawCell(cell, pixels, isFocused: isFocused, on: &surface, at: map.origin)
  }

  private func drawNumbers(_ item: Item, on surface: inout Surface, in area: Rect) {
    HeatMap(item.kernel, ramp: .signed, limit: kernelScale, numbers: item.kernelNumbers).draw(
      on: &surface, in: area.top(item.kernel.count))
  }

  private func drawCell(
    _ cell: Point, _ pixels: PicturePixels, isFocused: Bool, on surface: inout Surface,
    at origin: Point
  ) {
    guard isFocused, pixels.zoom >= 2,
      let cells = pixels.cells(of: Rect(column: cell.column, row: cell.row, columns: 1, rows: 1))
    else { return }
    let area = Rect(
      column: origin.column + cells.column, row: origin.row + cells.row, columns: cells.columns,
      rows: cells.rows)
    surface.frame(area) { point in
      pixels.value(x: point.column - origin.column, y: (point.row - origin.row) * 2) / mapScale
        > 0.5
    }
  }

  /// The window at a cell of the screen when the maps are drawn in `area`.
  public func index(at point: Point, in area: Rect) -> Int? {
    area.contains(point) && !items.isEmpty ? layout(in: area).grid.index(at: point) : nil
  }

  /// The window that an arrow key leads to when the maps are drawn in `area`; nil if there is none.
  public func index(after key: Key, in area: Rect) -> Int? {
    guard !area.isEmpty, !items.isEmpty else { return nil }
    return layout(in: area).grid.moved(key, from: focus ?? 0)
  }
}
