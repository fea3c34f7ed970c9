public import Compute

/// Pictures of other sizes.
extension Picture {
  /// In the middle of a larger black one, or the middle of it where the size is smaller.
  public func padded(to other: PixelSize) -> Picture {
    let (down, right) = ((other.height - size.height) / 2, (other.width - size.width) / 2)
    return made(other) { row, column in self[row - down, column - right] }
  }

  /// Stretched to another size, mixing the four nearest pixels; the corners stay where they are.
  ///
  ///     8 × 8 → 12 × 12
  public func enlarged(to other: PixelSize) -> Picture {
    func scale(_ old: Int, _ new: Int) -> Double {
      new > 1 ? Double(old - 1) / Double(new - 1) : 0
    }
    let (down, right) = (scale(size.height, other.height), scale(size.width, other.width))
    return made(other) { row, column in
      mixed(row: Double(row) * down, column: Double(column) * right)
    }
  }

  /// Half as high and wide, each pixel the mean of four; an odd last row or column is left out.
  public var halved: Picture {
    made(PixelSize(height: size.height / 2, width: size.width / 2)) { row, column in
      (self[2 * row, 2 * column] + self[2 * row, 2 * column + 1] + self[2 * row + 1, 2 * column]
        + self[2 * row + 1, 2 * column + 1]) / 4
    }
  }

  /// What is drawn in the picture, cut out, brought to the size of a frame and set in its middle:
  /// what a form reader does before it looks at a digit.
  ///
  /// Each pixel is the mean of the part of the drawing that it stands for. A picture without
  /// anything above a tenth is left black.
  public func framed(in other: PixelSize) -> Picture {
    let inked = values.indices.filter { values[$0] > 0.1 }
    guard let first = inked.first, let last = inked.last else {
      return Picture(filledWith: 0, other)
    }
    let (top, bottom) = (first / size.width, last / size.width)
    let columns = inked.map { $0 % size.width }
    let (left, right) = (columns.min() ?? 0, columns.max() ?? 0)
    let (height, width) = (Double(bottom - top + 1), Double(right - left + 1))
    let pixel = max(height / Double(other.height), width / Double(other.width))
    let y0 = Double(top) + height / 2 - pixel * Double(other.height) / 2
    let x0 = Double(left) + width / 2 - pixel * Double(other.width) / 2
    return made(other) { row, column in
      mean(
        rows: y0 + Double(row) * pixel, columns: x0 + Double(column) * pixel, side: pixel)
    }
  }

  /// The mean of a square whose upper left corner is at (`rows`, `columns`).
  private func mean(rows top: Double, columns left: Double, side: Double) -> Float {
    var sum = 0.0
    for row in Int(top.rounded(.down))..<Int((top + side).rounded(.up)) {
      let height = min(Double(row + 1), top + side) - max(Double(row), top)
      for column in Int(left.rounded(.down))..<Int((left + side).rounded(.up)) {
        let width = min(Double(column + 1), left + side) - max(Double(column), left)
        sum += Double(self[row, column]) * height * width
      }
    }
    return Float(sum / (side * side))
  }

  private func made(_ size: PixelSize, _ value: (Int, Int) -> Float) -> Picture {
    var picture = Picture(filledWith: 0, size)
    for row in 0..<size.height {
      for column in 0..<size.width { picture[row, column] = value(row, column) }
    }
    return picture
  }
}
