// Batch normalization of [n × channels × height × width]; ε keeps a channel that never changes
// from being divided by 0.
extension Reference {
  /// The mean of each channel over all examples and pixels, and its variance, the mean squared
  /// distance from that mean.
  @specialized(where Scalar == Float)
  public static func channelStatistics<Scalar>(
    _ x: TensorView<Scalar>, mean: TensorView<Scalar>, variance: TensorView<Scalar>
  ) {
    let count = Scalar(x.valuesPerChannel)
    for c in 0..<x.extents[1] {
      var sum: Scalar = 0
      for pixel in 0..<x.valuesPerChannel { sum += x[channel: c, pixel] }
      mean[c] = sum / count
      var squares: Scalar = 0
      for pixel in 0..<x.valuesPerChannel {
        let distance = x[channel: c, pixel] - mean[c]
        squares += distance * distance
      }
      variance[c] = squares / count
    }
  }

  /// running += momentum · (batch − running), for the mean and for the variance, which is taken
  /// over count − 1 (Bessel's correction); one value alone has none and leaves it as it is.
  public static func follow<Scalar>(
    mean: TensorView<Scalar>, variance: TensorView<Scalar>, count: Int, momentum: Scalar,
    runningMean: TensorView<Scalar>, runningVariance: TensorView<Scalar>
  ) {
    for c in 0..<mean.count {
      runningMean[c] += momentum * (mean[c] - runningMean[c])
      guard count > 1 else { continue }
      let unbiased = variance[c] * Scalar(count) / Scalar(count - 1)
      runningVariance[c] += momentum * (unbiased - runningVariance[c])
    }
  }

  /// y = (x − mean) / √(variance + ε) · weight + bias
  @specialized(where Scalar == Float)
  public static func normalizeChannels<Scalar>(
    _ x: TensorView<Scalar>, mean: TensorView<Scalar>, variance: TensorView<Scalar>,
    epsilon: Scalar, weight: TensorView<Scalar>, bias: TensorView<Scalar>,
    into y: TensorView<Scalar>
  ) {
    for c in 0..<x.extents[1] {
      let deviation = (variance[c] + epsilon).squareRoot()
      for pixel in 0..<x.valuesPerChannel {
        let normal = (x[channel: c, pixel] - mean[c]) / deviation
        y[channel: c, pixel] = normal * weight[c] + bias[c]
      }
    }
  }

  /// With x̂ = (x − mean) / √(variance + ε), the gradient g of y, and means over the channel:
  ///
  ///     x.gradient += weight / √(variance + ε) · (g − mean of g − x̂ · mean of g·x̂)
  ///
  /// The two means are there because x moves the channel's own mean and variance; they are left
  /// out if mean and variance are fixed numbers.
  @specialized(where Scalar == Float)
  public static func addNormalizeInputGradient<Scalar>(
    _ arriving: TensorView<Scalar>, _ x: TensorView<Scalar>, mean: TensorView<Scalar>,
    variance: TensorView<Scalar>, epsilon: Scalar, weight: TensorView<Scalar>, areFixed: Bool,
    to gradient: TensorView<Scalar>
  ) {
    let count = Scalar(x.valuesPerChannel)
    for c in 0..<x.extents[1] {
      let deviation = (variance[c] + epsilon).squareRoot()
      var (sum, product): (Scalar, Scalar) = (0, 0)
      if !areFixed {
        for pixel in 0..<x.valuesPerChannel {
          let normal = (x[channel: c, pixel] - mean[c]) / deviation
          sum += arriving[channel: c, pixel]
          product += arriving[channel: c, pixel] * normal
        }
      }
      for pixel in 0..<x.valuesPerChannel {
        let normal = (x[channel: c, pixel] - mean[c]) / deviation
        let centred = arriving[channel: c, pixel] - sum / count - normal * product / count
        gradient[channel: c, pixel] += weight[c] / deviation * centred
      }
    }
  }

  /// weight.gradient += Σ g · x̂ over the channel
  @specialized(where Scalar == Float)
  public static func addNormalizeWeightGradient<Scalar>(
    _ arriving: TensorView<Scalar>, _ x: TensorView<Scalar>, mean: TensorView<Scalar>,
    variance: TensorView<Scalar>, epsilon: Scalar, to gradient: TensorView<Scalar>
  ) {
    for c in 0..<x.extents[1] {
      let deviation = (variance[c] + epsilon).squareRoot()
      for pixel in 0..<x.valuesPerChannel {
        let normal = (x[channel: c, pixel] - mean[c]) / deviation
        gradient[c] += arriving[channel: c, pixel] * normal
      }
    }
  }

  /// gradient[c] += Σ g over the channel
  @specialized(where Scalar == Float)
  public static func addChannelSums<Scalar>(
    _ arriving: TensorView<Scalar>, to gradient: TensorView<Scalar>
  ) {
    for c in 0..<arriving.extents[1] {
      for pixel in 0..<arriving.valuesPerChannel { gradient[c] += arriving[channel: c, pixel] }
    }
  }
}

extension TensorView {
  /// Of [n × channels …]: how many numbers a channel has in the whole batch.
  public var valuesPerChannel: Int { extents[0] * extents[2] * extents[3] }

  /// One of a channel's numbers, counted example by example and row by row.
  fileprivate subscript(channel c: Int, index: Int) -> Scalar {
    get {
      let (n, pixel) = index.quotientAndRemainder(dividingBy: extents[2] * extents[3])
      let (i, j) = pixel.quotientAndRemainder(dividingBy: extents[3])
      return self[n, c, i, j]
    }
    nonmutating set {
      let (n, pixel) = index.quotientAndRemainder(dividingBy: extents[2] * extents[3])
      let (i, j) = pixel.quotientAndRemainder(dividingBy: extents[3])
      self[n, c, i, j] = newValue
    }
  }
}
