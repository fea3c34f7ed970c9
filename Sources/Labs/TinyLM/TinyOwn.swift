internal import Learning

/// A beginning of the learner's own, and the list that its words are chosen from.
struct TinyOwn: Equatable, Sendable {
  /// Without the full stop that everything begins with.
  var words: [Int] = []
  /// Whether the list of words is on stage.
  var isChoosing = false
  /// The word of the list that keys act on.
  var cursor = TinyWordList.columns[0][0]

  /// As many as the network can see beside the full stop.
  static let most = TinyText.context - 1
}

// A text that a learner changes: in `sample` the one that is written, elsewhere a beginning of the
// learner's own, which starts out as the one on stage.
extension TinyLab {
  /// Whether there is a text to change.
  var hasText: Bool {
    switch view {
    case .parts, .agree, .mask, .sample, .build: true
    case .grammar, .without, .floor, .facts, .waits, .scale: false
    }
  }

  /// Whether the text on stage is the learner's own.
  var isOwn: Bool {
    hasText && view != .sample && sheet.word("prompt") == TinyPrompts.own
  }

  /// Whether words are being chosen.
  var isChoosing: Bool { own.isChoosing && hasText }

  /// The text on stage without the full stop that everything begins with.
  var typed: [Int] { Array((view == .sample ? writer.text : prompt).dropFirst()) }

  /// Whether there is room for another word.
  var canAdd: Bool { view == .sample || typed.count < TinyOwn.most }

  /// Shows the list, on a word that can come here if there is one.
  mutating func openList() {
    own.isChoosing = true
    let allowed = allowed
    guard !allowed.contains(own.cursor) else { return }
    own.cursor = TinyWordList.columns.joined().first(where: allowed.contains) ?? own.cursor
  }

  /// Takes one more word.
  mutating func append(_ word: Int) {
    if canAdd { setText(typed + [word]) }
  }

  /// Keeps so many words and takes the others back.
  mutating func keep(_ count: Int) { setText(Array(typed.prefix(max(0, count)))) }

  private mutating func setText(_ words: [Int]) {
    guard view != .sample else {
      writer.text = [TinyText.stop] + words
      return
    }
    own.words = words
    _ = book.set("prompt", to: TinyPrompts.own, in: view.rawValue)
    place = nil
  }

  /// The chosen noun or verb in the other number.
  mutating func swapNumber() {
    guard let other = GrammarPlace.otherNumber(prompt[focus]) else { return }
    if isOwn {
      own.words[focus - 1] = other
    } else {
      swapped.formSymmetricDifference([focus])
    }
  }

  /// Takes a beginning from a setting, and shows it; one without a word only empties what there is.
  mutating func takeOwn(_ text: String) {
    own.words = Array(TinyText.tokens(text).prefix(TinyOwn.most))
    guard !own.words.isEmpty, hasText, view != .sample else { return }
    _ = book.set("prompt", to: TinyPrompts.own, in: view.rawValue)
  }
}
