internal import Compute
internal import Learning

/// What is asked of a language model.
enum TinyPrompts {
  /// Beginnings that a learner can look at.
  static let shown = [
    "the dogs near the red cat", "the cat near the dogs", "the old farmer behind the girls",
    "the birds under the horse", "the teachers", "the boy sees the dogs",
  ]

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

  /// How many of them are asked about.
  static let count = 120
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

  /// What a network is asked for every picture.
  static func queries(_ text: TinyText.Kind) -> [Float] {
    prompts(text).flatMap(TinyText.example)
  }

  private static func prompts(_ text: TinyText.Kind) -> [[Int]] {
    switch text {
    case .sentences: agreements.map(\.prompt)
    case .facts: facts
    }
  }

  /// The shares of what follows the prompt of that number, of a network's answers.
  static func shares(
    _ answers: [Float], _ number: Int, of text: TinyText.Kind
  ) -> ArraySlice<Float>? {
    let prompts = prompts(text)
    let words = TinyText.words.count
    guard answers.count == prompts.count * TinyText.context * words, prompts.indices ~= number
    else { return nil }
    let start = (number * TinyText.context + prompts[number].count - 1) * words
    return answers[start..<start + words]
  }

  /// The share of agreements where verbs of the right number get more than those of the wrong one;
  /// nil before a network was asked.
  static func agreement(_ answers: [Float]) -> Double? {
    var right = 0
    for (number, agreement) in agreements.enumerated() {
      guard let shares = shares(answers, number, of: .sentences) else { return nil }
      func sum(_ isPlural: Bool) -> Float {
        GrammarPlace.verbs(isPlural: isPlural).reduce(0) { $0 + shares[shares.startIndex + $1] }
      }
      if sum(agreement.isPlural) > sum(!agreement.isPlural) { right += 1 }
    }
    return Double(right) / Double(agreements.count)
  }
}
