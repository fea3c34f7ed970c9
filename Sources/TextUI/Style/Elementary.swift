/// The few functions that colours and scales need, in plain arithmetic: no library picks other
/// code on another machine, so a picture is the same everywhere.
enum Elementary {
  static func power(_ base: Double, _ exponent: Int) -> Double {
    (0..<exponent).reduce(1) { product, _ in product * base }
  }

  /// The root of that degree of x ≥ 0, by Newton's method: r ← r − (rⁿ − x) / (n rⁿ⁻¹).
  static func root(_ x: Double, _ degree: Int) -> Double {
    guard x > 0 else { return 0 }
    var root = max(1, x)
    for _ in 0..<200 {
      let slope = power(root, degree - 1)
      let next = root - (slope * root - x) / (Double(degree) * slope)
      // From above, the steps only go down until nothing but rounding is left.
      guard next < root else { break }
      root = next
    }
    return root
  }

  /// sin x, by its series; exact to 1e−13 within one turn.
  static func sine(_ x: Double) -> Double {
    let x = x - (x / (2 * .pi)).rounded() * 2 * .pi
    var term = x
    var sum = x
    for n in stride(from: 2.0, through: 30, by: 2) {
      term *= -x * x / (n * (n + 1))
      sum += term
    }
    return sum
  }

  static func cosine(_ x: Double) -> Double { sine(x + .pi / 2) }

  /// ln x: the exponent times ln 2, plus 2 artanh((m − 1) / (m + 1)) for the significand m.
  static func logarithm(_ x: Double) -> Double {
    guard x > 0 else { return x == 0 ? -.infinity : .nan }
    guard x.isFinite else { return x }
    let ratio = (x.significand - 1) / (x.significand + 1)
    var term = ratio
    var sum = 0.0
    for n in stride(from: 1.0, through: 41, by: 2) {
      sum += term / n
      term *= ratio * ratio
    }
    return Double(x.exponent) * 0.693147180559945309 + 2 * sum
  }

  static func logarithm10(_ x: Double) -> Double { logarithm(x) / 2.302585092994045684 }

  /// eˣ: 2ᵏ times the series of what is left of x, k being the whole part of x / ln 2.
  static func exponential(_ x: Double) -> Double {
    guard !x.isNaN, x < 710 else { return x.isNaN ? .nan : .infinity }
    guard x > -746 else { return 0 }
    let power = (x / 0.693147180559945309).rounded()
    let rest = x - power * 0.693147180559945309
    var term = 1.0
    var sum = 1.0
    for n in stride(from: 1.0, through: 18, by: 1) {
      term *= rest / n
      sum += term
    }
    return sum * Double(sign: .plus, exponent: Int(power) / 2, significand: 1)
      * Double(sign: .plus, exponent: Int(power) - Int(power) / 2, significand: 1)
  }

  /// 10ⁿ, exact up to 10²².
  static func tenTo(_ n: Int) -> Double { n < 0 ? 1 / power(10, -n) : power(10, n) }
}
