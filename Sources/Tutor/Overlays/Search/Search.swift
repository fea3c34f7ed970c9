internal import TextUI

/// Looking for words in the whole course: what is found is there at every letter.
public struct Search: Sendable, Equatable {
  let index: SearchIndex
  /// Steps that were read to their ends: what answers their questions may be found.
  let seen: Set<Place>
  /// What has been typed.
  private(set) var query = ""
  /// What was found, the best first; without a query, every lesson.
  private(set) var hits: [SearchIndex.Hit] = []
  /// The chosen one, as a place in `hits`.
  private(set) var cursor = 0

  init(_ index: SearchIndex, seen: Set<Place> = []) {
    self.index = index
    self.seen = seen
    look(for: "")
  }

  /// The entry that Enter opens.
  var chosen: SearchEntry? {
    hits.indices.contains(cursor) ? index.entries[hits[cursor].entry] : nil
  }

  /// The words looked for, without case and accents.
  var words: [String] { query.foldedWords }

  mutating func press(_ key: Key, on size: Size) -> OverlayAnswer {
    let rows = max(1, Overlay.content(columns: 0, in: area(on: size)).rows / 2)
    switch key {
    case .escape: return .close
    case .enter: return chosen.map { .go($0.place) } ?? .stay
    case .up, .backTab: move(to: cursor - 1)
    case .down, .tab: move(to: cursor + 1)
    case .pageUp: move(to: cursor - rows)
    case .pageDown: move(to: cursor + rows)
    case .home: move(to: 0)
    case .end: move(to: hits.count - 1)
    case .backspace, .delete: if !query.isEmpty { look(for: String(query.dropLast())) }
    case .control("u"): look(for: "")
    case .character(let character): type(String(character))
    case .left, .right, .insert, .function, .control: break
    }
    return .stay
  }

  /// At most this many letters are taken.
  private static let longest = 60

  mutating func type(_ text: String) {
    look(for: String((query + text).drop { $0 == " " }.prefix(Self.longest)))
  }

  private mutating func move(to row: Int) {
    cursor = min(max(0, row), max(0, hits.count - 1))
  }

  private mutating func look(for query: String) {
    self.query = query
    cursor = 0
    if query.foldedWords.isEmpty {
      hits = index.entries.indices.filter { [.lesson, .coming].contains(index.entries[$0].kind) }
        .map { SearchIndex.Hit(entry: $0, score: 0) }
    } else {
      hits = index.hits(query) { seen.contains($0.place) }
    }
  }

  /// All that may be told of a place: an entry and, once its questions are behind the learner,
  /// what follows them.
  func paragraphs(of entry: SearchEntry) -> [String] {
    index.entries.filter { other in
      other.place == entry.place && (!other.isHeldBack || seen.contains(other.place))
    }.flatMap(\.paragraphs)
  }
}
