/// A window that slides over a picture, at one place: where it lies, the numbers under it times its
/// own, and the cell of the map that their sum goes to.
public struct ConvolutionWindow: Widget {
  /// What is worked out.
  public var step: ConvolutionStep
  /// The value of a white pixel.
  public var inputLimit: Double
  /// Whether what is below zero becomes zero.
  public var isRectified: Bool
  /// The largest number of the map's ramp; nil is the largest of the map.
  public var mapLimit: Double?
  /// Under the arithmetic; empty for none.
  public var note: String
  /// Which numbers of a network the window's weights are; nil for none.
  public var kernelNumbers: NumberGrid?
  /// Which the numbers of the map are; nil for none.
  public var mapNumbers: NumberGrid?
  /// Which the value is before it is rectified; nil for none.
  public var valueNumber: NumberMark?

  /// A rectified window on a picture of values within 0...1 unless it is said otherwise.
  public init(
    _ step: ConvolutionStep, inputLimit: Double = 1, isRectified: Bool = true,
    mapLimit: Double? = nil, note: String = ""
  ) {
    self.step = step
    self.inputLimit = inputLimit
    self.isRectified = isRectified
    self.mapLimit = mapLimit
    self.note = note
  }

  /// The map as it is shown.
  public var map: [[Double]] {
    isRectified ? step.map.map { $0.map { max(0, $0) } } : step.map
  }

  public var summary: String {
    let grid = ValueGrid(step.input)
    let size = step.outputSize
    guard size.columns > 0, size.rows > 0 else { return "no room for the window in its picture" }
    var words = "window of \(step.kernel.first?.count ?? 0) × \(step.kernel.count) at row "
    words += "\(step.place.row + 1), column \(step.place.column + 1) of \(grid.columns) × "
    words += "\(grid.rows) pixels; products sum to \(Numbers.significant(step.sum))"
    if step.divisor != 1 { words += ", divided by \(Numbers.tick(step.divisor))" }
    if step.bias != 0 { words += ", offset \(Numbers.significant(step.bias, sign: .always))" }
    words += ": \(Numbers.significant(step.value, sign: .always))"
    if isRectified, step.value < 0 { words += ", below zero, so 0" }
    return words
  }

  public func draw(on surface: inout Surface, in area: Rect) {
    let size = step.outputSize
    guard !area.isEmpty, size.columns > 0, size.rows > 0 else { return }
    let outer = surface.narrowClip(to: area)
    defer { surface.restoreClip(outer) }
    var arithmetic = WindowArithmetic(step, inputLimit: inputLimit)
    arithmetic.kernelNumbers = kernelNumbers
    arithmetic.valueNumber = valueNumber
    let rows = arithmetic.rows(for: area.columns)
    let isRoomy = area.rows >= rows + 12
    // Numbers first where there is not enough room for both.
    let hasPictures = area.rows >= rows + 6 && area.columns >= 24
    let hasNumbers = rows > 0 && (hasPictures || area.rows >= rows)
    if hasPictures || rows == 0 {
      let used = hasNumbers ? rows + (isRoomy ? 2 : 1) : 0
      drawPictures(on: &surface, in: area.dropBottom(used))
    }
    guard hasNumbers else { return }
    let free = hasPictures ? pictureRows(in: area.dropBottom(rows + (isRoomy ? 2 : 1))) : 0
    let start = free == 0 ? 0 : min(free + (isRoomy ? 2 : 1), area.rows - rows)
    arithmetic.draw(on: &surface, in: area.dropTop(start), isRectified: isRectified, note: note)
  }

  /// The picture at the left, the map at the right, in pixels of the same size.
  private func layout(in area: Rect) -> (picture: PicturePixels, map: PicturePixels) {
    let grid = ValueGrid(step.input)
    let room = area.dropTop(1)
    let columns = grid.columns + step.outputSize.columns
    let gutter = 4
    var zoom = max(1, min(6, (room.columns - gutter) / max(1, columns)))
    zoom = max(1, min(zoom, room.rows * 2 / max(1, grid.rows)))
    let half = Size(
      columns: min(room.columns, max(1, (room.columns - gutter) * grid.columns / max(1, columns))),
      rows: room.rows)
    let rest = Size(columns: max(0, room.columns - gutter - half.columns), rows: room.rows)
    return (
      PicturePixels(step.input, in: half, most: zoom, isEven: true),
      PicturePixels(map, in: rest, most: zoom, isEven: true)
    )
  }

