internal import Compute

/// What a score might as well have been: test pots of so many items, drawn from the items that there
/// are, each of them as often as chance will (the bootstrap of Efron 1979).
struct PotsResamples: Equatable, Sendable {
  /// Which items each network got right: what is drawn from.
  let rights: [[Bool]]
  /// Items in a drawn pot.
  let items: Int
  /// A score for each drawn pot, by network, lowest first.
  let scores: [[Double]]

  /// How many pots are drawn.
  static let count = 500

  /// Draws items for every network alike.
  init(_ rights: [[Bool]], items: Int, seed: UInt64) {
    self.rights = rights
    self.items = items
    var generator = SeededGenerator(seed: seed).split("resamples")
    var scores = rights.map { _ in [Double]() }
    let count = rights.map(\.count).min() ?? 0
    for _ in 0..<Self.count where items > 0 && count > 0 {
      var sums = rights.map { _ in 0 }
      for _ in 0..<items {
        let item = generator.below(count)
        for network in rights.indices where rights[network][item] { sums[network] += 1 }
      }
      for network in rights.indices {
        scores[network].append(Double(sums[network]) / Double(items))
      }
    }
    self.scores = scores.map { $0.sorted() }
  }

  /// The range that holds 95 of 100 drawn scores of a network.
  func range(_ network: Int) -> ClosedRange<Double>? {
    let sorted = scores[network]
    guard !sorted.isEmpty else { return nil }
    let cut = sorted.count / 40
    return sorted[cut]...sorted[sorted.count - 1 - cut]
  }

  /// How much of a range a formula expects on either side, for a share of so many items.
  ///
  ///     1.96 · √(p · (1 − p) / n)
  static func half(_ share: Double, items: Int) -> Double {
    1.96 * (share * (1 - share) / Double(max(1, items))).squareRoot()
  }
}
