extension Reference {
  /// In each row: mean, √(variance + ε) with the variance divided by the number of columns, and
  /// y = (x − mean) / deviation · weight + bias.
  @specialized(where Scalar == Float)
  public static func layerNorm<Scalar>(
    _ x: TensorView<Scalar>, weight: TensorView<Scalar>, bias: TensorView<Scalar>?,
    epsilon: Scalar, means: TensorView<Scalar>, deviations: TensorView<Scalar>,
    into y: TensorView<Scalar>
  ) {
    let columns = x.columns
    for row in 0..<x.rows {
      var sum: Scalar = 0
      for column in 0..<columns { sum += x[row, column] }
      let mean = sum / Scalar(columns)
      var squares: Scalar = 0
      for column in 0..<columns {
        let distance = x[row, column] - mean
        squares += distance * distance
      }
      let deviation = (squares / Scalar(columns) + epsilon).squareRoot()
      means[row] = mean
      deviations[row] = deviation
      for column in 0..<columns {
        y[row, column] =
          (x[row, column] - mean) / deviation * weight[column] + (bias?[column] ?? 0)
      }
    }
  }

  /// With h = (x − mean) / deviation and d = arriving · weight:
  /// x.gradient += (d − mean of d − h · mean of d h) / deviation
  @specialized(where Scalar == Float)
  public static func addLayerNormGradient<Scalar>(
    ofInput gradient: TensorView<Scalar>, _ x: TensorView<Scalar>, weight: TensorView<Scalar>,
    means: TensorView<Scalar>, deviations: TensorView<Scalar>, arriving: TensorView<Scalar>
  ) {
    let count = Scalar(x.columns)
    for row in 0..<x.rows {
      let (mean, deviation) = (means[row], deviations[row])
      var (sum, product): (Scalar, Scalar) = (0, 0)
      for column in 0..<x.columns {
        let share = arriving[row, column] * weight[column]
        sum += share
        product += share * (x[row, column] - mean) / deviation
      }
      for column in 0..<x.columns {
        let share = arriving[row, column] * weight[column]
        let normal = (x[row, column] - mean) / deviation
        gradient[row, column] += (share - sum / count - normal * product / count) / deviation
      }
    }
  }

  /// weight.gradient += Σ arriving (x − mean) / deviation
  @specialized(where Scalar == Float)
  public static func addLayerNormGradient<Scalar>(
    ofWeight gradient: TensorView<Scalar>, _ x: TensorView<Scalar>, means: TensorView<Scalar>,
    deviations: TensorView<Scalar>, arriving: TensorView<Scalar>
  ) {
    for row in 0..<x.rows {
      for column in 0..<x.columns {
        gradient[column] +=
          arriving[row, column] * (x[row, column] - means[row]) / deviations[row]
      }
    }
  }
}
