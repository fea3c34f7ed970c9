/// Lines along which a function over a plane has one value, as dots of a canvas.
struct Contour {
  /// The function at every dot of a canvas, from the upper left.
  private let heights: [Double]
  private let width: Int
  private let height: Int

  /// - Parameter size: of the canvas, in cells.
  init(_ grid: ValueGrid, _ size: Size) {
    width = max(0, size.columns * 2)
    height = max(0, size.rows * 4)
    var heights: [Double] = []
    heights.reserveCapacity(width * height)
    for y in 0..<height {
      for x in 0..<width {
        heights.append(
          grid.interpolated(PlaneFrame.share(x, of: width), PlaneFrame.share(y, of: height)))
      }
    }
    self.heights = heights
  }

  /// The dots nearest to where the function crosses `level`: of two neighbours on different sides of
  /// it, the one that is nearer. What is not a number is on no side.
  func dots(at level: Double) -> [(x: Int, y: Int)] {
    var isMarked = Array(repeating: false, count: heights.count)
    for y in 0..<height {
      for x in 0..<width {
        let here = y * width + x
        if x + 1 < width { mark(here, here + 1, level, &isMarked) }
        if y + 1 < height { mark(here, here + width, level, &isMarked) }
      }
    }
    return isMarked.indices.filter { isMarked[$0] }.map { ($0 % width, $0 / width) }
  }

  private func mark(_ first: Int, _ second: Int, _ level: Double, _ isMarked: inout [Bool]) {
    let (a, b) = (heights[first] - level, heights[second] - level)
    guard a.isFinite, b.isFinite, (a < 0) != (b < 0) else { return }
    isMarked[a.magnitude <= b.magnitude ? first : second] = true
  }

  /// The value at a dot.
  func value(x: Int, y: Int) -> Double { heights[y * width + x] }

  /// Levels at 1, 2 and 5 × 10ⁿ over the last two decades below `high`, so that they lie close where
  /// a valley is steep and show its floor too; on a logarithmic scale over all decades. Where values
  /// reach below zero, they are equally far apart.
  static func levels(
    from low: Double, to high: Double, scale: Axis.Scale, atMost most: Int
  ) -> [Double] {
    guard low < high, low.isFinite, high.isFinite else { return [] }
    let ticks: [Double] =
      switch scale {
      case .logarithmic: Ticks.logarithmic(max(low, high * 1e-4), high, atMost: most + most / 2)
      case .linear:
        low >= 0
          ? Ticks.logarithmic(max(low, high / 100), high, atMost: most)
          : Ticks.linear(low, high, atMost: most)
      }
    return ticks.filter { $0 > low && $0 < high }
  }
}
