internal import Compute
internal import Learning

/// Text of the small language, as numbers.
enum TinyText {
  /// What a text is made of.
  enum Kind: Hashable, Sendable {
    /// Sentences of the grammar, whose entropy is known.
    case sentences
    /// As many facts about people as sentences.
    case facts
  }

  /// Words in a piece.
  static let context = 20
  /// Every word of the language.
  static var words: [String] { Grammar.words }
  /// Where words stand in that list.
  static let numbers = Dictionary(
    uniqueKeysWithValues: Grammar.words.enumerated().map { ($0.element, $0.offset) })
  /// The full stop: every piece begins with one, so that nothing has to be told without its
  /// beginning.
  static let stop = numbers["."] ?? 0

  /// Pieces to learn from, enough for 1,000 updates before one comes again.
  static let learned = windows(.sentences, count: 32_000, seed: 16)
  /// Pieces to measure on. Of some texts this is one whose own floor is the language's.
  static let unseen = windows(.sentences, count: 256, seed: unseenSeed)
  /// Pieces with facts to learn from, and to measure on.
  static let learnedFacts = windows(.facts, count: 16_000, seed: 16)
  static let unseenFacts = windows(.facts, count: 128, seed: 3)
  private static let unseenSeed: UInt64 = 1

  /// The same without a question after the last word of each piece: nothing follows there that a
  /// network without a mask could see.
  static func withoutLast(_ data: Dataset) -> Dataset {
    let targets = data.classes.enumerated().map { index, word in
      index % context == context - 1 ? Dataset.ignored : Int32(word)
    }
    return Dataset(
      inputs: data.inputs, inputShape: data.inputShape,
      targets: .classes(targets, count: words.count, shape: Shape(context)))
  }
  static let learnedWithoutLast = withoutLast(learned)
  static let unseenWithoutLast = withoutLast(unseen)

  /// The numbers of some words; those that are none of the language's are left out.
  static func tokens(_ text: String) -> [Int] {
    text.split(separator: " ").compactMap { numbers[String($0)] }
  }

  /// What a speaker says next: a sentence, or with facts one of both by chance.
  static func speak(
    _ kind: Kind, _ speaker: inout Grammar.Speaker, _ coin: inout SeededGenerator
  ) -> [Int] {
    let isFact = kind == .facts && coin.below(2) == 0
    return (isFact ? speaker.fact() : speaker.sentence()).map { numbers[$0] ?? stop }
  }

  /// Pieces that begin with a full stop and go on with whole sentences until they are full; the
  /// targets are the words that come next.
  static func windows(_ kind: Kind, count: Int, seed: UInt64) -> Dataset {
    let root = SeededGenerator(seed: seed)
    var speaker = Grammar.Speaker(root.split("text"))
    var coin = root.split("coin")
    var inputs: [Float] = []
    var targets: [Int32] = []
    inputs.reserveCapacity(count * context)
    targets.reserveCapacity(count * context)
    for _ in 0..<count {
      var piece = [stop]
      while piece.count <= context { piece += speak(kind, &speaker, &coin) }
      inputs += piece[..<context].map(Float.init)
      targets += piece[1...context].map(Int32.init)
    }
    return Dataset(
      inputs: inputs, inputShape: Shape(context),
      targets: .classes(targets, count: words.count, shape: Shape(context)))
  }

  /// A prompt as an example of the network: what is missing is filled with full stops, which a
  /// masked network cannot see.
  static func example(_ prompt: [Int]) -> [Float] {
    let kept = prompt.suffix(context)
    return kept.map(Float.init)
      + [Float](repeating: Float(stop), count: max(0, context - kept.count))
  }

  /// `the dogs near`, without the full stop at its beginning.
  static func text(_ tokens: some Sequence<Int>) -> String {
    tokens.map { words.indices.contains($0) ? words[$0] : "?" }.joined(separator: " ")
  }
}
