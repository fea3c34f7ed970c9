extension Reference {
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

  /// The mean of |x − t|.
  @specialized(where Scalar == Float)
  public static func absoluteError<Scalar>(
    _ x: TensorView<Scalar>, _ t: TensorView<Scalar>
  ) -> Scalar {
    var sum: Scalar = 0
    for i in 0..<x.count { sum += abs(x[i] - t[i]) }
    return sum / Scalar(x.count)
  }

  /// gradient += scale · sign(x − t) / n, with sign(0) = 0
  @specialized(where Scalar == Float)
  public static func addAbsoluteErrorGradient<Scalar>(
    _ x: TensorView<Scalar>, _ t: TensorView<Scalar>, scale: Scalar,
    to gradient: TensorView<Scalar>
  ) {
    let share = scale / Scalar(x.count)
    for i in 0..<x.count where x[i] != t[i] { gradient[i] += x[i] > t[i] ? share : -share }
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

  /// The mean of ln Σ eˣ − x[t] over the rows that count, where t is the number of the row's class
  /// and a number below 0 means that the row does not count; 0 if no row does.
  @specialized(where Scalar == Float)
  public static func crossEntropy<Scalar>(
    logits x: TensorView<Scalar>, classes t: TensorView<Scalar>
  ) -> Scalar {
    var total: Scalar = 0
    for row in 0..<x.rows where t[row] >= 0 {
      let highest = maximum(of: x, row: row)
      var sum: Scalar = 0
      for column in 0..<x.columns { sum += Scalar.exp(x[row, column] - highest) }
      total += Scalar.log(sum) + highest - x[row, Int(t[row])]
    }
    let counted = countedRows(t, of: x.rows)
    return counted == 0 ? 0 : total / Scalar(counted)
  }

  /// gradient += scale · (softmax(x) − one-hot(t)) / n in the n rows that count
  @specialized(where Scalar == Float)
  public static func addCrossEntropyGradient<Scalar>(
    logits x: TensorView<Scalar>, classes t: TensorView<Scalar>, scale: Scalar,
    to gradient: TensorView<Scalar>
  ) {
    let share = scale / Scalar(max(1, countedRows(t, of: x.rows)))
    for row in 0..<x.rows where t[row] >= 0 {
      let highest = maximum(of: x, row: row)
      var sum: Scalar = 0
      for column in 0..<x.columns { sum += Scalar.exp(x[row, column] - highest) }
      for column in 0..<x.columns {
        gradient[row, column] += share * Scalar.exp(x[row, column] - highest) / sum
      }
      gradient[row, Int(t[row])] -= share
    }
  }

  private static func countedRows<Scalar>(_ t: TensorView<Scalar>, of rows: Int) -> Int {
    var counted = 0
    for row in 0..<rows where t[row] >= 0 { counted += 1 }
    return counted
  }
}
