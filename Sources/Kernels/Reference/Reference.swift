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

  /// The mean of (x − t)².
  @specialized(where Scalar == Float)
  public static func squaredError<Scalar>(
    _ x: TensorView<Scalar>, _ t: TensorView<Scalar>
  ) -> Scalar {
    var sum: Scalar = 0
    for i in 0..<x.count { sum += (x[i] - t[i]) * (x[i] - t[i]) }
    return sum / Scalar(x.count)
  }

  /// gradient += scale · 2 (x − t) / n
  @specialized(where Scalar == Float)
  public static func addSquaredErrorGradient<Scalar>(
    _ x: TensorView<Scalar>, _ t: TensorView<Scalar>, scale: Scalar,
    to gradient: TensorView<Scalar>
  ) {
    let share = 2 * scale / Scalar(x.count)
    for i in 0..<x.count { gradient[i] += share * (x[i] - t[i]) }
  }

  /// The mean of ln(1 + eˣ) − x t, which is −t ln p − (1 − t) ln(1 − p) for p = sigmoid(x).
  @specialized(where Scalar == Float)
  public static func binaryCrossEntropy<Scalar>(
    logits x: TensorView<Scalar>, _ t: TensorView<Scalar>
  ) -> Scalar {
    var sum: Scalar = 0
    for i in 0..<x.count { sum += Scalar.softplus(x[i]) - x[i] * t[i] }
    return sum / Scalar(x.count)
  }

  /// gradient += scale · (sigmoid(x) − t) / n
  @specialized(where Scalar == Float)
  public static func addBinaryCrossEntropyGradient<Scalar>(
    logits x: TensorView<Scalar>, _ t: TensorView<Scalar>, scale: Scalar,
    to gradient: TensorView<Scalar>
  ) {
    let share = scale / Scalar(x.count)
    for i in 0..<x.count { gradient[i] += share * (Scalar.sigmoid(x[i]) - t[i]) }
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

  /// The mean over rows of ln Σ eˣ − x[t], where t is the number of the row's class.
  @specialized(where Scalar == Float)
  public static func crossEntropy<Scalar>(
    logits x: TensorView<Scalar>, classes t: TensorView<Scalar>
  ) -> Scalar {
    var total: Scalar = 0
    for row in 0..<x.rows {
      let highest = maximum(of: x, row: row)
      var sum: Scalar = 0
      for column in 0..<x.columns { sum += Scalar.exp(x[row, column] - highest) }
      total += Scalar.log(sum) + highest - x[row, Int(t[row])]
    }
    return total / Scalar(x.rows)
  }

  /// gradient += scale · (softmax(x) − one-hot(t)) / rows
  @specialized(where Scalar == Float)
  public static func addCrossEntropyGradient<Scalar>(
    logits x: TensorView<Scalar>, classes t: TensorView<Scalar>, scale: Scalar,
    to gradient: TensorView<Scalar>
  ) {
    let share = scale / Scalar(x.rows)
    for row in 0..<x.rows {
      let highest = maximum(of: x, row: row)
      var sum: Scalar = 0
      for column in 0..<x.columns { sum += Scalar.exp(x[row, column] - highest) }
      for column in 0..<x.columns {
        gradient[row, column] += share * Scalar.exp(x[row, column] - highest) / sum
      }
      gradient[row, Int(t[row])] -= share
    }
  }

  private static func maximum<Scalar>(of x: TensorView<Scalar>, row: Int) -> Scalar {
    var highest = x[row, 0]
    for column in 1..<max(1, x.columns) where x[row, column] > highest {
      highest = x[row, column]
    }
    return highest
  }
}
