internal import Compute

/// A stretch of tokens cut into pieces, each to be continued.
///
/// Pieces lie end to end: every token but the first is to be told exactly once, so that no part of
/// a split holds an answer that stands in another.
///
///     tokens  a b c d e f g,  context 3
///     inputs  a b c | d e f     targets  b c d | e f g
struct TokenWindows {
  let tokens: [Float]
  let context: Int

  /// How many whole pieces there are.
  var count: Int { max(0, tokens.count - 1) / context }

  /// The first `count` pieces: [context] tokens and as many targets each.
  ///
  /// - Precondition: there are that many, and at least one.
  func examples(source: String, count: Int) -> Examples {
    precondition(count > 0 && count <= self.count, "\(count) pieces of \(self.count).")
    let shape = Shape(context)
    return Examples(
      source: source, inputs: Array(tokens[..<(count * context)]), inputShape: shape,
      targets: Array(tokens[1...(count * context)]), targetShape: shape)
  }
}
