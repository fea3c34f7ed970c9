public import Compute

/// A small language whose unpredictability is known exactly.
///
///     sentence     noun phrase of a number, a verb phrase of that number, "."
///     noun phrase  "the", with chance 0.4 one of 5 adjectives, one of 8 nouns
///     subject      a noun phrase, with chance 0.4 one of 3 prepositions and a noun phrase of
///                  either number
///     verb phrase  one of 5 verbs, or equally likely one of 5 others and a noun phrase of either
///                  number
///
/// Numbers are singular or plural, equally likely. No sentence can come about in two ways, so that
/// the entropy is the sum over the choices: 11.1849 nats a sentence of 6.96 words on average, or
/// 1.6070 nats a word, the full stop being one.
public struct Grammar: Equatable, Sendable {
  /// As a network file names it.
  public var name: String { "grammar" }
  /// How many pieces of text.
  public var windows: Int
  /// Words in a piece.
  public var context: Int
  /// Equal seeds give equal texts.
  public var seed: UInt64

  /// Text enough for some thousand steps.
  public init(windows: Int = 5000, context: Int = 20, seed: UInt64 = 1) {
    self.windows = windows
    self.context = context
    self.seed = seed
  }

  /// Nats a word that no model of the language can do without.
  public static let entropy = 1.6070

  /// Every word, those of sentences first, then those of facts; a token is a number of it.
  public static let words: [String] = {
    let pairs = [nouns, verbs, transitiveVerbs].map { $0.flatMap { [$0.singular, $0.plural] } }
    return ["the", "."] + adjectives + prepositions + pairs.flatMap { $0 }
      + ["lives", "waits", "drinks", "in"] + people + cities + drinks
  }()

  /// What a noun may have before it.
  public static let adjectives = ["red", "old", "small", "young", "quick"]
  /// What joins a second noun phrase to the subject.
  public static let prepositions = ["near", "behind", "under"]
  /// Who acts and is acted on, as singular and plural.
  public static let nouns = [
    ("cat", "cats"), ("dog", "dogs"), ("bird", "birds"), ("horse", "horses"), ("girl", "girls"),
    ("boy", "boys"), ("teacher", "teachers"), ("farmer", "farmers"),
  ].map(Inflection.init)
  /// Verbs that need no object.
  public static let verbs = [
    ("sleeps", "sleep"), ("runs", "run"), ("sings", "sing"), ("waves", "wave"),
    ("laughs", "laugh"),
  ].map(Inflection.init)
  /// Verbs that take an object.
  public static let transitiveVerbs = [
    ("sees", "see"), ("likes", "like"), ("follows", "follow"), ("hears", "hear"),
    ("helps", "help"),
  ].map(Inflection.init)
  /// The first 18 have a home that the text tells; of the others it never does.
  public static let people = [
    "Ada", "Ben", "Cleo", "Dan", "Eva", "Finn", "Gina", "Hugo", "Ida", "Jan", "Kim", "Leo", "Mia",
    "Nils", "Olga", "Paul", "Rosa", "Sam", "Tina", "Udo", "Vera", "Walt", "Yara", "Zoe",
  ]
  /// Where people live and wait.
  public static let cities = ["Berlin", "Lima", "Oslo", "Cairo", "Tokyo", "Quito"]
  /// What people drink.
  public static let drinks = ["tea", "milk", "water", "juice"]

  /// A word for one and a word for several.
  public struct Inflection: Equatable, Sendable {
    /// For one.
    public let singular: String
    /// For several.
    public let plural: String

    /// The word for one or for several.
    public func form(isPlural: Bool) -> String { isPlural ? plural : singular }
  }

  /// Pieces of [context] tokens, and as targets the token after each of them.
  public var examples: Examples {
    var speaker = Speaker(SeededGenerator(seed: seed).split(name))
    let numbers = Dictionary(
      uniqueKeysWithValues: Self.words.enumerated().map { ($0.element, Float($0.offset)) })
    var tokens: [Float] = []
    while tokens.count <= windows * context {
      tokens += speaker.sentence().compactMap { numbers[$0] }
    }
    return TokenWindows(tokens: tokens, context: context)
      .examples(source: name, count: windows)
  }

  /// Makes sentences and facts, one after the other.
  public struct Speaker {
    private var generator: SeededGenerator

    /// Equal generators say the same.
    public init(_ generator: SeededGenerator) { self.generator = generator }

    /// One sentence, its full stop included.
    public mutating func sentence() -> [String] {
      let isPlural = flip()
      var words = nounPhrase(isPlural: isPlural)
      if chance(0.4) {
        words.append(pick(Grammar.prepositions))
        words += nounPhrase(isPlural: flip())
      }
      if flip() {
        words.append(pick(Grammar.verbs).form(isPlural: isPlural))
      } else {
        words.append(pick(Grammar.transitiveVerbs).form(isPlural: isPlural))
        words += nounPhrase(isPlural: flip())
      }
      return words + ["."]
    }

    /// One fact: where one of 18 people lives, always the same; where one of 24 waits, at random of
    /// 6 cities; what one of them drinks, at random of 4 drinks.
    public mutating func fact() -> [String] {
      switch generator.below(3) {
      case 0:
        let person = generator.below(18)
        return [Grammar.people[person], "lives", "in", Self.home(of: person), "."]
      case 1: return [pick(Grammar.people), "waits", "in", pick(Grammar.cities), "."]
      default: return [pick(Grammar.people), "drinks", pick(Grammar.drinks), "."]
      }
    }

    /// Where the person of that number lives: three people in each city.
    public static func home(of person: Int) -> String {
      Grammar.cities[person * 5 % Grammar.cities.count]
    }

    private mutating func nounPhrase(isPlural: Bool) -> [String] {
      var words = ["the"]
      if chance(0.4) { words.append(pick(Grammar.adjectives)) }
      words.append(pick(Grammar.nouns).form(isPlural: isPlural))
      return words
    }

    private mutating func flip() -> Bool { generator.below(2) == 1 }
    private mutating func chance(_ share: Float) -> Bool { generator.uniform() < share }
    private mutating func pick<Element>(_ elements: [Element]) -> Element {
      elements[generator.below(elements.count)]
    }
  }
}
