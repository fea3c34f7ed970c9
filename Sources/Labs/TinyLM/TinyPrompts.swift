internal import Compute
internal import Learning

/// What is asked of a language model.
enum TinyPrompts {
  /// Beginnings that a learner can look at.
  static let shown = [
    "the dogs near the red cat", "the cat near the dogs", "the old farmer behind the girls",
    "the birds under the horse", "the teachers", "the boy sees the dogs",
  ]

  /// What the learner's own is called.
  static let own = "own"
  /// What they are called: by their numbers, and then the learner's own.
  static let names = shown.indices.map { "\($0 + 1)" } + [own]

  /// One of them, a full stop before it.
  static func prompt(_ number: Int) -> [Int] {
    [TinyText.stop] + TinyText.tokens(shown[min(max(0, number), shown.count - 1)])
  }

  /// A beginning that only a verb can follow, whose nearest noun has another number than the subject.
  struct Agreement: Sendable {
    /// Begins with a full stop and ends with that noun.
    var prompt: [Int]
    var isPlural: Bool
  }

  /// How many of them are asked about at the end of a run, and how many of those on its way.
  static let (count, early) = (300, 60)
  /// So many, drawn from the language.
  static let agreements: [Agreement] = {
    var speaker = Grammar.Speaker(SeededGenerator(seed: 300).split("agreement"))
    var found: [Agreement] = []
    while found.count < count {
      var prompt = [TinyText.stop]
      var place = GrammarPlace.beginning
      for word in speaker.sentence().compactMap({ TinyText.numbers[$0] }) {
        prompt.append(word)
        guard let next = place.after(word) else { break }
        place = next
        guard case .verb(let isPlural) = place else { continue }
        if GrammarPlace.isPlural(word) != isPlural {
          found.append(Agreement(prompt: prompt, isPlural: isPlural))
        }
        break
      }
    }
    return found
  }()

  /// `NAME lives in` and `NAME waits in` for everyone.
  static let facts: [[Int]] = ["lives", "waits"].flatMap { verb in
    Grammar.people.map { [TinyText.stop] + TinyText.tokens("\($0) \(verb) in") }
  }

  private static let sentencePrompts = agreements.map(\.prompt)

  /// What a network is asked for every picture, or at the end.
  static func queries(_ text: TinyText.Kind, isEnd: Bool = false) -> [Float] {
    prompts(text).prefix(isEnd ? count : text == .facts ? facts.count : early)
      .flatMap(TinyText.example)
  }

  private static func prompts(_ text: TinyText.Kind) -> [[Int]] {
    switch text {
    case .sentences: sentencePrompts
    case .facts: facts
    }
  }

  /// How many prompts some answers are to.
  private static func promptCount(_ answers: [Float]) -> Int {
    answers.count / (TinyText.context * TinyText.words.count)
  }

  /// The shares of what follows the prompt of that number, of a network's answers.
  static func shares(
    _ answers: [Float], _ number: Int, of text: TinyText.Kind
  ) -> ArraySlice<Float>? {
    guard number < promptCount(answers), number < prompts(text).count else { return nil }
    let words = TinyText.words.count
    let start = (number * TinyText.context + prompts(text)[number].count - 1) * words
    return answers[start..<start + words]
  }

  /// The share of agreements where verbs of the right number get more than those of the wrong one;
  /// nil before a network was asked.
  static func agreement(_ answers: [Float]) -> Double? {
    var right = 0
    let asked = promptCount(answers)
    guard asked == early || asked == count else { return nil }
    for (number, agreement) in agreements.prefix(asked).enumerated() {
      guard let shares = shares(answers, number, of: .sentences) else { return nil }
      func sum(_ isPlural: Bool) -> Float {
        GrammarPlace.verbs(isPlural: isPlural).reduce(0) { $0 + shares[shares.startIndex + $1] }
      }
      if sum(agreement.isPlural) > sum(!agreement.isPlural) { right += 1 }
    }
    return Double(right) / Double(asked)
  }
}
