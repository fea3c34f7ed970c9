internal import Compute
internal import TextUI

/// From scores to a choice: shares, what a temperature does to them, and a draw.
///
///     share(i) = e^(score(i) / T) / Σ e^(score(j) / T)
///
/// A temperature below 1 makes large shares larger, one above 1 makes all more alike; their order
/// stays the same.
enum Sampling {
  /// Temperatures that the arrows go through.
  static let temperatures = [
    0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1, 1.1, 1.2, 1.3, 1.4, 1.5, 1.6, 1.7, 1.8, 1.9, 2,
  ]

  /// What share of 1 each score gets. Nothing that is not a number gets a share; without any number
  /// all shares are equal.
  static func shares(of scores: [Float], temperature: Double = 1) -> [Double] {
    let powers = powers(of: scores, temperature: temperature)
    let sum = powers.reduce(0, +)
    guard sum > 0 else { return powers.map { _ in 1 / Double(max(1, powers.count)) } }
    return powers.map { $0 / sum }
  }

  /// e to the scores divided by the temperature, the greatest of them brought to 1, which changes
  /// no share and keeps the powers within what a number can hold.
  static func powers(of scores: [Float], temperature: Double) -> [Double] {
    let highest = Double(scores.filter(\.isFinite).max() ?? 0)
    let divisor = max(temperature, 1e-3)
    return scores.map {
      $0.isFinite ? PortableMath.exp((Double($0) - highest) / divisor) : 0
    }
  }

  /// Lays the shares end to end and says in which of them a mark lies, 0 ..< 1.
  static func choice(_ shares: [Double], at mark: Double) -> Int {
    var end = 0.0
    for (index, share) in shares.enumerated() {
      end += share
      if mark < end { return index }
    }
    // Rounding may leave a little beyond the last share.
    return shares.lastIndex { $0 > 0 } ?? 0
  }

  /// One of them, as often as its share says.
  static func draw(_ shares: [Double], _ generator: inout SeededGenerator) -> Int {
    choice(shares, at: Double(generator.uniform()))
  }

  /// How open the choice is, in nats: 0 where one share is 1, ln n where n shares are equal.
  ///
  ///     −Σ share ln share
  static func entropy(_ shares: [Double]) -> Double {
    -shares.reduce(0) { $0 + ($1 > 0 ? $1 * PortableMath.log($1) : 0) }
  }

  /// How many equal shares would leave the choice as open: e^entropy.
  static func openChoices(_ shares: [Double]) -> Double { PortableMath.exp(entropy(shares)) }

  /// How one share comes about.
  struct Step: Hashable {
    /// What would be chosen.
    var label: String
    /// As the network outputs it.
    var score: Double
    /// Divided by the temperature.
    var divided: Double
    /// e to that, the greatest brought to 1.
    var power: Double
    /// The power's part of the sum of all.
    var share: Double
    /// Its place among the scores.
    var index: Int
  }

  /// The way from every score to its share, the largest first.
  static func steps(_ labels: [String], scores: [Float], temperature: Double) -> [Step] {
    let powers = powers(of: scores, temperature: temperature)
    let shares = shares(of: scores, temperature: temperature)
    let divisor = max(temperature, 1e-3)
    return scores.indices.prefix(labels.count).map { index in
      Step(
        label: labels[index], score: Double(scores[index]),
        divided: Double(scores[index]) / divisor, power: powers[index], share: shares[index],
        index: index)
    }.sorted { ($0.share, $1.label) > ($1.share, $0.label) }
  }

  /// The same as a sheet of numbers: score, ÷ T, e to it, share.
  ///
  ///     letter  score   ÷ 0.5    e^      share
  ///     a        2.10    4.20   1       61.2 %
  ///
  /// - Parameter scores: Which numbers of a network the scores are, along the first row.
  static func table(
    _ steps: [Step], heading: String, temperature: Double, scores: NumberGrid? = nil
  ) -> Table {
    Table(
      [
        Table.Column(heading, .left), Table.Column("score", minimum: 6),
        Table.Column("÷ \(Numbers.tick(temperature))", minimum: 6),
        Table.Column("e^", minimum: 6), Table.Column("share", minimum: 7),
      ],
      rows: steps.map { step in
        [
          .strong(step.label),
          StyledText(Numbers.fixed(step.score, decimals: 2)).asking(
            scores?.mark(row: 0, column: step.index), step.score),
          StyledText(Numbers.fixed(step.divided, decimals: 2)),
          StyledText.muted(Numbers.significant(step.power, digits: 2)),
          StyledText(Numbers.percent(step.share)),
        ]
      })
  }
}
