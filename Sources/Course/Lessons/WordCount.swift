extension RichText {
  /// How many words: stretches between spaces that hold a letter or digit. A placeholder is one.
  public var words: Int {
    var text = ""
    for run in runs { text += run.placeholder == nil ? run.text : "0" }
    return text.split(separator: " ").count { $0.contains { $0.isLetter || $0.isNumber } }
  }
}

extension TextBlock {
  /// How many words a reader reads; code and formulas are looked at, not read.
  public var words: Int {
    switch self {
    case .paragraph(let text), .heading(let text): text.words
    case .list(let items, _): items.joined().reduce(0) { $0 + $1.words }
    case .quotation(let blocks): blocks.reduce(0) { $0 + $1.words }
    case .code: 0
    case .table(let header, let rows):
      (header + rows.joined()).reduce(0) { $0 + $1.words }
    }
  }
}

extension Screen {
  /// The words of each stretch that is read in one go.
  ///
  /// A prediction or observation ends a stretch: what follows shows once it is answered. Its prompt
  /// counts, its options and a quiz do not.
  public var stretches: [Int] {
    var stretches = [0]
    for block in blocks {
      switch block {
      case .text(let text): stretches[stretches.count - 1] += text.words
      case .predict(let question), .observe(let question):
        stretches[stretches.count - 1] += question.prompt.reduce(0) { $0 + $1.words }
        stretches.append(0)
      case .lab, .figure, .quiz: break
      }
    }
    return stretches
  }

  /// The longest stretch, in words.
  public var wordsAtOnce: Int { stretches.max() ?? 0 }
}

extension Step {
  /// The longest stretch of all its screens, in words.
  public var wordsAtOnce: Int { screens.map(\.wordsAtOnce).max() ?? 0 }
}
