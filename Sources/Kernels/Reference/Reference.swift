/// The plain loops that define what a kernel must compute. Generic, so that the same loop says
/// what is right in single and in double precision.
public enum Reference {
  /// c (+)= a·b, with a [rows × inner], b [inner × columns], each possibly stored transposed.
  @specialized(where Scalar == Float)
  public static func product<Scalar>(
    _ a: TensorView<Scalar>, transposed: Bool = false, _ b: TensorView<Scalar>,
    transposingRight: Bool = false, into c: TensorView<Scalar>, accumulates: Bool = false
  ) {
    let inner = transposed ? a.rows : a.columns
    for row in 0..<c.rows {
      for column in 0..<c.columns {
        var sum: Scalar = accumulates ? c[row, column] : 0
        for k in 0..<inner {
          let left = transposed ? a[k, row] : a[row, k]
          let right = transposingRight ? b[column, k] : b[k, column]
          sum += left * right
        }
        c[row, column] = sum
      }
    }
  }

  /// c[column] += the sum of a's column.
  @specialized(where Scalar == Float)
  public static func addColumnSums<Scalar>(_ a: TensorView<Scalar>, to c: TensorView<Scalar>) {
    for row in 0..<a.rows {
      for column in 0..<a.columns { c[column] += a[row, column] }
    }
  }

  /// y = eˣ / Σ eˣ in each row.
  @specialized(where Scalar == Float)
  public static func softmax<Scalar>(_ x: TensorView<Scalar>, into y: TensorView<Scalar>) {
    for row in 0..<x.rows {
      let highest = maximum(of: x, row: row)
      var sum: Scalar = 0
      for column in 0..<x.columns { sum += Scalar.exp(x[row, column] - highest) }
      for column in 0..<x.columns { y[row, column] = Scalar.exp(x[row, column] - highest) / sum }
    }
  }

  static func maximum<Scalar>(of x: TensorView<Scalar>, row: Int) -> Scalar {
    var highest = x[row, 0]
    for column in 1..<max(1, x.columns) where x[row, column] > highest {
      highest = x[row, column]
    }
    return highest
  }
}
