internal import Compute

/// A stretch of tokens cut into pieces, each to be continued.
///
/// Pieces lie end to end: every token but the first is to be told exactly once, so that no part of
/// a split holds an answer that stands in another.
///
///     tokens  a b c d e f g,  context 3
///     inputs  a b c | d e f     targets  b c d | e f g
public struct TokenWindows: Sendable {
  /// The whole stretch.
  public let tokens: [Float]
  /// Tokens in a piece.
  public let context: Int

  /// A stretch to be cut into pieces of `context` tokens.
  public init(tokens: [Float], context: Int) {
    self.tokens = tokens
    self.context = context
  }

  /// How many whole pieces there are.
  public var count: Int { max(0, tokens.count - 1) / context }

  /// The first `count` pieces: [context] tokens and as many targets each.
  ///
  /// - Precondition: there are that many, and at least one.
  public func examples(source: String, count: Int) -> Examples {
    precondition(count > 0 && count <= self.count, "\(count) pieces of \(self.count).")
    let shape = Shape(context)
    return Examples(
      source: source, inputs: Array(tokens[..<(count * context)]), inputShape: shape,
      targets: Array(tokens[1...(count * context)]), targetShape: shape)
  }
}
