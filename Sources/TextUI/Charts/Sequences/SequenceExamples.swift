extension WidgetGallery {
  /// One sentence as a recurrent network and as attention read it, and a map of its words.
  static var sequences: [WidgetExample] {
    let sizes = [("small", 30, 6), ("medium", 44, 14), ("large", 130, 40)]
    let resizable: [(String, any Widget)] = [
      ("unrolled", ExampleSentence.unrolled), ("unrolled-gradient", ExampleSentence.vanishing),
      ("attention", ExampleSentence.matrix), ("attention-arcs", ExampleSentence.arcs),
      ("attention-heads", ExampleSentence.heads), ("embedding", ExampleSentence.map),
    ]
    return resizable.flatMap { name, widget in
      sizes.map { WidgetExample("\(name)-\($0.0)", $0.1, $0.2, widget) }
    } + [
      WidgetExample("unrolled-gates", 76, 18, ExampleSentence.gated),
      WidgetExample("attention-bars", 40, 7, ExampleSentence.matrix.bars(ofRow: 6)),
      WidgetExample("token-strip", 40, 4, ExampleSentence.strip),
    ]
  }
}

private enum ExampleSentence {
  static let tokens = ["<s>", "the", "dogs", "near", "the", "red", "cat"]

  /// Of one head of a small language model.
  static let shares: [[Double]] = [
    [1], [0.92, 0.08], [0.02, 0.92, 0.06], [0.85, 0.08, 0.03, 0.04],
    [0.15, 0.08, 0.01, 0.67, 0.09], [0.17, 0.01, 0, 0, 0, 0.82],
    [0.01, 0.02, 0.91, 0.01, 0.02, 0, 0.03],
  ]

  static let matrix = AttentionMatrix(tokens: tokens, shares: shares, focus: 6)

  static let arcs = AttentionArcs(
    tokens: Array(tokens.dropFirst()), shares: [0.04, 0.71, 0.02, 0.05, 0.14, 0.04], focus: 5,
    hasBlank: true)

  /// Heads of habits: the word before, the first word, words alike, all words, oneself, two back.
  static let heads: AttentionHeadGrid = {
    func head(_ score: (Int, Int) -> Double) -> [[Double]] {
      tokens.indices.map { row in ExampleMath.softmax((0...row).map { score(row, $0) }) }
    }
    let kinds = [0, 1, 2, 3, 1, 4, 2]
    return AttentionHeadGrid(
      tokens: tokens,
      heads: [
        head { $1 == $0 - 1 ? 4 : 0 }, head { $1 == 0 ? 3 : 0 },
        head { kinds[$0] == kinds[$1] && $0 != $1 ? 4 : 0 }, head { _, _ in 0 },
        head { $0 == $1 ? 3 : 0 }, head { $1 == $0 - 2 ? 4 : 0 }, head { Double($1 - $0) },
        head { Double($0 - $1) / 2 },
      ],
      names: [
        "one back", "the start", "alike", "all", "itself", "two back", "near", "far",
      ], focus: 2)
  }()

  private static let size = 6

  /// A recurrent network with weights drawn by its initialization.
  private static func hiddenStates(_ words: [String]) -> [[Double]] {
    var noise = ExampleNoise(seed: 8)
    let recurrent = (0..<size).map { _ in (0..<size).map { _ in noise.next() * 0.8 } }
    var meanings: [String: [Double]] = [:]
    var state = Array(repeating: 0.0, count: size)
    return words.map { word in
      let input = meanings[word] ?? (0..<size).map { _ in noise.next() * 1.6 }
      meanings[word] = input
      state = ExampleMath.layer(state, recurrent, input, ExampleMath.tanh)
      return state
    }
  }

  static let unrolled: UnrolledSequence = {
    let answers = ["the", "dogs", "near", "the", "red", "cat", "sleep"]
    let shares = [0.61, 0.18, 0.34, 0.88, 0.22, 0.27, 0.41]
    let states = hiddenStates(tokens)
    return UnrolledSequence(
      tokens.indices.map {
        .init(tokens[$0], state: states[$0], answer: answers[$0], share: shares[$0])
      }, focus: 6)
  }()

  /// The slope that comes back from the last word shrinks at every step.
  static let vanishing: UnrolledSequence = {
    var sequence = unrolled
    sequence.steps = sequence.steps.enumerated().map { index, step in
      var step = step
      if index < 6 {
        step.answer = ""
        step.share = nil
      }
      return step
    }
    sequence.links = [0.01, 0.03, 0.08, 0.19, 0.44, 0.97]
    sequence.flow = .backward
    return sequence
  }()

  static let gated: UnrolledSequence = {
    var sequence = unrolled
    sequence.focus = 2
    sequence.gateNames = ["update", "reset"]
    let update = [0.92, 0.31, 0.88, 0.24, 0.12, 0.35, 0.74]
    let reset = [0.50, 0.62, 0.15, 0.71, 0.80, 0.66, 0.22]
    sequence.steps = sequence.steps.enumerated().map { index, step in
      var step = step
      step.gates = [update[index], reset[index]]
      return step
    }
    return sequence
  }()

  static let map = EmbeddingMap(
    [
      .init("cat", 0.62, 0.71), .init("dog", 0.55, 0.83), .init("cats", 0.86, 0.66),
      .init("dogs", 0.80, 0.80), .init("horse", 0.38, 0.74), .init("sleep", -0.71, 0.58),
      .init("sleeps", -0.55, 0.36), .init("run", -0.82, 0.75), .init("runs", -0.62, 0.52),
      .init("sing", -0.90, 0.40), .init("sings", -0.74, 0.22), .init("red", 0.12, -0.80),
      .init("old", 0.30, -0.66), .init("small", 0.26, -0.88), .init("the", -0.48, -0.62),
      .init("a", -0.60, -0.70), .init("near", 0.02, -0.05), .init("behind", 0.14, 0.06),
    ], focus: 0)

  static let strip = TokenStrip(
    [
      .init("the", value: 0.61), .init("dogs", value: 0.18), .init("near", value: 0.34),
      .init("the", value: 0.88), .init("red", value: 0.22), .init("cat", value: 0.27),
      .init("sleep", value: 0.41), .init("and", value: 0.09), .init("a", value: 0.55),
      .init("bird", value: 0.12), .init("sings", value: 0.93), .init("."),
    ], focus: 9)
}
