extension Reference {
  /// Copies row number `tokens[i]` of the table to row i. A number that the table has no row for
  /// gives not-a-numbers, which no training takes for a result.
  @specialized(where Scalar == Float)
  public static func embedding<Scalar>(
    _ tokens: TensorView<Scalar>, _ table: TensorView<Scalar>, into y: TensorView<Scalar>
  ) {
    for i in 0..<tokens.count {
      let row = self.row(tokens[i], of: table)
      for column in 0..<table.columns { y[i, column] = row.map { table[$0, column] } ?? .nan }
    }
  }

  /// Adds row i of what arrives to row number `tokens[i]` of the table's gradient.
  @specialized(where Scalar == Float)
  public static func addEmbeddingGradient<Scalar>(
    _ tokens: TensorView<Scalar>, arriving: TensorView<Scalar>, to gradient: TensorView<Scalar>
  ) {
    for i in 0..<tokens.count {
      guard let row = row(tokens[i], of: gradient) else { continue }
      for column in 0..<gradient.columns { gradient[row, column] += arriving[i, column] }
    }
  }

  private static func row<Scalar>(_ token: Scalar, of table: TensorView<Scalar>) -> Int? {
    token >= 0 && token < Scalar(table.rows) ? Int(token) : nil
  }

  /// Adds a matrix to each example: y[n] = x[n] + rows.
  @specialized(where Scalar == Float)
  public static func addRows<Scalar>(
    _ x: TensorView<Scalar>, _ rows: TensorView<Scalar>, into y: TensorView<Scalar>
  ) {
    let count = rows.rows
    for row in 0..<x.rows {
      for column in 0..<x.columns {
        y[row, column] = x[row, column] + rows[row % count, column]
      }
    }
  }

  /// rows.gradient += Σ over the examples of what arrives.
  @specialized(where Scalar == Float)
  public static func addRowSums<Scalar>(
    _ arriving: TensorView<Scalar>, to gradient: TensorView<Scalar>
  ) {
    let count = gradient.rows
    for row in 0..<arriving.rows {
      for column in 0..<arriving.columns {
        gradient[row % count, column] += arriving[row, column]
      }
    }
  }
}
