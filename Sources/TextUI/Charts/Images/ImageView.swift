/// A picture in square pixels, each as large as a whole number of columns: two pixels a cell, one
/// above the other, where they are smallest.
///
/// One pixel can have the focus, a window can be outlined (the receptive field of something), and a
/// second picture of signed numbers can say which pixels speak for and against an answer. A click
/// finds its pixel with `pixels(at:in:)`.
public struct ImageView: Widget {
  /// Row by row from the top; what is not a number is left out.
  public var values: [[Double]]
  /// The colours.
  public var ramp: Ramp
  /// The value at the end of the ramp.
  public var limit: Double
  /// Above the picture; empty leaves no row for it.
  public var title: StyledText
  /// Below the picture; empty leaves no row for it.
  public var caption: StyledText
  /// The pixel that keys act on: its column and row.
  public var focus: Point?
  /// Pixels that are outlined.
  public var window: Rect?
  /// For every pixel, how much it speaks for (+) or against (−) something; empty for none.
  public var evidence: [[Double]]
  /// Lines between pixels, where they are at least four columns wide.
  public var hasGrid: Bool
  /// No pixel is wider than this many columns.
  public var largestZoom: Int
  /// Which numbers of a network its pixels are, or where there is evidence, which that is; nil for
  /// none.
  public var numbers: NumberGrid?

  /// A grey picture of values within 0...1 unless it is said otherwise.
  public init(
    _ values: [[Double]], ramp: Ramp = .picture, limit: Double = 1,
    title: StyledText = StyledText(), caption: StyledText = StyledText(), focus: Point? = nil,
    window: Rect? = nil, evidence: [[Double]] = [], hasGrid: Bool = false, largestZoom: Int = 8,
    numbers: NumberGrid? = nil
  ) {
    self.values = values
    self.ramp = ramp
    self.limit = limit
    self.title = title
    self.caption = caption
    self.focus = focus
    self.window = window
    self.evidence = evidence
    self.hasGrid = hasGrid
    self.largestZoom = largestZoom
    self.numbers = numbers
  }

  public var summary: String {
    let grid = ValueGrid(values)
    guard !grid.isEmpty else { return "empty picture" }
    var words = title.isEmpty ? "picture of" : title.plain + ":"
    words += " \(grid.columns) × \(grid.rows) pixels"
    let ink = values.joined().filter { $0 > limit / 2 }.count
    words += ", \(ink) of them more than half full"
    if let focus, grid[focus.column, focus.row].isFinite {
      words += "; row \(focus.row + 1), column \(focus.column + 1) is "
      words += Numbers.significant(grid[focus.column, focus.row])
    }
    if let strongest = strongestEvidence {
      words += "; strongest evidence \(Numbers.significant(strongest.value, sign: .always))"
      words += " at row \(strongest.place.row + 1), column \(strongest.place.column + 1)"
    }
    return caption.isEmpty ? words : words + "; " + caption.plain
  }

  private var strongestEvidence: (place: Point, value: Double)? {
    var strongest: (place: Point, value: Double)?
    for (row, line) in evidence.enumerated() {
      for (column, value) in line.enumerated()
      where value.isFinite && value.magnitude > strongest?.value.magnitude ?? 0 {
        strongest = (Point(column: column, row: row), value)
      }
    }
    return strongest
  }

  private func pictureArea(in area: Rect) -> Rect {
    area.dropTop(title.isEmpty ? 0 : area.rows >= 8 ? 2 : 1).dropBottom(caption.isEmpty ? 0 : 1)
  }

  private func pixels(in area: Rect) -> PicturePixels {
    PicturePixels(
      values, in: area.size, most: largestZoom,
      isEven: window != nil || focus != nil || hasGrid || !evidence.isEmpty)
  }

  public func draw(on surface: inout Surface, in area: Rect) {
    guard !area.isEmpty else { return }
    let outer = surface.narrowClip(to: area)
    defer { surface.restoreClip(outer) }
    let room = pictureArea(in: area)
    let pixels = pixels(in: room)
    if !title.isEmpty {
      surface.write(title.truncated(to: area.columns), column: area.column, row: area.row)
    }
    pixels.draw(ramp: ramp, limit: limit, on: &surface, at: room.origin)
    if hasGrid, pixels.zoom >= 4 { drawGrid(pixels, on: &surface, at: room.origin) }
    drawEvidence(pixels, on: &surface, at: room.origin)
    if evidence.isEmpty {
      pixels.mark(numbers, on: &surface, at: room.origin)
    } else {
      PicturePixels(evidence, in: pixels.size, most: pixels.zoom).mark(
        numbers, on: &surface, at: room.origin)
    }
    if let window { drawFrame(window, pixels, on: &surface, at: room.origin) }
    if let focus {
      drawFrame(
        Rect(column: focus.column, row: focus.row, columns: 1, rows: 1), pixels, on: &surface,
        at: room.origin)
    }
    if !caption.isEmpty, room.row + pixels.size.rows < area.endRow {
      surface.write(
        caption.truncated(to: area.columns), column: area.column,
        row: room.row + pixels.size.rows)
    }
  }

