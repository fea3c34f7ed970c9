internal import TextUI

/// The terms of the course, one of them open; what is typed narrows the list.
public struct Glossary: Sendable, Equatable {
  let glossary: CourseGlossary
  /// The terms that the page below shows.
  let inSight: Set<Int>
  /// The lesson that is being read.
  let lesson: String?
  /// What has been typed.
  private(set) var filter = ""
  /// The terms listed, by their places in the glossary.
  private(set) var listed: [Int]
  /// The open one, as a place in `listed`.
  private(set) var cursor = 0
  /// The link of its page that Enter follows; the first one as long as the list has the keys.
  private(set) var link = 0
  /// Terms that links have led away from.
  private(set) var trail: [Int] = []

  init(
    _ glossary: CourseGlossary, inSight: Set<Int> = [], at term: Int? = nil, lesson: String? = nil
  ) {
    self.glossary = glossary
    self.inSight = inSight
    self.lesson = lesson
    listed = Array(glossary.terms.indices)
    cursor = term.flatMap(listed.firstIndex) ?? 0
  }

  /// The open term; nil if none is listed.
  var term: Int? { listed.indices.contains(cursor) ? listed[cursor] : nil }

  var page: TermPage? {
    term.map { TermPage(of: $0, in: glossary, lesson: lesson, focus: link) }
  }

  mutating func press(_ key: Key, on size: Size) -> OverlayAnswer {
    let rows = max(1, Overlay.content(columns: 0, in: area(on: size)).rows - 3)
    switch key {
    case .escape: return .close
    case .up: move(to: cursor - 1)
    case .down: move(to: cursor + 1)
    case .pageUp: move(to: cursor - rows)
    case .pageDown: move(to: cursor + rows)
    case .home: move(to: 0)
    case .end: move(to: listed.count - 1)
    case .tab, .right: turn(by: 1)
    case .backTab: turn(by: -1)
    case .left: goBack()
    case .enter: return follow()
    case .backspace, .delete: if !filter.isEmpty { narrow(to: String(filter.dropLast())) }
    case .control("u"): if !filter.isEmpty { narrow(to: "") }
    case .character(let character): type(String(character))
    case .insert, .function, .control: break
    }
    return .stay
  }

  /// At most this many letters are taken.
  private static let longest = 40

  mutating func type(_ text: String) {
    narrow(to: String((filter + text).drop { $0 == " " }.prefix(Self.longest)))
  }

  private mutating func move(to row: Int) {
    cursor = min(max(0, row), max(0, listed.count - 1))
    link = 0
  }

  private mutating func turn(by links: Int) {
    let count = page?.links.count ?? 0
    if count > 0 { link = ((link + links) % count + count) % count }
  }

  private mutating func follow() -> OverlayAnswer {
    guard let links = page?.links, links.indices.contains(link) else { return .stay }
    switch links[link] {
    case .term(let name):
      guard let target = glossary.index(of: name) else { return .stay }
      if let term { trail.append(term) }
      open(target)
      return .stay
    case .lesson, .lab: return .go(links[link])
    }
  }

  private mutating func goBack() { if let last = trail.popLast() { open(last) } }

  private mutating func open(_ term: Int) {
    if !listed.contains(term) { narrow(to: "") }
    move(to: listed.firstIndex(of: term) ?? 0)
  }

  /// Names that begin with what was typed come first, then those that contain it, then terms that
  /// are explained with it.
  private mutating func narrow(to filter: String) {
    self.filter = filter
    let words = filter.foldedWords
    let open = term
    let ranks = glossary.terms.map { Self.rank(of: $0, words) }
    let best = ranks.compactMap { $0 }.min()
    listed = glossary.terms.indices.filter { ranks[$0] != nil }
      .sorted { (ranks[$0] ?? 0, $0) < (ranks[$1] ?? 0, $1) }
    // The term that is open stays open, unless another one fits better.
    let kept = open.flatMap { ranks[$0] == best ? listed.firstIndex(of: $0) : nil }
    move(to: kept ?? 0)
  }

  private static func rank(of term: CourseGlossary.Term, _ words: [String]) -> Int? {
    func matches(_ text: [String], _ isMatch: (String, String) -> Bool) -> Bool {
      words.allSatisfy { word in text.contains { isMatch($0, word) } }
    }
    let name = term.name.foldedWords
    if matches(name, { $0.hasPrefix($1) }) { return 0 }
    if matches(name, { text, word in FoldedWord.contains(text, word) }) { return 1 }
    // A letter or two occur in every explanation.
    guard words.contains(where: { $0.count > 2 }) else { return nil }
    let text = term.definitions.flatMap(\.text.foldedWords)
    return matches(name + text, { $0.hasPrefix($1) }) ? 2 : nil
  }
}
