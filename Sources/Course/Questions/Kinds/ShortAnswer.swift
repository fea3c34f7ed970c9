/// A word or two to type.
public struct ShortAnswer: Equatable, Sendable {
  /// What is right; the first is shown as the key.
  public var accepted: [String]
  /// Wrong answers that are foreseen, the first that fits wins.
  public var wrong: [Pattern]
  /// Feedback for any other answer.
  public var other: RichText?
  /// Feedback for a right answer.
  public var right: RichText?
  /// Whether an answer one letter away from a right one is asked for once more.
  public var asksForSpelling: Bool

  /// Words that are right, with no wrong ones foreseen, unless told otherwise.
  public init(
    accepted: [String], wrong: [Pattern] = [], other: RichText? = nil, right: RichText? = nil,
    asksForSpelling: Bool = true
  ) {
    self.accepted = accepted
    self.wrong = wrong
    self.other = other
    self.right = right
    self.asksForSpelling = asksForSpelling
  }

  /// Wrong answers of one kind.
  public struct Pattern: Equatable, Sendable {
    /// The words, normalised before they are compared; `*` stands for any characters.
    public var texts: [String]
    /// What is said to them.
    public var feedback: RichText
    /// The wrong idea behind them, if it is more than a slip.
    public var misconception: String?

    /// A pattern with what is said to it.
    public init(texts: [String], feedback: RichText, misconception: String? = nil) {
      self.texts = texts
      self.feedback = feedback
      self.misconception = misconception
    }
  }

  /// The longest answer that is looked at, in characters.
  public static let longestAnswer = 80

  /// An answer reduced to what is compared: small letters without accents, hyphens, articles in
  /// front, plural endings and spaces.
  ///
  ///     The Vanishing-Gradients  →  vanishinggradient
  ///
  /// `*` stays, for patterns.
  public static func normalized(_ text: String) -> String {
    let letters = text.prefix(longestAnswer).lowercased().map { character -> Character in
      isLetter(character) ? withoutAccent(character) : " "
    }
    var words = letters.split(separator: " ").map { String($0) }
    if words.count > 1, let first = words.first, ["a", "an", "the"].contains(first) {
      words.removeFirst()
    }
    return words.map(singular).joined()
  }

  private static func isLetter(_ character: Character) -> Bool {
    character.isLetter || character.isNumber || "*+".contains(character)
  }

  private static func withoutAccent(_ character: Character) -> Character {
    guard !character.isASCII else { return character }
    let accents: [Character: Character] = [
      "é": "e", "è": "e", "ê": "e", "ë": "e", "á": "a", "à": "a", "â": "a", "ä": "a", "ö": "o",
      "ó": "o", "ô": "o", "ü": "u", "ú": "u", "í": "i", "ï": "i", "ç": "c", "ñ": "n",
    ]
    return accents[character] ?? character
  }

  /// The word without a plural's ending, as far as spelling alone tells: `losses`, `entropies`,
  /// `layers`; `bias`, `loss` and `analysis` stay.
  private static func singular(_ word: String) -> String {
    guard word.count > 3, word.hasSuffix("s") else { return word }
    if word.hasSuffix("ies"), word.count > 4 { return word.dropLast(3) + "y" }
    for ending in ["sses", "xes", "shes", "ches"] where word.hasSuffix(ending) {
      return String(word.dropLast(2))
    }
    for ending in ["ss", "us", "is", "as"] where word.hasSuffix(ending) { return word }
    return String(word.dropLast())
  }

  /// Judges words as typed.
  func grade(_ text: String, isMeant: Bool) -> Verdict {
    let typed = Self.normalized(text)
    if accepted.contains(where: { Self.normalized($0) == typed }) {
      return Verdict(score: 1, isRight: true, feedback: .words(right))
    }
    if let pattern = wrong.first(where: { $0.fits(typed) }) {
      return Verdict(
        score: 0, isRight: false, feedback: .words(pattern.feedback),
        misconception: pattern.misconception)
    }
    let isNear = accepted.contains { Self.isOneEditAway(typed, Self.normalized($0)) }
    if isNear, asksForSpelling, !isMeant {
      return Verdict(score: 0, isRight: false, asksAgain: .spelling)
    }
    return Verdict(score: 0, isRight: false, feedback: .words(other))
  }

  /// Whether one letter added, left out, replaced, or exchanged with its neighbour makes one text of
  /// the other. Short words and digits differ on purpose: `L1` is not a misspelt `L2`.
  static func isOneEditAway(_ typed: String, _ key: String) -> Bool {
    guard key.count >= 5, typed.filter(\.isNumber) == key.filter(\.isNumber), typed != key else {
      return false
    }
    if Spelling.distance(typed, key) == 1 { return true }
    let (left, right) = (Array(typed), Array(key))
    guard left.count == right.count else { return false }
    let different = left.indices.filter { left[$0] != right[$0] }
    return different.count == 2 && different[1] == different[0] + 1
      && left[different[0]] == right[different[1]] && left[different[1]] == right[different[0]]
  }
}

extension ShortAnswer.Pattern {
  /// Whether normalised words are of this kind.
  func fits(_ typed: String) -> Bool {
    texts.contains { Self.fits(Array(ShortAnswer.normalized($0)), Array(typed)) }
  }

  /// Matches `*` with the last one tried again one character later, so that the work is at most the
  /// product of both lengths.
  private static func fits(_ pattern: [Character], _ text: [Character]) -> Bool {
    var (place, next) = (0, 0)
    var star: Int?
    var resume = 0
    while place < text.count {
      if next < pattern.count, pattern[next] == "*" {
        star = next
        resume = place
        next += 1
      } else if next < pattern.count, pattern[next] == text[place] {
        place += 1
        next += 1
      } else if let star {
        resume += 1
        place = resume
        next = star + 1
      } else {
        return false
      }
    }
    return pattern[next...].allSatisfy { $0 == "*" }
  }
}
