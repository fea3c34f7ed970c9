/// Guesses what a misspelt word was meant to be.
enum Spelling {
  /// The word within two edits (insert, delete, replace a letter), the nearest of several; nil if
  /// none is near.
  static func closest(to word: String, among words: [String]) -> String? {
    guard word.count <= 40 else { return nil }
    let word = word.lowercased().replacing("_", with: "-")
    return words.sorted().map { ($0, distance(word, $0)) }
      .filter { $0.1 <= Swift.min(2, $0.0.count / 2) }
      .min { $0.1 < $1.1 }?.0
  }

  /// Levenshtein's edit distance.
  private static func distance(_ left: String, _ right: String) -> Int {
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
