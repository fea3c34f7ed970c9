/// Every word of the course with the places where it stands: built once, asked at every key.
///
/// An answer looks at each different word of the course once (some thousands), never at the texts.
struct SearchIndex: Equatable, Sendable {
  /// What can be found.
  let entries: [SearchEntry]
  /// Every different word, as bytes one after the other; word `i` ends at `ends[i]`.
  private var letters: [UInt8] = []
  private var ends: [Int] = []
  /// Where each word stands.
  private var postings: [[Posting]] = []

  /// A word in an entry.
  private struct Posting: Equatable, Sendable {
    var entry: Int
    var field: Field
    /// Whether the field begins with it.
    var isFirst: Bool
  }

  /// What part of an entry a word stands in, and what that is worth.
  private enum Field: Int, Equatable, Sendable {
    case surroundings = 10
    case text = 20
    case heading = 30
    case title = 40
  }

  /// Something found: the higher the score, the better.
  struct Hit: Equatable, Sendable {
    /// Its place in `entries`.
    var entry: Int
    /// The sum over the words of the query.
    var score: Int
  }

  /// Reads all entries.
  init(_ entries: [SearchEntry]) {
    self.entries = entries
    var numbers: [String: Int] = [:]
    func add(_ text: String, _ field: Field, _ entry: Int) {
      for (index, word) in text.foldedWords.enumerated() {
        let number = numbers[word] ?? numbers.count
        if number == numbers.count {
          numbers[word] = number
          letters += Array(word.utf8)
          ends.append(letters.count)
          postings.append([])
        }
        let posting = Posting(entry: entry, field: field, isFirst: index == 0)
        // The same word again in a long text says no more.
        if postings[number].last != posting { postings[number].append(posting) }
      }
    }
    for (index, entry) in entries.enumerated() {
      add(entry.title, .title, index)
      for heading in entry.headings { add(heading, .heading, index) }
      for paragraph in entry.paragraphs { add(paragraph, .text, index) }
      add(entry.surroundings, .surroundings, index)
    }
  }

  /// What contains every word of the query, at least one of them itself and the others perhaps in the
  /// title of the lesson around it; the best first.
  ///
  /// A find in a title is better than one in a heading, that one better than one in the text; a
  /// whole word is better than the beginning of one, and that is better than a part of one. Of two
  /// places in the same step only the better one is told.
  ///
  /// - Parameter isOpen: whether an entry that is held back may be shown.
  func hits(_ query: String, isOpen: (SearchEntry) -> Bool = { _ in true }) -> [Hit] {
    let words = query.foldedWords
    guard !words.isEmpty else { return [] }
    var sums = [Int](repeating: 0, count: entries.count)
    var isOwn = [Bool](repeating: false, count: entries.count)
    for (index, word) in words.enumerated() {
      var best = [Int](repeating: 0, count: entries.count)
      look(for: Array(word.utf8), scores: &best)
      for entry in sums.indices {
        let isOut = best[entry] == 0 || (index > 0 && sums[entry] == 0)
        sums[entry] = isOut ? 0 : sums[entry] + best[entry]
        if best[entry] >= Field.text.rawValue { isOwn[entry] = true }
      }
    }
    var places: [Place: Int] = [:]
    var hits: [Hit] = []
    for entry in entries.indices where sums[entry] > 0 && isOwn[entry] {
      if entries[entry].isHeldBack, !isOpen(entries[entry]) { continue }
      let isExact = entries[entry].title.foldedWords == words
      let hit = Hit(entry: entry, score: sums[entry] + (isExact ? 5 : 0))
      if let known = places[entries[entry].place] {
        if hits[known].score < hit.score { hits[known] = hit }
      } else {
        places[entries[entry].place] = hits.count
        hits.append(hit)
      }
    }
    return hits.sorted { first, second in
      let kinds = (entries[first.entry].kind.rawValue, entries[second.entry].kind.rawValue)
      return (-first.score, kinds.0, first.entry) < (-second.score, kinds.1, second.entry)
    }
  }

  /// The best score of each entry for one word of the query.
  private func look(for word: [UInt8], scores: inout [Int]) {
    var start = 0
    for (number, end) in ends.enumerated() {
      defer { start = end }
      guard let manner = manner(of: word, from: start, to: end) else { continue }
      for posting in postings[number] {
        let score = posting.field.rawValue + manner + (posting.isFirst && manner > 1 ? 3 : 0)
        scores[posting.entry] = max(scores[posting.entry], score)
      }
    }
  }

  /// 3 for the whole word, 2 for its beginning, 1 for a part of it; nil if it does not occur.
  private func manner(of word: [UInt8], from start: Int, to end: Int) -> Int? {
    guard end - start >= word.count else { return nil }
    var place = start
    while place + word.count <= end {
      var count = 0
      while count < word.count, letters[place + count] == word[count] { count += 1 }
      if count == word.count {
        if place == start { return end - start == word.count ? 3 : 2 }
        return 1
      }
      // A single letter inside of a word is everywhere.
      guard word.count > 1 else { return nil }
      place += 1
    }
    return nil
  }
}
