internal import Compute
internal import Learning

/// The rivals of a language model: how often a word came after the last one, two or three.
///
///     share(word | before) = (count(before word) + share(word | shorter before)) ÷ (count(before) + 1)
///
/// What was never counted falls back on what came after a shorter stretch.
struct WordCounts: Sendable {
  /// Counts of each stretch of words, by the stretch as a number.
  private var counts: [Int: Double] = [:]
  /// How often each stretch was followed by anything.
  private var totals: [Int: Double] = [:]

  /// Words that are looked at, at most, the next one included.
  static let longest = 4

  /// Counts all stretches of the pieces.
  init(_ data: Dataset) {
    for words in Self.pieces(data) {
      for end in 1..<words.count {
        for size in 1...Self.longest where end - size + 1 >= 0 {
          let start = end - size + 1
          counts[Self.key(words[start...end]), default: 0] += 1
          totals[Self.key(words[start..<end]), default: 0] += 1
        }
      }
    }
  }

  /// The words of each piece, its last target included.
  private static func pieces(_ data: Dataset) -> [[Int]] {
    let targets = data.classes
    let length = data.inputShape.count
    return (0..<data.count).map { piece in
      [Int(data.inputs[piece * length])] + targets[piece * length..<(piece + 1) * length]
    }
  }

  private static func key(_ words: ArraySlice<Int>) -> Int {
    words.reduce(1) { $0 * 100 + $1 }
  }

  /// What the last word of a stretch gets of 1 after the others.
  private func share(_ words: ArraySlice<Int>) -> Double {
    guard words.count > 1 else {
      let all = Double(TinyText.words.count)
      return ((counts[Self.key(words)] ?? 0) + 1 / all) / ((totals[1] ?? 0) + 1)
    }
    let shorter = share(words.dropFirst())
    let total = totals[Self.key(words.dropLast())] ?? 0
    return ((counts[Self.key(words)] ?? 0) + shorter) / (total + 1)
  }

  /// The mean surprise of the words of other pieces, told from stretches of so many words.
  func loss(on data: Dataset, length: Int) -> Double {
    var sum = 0.0
    var count = 0
    for words in Self.pieces(data) {
      for end in 1..<words.count {
        sum -= PortableMath.log(share(words[max(0, end - length + 1)...end]))
        count += 1
      }
    }
    return sum / Double(max(1, count))
  }

  /// The losses of counting two, three and four words, on the unseen pieces.
  static let rivals: [Double] = {
    let counts = WordCounts(TinyText.learned.prefix(4_000))
    return (2...longest).map { counts.loss(on: TinyText.unseen, length: $0) }
  }()
}