  private func pictureRows(in area: Rect) -> Int {
    let pixels = layout(in: area)
    return 1 + max(pixels.picture.size.rows, pixels.map.size.rows)
  }

  private func drawPictures(on surface: inout Surface, in area: Rect) {
    guard area.rows >= 2 else { return }
    let (picture, map) = layout(in: area)
    let room = area.dropTop(1)
    let mapColumn = room.column + picture.size.columns + 4
    let grid = ValueGrid(step.input)
    let title = StyledText.strong("input")
    let full = title + .muted(" \(grid.columns) × \(grid.rows)")
    let titleRoom = picture.size.columns + 3
    surface.write(
      full.width <= titleRoom ? full : title.truncated(to: titleRoom), column: area.column,
      row: area.row)
    let output = step.outputSize
    let mapTitle = StyledText.strong("map") + .muted(" \(output.columns) × \(output.rows)")
    surface.write(
      mapTitle.truncated(to: area.endColumn - mapColumn), column: mapColumn, row: area.row)
    picture.draw(ramp: .picture, limit: inputLimit, on: &surface, at: room.origin)
    let limit = mapLimit ?? PicturePixels.largest(self.map)
    let ramp: Ramp = isRectified ? .sequential : .signed
    let origin = Point(column: mapColumn, row: room.row)
    map.draw(ramp: ramp, limit: limit, on: &surface, at: origin)
    map.mark(mapNumbers, on: &surface, at: origin)
    drawFrame(
      step.window, picture, on: &surface, at: room.origin,
      isBright: { $0 / (inputLimit > 0 ? inputLimit : 1) > 0.5 })
    drawFrame(
      Rect(column: step.place.column, row: step.place.row, columns: 1, rows: 1), map, on: &surface,
      at: origin, isBright: { limit > 0 && $0 / limit > 0.5 })
    let row = room.row + (max(picture.size.rows, 1) - 1) / 2
    surface.write(.higher, column: mapColumn - 3, row: row, style: Style(.muted))
  }

  private func drawFrame(
    _ window: Rect, _ pixels: PicturePixels, on surface: inout Surface, at origin: Point,
    isBright: (Double) -> Bool
  ) {
    guard let cells = pixels.cells(of: window) else { return }
    let area = Rect(
      column: origin.column + cells.column, row: origin.row + cells.row, columns: cells.columns,
      rows: cells.rows)
    surface.frame(area) { point in
      isBright(
        pixels.value(x: point.column - origin.column, y: (point.row - origin.row) * 2))
    }
  }

  /// The place whose output is at a cell of the screen, or in whose window's middle it lies.
  public func place(at point: Point, in area: Rect) -> Point? {
    let arithmetic = WindowArithmetic(step, inputLimit: inputLimit)
    let rows = arithmetic.rows(for: area.columns)
    guard area.rows >= rows + 6 || rows == 0, area.columns >= 24 || rows == 0 else { return nil }
    let used = rows > 0 ? rows + (area.rows >= rows + 12 ? 2 : 1) : 0
    let room = area.dropBottom(used)
    let (picture, map) = layout(in: room)
    let y = (point.row - room.row - 1) * 2
    if let place = map.pixel(x: point.column - area.column - picture.size.columns - 4, y: y) {
      return place
    }
    guard let pixel = picture.pixel(x: point.column - area.column, y: y) else { return nil }
    let size = step.outputSize
    func clamped(_ pixel: Int, _ window: Int, _ count: Int) -> Int {
      min(max(0, (pixel + step.padding - window / 2) / step.stride), count - 1)
    }
    guard size.columns > 0, size.rows > 0 else { return nil }
    return Point(
      column: clamped(pixel.column, step.window.columns, size.columns),
      row: clamped(pixel.row, step.window.rows, size.rows))
  }
}
