/// Who looks where: each row the shares that one token gives to the tokens it may see.
///
/// What a token may not see, later words under a causal mask, is a dot and not a zero. Where there
/// is no room for numbers the matrix is made of pixels.
public struct AttentionMatrix: Widget {
  /// In the order of the text.
  public var tokens: [String]
  /// `shares[row][column]`, what the token of that row takes from the token of that column.
  public var shares: [[Double]]
  /// Whether tokens see only themselves and earlier ones.
  public var isCausal: Bool
  /// The token that keys act on.
  public var focus: Int?
  /// Whether the scale and what a dot means stand below, where there are rows to spare.
  public var hasScale: Bool
  /// Which numbers of a network the shares are; nil for none.
  public var numbers: NumberGrid?

  /// A causal matrix unless it is said otherwise.
  public init(
    tokens: [String], shares: [[Double]], isCausal: Bool = true, focus: Int? = nil,
    hasScale: Bool = true, numbers: NumberGrid? = nil
  ) {
    self.tokens = tokens
    self.shares = shares
    self.isCausal = isCausal
    self.focus = focus
    self.hasScale = hasScale
    self.numbers = numbers
  }

  /// The shares of one row; what is hidden from it is not a number.
  public func row(_ row: Int) -> [Double] {
    tokens.indices.map { column in
      guard shares.indices.contains(row), shares[row].indices.contains(column),
        !isCausal || column <= row
      else { return .nan }
      return shares[row][column]
    }
  }

  /// The shares of one row as bars.
  public func bars(ofRow row: Int) -> ShareBars {
    let strongest = strongest(in: row)
    return ShareBars(
      zip(tokens, self.row(row)).enumerated().filter { $0.element.1.isFinite }.map {
        ShareBars.Share(
          $0.element.0, $0.element.1, isEmphasised: $0.offset == strongest,
          mark: numbers?.mark(row: row, column: $0.offset))
      })
  }

  /// The token to which the row gives most.
  public func strongest(in row: Int) -> Int? {
    self.row(row).enumerated().filter { $0.element.isFinite }.max { $0.element < $1.element }?
      .offset
  }

  public var summary: String {
    guard !tokens.isEmpty else { return "no tokens" }
    let count = tokens.count == 1 ? "1 token" : "\(tokens.count) tokens"
    var words = "attention over \(count)" + (isCausal ? ", later words hidden" : "")
    for row in focus.map({ [$0] }) ?? Array(tokens.indices.suffix(1)) {
      guard tokens.indices.contains(row), let strongest = strongest(in: row) else { continue }
      let share = Numbers.percent(self.row(row)[strongest], decimals: 0)
      words += "; \(tokens[row]) looks at \(tokens[strongest]) with \(share)"
    }
    return words
  }

  private var map: HeatMap {
    HeatMap(
      tokens.indices.map { row($0) }, ramp: .sequential, limit: 1, rowNames: tokens,
      columnNames: tokens, focusedRow: focus,
      focusedColumn: focus.flatMap { strongest(in: $0) }, numbers: numbers)
  }

  public func draw(on surface: inout Surface, in area: Rect) {
    guard !area.isEmpty, !tokens.isEmpty else { return }
    let outer = surface.narrowClip(to: area)
    defer { surface.restoreClip(outer) }
    let names = (tokens.map(\.displayWidth).max() ?? 0) + 3
    let count = tokens.count
    let tileColumns = min(9, (area.columns - names) / count)
    let needed = min(max(3, (tokens.map(\.displayWidth).max() ?? 0) + 1), 5)
    guard tileColumns >= needed, area.rows > count else {
      return drawPixels(on: &surface, in: area)
    }
    // The scale takes rows that do not cost the tiles any.
    let tileRows = min(3, (area.rows - 1) / count)
    let used = 1 + tileRows * count
    let isScaled = hasScale && area.rows >= used + 3
    map.draw(on: &surface, in: isScaled ? area.top(used) : area)
    for row in tokens.indices {
      surface.mark(.item(row), in: area.dropTop(1 + row * tileRows).top(tileRows))
    }
    guard isScaled else { return }
    drawScale(on: &surface, in: area.dropTop(used + 1).top(2).dropLeft(names))
  }

  private func drawScale(on surface: inout Surface, in area: Rect) {
    ColorBar(.sequential, from: 0, to: 1).draw(on: &surface, in: area.left(20))
    guard isCausal else { return }
    let text = StyledText("· ", .faint) + .muted("later words, hidden")
    if text.width + 23 <= area.columns {
      surface.write(text, column: area.column + 23, row: area.row)
    }
  }

  /// Square pixels without numbers; only the focused row and what it looks at most are named.
  private func drawPixels(on surface: inout Surface, in area: Rect) {
    let label = focus.flatMap { row -> StyledText? in
      guard tokens.indices.contains(row), let column = strongest(in: row) else { return nil }
      return StyledText(tokens[row], .focus, .bold) + .muted(" → ") + .strong(tokens[column])
        + .muted(" ")
        + .muted(Numbers.cell(self.row(row)[column])).asking(
          numbers?.mark(row: row, column: column), self.row(row)[column])
    }
    let room = area.dropBottom(label == nil || area.rows < 3 ? 0 : 1)
    let mark = focus == nil ? 0 : 1
    let pixels = PicturePixels(
      tokens.indices.map { row($0) }, in: room.dropLeft(mark).size, most: 4, isEven: true)
    let origin = Point(column: room.column + mark, row: room.row)
    pixels.draw(ramp: .sequential, limit: 1, on: &surface, at: origin)
    pixels.mark(numbers, on: &surface, at: origin)
    drawMask(pixels, on: &surface, at: origin)
    for row in tokens.indices {
      let cells = pixels.cells(
        of: Rect(column: 0, row: row, columns: max(1, pixels.grid.columns), rows: 1))
      guard let cells else { continue }
      surface.mark(
        .item(row),
        in: Rect(
          column: origin.column + cells.column, row: origin.row + cells.row,
          columns: cells.columns, rows: cells.rows))
    }
    if let focus,
      let row = pixels.cells(of: Rect(column: 0, row: focus, columns: 1, rows: 1))
    {
      surface.write(
        .cursor, column: room.column, row: room.row + row.row, style: Style(.focus, .bold))
    }
    guard let label, area.rows >= 3 else { return }
    surface.write(
      label.truncated(to: area.columns), column: area.column, row: room.row + pixels.size.rows)
  }

  /// A dot for each hidden share, where pixels are as large as cells.
  private func drawMask(_ pixels: PicturePixels, on surface: inout Surface, at origin: Point) {
    guard pixels.zoom >= 2 else { return }
    for row in tokens.indices {
      for column in tokens.indices where pixels.grid[column, row].isNaN {
        guard
          let cells = pixels.cells(of: Rect(column: column, row: row, columns: 1, rows: 1))
        else { continue }
        surface.write(
          "·", column: origin.column + cells.column + (cells.columns - 1) / 2,
          row: origin.row + cells.row + (cells.rows - 1) / 2, style: Style(.faint))
      }
    }
  }
}
