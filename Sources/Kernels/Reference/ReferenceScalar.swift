/// The number types that the reference loops work on.
///
/// The functions are written out here, since the C library picks its code by processor and so
/// gives different last bits on different machines.
public protocol ReferenceScalar: BinaryFloatingPoint, Sendable {
  /// e to the power x.
  static func exp(_ x: Self) -> Self
  /// The natural logarithm of x, for x > 0.
  static func log(_ x: Self) -> Self
  /// The hyperbolic tangent of x.
  static func tanh(_ x: Self) -> Self
  /// The error function: 2 / √π times the integral of e^(−t²) from 0 to x.
  static func erf(_ x: Self) -> Self
}

extension ReferenceScalar {
  /// 1 / (1 + e^−x)
  public static func sigmoid(_ x: Self) -> Self {
    let e = exp(-abs(x))
    return x < 0 ? e / (1 + e) : 1 / (1 + e)
  }

  /// ln(1 + e^x), without overflow.
  public static func softplus(_ x: Self) -> Self {
    let e = exp(-abs(x))
    // What 1 + e rounds away is put back as a ratio (Kahan).
    let u = 1 + e
    return max(x, 0) + (u == 1 ? e : log(u) * e / (u - 1))
  }

  /// Φ(x), the share of a normal distribution below x.
  public static func normalShare(below x: Self) -> Self {
    (1 + erf(x * Self(0.7071067811865476))) / 2
  }
}

extension Double: ReferenceScalar {
  private static let ln2High = 6.93147180369123816490e-01
  private static let ln2Low = 1.90821492927058770002e-10

  /// 2ⁿ eʳ, with n the whole number nearest to x / ln 2 and |r| ≤ 0.35: a Taylor series.
  public static func exp(_ x: Double) -> Double {
    if x.isNaN { return x }
    if x > 709.7 { return .infinity }
    if x < -745.2 { return 0 }
    let n = (x * 1.4426950408889634).rounded()
    let r = x - n * ln2High - n * ln2Low
    var sum = 1.0
    for k in stride(from: 14.0, through: 1, by: -1) { sum = 1 + sum * r / k }
    // In two factors, since 2ⁿ alone may be out of range where the product is not.
    let half = Int(n) / 2
    return sum * powerOfTwo(half) * powerOfTwo(Int(n) - half)
  }

  /// e ln 2 + 2 artanh((m − 1) / (m + 1)), with m in [√½, √2): a series in odd powers.
  public static func log(_ x: Double) -> Double {
    if x.isNaN || x == .infinity { return x }
    if x == 0 { return -.infinity }
    if x < 0 { return .nan }
    var m = x.significand
    var e = Double(x.exponent)
    if m > 1.4142135623730951 {
      m /= 2
      e += 1
    }
    let s = (m - 1) / (m + 1)
    let square = s * s
    var sum = 0.0
    for k in stride(from: 25.0, through: 1, by: -2) { sum = sum * square + 1 / k }
    return e * ln2High + (2 * s * sum + e * ln2Low)
  }

  /// (e²ˣ − 1) / (e²ˣ + 1), and a series near 0 where that would cancel.
  public static func tanh(_ x: Double) -> Double {
    let size = abs(x)
    if size < 0.02 {
      let square = x * x
      return x * (1 - square * (1.0 / 3 - square * (2.0 / 15 - square * (17.0 / 315))))
    }
    let e = exp(-2 * size)
    let value = (1 - e) / (1 + e)
    return x < 0 ? -value : value
  }

  private static func powerOfTwo(_ n: Int) -> Double {
    n < -1022 ? 0 : Double(sign: .plus, exponent: n, significand: 1)
  }
}

extension Float: ReferenceScalar {
  /// Computed in double precision, so right to the last bit but for the rarest ties.
  public static func exp(_ x: Float) -> Float { Float(Double.exp(Double(x))) }
  /// Computed in double precision, as `exp` is; −∞ at 0, not a number below.
  public static func log(_ x: Float) -> Float { Float(Double.log(Double(x))) }
  /// Computed in double precision, as `exp` is.
  public static func tanh(_ x: Float) -> Float { Float(Double.tanh(Double(x))) }
  /// Computed in double precision, as `exp` is.
  public static func erf(_ x: Float) -> Float { Float(Double.erf(Double(x))) }
}
