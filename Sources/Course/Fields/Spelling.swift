/// What ids look like.
enum Identifier {
  static let advice =
    "write letters, digits, `.`, `-` and `_`, at most 64 of them, a letter first"

  static func isValid(_ text: String) -> Bool {
    guard let first = text.unicodeScalars.first, text.unicodeScalars.count <= 64 else {
      return false
    }
    return isLetter(first)
      && text.unicodeScalars.allSatisfy {
        isLetter($0) || ("0"..."9").contains($0) || $0 == "." || $0 == "-" || $0 == "_"
      }
  }

  private static func isLetter(_ scalar: Unicode.Scalar) -> Bool {
    ("a"..."z").contains(scalar) || ("A"..."Z").contains(scalar)
  }
}

/// Guesses what a misspelt word was meant to be.
package enum Spelling {
  /// The word within two edits (insert, delete, replace a letter), the nearest of several.
  static func closest(to word: String, among words: Set<String>) -> String? {
    guard word.count <= 40 else { return nil }
    return words.sorted().map { ($0, distance(word, $0)) }
      .filter { $0.1 <= min(2, $0.0.count / 2) }
      .min { $0.1 < $1.1 }?.0
  }

  /// Levenshtein's edit distance.
  package static func distance(_ left: String, _ right: String) -> Int {
    let right = Array(right)
    var row = Array(0...right.count)
    for (index, character) in left.enumerated() {
      var diagonal = row[0]
      row[0] = index + 1
      for column in right.indices {
        let replaced = diagonal + (character == right[column] ? 0 : 1)
        diagonal = row[column + 1]
        row[column + 1] = min(replaced, row[column] + 1, row[column + 1] + 1)
      }
    }
    return row[right.count]
  }
}
