internal import Glibc

extension Condition {
  /// What a condition or an expression can compute besides the operations of arithmetic.
  public enum Function: String, CaseIterable, Sendable {
    case exp, log, log2, log10, sqrt, sin, cos, tanh, sigmoid, relu, abs, round, floor, ceil, min,
      max

    /// How many numbers it takes.
    var arity: ClosedRange<Int> {
      switch self {
      case .exp, .log, .log2, .log10, .sqrt, .sin, .cos, .tanh, .sigmoid, .relu, .abs, .round,
        .floor, .ceil:
        1...1
      case .min, .max: 2...16
      }
    }

    /// The value, as IEEE 754 has it: `log(0)` is −∞, `sqrt(-1)` undefined; nil for the wrong count
    /// of numbers.
    func value(of numbers: [Double]) -> Double? {
      guard arity.contains(numbers.count), let x = numbers.first else { return nil }
      return switch self {
      case .exp: Glibc.exp(x)
      case .log: Glibc.log(x)
      case .log2: Glibc.log2(x)
      case .log10: Glibc.log10(x)
      case .sqrt: x.squareRoot()
      case .sin: Glibc.sin(x)
      case .cos: Glibc.cos(x)
      case .tanh: Glibc.tanh(x)
      case .sigmoid: 1 / (1 + Glibc.exp(-x))
      case .relu: x.isNaN ? x : Swift.max(0, x)
      case .abs: Swift.abs(x)
      case .round: x.rounded()
      case .floor: x.rounded(.down)
      case .ceil: x.rounded(.up)
      case .min: numbers.min()
      case .max: numbers.max()
      }
    }

    /// `base^exponent`.
    static func power(_ base: Double, _ exponent: Double) -> Double { Glibc.pow(base, exponent) }
  }
}
