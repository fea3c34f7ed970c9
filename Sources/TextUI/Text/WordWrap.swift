/// Setting text in lines.
extension StyledText {
  /// The lines it takes when none may be wider than `columns`.
  ///
  /// Lines break at spaces, after hyphens and at newlines; a word wider than a line is broken
  /// where the line ends. Lines but the first of a paragraph begin with `hanging` blanks. What
  /// only closes (`)`, `%`, a dash) is never the first word of a line. Less than one column
  /// gives no lines; empty text gives one.
  public func wrapped(to columns: Int, hanging: Int = 0) -> [StyledText] {
    guard columns > 0 else { return [] }
    // A double-width character must fit beside the blanks.
    let hanging = max(0, min(hanging, columns / 2, columns - 2))
    return characters.split(omittingEmptySubsequences: false) { $0.character.isNewline }
      .flatMap { paragraph in
        var lines = LineFiller(columns: columns, hanging: hanging)
        for word in words(of: paragraph) { lines.add(word) }
        return lines.finished()
      }
  }

  /// How many rows `wrapped` gives.
  public func height(columns: Int, hanging: Int = 0) -> Int {
    wrapped(to: columns, hanging: hanging).count
  }

  /// Unbreakable pieces, each with the spaces before it.
  private func words(of line: some Collection<StyledCharacter>) -> [Word] {
    var words: [Word] = []
    var current = Word()
    for character in line {
      if character.character == " " || character.character == "\t" {
        if !current.letters.isEmpty {
          words.append(current)
          current = Word()
        }
        current.spaces.append(
          StyledCharacter(character: " ", style: character.style, link: character.link))
      } else {
        current.letters.append(character)
        if current.endsWithHyphen {
          words.append(current)
          current = Word()
        }
      }
    }
    if !current.letters.isEmpty || words.isEmpty { words.append(current) }
    return words.reduce(into: []) { joined, word in
      guard let last = joined.indices.last, word.onlyCloses || joined[last].onlyOpens else {
        return joined.append(word)
      }
      joined[last].letters += word.spaces + word.letters
    }
  }
}

private struct Word {
  var spaces: [StyledCharacter] = []
  var letters: [StyledCharacter] = []

  var width: Int { letters.reduce(0) { $0 + $1.width } }

  /// Letters on both sides make a hyphen a place to break; a minus or a dash of its own does not.
  var endsWithHyphen: Bool {
    letters.count > 2 && letters.last?.character == "-"
      && letters[letters.count - 2].character.isLetter
  }

  var onlyCloses: Bool {
    !letters.isEmpty
      && letters.allSatisfy { ".,;:!?)]}%’”…»›–—".contains($0.character) }
  }

  var onlyOpens: Bool {
    !letters.isEmpty && letters.allSatisfy { "([{“‘«‹".contains($0.character) }
  }
}

/// Puts words into lines, as many into each as fit.
private struct LineFiller {
  let columns: Int
  let hanging: Int
  private var lines: [[StyledCharacter]] = []
  private var line: [StyledCharacter] = []
  private var used = 0
  private var isEmpty = true

  init(columns: Int, hanging: Int) {
    self.columns = columns
    self.hanging = hanging
  }

  mutating func add(_ word: Word) {
    let spaces = word.spaces
    if used + spaces.count + word.width <= columns {
      append(spaces + word.letters)
      return
    }
    if !isEmpty { startLine() } else if spaces.count < columns { append(spaces) }
    for (index, letter) in word.letters.enumerated() {
      if used + letter.width > columns, !isEmpty {
        // Punctuation takes its last letter along rather than stand alone.
        let isAlone = Word(letters: Array(word.letters[index...])).onlyCloses
        let last = isAlone && line.count > hanging + 1 ? line.popLast() : nil
        startLine()
        if let last { append([last]) }
      }
      append([letter])
    }
  }

  mutating func finished() -> [StyledText] {
    lines.append(line)
    return lines.map { StyledText($0) }
  }

  private mutating func append(_ characters: [StyledCharacter]) {
    line += characters
    used += characters.reduce(0) { $0 + $1.width }
    isEmpty = isEmpty && characters.isEmpty
  }

  private mutating func startLine() {
    lines.append(line)
    let indent = StyledCharacter(character: " ", style: Style(.ink))
    line = Array(repeating: indent, count: hanging)
    used = hanging
    isEmpty = true
  }
}
