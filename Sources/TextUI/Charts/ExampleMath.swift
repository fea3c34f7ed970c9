/// What examples are computed with.
enum ExampleMath {
  /// eˣ: the series at x / 1024, squared ten times.
  static func exponential(_ x: Double) -> Double {
    let part = min(max(x, -700), 700) / 1024
    var term = 1.0
    var sum = 1.0
    for n in stride(from: 1.0, through: 12, by: 1) {
      term *= part / n
      sum += term
    }
    return (0..<10).reduce(sum) { product, _ in product * product }
  }

  static func tanh(_ x: Double) -> Double {
    let square = exponential(2 * x)
    return 1 - 2 / (square + 1)
  }

  static func sigmoid(_ x: Double) -> Double { 1 / (1 + exponential(-x)) }

  static func softmax(_ values: [Double]) -> [Double] {
    let largest = values.max() ?? 0
    let powers = values.map { exponential($0 - largest) }
    let sum = powers.reduce(0, +)
    return powers.map { $0 / sum }
  }

  /// `activation(W x + b)`; without biases where there are none.
  static func layer(
    _ x: [Double], _ weights: [[Double]], _ biases: [Double], _ activation: (Double) -> Double
  ) -> [Double] {
    weights.enumerated().map { unit, row in
      activation(
        zip(row, x).reduce(0) { $0 + $1.0 * $1.1 }
          + (biases.indices.contains(unit) ? biases[unit] : 0))
    }
  }
}

/// Numbers that look random and are the same every time, within −1...1.
struct ExampleNoise {
  private var state: UInt64

  init(seed: UInt64) { state = seed &* 0x9E37_79B9_7F4A_7C15 | 1 }

  /// The high bits of a linear congruential generator (Knuth's MMIX).
  mutating func next() -> Double {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return Double(state >> 11) / Double(1 << 52) - 1
  }
}
