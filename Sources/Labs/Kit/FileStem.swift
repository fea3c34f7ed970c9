/// Names of files made of what a learner reads: `relu 10` becomes `relu-10`.
///
/// Small letters and digits of ASCII, single hyphens between them, and points between digits: what
/// every file system keeps apart and no shell takes for anything else.
enum FileStem {
  /// No name is longer.
  static let most = 40

  /// A name for each of some legends, in their order: `run` for a single one; what is empty is
  /// called `run` with its number. Of equal names the later ones get a number, so that all differ.
  static func stems(_ legends: [String]) -> [String] {
    guard legends.count > 1 else { return legends.map { _ in "run" } }
    var taken: Set<String> = []
    return legends.enumerated().map { index, legend in
      let plain = stem(of: legend)
      let wanted = plain.isEmpty ? "run-\(index + 1)" : plain
      var name = wanted
      var number = 2
      // The files of a run are called NAME-init, NAME-inputs and the like.
      while !taken.isDisjoint(with: files(of: name)) {
        name = "\(wanted)-\(number)"
        number += 1
      }
      taken.formUnion(files(of: name))
      return name
    }
  }

  private static func files(of name: String) -> Set<String> {
    Set(["", "-init", "-inputs", "-targets"].map { name + $0 })
  }

  /// One of them; empty if nothing of the legend can be kept.
  static func stem(of legend: String) -> String {
    var stem = ""
    var isGap = false
    let characters = Array(legend.lowercased())
    for (index, character) in characters.enumerated() {
      // A minus is part of a number, a hyphen stands between words.
      let text = words[character] ?? String(character)
      let isKept = text.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber) }
      let isPoint =
        character == "." && !isGap && characters[..<index].last?.isNumber == true
        && characters.dropFirst(index + 1).first?.isNumber == true
      // The thin blank between thousands parts no words.
      if character.isWhitespace, character != " " { continue }
      guard isKept || isPoint else {
        isGap = !stem.isEmpty
        continue
      }
      let isWord = words[character] != nil
      if isGap || isWord && !stem.isEmpty { stem += "-" }
      stem += text
      isGap = isWord
    }
    return String(stem.prefix(most))
  }

  /// What cannot be kept as it is, but means something.
  private static let words: [Character: String] = [
    "−": "minus", "×": "x", "÷": "by", "%": "percent", "+": "plus", "λ": "lambda", "η": "eta",
    "β": "beta", "σ": "sigma",
  ]
}
