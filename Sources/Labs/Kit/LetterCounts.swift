internal import Compute

/// A model that counts: how often each letter follows the letters before it.
///
///     share(letter | before) = (count(before, letter) + α) / (count(before) + 27 α)
///
/// Without letters before (`order` 0) it knows how frequent letters are; with one it is a bigram, with
/// two a trigram. α stands for what was never seen; before anything is counted all shares are equal.
struct LetterCounts: Sendable {
  /// Letters that it looks back to.
  let order: Int
  /// α.
  let smoothing: Double
  /// For each row of letters before, 27 counts.
  private var counts: [Float]
  private var sums: [Float]

  /// A model that has counted nothing.
  init(order: Int, smoothing: Double) {
    self.order = order
    self.smoothing = smoothing
    let rows = (0..<order).reduce(1) { rows, _ in rows * NamePots.tokenCount }
    counts = [Float](repeating: 0, count: rows * NamePots.tokenCount)
    sums = [Float](repeating: 0, count: rows)
  }

  /// Goes through names, letter by letter to their ends.
  mutating func count(_ names: some Sequence<[UInt8]>) {
    for name in names {
      Self.walk(name, rows: sums.count) { row, token in
        counts[row * NamePots.tokenCount + token] += 1
        sums[row] += 1
      }
    }
  }

  /// Every letter of a name and its end, with the row of the letters before.
  private static func walk(_ name: [UInt8], rows: Int, _ body: (Int, Int) -> Void) {
    var row = 0
    for place in 0...name.count {
      let token = place < name.count ? Int(name[place]) : 0
      body(row, token)
      row = (row * NamePots.tokenCount + token) % rows
    }
  }

  /// What may come after these letters.
  func shares(after letters: some BidirectionalCollection<UInt8>) -> [Double] {
    shares(ofRow: letters.suffix(order).reduce(0) { $0 * NamePots.tokenCount + Int($1) })
  }

  private func shares(ofRow row: Int) -> [Double] {
    (0..<NamePots.tokenCount).map { share(row, $0) }
  }

  private func share(_ row: Int, _ token: Int) -> Double {
    let count = Double(counts[row * NamePots.tokenCount + token])
    return (count + smoothing) / (Double(sums[row]) + Double(NamePots.tokenCount) * smoothing)
  }

  /// Different rows that can be told apart: numbers that the model keeps.
  var size: Int { counts.count }

  /// The mean surprise of each letter and end of some names, in nats.
  func loss(_ names: [[UInt8]]) -> Double {
    var sum = 0.0
    var letters = 0
    for name in names {
      Self.walk(name, rows: sums.count) { row, token in
        sum -= PortableMath.log(share(row, token))
        letters += 1
      }
    }
    return sum / Double(max(1, letters))
  }
}

/// Losses that need no network, on the names kept apart: lines to measure networks by.
struct LetterRungs: Equatable, Sendable {
  /// ln 27: every letter is as likely as the other.
  let guessing: Double
  /// How frequent letters are.
  let letters: Double
  /// Counts after one letter.
  let one: Double
  /// Counts after two letters.
  let two: Double

  /// α of those models.
  static let smoothing = 0.1

  /// Counts all names that are to be learned from.
  init(_ pots: NamePots) {
    let losses = (0...2).map { order in
      var counts = LetterCounts(order: order, smoothing: Self.smoothing)
      counts.count(pots.training)
      return counts.loss(pots.unseen)
    }
    guessing = PortableMath.log(Double(NamePots.tokenCount))
    (letters, one, two) = (losses[0], losses[1], losses[2])
  }

  /// From the worst to the best, with their names.
  var all: [(name: String, loss: Double)] {
    [
      ("guessing", guessing), ("frequencies", letters), ("after 1", one), ("after 2", two),
    ]
  }
}
