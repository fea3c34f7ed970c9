internal import Compute
internal import Learning
internal import TextUI

extension TinyLab {
  /// The names are those of the type's comment.
  public var metrics: [String: Double] {
    var metrics = ["goal": isGoalReached ? 1.0 : 0, "floor": Grammar.entropy]
    let net = nets.first?.net
    switch view {
    case .grammar:
      let spoken = spoken
      metrics["words"] = Double(spoken.count)
      metrics["surprise"] = spoken.isEmpty ? nil : spoken.mean
    case .parts, .floor, .agree, .sample, .build:
      if let net { addNetwork(net, to: &metrics) }
    case .mask:
      for (prefix, entry) in zip(["mask", "open"], nets) {
        metrics["\(prefix).loss"] = loss(entry.net)
      }
    case .without:
      for (prefix, entry) in zip(["all", "places", "network", "attention", "shortcuts"], nets) {
        metrics["\(prefix).loss"] = loss(entry.net)
        metrics["\(prefix).agreement"] = agreement(entry.net)
      }
    case .facts, .waits: addFacts(to: &metrics)
    case .scale: addScale(to: &metrics)
    }
    if view == .floor, net.flatMap(loss) != nil {
      for (name, loss) in zip(["two", "three", "four"], WordCounts.rivals) {
        metrics["\(name).loss"] = loss
      }
    }
    return metrics
  }

  private func addNetwork(_ net: TinyNet, to metrics: inout [String: Double]) {
    metrics["loss"] = loss(net)
    metrics["gap"] = loss(net).map { $0 - Self.textFloor }
    metrics["agreement"] = agreement(net)
    metrics["weights"] = Double(net.weightCount)
    for update in [100, 300] {
      metrics["loss.\(update)"] = lossCurve(net).first { $0.x >= Double(update) }?.y
    }
    metrics["agreement.100"] = agreements[net]?.first { $0.x >= 100 }?.y
    if view == .sample {
      metrics["written"] = Double(writer.text.count - 1)
      metrics["grammatical"] = writer.isGrammatical ? 1 : 0
      metrics["choices"] = answer(net, prompt).map {
        Sampling.openChoices(
          Sampling.shares(of: $0.scores(), temperature: sheet.number("temperature")))
      }
    }
    if view == .agree, let verbs = verbShares {
      metrics["right.share"] = verbs.right
      metrics["wrong.share"] = verbs.wrong
      metrics["subject.weight"] = subjectWeight
    }
  }

  private var isGoalReached: Bool {
    guard view == .build, isDone, let net = nets.first?.net, net.hasMask, let loss = loss(net),
      let agreement = agreement(net)
    else { return false }
    return loss <= 1.65 && agreement >= 0.98
  }

  // MARK: Of one network

  /// What the language itself gets on the unseen text.
  static let textFloor = GrammarPlace.floor(of: TinyText.unseen)

  /// On unseen text, in nats a word; nil before it was measured.
  func loss(_ net: TinyNet) -> Double? {
    desk.report(.network(net))?.snapshot.evaluation.map { Double($0.loss) }
  }

  /// On unseen text by update.
  func lossCurve(_ net: TinyNet) -> [ChartPoint] {
    desk.report(.network(net))?.snapshot.validation.points() ?? []
  }

  /// The share of sentences with the right form of the verb ahead: of 300 at the end of a run that is
  /// alone, of 60 elsewhere.
  func agreement(_ net: TinyNet) -> Double? {
    if desk.isFinished(.network(net)), let end = endAgreements[net] { return end }
    return desk.report(.network(net)).flatMap { TinyPrompts.agreement($0.answers) }
  }

  /// The number of the noun that the verb of the text on stage agrees with; nil after a verb.
  private var isSubjectPlural: Bool? {
    switch GrammarPlace.after(prompt) {
    case .subject(let isPlural), .verb(let isPlural), .preposition(let isPlural): isPlural
    case .beginning, .determiner, .adjective, .transitive, .end, nil: nil
    }
  }

  /// What verbs of the right and of the wrong number get after the text on stage.
  var verbShares: (right: Double, wrong: Double)? {
    guard let isPlural = isSubjectPlural, let net = askedNet,
      let scores = answer(net, prompt)?.scores(), !scores.isEmpty
    else { return nil }
    let shares = Sampling.shares(of: scores)
    func sum(_ isPlural: Bool) -> Double {
      GrammarPlace.verbs(isPlural: isPlural).reduce(0) { $0 + shares[$1] }
    }
    return (sum(isPlural), sum(!isPlural))
  }

  /// What the last word takes from the subject's noun.
  private var subjectWeight: Double? {
    guard let net = askedNet, let weights = answer(net, prompt)?.weights().last,
      let subject = prompt.firstIndex(where: { GrammarPlace.isPlural($0) != nil }),
      weights.indices.contains(subject)
    else { return nil }
    return weights[subject]
  }

  // MARK: Words of the language

  /// The words spoken so far.
  var spoken: SpokenText {
    SpokenText(count: desk.steps(.words(sheet.count("words"))), seed: seed)
  }

  // MARK: In words

  /// What goes on, in a few words.
  public var status: String {
    switch view {
    case .grammar: return "\(Numbers.grouped(spoken.count)) words"
    case .scale: return ""
    case .without:
      let done = nets.count { desk.isFinished(.network($0.net)) }
      return done == 0 ? "\(nets.count) to train" : "\(done) of \(nets.count)"
    case .parts, .floor, .agree, .mask, .sample, .facts, .waits, .build:
      let step = nets.map { self.step($0.net) }.max() ?? 0
      guard step > 0 || desk.isRunning else { return "untrained" }
      return "\(Numbers.grouped(step)) of \(Numbers.grouped(nets.first?.net.updates ?? 0))"
    }
  }

  /// The loss of a network on unseen text, which can be asked about.
  func lossFigure(_ net: TinyNet, _ style: Role = .ink) -> StyledText {
    let loss = loss(net)
    let text = style == .strong ? StyledText.strong(number(loss)) : StyledText(number(loss), style)
    return text.asking(desk.validationMark(.network(net)), loss ?? .nan)
  }

  func number(_ value: Double?, decimals: Int = 3) -> String {
    value.map { Numbers.fixed($0, decimals: decimals) } ?? "–"
  }

  func percent(_ share: Double?) -> String { share.map { Numbers.percent($0) } ?? "–" }
}

/// Words of the language with how surprising each of them is.
struct SpokenText {
  private(set) var words: [Int] = []
  private(set) var surprises: [Double] = []
  /// Where the next word comes.
  private(set) var place = GrammarPlace.beginning

  /// The first words that this seed speaks.
  init(count: Int, seed: UInt64) {
    let root = SeededGenerator(seed: seed)
    var speaker = Grammar.Speaker(root.split("spoken"))
    var coin = root.split("coin")
    while words.count < count {
      for word in TinyText.speak(.sentences, &speaker, &coin) where words.count < count {
        words.append(word)
        surprises.append(place.surprise(of: word))
        place = place.after(word) ?? .beginning
      }
    }
  }

  var count: Int { words.count }
  var isEmpty: Bool { words.isEmpty }
  var mean: Double { surprises.reduce(0, +) / Double(max(1, count)) }

  /// The mean after each of some numbers of words.
  var means: [ChartPoint] {
    var sum = 0.0
    let stride = max(1, count / 200)
    return surprises.enumerated().compactMap { index, surprise in
      sum += surprise
      return (index + 1).isMultiple(of: stride)
        ? ChartPoint(Double(index + 1), sum / Double(index + 1)) : nil
    }
  }
}
