internal import Course

/// The terms of the whole course, each with the lessons that say what it means.
struct CourseGlossary: Equatable, Sendable {
  /// In the order of the alphabet.
  let terms: [Term]
  /// Titles of the lessons that can be opened, by id.
  let lessons: [String: String]
  /// For each term those that are explained with it, by their places in `terms`.
  private(set) var related: [[Int]] = []
  /// The terms that begin with a word, the longest first.
  private let beginnings: [String: [Beginning]]

  /// A word or two, and what they mean.
  struct Term: Equatable, Sendable {
    var name: String
    /// In the order of the course; the first lesson introduces the term.
    var definitions: [Definition]
  }

  struct Definition: Equatable, Sendable {
    var text: String
    /// The id of the lesson.
    var lesson: String
  }

  private struct Beginning: Equatable, Sendable {
    var words: [String]
    var term: Int
  }

  init(_ library: Library) {
    var names: [String: String] = [:]
    var definitions: [String: [Definition]] = [:]
    for lesson in library.lessons {
      for (name, text) in lesson.glossary {
        // Written with a capital or with an accent it is the same term.
        let key = name.foldedWords.joined(separator: " ")
        names[key] = names[key] ?? name
        definitions[key, default: []].append(Definition(text: text, lesson: lesson.id))
      }
    }
    let keys = names.keys.sorted()
    terms = keys.map { Term(name: names[$0] ?? $0, definitions: definitions[$0] ?? []) }
    lessons = Dictionary(
      library.lessons.map { ($0.id, $0.title) }, uniquingKeysWith: { first, _ in first })
    var beginnings: [String: [Beginning]] = [:]
    for (index, key) in keys.enumerated() {
      let words = key.split(separator: " ").map(String.init)
      guard let first = words.first else { continue }
      beginnings[words.count == 1 ? Self.singular(first) : first, default: []].append(
        Beginning(words: words, term: index))
    }
    self.beginnings = beginnings.mapValues { $0.sorted { $0.words.count > $1.words.count } }
    related = Array(repeating: [], count: terms.count)
    for (index, term) in terms.enumerated() {
      let named = Set(term.definitions.flatMap { mentions(in: $0.text) }.map(\.term))
      for other in named where other != index { related[other].append(index) }
    }
  }

  /// The place of a term in `terms`, by its name.
  func index(of name: String) -> Int? {
    let words = name.foldedWords
    return terms.firstIndex { $0.name.foldedWords == words }
  }

  // MARK: Terms in a text

  /// Where a text speaks of a term.
  struct Mention: Equatable {
    var term: Int
    var range: Range<String.Index>
  }

  /// The terms that a text speaks of, in the singular or plural, from its beginning to its end.
  func mentions(in text: String) -> [Mention] {
    let words = FoldedWord.words(of: text)
    var mentions: [Mention] = []
    var place = 0
    while place < words.count {
      let candidates = [words[place].text, Self.singular(words[place].text)]
        .compactMap { beginnings[$0] }.joined()
      let found = candidates.first { candidate in
        let end = place + candidate.words.count
        return end <= words.count
          && zip(candidate.words, words[place..<end]).allSatisfy { Self.isSame($0, $1.text) }
      }
      if let found {
        let last = words[place + found.words.count - 1]
        mentions.append(
          Mention(term: found.term, range: words[place].range.lowerBound..<last.range.upperBound))
        place += found.words.count
      } else {
        place += 1
      }
    }
    return mentions
  }

  private static func isSame(_ first: String, _ second: String) -> Bool {
    first == second || singular(first) == singular(second)
  }

  /// `weights` → `weight`, `losses` → `loss`, `batches` → `batch`; not always English, but the same
  /// for both.
  private static func singular(_ word: String) -> String {
    guard word.count > 3, word.hasSuffix("s"), !word.hasSuffix("ss") else { return word }
    for ending in ["sses", "ches", "shes", "xes"] where word.hasSuffix(ending) {
      return String(word.dropLast(2))
    }
    return String(word.dropLast())
  }
}
