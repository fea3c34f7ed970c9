internal import Kernels

/// Functions whose bits are the same on every machine, for numbers that are made before training:
/// schedules, positions, data. The C library picks its code by processor.
public enum PortableMath {
  /// The natural logarithm of x > 0.
  public static func log(_ x: Float) -> Float { .log(x) }
  /// The natural logarithm of x > 0.
  public static func log(_ x: Double) -> Double { .log(x) }
  /// e to the power x.
  public static func exp(_ x: Double) -> Double { .exp(x) }
  /// The hyperbolic tangent of x.
  public static func tanh(_ x: Double) -> Double { .tanh(x) }
  /// The error function of x.
  public static func erf(_ x: Double) -> Double { .erf(x) }
  /// The sine of x in radians; exact to 1e-15 for |x| up to a million.
  public static func sin(_ x: Double) -> Double { .sin(x) }
  /// The cosine of x in radians; exact to 1e-15 for |x| up to a million.
  public static func cos(_ x: Double) -> Double { .cos(x) }
  /// The square root of x ≥ 0, rounded to the nearest number on every processor.
  public static func sqrt(_ x: Double) -> Double { x.squareRoot() }
  /// `base` > 0 to any power, e^(exponent · ln base): relative error about 1e-16 times the size of
  /// that exponent of e.
  public static func power(_ base: Double, _ exponent: Double) -> Double {
    .exp(exponent * .log(base))
  }
  /// `base` to a whole power of 0 or more, by repeated squaring.
  public static func power(_ base: Double, _ exponent: Int) -> Double {
    precondition(exponent >= 0, "A whole power of \(exponent) is below 0.")
    var (result, square, left) = (1.0, base, exponent)
    while left > 0 {
      if left & 1 == 1 { result *= square }
      square *= square
      left >>= 1
    }
    return result
  }
}
