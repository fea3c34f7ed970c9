/// Several heads of attention as small matrices, one of them chosen.
public struct AttentionHeadGrid: Widget {
  /// In the order of the text, the same for all heads.
  public var tokens: [String]
  /// `heads[head][row][column]`.
  public var heads: [[[Double]]]
  /// Above each matrix; numbered from 1 where there is none.
  public var names: [String]
  /// Whether tokens see only themselves and earlier ones.
  public var isCausal: Bool
  /// The head that keys act on.
  public var focus: Int?
  /// Which numbers of a network the shares of each head are; empty for none.
  public var numbers: [NumberGrid]

  /// Causal heads unless it is said otherwise.
  public init(
    tokens: [String], heads: [[[Double]]], names: [String] = [], isCausal: Bool = true,
    focus: Int? = nil, numbers: [NumberGrid] = []
  ) {
    self.tokens = tokens
    self.heads = heads
    self.names = names
    self.isCausal = isCausal
    self.focus = focus
    self.numbers = numbers
  }

  private func name(_ head: Int) -> String {
    names.indices.contains(head) ? names[head] : "head \(head + 1)"
  }

  private func matrix(_ head: Int) -> AttentionMatrix {
    AttentionMatrix(tokens: tokens, shares: heads[head], isCausal: isCausal, hasScale: false)
  }

  public var summary: String {
    guard !heads.isEmpty else { return "no heads" }
    let count = heads.count == 1 ? "1 head" : "\(heads.count) heads"
    var words = "\(count) of attention over \(tokens.count) tokens"
    if let focus, heads.indices.contains(focus) {
      words += "; chosen \(name(focus)): \(matrix(focus).summary)"
    }
    return words
  }

  private func layout(in area: Rect) -> (grid: TileGrid, zoom: Int) {
    func grid(_ zoom: Int) -> TileGrid {
      let side = max(1, tokens.count * zoom)
      let name = heads.indices.map { self.name($0).displayWidth }.max() ?? 0
      let tile = Size(
        columns: min(max(side, min(name, 12)), max(1, area.columns - 1)),
        rows: min((side + 1) / 2, max(1, area.rows - 1)) + 1)
      return TileGrid(
        count: heads.count, tile: tile, gutter: Size(columns: 2, rows: 1), focus: focus,
        in: area.dropLeft(1))
    }
    for zoom in [4, 3, 2, 1] where grid(zoom).hidden == 0 { return (grid(zoom), zoom) }
    return (grid(1), 1)
  }

  public func draw(on surface: inout Surface, in area: Rect) {
    guard !area.isEmpty, !heads.isEmpty else { return }
    let outer = surface.narrowClip(to: area)
    defer { surface.restoreClip(outer) }
    let (grid, zoom) = layout(in: area)
    for head in grid.first..<grid.first + grid.shown {
      guard let tile = grid.rect(of: head) else { continue }
      let isFocused = head == focus
      let name = StyledText(name(head), isFocused ? .focus : .muted, isFocused ? .bold : [])
      surface.write(name.truncated(to: tile.columns), column: tile.column, row: tile.row)
      let matrix = matrix(head)
      let room = tile.dropTop(1)
      let pixels = PicturePixels(tokens.indices.map(matrix.row), in: room.size, most: zoom)
      pixels.draw(ramp: .sequential, limit: 1, on: &surface, at: room.origin)
      pixels.mark(
        numbers.indices.contains(head) ? numbers[head] : nil, on: &surface, at: room.origin)
      guard isFocused else { continue }
      for row in tile.row..<tile.endRow {
        surface.write(.chosen, column: tile.column - 1, row: row, style: Style(.focus, .bold))
      }
    }
    grid.drawHidden(on: &surface)
  }

  /// The head at a cell of the screen when the heads are drawn in `area`.
  public func head(at point: Point, in area: Rect) -> Int? {
    area.contains(point) && !heads.isEmpty ? layout(in: area).grid.index(at: point) : nil
  }

  /// The head that an arrow key leads to when they are drawn in `area`; nil if there is none.
  public func head(after key: Key, in area: Rect) -> Int? {
    guard !area.isEmpty, !heads.isEmpty else { return nil }
    return layout(in: area).grid.moved(key, from: focus ?? 0)
  }
}
