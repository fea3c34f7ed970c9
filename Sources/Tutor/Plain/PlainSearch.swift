internal import Course
internal import TextUI

/// Looking for words in the whole course, wherever the conversation is: `find` names what there is,
/// `go` leads to it.
extension PlainSession {
  static let searchCommands = [
    PlainCommand(
      ["find", "/"], .find, argument: "WORDS", help: "Look for words in the whole course"),
    PlainCommand(["go"], .go, argument: "NUMBER", help: "Open what was found under that number"),
  ]

  /// As many as a listener can keep in mind.
  private static let mostFound = 9

  mutating func sayFound(_ words: String) {
    guard !words.foldedWords.isEmpty else {
      say("find and the words to look for: find learning rate.")
      return
    }
    var search = Search(session.courseIndex().search, seen: session.placesSeen)
    search.type(words)
    let entries = search.hits.prefix(Self.mostFound).map { search.index.entries[$0.entry] }
    found = entries.map(\.place)
    guard !entries.isEmpty else {
      say("Nothing in the course has “\(words)”; fewer letters find more.")
      return
    }
    let count = search.hits.count
    say(
      count > entries.count
        ? "The first \(entries.count) of \(count) places; go and a number opens one."
        : count == 1 ? "One place; go 1 opens it." : "\(count) places; go and a number opens one.")
    say(
      lines: style.list(
        entries.enumerated().map { index, entry in
          (name: "\(index + 1)", text: "\(entry.title), \(entry.context)")
        }))
  }

  mutating func goToFound(_ number: String, at now: Timestamp) -> [Effect] {
    guard !found.isEmpty else {
      say("Nothing was looked for yet: find and the words come first.")
      return []
    }
    guard let number = Int(number), found.indices.contains(number - 1) else {
      say("go and a number from 1 to \(found.count).")
      return []
    }
    if case .term(let name) = found[number - 1] {
      // In a conversation a term is a sentence, not a sheet that lies over the screen.
      sayGlossary(name)
      return []
    }
    return session.go(to: found[number - 1], at: now)
  }
}