  /// A thin line at the left of every pixel and below it.
  private func drawGrid(_ pixels: PicturePixels, on surface: inout Surface, at origin: Point) {
    guard surface.look.glyphs != .ascii, !Shade.isNeeded(in: surface.look) else { return }
    let rows = pixels.zoom / 2
    for row in 0..<pixels.size.rows {
      for column in 0..<pixels.size.columns {
        let (x, y) = (origin.column + column, origin.row + row)
        let character: Character? =
          column % pixels.zoom == 0 ? "▏" : row % rows == rows - 1 ? "▁" : nil
        guard let character else { continue }
        surface[x, y] = Cell(character, Style(.grid, on: surface[x, y].style.background))
      }
    }
  }

  /// Large pixels keep their grey and carry a sign on the colour of the evidence; small ones take
  /// the colour where the evidence is not weak.
  private func drawEvidence(_ pixels: PicturePixels, on surface: inout Surface, at origin: Point) {
    let grid = ValueGrid(evidence)
    let limit = PicturePixels.largest(evidence)
    guard !grid.isEmpty, limit > 0, pixels.zoom >= 1 else { return }
    for y in 0..<pixels.grid.rows {
      for x in 0..<pixels.grid.columns {
        let t = grid[x, y] / limit
        guard t.isFinite, t.magnitude >= 0.12 else { continue }
        guard
          let cells = pixels.cells(of: Rect(column: x, row: y, columns: 1, rows: 1))
        else { continue }
        let area = Rect(
          column: origin.column + cells.column, row: origin.row + cells.row,
          columns: cells.columns, rows: cells.rows)
        drawEvidence(t, on: &surface, in: area, isUpper: y % 2 == 0, zoom: pixels.zoom)
      }
    }
  }

  private func drawEvidence(
    _ t: Double, on surface: inout Surface, in area: Rect, isUpper: Bool, zoom: Int
  ) {
    let sign = t < 0 ? String(Numbers.minus) : "+"
    let needsShade = Shade.isNeeded(in: surface.look)
    let role: Role = t < 0 ? .negative : .positive
    let ink = needsShade ? Ink.standard : Ramp.signed.ink(t)
    guard zoom >= 2 else {
      if needsShade || surface.look.glyphs == .ascii {
        surface.write(sign, column: area.column, row: area.row, style: Style(role, .bold))
        return
      }
      var cell = surface[area.column, area.row]
      if cell.character != "▀" {
        cell = Cell("▀", Style(cell.style.background, on: cell.style.background))
      }
      if isUpper { cell.style.foreground = ink } else { cell.style.background = ink }
      surface[area.column, area.row] = cell
      return
    }
    let inner = zoom >= 4 ? area.inset(columns: zoom / 4, rows: zoom >= 6 ? 1 : 0) : area
    let style =
      needsShade ? Style(role, .bold) : Style(Ramp.signed.textInk(t), on: ink, .bold)
    if !needsShade { surface.fill(inner, with: Cell(" ", style)) }
    surface.write(
      sign, column: inner.column + (inner.columns - 1) / 2, row: inner.row + (inner.rows - 1) / 2,
      style: style)
  }

  private func drawFrame(
    _ window: Rect, _ pixels: PicturePixels, on surface: inout Surface, at origin: Point
  ) {
    guard var cells = pixels.cells(of: window) else { return }
    if pixels.zoom == 1 {
      // There is no room inside of so small a window: the frame goes around it.
      cells = Rect(
        column: cells.column - 1, row: cells.row - 1, columns: cells.columns + 2,
        rows: cells.rows + 2)
    }
    let area = Rect(
      column: origin.column + cells.column, row: origin.row + cells.row, columns: cells.columns,
      rows: cells.rows)
    surface.frame(area) { point in
      let value = pixels.value(
        x: point.column - origin.column, y: (point.row - origin.row) * 2)
      return ramp != .picture || limit <= 0 ? false : value / limit > 0.5
    }
  }

  /// The pixels at a cell of the screen when the picture is drawn in `area`, from the upper half of
  /// the cell to the lower one: one, two where pixels are half rows, none outside.
  public func pixels(at point: Point, in area: Rect) -> [Point] {
    let room = pictureArea(in: area)
    guard room.contains(point) else { return [] }
    let pixels = pixels(in: room)
    let (x, y) = (point.column - room.column, (point.row - room.row) * 2)
    let halves = [pixels.pixel(x: x, y: y), pixels.pixel(x: x, y: y + 1)].compactMap { $0 }
    return halves.count == 2 && halves[0] == halves[1] ? [halves[0]] : halves
  }
}
