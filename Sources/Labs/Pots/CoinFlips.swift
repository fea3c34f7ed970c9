internal import Compute

/// "Models" that answer every question by flipping a coin, and how well the best of them seems to
/// do.
struct CoinFlips: Equatable, Sendable {
  /// How many flip.
  let models: Int
  /// How many questions each answers.
  let examples: Int
  /// Equal seeds flip equally.
  let seed: UInt64

  /// The questions that the best one is asked afterwards.
  static let freshCount = 1_000

  /// The share right of each model.
  let shares: [Double]
  /// What the model of each number reaches on fresh questions.
  private let fresh: [Double]

  /// Flips all coins.
  init(models: Int, examples: Int, seed: UInt64) {
    self.models = models
    self.examples = examples
    self.seed = seed
    let source = SeededGenerator(seed: seed).split("coins")
    var shares: [Double] = []
    var fresh: [Double] = []
    for model in 0..<models {
      var coin = source.split(UInt64(model))
      shares.append(Self.share(of: examples, &coin))
      fresh.append(Self.share(of: Self.freshCount, &coin))
    }
    self.shares = shares
    self.fresh = fresh
  }

  /// Whether these are the flips of such an experiment.
  func isOf(models: Int, examples: Int, seed: UInt64) -> Bool {
    self.models == models && self.examples == examples && self.seed == seed
  }

  /// Of the first `count` models, the one that got most right.
  func best(of count: Int) -> Int? {
    shares.prefix(count).indices.max { (shares[$0], -$0) < (shares[$1], -$1) }
  }

  /// What a model reaches on fresh questions.
  func freshShare(of model: Int) -> Double { fresh[model] }

  /// The share of heads in so many flips, 32 flips a number.
  private static func share(of count: Int, _ coin: inout SeededGenerator) -> Double {
    var heads = 0
    var left = count
    while left > 0 {
      let bits = coin.next()
      heads += (left >= 32 ? bits : bits & ((1 << left) - 1)).nonzeroBitCount
      left -= 32
    }
    return Double(heads) / Double(max(1, count))
  }

  /// The share that the best of `models` coins reaches on average, exactly.
  ///
  ///     E[max] = Σₖ P(max > k) / n = Σₖ (1 − F(k)^models) / n,  k = 0 ..< n
  ///
  /// with F the distribution of the heads among n fair flips.
  static func expectedBest(of models: Int, examples: Int) -> Double {
    guard examples > 0 else { return 0 }
    let count = Double(examples)
    // The logarithm of each chance, since 2⁻ⁿ alone would be no number.
    var chance = -count * PortableMath.log(2.0)
    var below = 0.0
    var sum = 0.0
    for heads in 0..<examples {
      below = min(1, below + PortableMath.exp(chance))
      sum += 1 - PortableMath.power(below, models)
      chance += PortableMath.log((count - Double(heads)) / Double(heads + 1))
    }
    return sum / count
  }
}
