/// Several pictures in rows, each with a caption and the verdict on it, scrolled to the one that
/// has the focus.
public struct ImageGrid: Widget {
  /// Whether an answer was right.
  public enum Verdict: Hashable, Sendable { case right, wrong }

  /// One picture.
  public struct Item: Hashable, Sendable {
    /// Row by row from the top.
    public var values: [[Double]]
    /// Below it, cut to its width: `4`, `9 not 4`.
    public var caption: String
    /// Which number of a network the caption is; nil for none.
    public var captionNumber: StyledText.Number?
    /// Before its caption, `✓` or `✗`.
    public var verdict: Verdict?
    /// Which numbers of a network its pixels are; nil for none.
    public var numbers: NumberGrid?

    /// A picture without a verdict unless it is given.
    public init(
      _ values: [[Double]], caption: String = "", verdict: Verdict? = nil,
      numbers: NumberGrid? = nil, captionNumber: StyledText.Number? = nil
    ) {
      self.captionNumber = captionNumber
      self.numbers = numbers
      self.values = values
      self.caption = caption
      self.verdict = verdict
    }
  }

  /// From left to right, from the top.
  public var items: [Item]
  /// The colours of all of them.
  public var ramp: Ramp
  /// The value at the end of the ramp.
  public var limit: Double
  /// The picture that keys act on.
  public var focus: Int?
  /// No pixel is wider than this many columns.
  public var largestZoom: Int

  /// Grey pictures of values within 0...1 unless it is said otherwise.
  public init(
    _ items: [Item], ramp: Ramp = .picture, limit: Double = 1, focus: Int? = nil,
    largestZoom: Int = 3
  ) {
    self.items = items
    self.ramp = ramp
    self.limit = limit
    self.focus = focus
    self.largestZoom = largestZoom
  }

  public var summary: String {
    guard !items.isEmpty else { return "no pictures" }
    var words = items.count == 1 ? "1 picture" : "\(items.count) pictures"
    let right = items.filter { $0.verdict == .right }.count
    let wrong = items.filter { $0.verdict == .wrong }.count
    if right + wrong > 0 { words += ", \(right) right and \(wrong) wrong" }
    if let focus, items.indices.contains(focus), !items[focus].caption.isEmpty {
      words += "; chosen number \(focus + 1), \(items[focus].caption)"
    }
    return words
  }

  private var hasCaptions: Bool { items.contains { !$0.caption.isEmpty || $0.verdict != nil } }

  /// The largest pixels with which all pictures fit, or the smallest.
  private func layout(in area: Rect) -> (grid: TileGrid, zoom: Int) {
    let grids = items.map { ValueGrid($0.values) }
    let (columns, rows) = (grids.map(\.columns).max() ?? 0, grids.map(\.rows).max() ?? 0)
    let captions = hasCaptions ? 1 : 0
    let captionColumns = items.map { $0.caption.displayWidth + ($0.verdict == nil ? 0 : 2) }.max()
    func grid(_ zoom: Int) -> TileGrid {
      let width = min(max(columns * zoom, min(captionColumns ?? 0, 12)), max(1, area.columns - 1))
      let height = min((rows * zoom + 1) / 2, max(1, area.rows - captions))
      return TileGrid(
        count: items.count, tile: Size(columns: width, rows: height + captions),
        gutter: Size(columns: 2, rows: 1), focus: focus, in: area.dropLeft(1))
    }
    guard columns > 0, rows > 0 else { return (grid(1), 1) }
    for zoom in stride(from: max(1, largestZoom), through: 1, by: -1) {
      let grid = grid(zoom)
      if grid.hidden == 0 || zoom == 1 { return (grid, zoom) }
    }
    return (grid(1), 1)
  }

  public func draw(on surface: inout Surface, in area: Rect) {
    guard !area.isEmpty, !items.isEmpty else { return }
    let outer = surface.narrowClip(to: area)
    defer { surface.restoreClip(outer) }
    let (grid, zoom) = layout(in: area)
    for index in grid.first..<grid.first + grid.shown {
      guard let tile = grid.rect(of: index) else { continue }
      drawItem(index, zoom, on: &surface, in: tile)
    }
    grid.drawHidden(on: &surface)
  }

  private func drawItem(_ index: Int, _ zoom: Int, on surface: inout Surface, in tile: Rect) {
    let item = items[index]
    let isFocused = index == focus
    let room = tile.dropBottom(hasCaptions ? 1 : 0)
    let pixels = PicturePixels(item.values, in: room.size, most: zoom)
    pixels.draw(ramp: ramp, limit: limit, on: &surface, at: room.origin)
    pixels.mark(item.numbers, on: &surface, at: room.origin)
    if isFocused {
      for row in tile.row..<tile.endRow {
        surface.write(.chosen, column: tile.column - 1, row: row, style: Style(.focus, .bold))
      }
    }
    guard hasCaptions else { return }
    var text = StyledText(item.caption, isFocused ? .focus : .muted, isFocused ? .bold : [])
    if let number = item.captionNumber { text = text.asking(number.mark, number.value) }
    switch item.verdict {
    case .right:
      let sign = String(Glyph.right.character(in: surface.look))
      text = StyledText(sign + " ", .right, .bold) + text
    case .wrong:
      let sign = String(Glyph.wrong.character(in: surface.look))
      text = StyledText(sign + " ", .wrong, .bold) + text
    case nil: break
    }
    surface.write(text.truncated(to: tile.columns), column: tile.column, row: tile.endRow - 1)
  }

  /// The picture at a cell of the screen when the grid is drawn in `area`.
  public func index(at point: Point, in area: Rect) -> Int? {
    area.contains(point) && !items.isEmpty ? layout(in: area).grid.index(at: point) : nil
  }

  /// The picture that an arrow key leads to when the grid is drawn in `area`; nil if there is none.
  public func index(after key: Key, in area: Rect) -> Int? {
    guard !area.isEmpty, !items.isEmpty else { return nil }
    return layout(in: area).grid.moved(key, from: focus ?? 0)
  }
}
