internal import Compute
internal import Learning

/// A text that is written word by word.
struct TinyWriter: Equatable, Sendable {
  /// Words, the full stop that everything begins with included.
  var text = [TinyText.stop]
  /// How many words were drawn; each has a random number of its own.
  var draws = 0
  /// How many words are still to be drawn.
  var wanted = 0

  /// No sentence of the language is longer; one of another language may be.
  static let longest = 16

  /// What the next word follows: from the last full stop on.
  var prompt: [Int] {
    let start = text.dropLast().lastIndex(of: TinyText.stop) ?? 0
    return text.last == TinyText.stop ? [TinyText.stop] : Array(text[start...])
  }

  /// Draws a word by its share; after a full stop nothing more is drawn.
  mutating func draw(_ scores: [Float], temperature: Double, seed: UInt64) -> Int {
    var generator = SeededGenerator(seed: seed).split("draw").split(UInt64(draws))
    let word = Sampling.draw(Sampling.shares(of: scores, temperature: temperature), &generator)
    draws += 1
    wanted = word == TinyText.stop ? 0 : wanted - 1
    return word
  }

  /// Whether the language can say this, as far as it goes.
  var isGrammatical: Bool { GrammarPlace.after(text) != nil }
}
