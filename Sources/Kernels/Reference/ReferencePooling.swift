// Pools look at each channel alone: they keep one number of every window.
extension Reference {
  /// y[n, c, i, j] is the largest number that the window sees, or no number if it sees one that is
  /// none.
  @specialized(where Scalar == Float)
  public static func maxPool<Scalar>(
    _ x: TensorView<Scalar>, _ window: SlidingWindow, into y: TensorView<Scalar>
  ) {
    for n in 0..<y.extents[0] {
      for c in 0..<y.extents[1] {
        for i in 0..<y.extents[2] {
          for j in 0..<y.extents[3] {
            let (row, column) = placeOfMaximum(x, n, c, at: (i, j), window)
            y[n, c, i, j] = x[n, c, row, column]
          }
        }
      }
    }
  }

  /// The gradient of each maximum goes where that maximum came from, to the first of several that
  /// are equal.
  @specialized(where Scalar == Float)
  public static func addMaxPoolGradient<Scalar>(
    _ arriving: TensorView<Scalar>, _ x: TensorView<Scalar>, _ window: SlidingWindow,
    to gradient: TensorView<Scalar>
  ) {
    for n in 0..<arriving.extents[0] {
      for c in 0..<arriving.extents[1] {
        for i in 0..<arriving.extents[2] {
          for j in 0..<arriving.extents[3] {
            let (row, column) = placeOfMaximum(x, n, c, at: (i, j), window)
            gradient[n, c, row, column] += arriving[n, c, i, j]
          }
        }
      }
    }
  }

  /// y[n, c, i, j] is the mean of the window; what it sees outside the image counts as zeros.
  @specialized(where Scalar == Float)
  public static func averagePool<Scalar>(
    _ x: TensorView<Scalar>, _ window: SlidingWindow, into y: TensorView<Scalar>
  ) {
    for n in 0..<y.extents[0] {
      for c in 0..<y.extents[1] {
        for i in 0..<y.extents[2] {
          for j in 0..<y.extents[3] {
            var sum: Scalar = 0
            for row in window.rows(at: i, of: x.extents[2]) {
              for column in window.columns(at: j, of: x.extents[3]) { sum += x[n, c, row, column] }
            }
            y[n, c, i, j] = sum / Scalar(window.height * window.width)
          }
        }
      }
    }
  }

  /// Every pixel gets an equal share of the gradient of each mean that it was part of.
  @specialized(where Scalar == Float)
  public static func addAveragePoolGradient<Scalar>(
    _ arriving: TensorView<Scalar>, _ window: SlidingWindow, to gradient: TensorView<Scalar>
  ) {
    for n in 0..<arriving.extents[0] {
      for c in 0..<arriving.extents[1] {
        for i in 0..<arriving.extents[2] {
          for j in 0..<arriving.extents[3] {
            let share = arriving[n, c, i, j] / Scalar(window.height * window.width)
            for row in window.rows(at: i, of: gradient.extents[2]) {
              for column in window.columns(at: j, of: gradient.extents[3]) {
                gradient[n, c, row, column] += share
              }
            }
          }
        }
      }
    }
  }

  private static func placeOfMaximum<Scalar>(
    _ x: TensorView<Scalar>, _ n: Int, _ c: Int, at place: (Int, Int), _ window: SlidingWindow
  ) -> (row: Int, column: Int) {
    let rows = window.rows(at: place.0, of: x.extents[2])
    let columns = window.columns(at: place.1, of: x.extents[3])
    var best = (row: rows.lowerBound, column: columns.lowerBound)
    for row in rows {
      for column in columns {
        let candidate = x[n, c, row, column]
        if candidate > x[n, c, best.row, best.column] || candidate.isNaN { best = (row, column) }
      }
    }
    return best
  }
}
