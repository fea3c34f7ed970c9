internal import TextUI

/// A word of a text without case and accents, and where it stands: `Überanpassung` is found by
/// `uberan`, `x₁` by `x1`.
struct FoldedWord: Equatable {
  /// Small letters and digits.
  var text: String
  /// Its characters in the text it was found in.
  var range: Range<String.Index>

  /// The words of a text, in order.
  static func words(of text: String) -> [FoldedWord] {
    // Most of a course is ASCII, which is read byte by byte.
    text.utf8.allSatisfy { $0 < 0x80 } ? wordsOfASCII(text) : wordsOfAnything(text)
  }

  private static func wordsOfASCII(_ text: String) -> [FoldedWord] {
    text.utf8.split { byte in
      !(0x61...0x7A).contains(byte | 0x20) && !(0x30...0x39).contains(byte)
    }.map { bytes in
      // Digits have the bit of small letters already.
      FoldedWord(
        text: String(decoding: bytes.map { $0 | 0x20 }, as: UTF8.self),
        range: bytes.startIndex..<bytes.endIndex)
    }
  }

  static func wordsOfAnything(_ text: String) -> [FoldedWord] {
    var words: [FoldedWord] = []
    var current = ""
    var start = text.startIndex
    var place = text.startIndex
    while place < text.endIndex {
      let folded = fold(text[place])
      if !folded.isEmpty {
        if current.isEmpty { start = place }
        current += folded
      } else if !current.isEmpty {
        words.append(FoldedWord(text: current, range: start..<place))
        current = ""
      }
      place = text.index(after: place)
    }
    if !current.isEmpty {
      words.append(FoldedWord(text: current, range: start..<text.endIndex))
    }
    return words
  }

  /// What a character is for a search; empty if it is no part of a word.
  static func fold(_ character: Character) -> String {
    if let byte = character.asciiValue {
      return character.isLetter
        ? String(UnicodeScalar(byte | 0x20)) : character.isNumber ? String(character) : ""
    }
    if let letters = ligatures[character] { return letters }
    guard character.isLetter || character.isNumber, let scalar = character.unicodeScalars.first
    else { return "" }
    if let digit = character.wholeNumberValue, digit < 10 { return String(digit) }
    // A letter with an accent, in one piece or in two.
    if scalar.value < 0x250 {
      let base = character.asciiFolded
      if base.isLetter { return base.lowercased() }
    }
    return character.lowercased()
  }

  private static let ligatures: [Character: String] = [
    "ß": "ss", "ẞ": "ss", "æ": "ae", "Æ": "ae", "œ": "oe", "Œ": "oe", "ø": "o", "Ø": "o", "ﬁ": "fi",
    "ﬂ": "fl", "ﬀ": "ff", "ﬃ": "ffi", "ﬄ": "ffl",
  ]

  /// The part of the word, in characters of the text, that matches `query` (folded as well); nil if
  /// none does.
  func match(_ query: String, in text: String) -> Range<String.Index>? {
    guard !query.isEmpty, let offset = Self.offset(of: query.utf8, in: self.text.utf8),
      offset == 0 || query.utf8.count > 1
    else { return nil }
    let end = offset + query.utf8.count
    var count = 0
    var place = range.lowerBound
    var start: String.Index?
    while place < range.upperBound {
      let next = text.index(after: place)
      let after = count + Self.fold(text[place]).utf8.count
      if start == nil, after > offset { start = place }
      if let start, after >= end { return start..<next }
      count = after
      place = next
    }
    return start.map { $0..<range.upperBound }
  }

  /// Whether a folded word has `part`, folded as well, in it; a single letter only at its beginning.
  static func contains(_ word: String, _ part: String) -> Bool {
    guard let offset = offset(of: part.utf8, in: word.utf8) else { return false }
    return offset == 0 || part.utf8.count > 1
  }

  /// Where `part` begins in `whole`, in bytes.
  private static func offset(
    of part: String.UTF8View, in whole: String.UTF8View
  ) -> Int? {
    var rest = whole[...]
    var offset = 0
    while rest.count >= part.count {
      if rest.starts(with: part) { return offset }
      rest.removeFirst()
      offset += 1
    }
    return nil
  }
}

extension String {
  /// Its words without case and accents.
  var foldedWords: [String] { FoldedWord.words(of: self).map(\.text) }

  /// The same with `marked` wherever a word contains one of the queries.
  func highlighted(
    _ queries: [String], _ plain: Style = Style(.ink),
    marked: Style = Style(.strong, on: .standard, .bold)
  ) -> StyledText {
    guard !queries.isEmpty else { return StyledText(self, plain) }
    var text = StyledText()
    var place = startIndex
    for word in FoldedWord.words(of: self) {
      // The query of the longest match wins: `weights` over `we`.
      let matches = queries.compactMap { word.match($0, in: self) }
      guard let match = matches.max(by: { self[$0].count < self[$1].count }) else { continue }
      text += StyledText(String(self[place..<match.lowerBound]), plain)
      text += StyledText(String(self[match]), marked)
      place = match.upperBound
    }
    return text + StyledText(String(self[place...]), plain)
  }
}
