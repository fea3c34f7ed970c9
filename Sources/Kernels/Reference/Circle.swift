extension Double {
  // π/2 in three parts: whole multiples of the first two, up to a million, are exact.
  private static let quarterHigh = 1.57079632673412561417e+00
  private static let quarterMiddle = 6.07710050630396597660e-11
  private static let quarterLow = 2.02226624879595063154e-21

  /// The sine of x in radians, within 1e-15 for |x| up to a million; less exact beyond.
  public static func sin(_ x: Double) -> Double {
    let (turns, rest) = quarterTurns(x)
    return switch turns {
    case 0: sineSeries(rest)
    case 1: cosineSeries(rest)
    case 2: -sineSeries(rest)
    default: -cosineSeries(rest)
    }
  }

  /// The cosine of x in radians, within 1e-15 for |x| up to a million; less exact beyond.
  public static func cos(_ x: Double) -> Double {
    let (turns, rest) = quarterTurns(x)
    return switch turns {
    case 0: cosineSeries(rest)
    case 1: -sineSeries(rest)
    case 2: -cosineSeries(rest)
    default: sineSeries(rest)
    }
  }

  /// x as so many quarters of a turn, of which only 0 ... 3 matter, and a rest of at most π/4 either
  /// way; the rest is no number if x is not finite.
  private static func quarterTurns(_ x: Double) -> (Int, rest: Double) {
    guard x.isFinite else { return (0, .nan) }
    let quarters = (x * 0.6366197723675814).rounded()
    let rest = x - quarters * quarterHigh - quarters * quarterMiddle - quarters * quarterLow
    let turns = Int(quarters.truncatingRemainder(dividingBy: 4))
    return (turns < 0 ? turns + 4 : turns, rest)
  }

  /// x − x³/3! + x⁵/5! − ⋯
  private static func sineSeries(_ x: Double) -> Double {
    let square = x * x
    var sum = 0.0
    for k in stride(from: 17.0, through: 3, by: -2) { sum = (1 + sum) * -square / (k * (k - 1)) }
    return x + x * sum
  }

  /// 1 − x²/2! + x⁴/4! − ⋯
  private static func cosineSeries(_ x: Double) -> Double {
    let square = x * x
    var sum = 0.0
    for k in stride(from: 18.0, through: 2, by: -2) { sum = (1 + sum) * -square / (k * (k - 1)) }
    return 1 + sum
  }
}
