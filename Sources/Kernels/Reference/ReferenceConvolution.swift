// A convolution as networks use the word: the window is not turned round (a cross-correlation).
extension Reference {
  /// y[n, o, i, j] = bias[o] + Σ over c, u, v of weight[o, c, u, v] · x[n, c, i s + u − p, j s + v − p],
  /// with stride s and padding p; x is zero outside the image.
  @specialized(where Scalar == Float)
  public static func convolution<Scalar>(
    _ x: TensorView<Scalar>, _ weight: TensorView<Scalar>, bias: TensorView<Scalar>?,
    _ window: SlidingWindow, into y: TensorView<Scalar>
  ) {
    for n in 0..<y.extents[0] {
      for o in 0..<y.extents[1] {
        for i in 0..<y.extents[2] {
          let (top, rows) = (window.firstRow(at: i), window.rows(at: i, of: x.extents[2]))
          for j in 0..<y.extents[3] {
            let left = window.firstColumn(at: j)
            let columns = window.columns(at: j, of: x.extents[3])
            var sum = bias?[o] ?? 0
            for c in 0..<x.extents[1] {
              for row in rows {
                for column in columns {
                  sum += weight[o, c, row - top, column - left] * x[n, c, row, column]
                }
              }
            }
            y[n, o, i, j] = sum
          }
        }
      }
    }
  }

  /// Every pixel gets back, from each sum that it was part of, that sum's gradient times the
  /// weight it was multiplied by.
  @specialized(where Scalar == Float)
  public static func addConvolutionInputGradient<Scalar>(
    _ arriving: TensorView<Scalar>, _ weight: TensorView<Scalar>, _ window: SlidingWindow,
    to gradient: TensorView<Scalar>
  ) {
    for n in 0..<arriving.extents[0] {
      for o in 0..<arriving.extents[1] {
        for i in 0..<arriving.extents[2] {
          let top = window.firstRow(at: i)
          let rows = window.rows(at: i, of: gradient.extents[2])
          for j in 0..<arriving.extents[3] {
            let left = window.firstColumn(at: j)
            let columns = window.columns(at: j, of: gradient.extents[3])
            let share = arriving[n, o, i, j]
            for c in 0..<gradient.extents[1] {
              for row in rows {
                for column in columns {
                  gradient[n, c, row, column] += share * weight[o, c, row - top, column - left]
                }
              }
            }
          }
        }
      }
    }
  }

  /// Every weight gets, from each sum that it was part of, that sum's gradient times the pixel it
  /// was multiplied with.
  @specialized(where Scalar == Float)
  public static func addConvolutionWeightGradient<Scalar>(
    _ arriving: TensorView<Scalar>, _ x: TensorView<Scalar>, _ window: SlidingWindow,
    to gradient: TensorView<Scalar>
  ) {
    for n in 0..<arriving.extents[0] {
      for o in 0..<arriving.extents[1] {
        for i in 0..<arriving.extents[2] {
          let (top, rows) = (window.firstRow(at: i), window.rows(at: i, of: x.extents[2]))
          for j in 0..<arriving.extents[3] {
            let left = window.firstColumn(at: j)
            let columns = window.columns(at: j, of: x.extents[3])
            let share = arriving[n, o, i, j]
            for c in 0..<x.extents[1] {
              for row in rows {
                for column in columns {
                  gradient[o, c, row - top, column - left] += share * x[n, c, row, column]
                }
              }
            }
          }
        }
      }
    }
  }
}
