/// A picture of coloured pixels, two a cell, one above the other: maps, tiles, images.
///
/// Where ramps have no colours, a cell is the shade of the mean of its two pixels.
public struct PixelCanvas: Sendable {
  /// In cells.
  public let size: Size
  /// What values become.
  public let ramp: Ramp
  private var values: [Double?]

  /// - Parameter size: in cells.
  public init(_ size: Size, ramp: Ramp) {
    self.size = Size(columns: max(0, size.columns), rows: max(0, size.rows))
    self.ramp = ramp
    values = Array(repeating: nil, count: self.size.columns * self.size.rows * 2)
  }

  /// Pixels from left to right.
  public var width: Int { size.columns }
  /// Pixels from top to bottom.
  public var height: Int { size.rows * 2 }

  /// The value of a pixel, on the scale of the ramp; nil leaves what is below. One outside does
  /// nothing.
  public subscript(x: Int, y: Int) -> Double? {
    get { isInside(x, y) ? values[y * width + x] : nil }
    set { if isInside(x, y) { values[y * width + x] = newValue } }
  }

  private func isInside(_ x: Int, _ y: Int) -> Bool {
    x >= 0 && y >= 0 && x < width && y < height
  }

  /// Puts the picture on a surface; cells without a value are left as they are.
  public func draw(on surface: inout Surface, at origin: Point) {
    for row in 0..<size.rows {
      for column in 0..<size.columns {
        guard let cell = cell(column, row, in: surface.look) else { continue }
        surface[origin.column + column, origin.row + row] = cell
      }
    }
  }

  /// The mean of a cell's pixels, for a background behind other marks.
  public func mean(column: Int, row: Int) -> Double? {
    let pair = [self[column, row * 2], self[column, row * 2 + 1]].compactMap { $0 }
    return pair.isEmpty ? nil : pair.reduce(0, +) / Double(pair.count)
  }

  private func cell(_ column: Int, _ row: Int, in look: Look) -> Cell? {
    guard let mean = mean(column: column, row: row) else { return nil }
    if Shade.isNeeded(in: look) { return Shade.cell(ramp, mean, in: look) }
    if look.glyphs == .ascii { return Cell(" ", Style(.ink, on: ramp.ink(mean))) }
    switch (self[column, row * 2], self[column, row * 2 + 1]) {
    case (let top?, let bottom?):
      let (above, below) = (ramp.ink(top), ramp.ink(bottom))
      return above == below
        ? Cell(" ", Style(.standard, on: below)) : Cell("▀", Style(above, on: below))
    case (let top?, nil): return Cell("▀", Style(ramp.ink(top)))
    case (nil, let bottom?): return Cell("▄", Style(ramp.ink(bottom)))
    case (nil, nil): return nil
    }
  }
}

/// Values on a grid, row by row from the top, read at any place.
struct ValueGrid {
  let values: [[Double]]
  let rows: Int
  let columns: Int

  init(_ values: [[Double]]) {
    self.values = values
    rows = values.count
    columns = values.map(\.count).max() ?? 0
  }

  var isEmpty: Bool { rows == 0 || columns == 0 }

  subscript(column: Int, row: Int) -> Double {
    guard row >= 0, row < rows, column >= 0, column < values[row].count else { return .nan }
    return values[row][column]
  }

  /// The mean of the values that pixel (x, y) of a picture of that size covers; the nearest one
  /// where pixels are finer than values.
  func sample(x: Int, of width: Int, y: Int, of height: Int) -> Double {
    let firstColumn = x * columns / width
    let lastColumn = max(firstColumn + 1, (x + 1) * columns / width)
    let firstRow = y * rows / height
    let lastRow = max(firstRow + 1, (y + 1) * rows / height)
    var sum = 0.0
    var count = 0.0
    for row in firstRow..<lastRow {
      for column in firstColumn..<lastColumn {
        let value = self[column, row]
        if value.isFinite {
          sum += value
          count += 1
        }
      }
    }
    return count > 0 ? sum / count : .nan
  }

  /// The value at a place between 0 and 1 from the left and from the top, between its neighbours.
  func interpolated(_ x: Double, _ y: Double) -> Double {
    let column = min(max(x, 0), 1) * Double(max(0, columns - 1))
    let row = min(max(y, 0), 1) * Double(max(0, rows - 1))
    let (left, top) = (Int(column), Int(row))
    let (right, bottom) = (min(left + 1, columns - 1), min(top + 1, rows - 1))
    let (fx, fy) = (column - Double(left), row - Double(top))
    let above = self[left, top] * (1 - fx) + self[right, top] * fx
    let below = self[left, bottom] * (1 - fx) + self[right, bottom] * fx
    return above * (1 - fy) + below * fy
  }
}
