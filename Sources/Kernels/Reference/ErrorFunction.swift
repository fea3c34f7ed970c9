extension Double {
  private static let twoOverRootPi = 1.1283791670955126

  /// A series of positive terms up to |x| = 2.5, beyond that 1 − erfc(x) by its continued fraction;
  /// within 1e-15 of the true value.
  ///
  ///     erf(x) = 2/√π · e^(−x²) · Σ 2ⁿ x²ⁿ⁺¹ / (1 · 3 · 5 ⋯ (2n + 1))
  ///     erfc(x) = e^(−x²) / √π / (x + ½/(x + 1/(x + 1½/(x + 2/(x + ⋯)))))
  ///
  /// (Abramowitz and Stegun 1964, 7.1.6 and 7.1.14.)
  public static func erf(_ x: Double) -> Double {
    if x.isNaN { return x }
    let size = abs(x)
    let value: Double
    if size >= 6 {
      value = 1
    } else if size >= 2.5 {
      var rest = size
      for k in stride(from: 40.0, through: 1, by: -1) { rest = size + k / 2 / rest }
      value = 1 - powerOfMinusSquare(size) * twoOverRootPi / 2 / rest
    } else {
      var term = size
      var sum = term
      var odd = 1.0
      while term > 1e-18 * sum {
        odd += 2
        term *= 2 * size * size / odd
        sum += term
      }
      value = twoOverRootPi * powerOfMinusSquare(size) * sum
    }
    return x < 0 ? -value : value
  }

  /// e^(−x²), with what x² rounds away put back as a factor of its own.
  private static func powerOfMinusSquare(_ x: Double) -> Double {
    let high = Double(Float(x))
    return exp(-high * high) * exp((high - x) * (high + x))
  }
}
