internal import Compute
internal import Learning

/// A place in a sentence of the grammar, and how likely each word is there: the language's own
/// shares, which no model can beat on average.
enum GrammarPlace: Hashable {
  /// `the` comes.
  case beginning
  /// After `the`.
  case determiner(Phrase)
  /// After an adjective.
  case adjective(Phrase)
  /// After the noun that the verb has to agree with.
  case subject(isPlural: Bool)
  /// After `near` and its like: `the` comes.
  case preposition(isPlural: Bool)
  /// After the noun behind that: only a verb of the subject's number can come.
  case verb(isPlural: Bool)
  /// After a verb that takes an object: `the` comes.
  case transitive
  /// The full stop comes.
  case end

  /// Whose noun it is.
  enum Phrase: Hashable {
    case subject, object
    /// Behind a preposition; the subject's number is remembered.
    case near(isPlural: Bool)
  }

  private static let the = TinyText.numbers["the"] ?? 0
  private static let adjectives = Grammar.adjectives.compactMap { TinyText.numbers[$0] }
  private static let prepositions = Grammar.prepositions.compactMap { TinyText.numbers[$0] }
  private static let nouns = forms(Grammar.nouns)
  private static let verbs = forms(Grammar.verbs)
  private static let transitiveVerbs = forms(Grammar.transitiveVerbs)

  /// The words for one, then the words for several.
  private static func forms(_ pairs: [Grammar.Inflection]) -> [[Int]] {
    [false, true].map { isPlural in
      pairs.compactMap { TinyText.numbers[$0.form(isPlural: isPlural)] }
    }
  }

  /// Verbs of one number.
  static func verbs(isPlural: Bool) -> [Int] {
    verbs[isPlural ? 1 : 0] + transitiveVerbs[isPlural ? 1 : 0]
  }

  /// The same noun or verb in the other number; nil for other words.
  static func otherNumber(_ word: Int) -> Int? {
    for forms in [nouns, verbs, transitiveVerbs] {
      for number in 0...1 {
        if let place = forms[number].firstIndex(of: word) { return forms[1 - number][place] }
      }
    }
    return nil
  }

  /// Whether a noun or verb stands for several; nil for other words.
  static func isPlural(_ word: Int) -> Bool? {
    for forms in [nouns, verbs, transitiveVerbs] {
      if forms[0].contains(word) { return false }
      if forms[1].contains(word) { return true }
    }
    return nil
  }

  /// Groups of equally likely words, with what each group gets of 1.
  private var groups: [(words: [Int], share: Double)] {
    switch self {
    case .beginning, .preposition, .transitive: [([Self.the], 1)]
    case .determiner: [(Self.adjectives, 0.4), (Self.nouns[0] + Self.nouns[1], 0.6)]
    case .adjective: [(Self.nouns[0] + Self.nouns[1], 1)]
    case .subject(let isPlural):
      [(Self.prepositions, 0.4)] + Self.verbGroups(isPlural, share: 0.6)
    case .verb(let isPlural): Self.verbGroups(isPlural, share: 1)
    case .end: [([TinyText.stop], 1)]
    }
  }

  private static func verbGroups(
    _ isPlural: Bool, share: Double
  ) -> [(words: [Int], share: Double)] {
    let number = isPlural ? 1 : 0
    return [(verbs[number], share / 2), (transitiveVerbs[number], share / 2)]
  }

  /// What every word gets of 1.
  var shares: [Double] {
    var shares = [Double](repeating: 0, count: TinyText.words.count)
    for (words, share) in groups {
      for word in words { shares[word] = share / Double(words.count) }
    }
    return shares
  }

  /// What one word gets.
  func share(of word: Int) -> Double {
    groups.first { $0.words.contains(word) }.map { $0.share / Double($0.words.count) } ?? 0
  }

  /// How many nats a word tells here: −ln of its share.
  func surprise(of word: Int) -> Double { -PortableMath.log(max(share(of: word), 1e-300)) }

  /// The place after a word; nil if that word cannot come here.
  func after(_ word: Int) -> GrammarPlace? {
    guard share(of: word) > 0 else { return nil }
    switch self {
    case .beginning: return .determiner(.subject)
    case .preposition(let isPlural): return .determiner(.near(isPlural: isPlural))
    case .transitive: return .determiner(.object)
    case .determiner(let phrase):
      return Self.adjectives.contains(word) ? .adjective(phrase) : Self.after(noun: word, phrase)
    case .adjective(let phrase): return Self.after(noun: word, phrase)
    case .subject(let isPlural):
      if Self.prepositions.contains(word) { return .preposition(isPlural: isPlural) }
      return Self.after(verb: word)
    case .verb: return Self.after(verb: word)
    case .end: return .beginning
    }
  }

  private static func after(noun: Int, _ phrase: Phrase) -> GrammarPlace {
    switch phrase {
    case .subject: .subject(isPlural: nouns[1].contains(noun))
    case .object: .end
    case .near(let isPlural): .verb(isPlural: isPlural)
    }
  }

  private static func after(verb: Int) -> GrammarPlace {
    transitiveVerbs.contains { $0.contains(verb) } ? .transitive : .end
  }

  /// The place after a text that begins with a full stop; nil if it is none of the grammar's.
  static func after(_ text: [Int]) -> GrammarPlace? {
    text.dropFirst().reduce(.beginning) { place, word in place?.after(word) }
  }

  /// The mean surprise of the words of some pieces: what the language itself would get for loss.
  static func floor(of data: Dataset) -> Double {
    let words = data.classes
    let length = data.inputShape.count
    var sum = 0.0
    for piece in 0..<data.count {
      var place = GrammarPlace.beginning
      for word in words[piece * length..<(piece + 1) * length] {
        sum += place.surprise(of: word)
        place = place.after(word) ?? .beginning
      }
    }
    return sum / Double(max(1, words.count))
  }
}
