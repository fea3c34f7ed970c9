internal import Compute
internal import Learning
public import TextUI

/// A transformer that can be seen whole: trained to the exact floor of a small language, taken apart,
/// and asked what it never read.
///
/// Metrics: `floor` (1.6070 nats a word), `surprise` (the mean of the words spoken so far) and `words`
/// in `grammar`; of one network `loss` (on unseen text), `gap` (the same less what the language itself
/// gets on that text), `agreement` (of 300 sentences, of 60 on the way), `weights`, `loss.100`, `loss.300` and
/// `agreement.100` (at that update or soon after); `two.loss`, `three.loss`, `four.loss` of counting
/// words in `floor`; `right.share`, `wrong.share` (of the verbs after the text on stage) and
/// `subject.weight` (what its last word takes from the subject) in `agree`; `mask.loss` and
/// `open.loss` in `mask`; `all.loss`, `places.loss`, `network.loss`, `attention.loss`,
/// `shortcuts.loss` and the like with `agreement` in `without`; `written`, `grammatical` (1 if the
/// language can say it) and `choices` (how many equal ones the next word is open to) in `sample`;
/// `known` (of 18), `known.share` (the least), `unknown.cities` (the least share that goes to cities),
/// `unknown.share` (the mean of the largest) and `unknown.same` (how many of the six get the same
/// city) in `facts`; `waits.share` (the mean of the largest), `lives.share` in `waits`; `weights`, `tokens`, `work`,
/// `times.weights` and `times.work` (of a large model) in `scale`; `goal` in
/// `build`: 1 with a loss of at most 1.65 and an agreement of at least 0.98, masked.
public struct TinyLab: DeskLab {
  /// `tinylm`.
  public static let id = "tinylm"
  /// Everything to be set.
  public static let mainView = TinyStage.build.rawValue

  /// The view on stage.
  public var view = TinyStage.build
  /// The dials of every view.
  public var book = freshBook
  /// Where weights, the order of the text and draws come from.
  public var seed: UInt64
  /// The runs.
  public var desk: RunDesk<TinyRun>
  /// What networks have said, by the prompt.
  var answers: [TinyNet: [String: TinyAnswer]] = [:]
  /// What is on its way.
  var asked: Asked?
  /// Agreement by update, as reports said it.
  var agreements: [TinyNet: [ChartPoint]] = [:]
  /// The same of trained networks, measured on more sentences.
  var endAgreements: [TinyNet: Double] = [:]
  /// The word that is looked at; nil is the last.
  var place: Int?
  /// The layer whose attention is looked at.
  var layer = 1
  /// Nouns and verbs that stand in the other number, by their places.
  var swapped: Set<Int> = []
  /// The person that is looked at.
  var person = TinyFacts.knownCount
  /// The text that is being written.
  var writer = TinyWriter()

  /// Takes the settings over.
  public init(_ context: LabContext) throws(LabError) {
    seed = context.seed
    desk = RunDesk(firstJob: context.firstJob)
    adopt(context.settings)
  }

  /// What is looked at, and what was written.
  public var extraSettings: [String: String] {
    [
      "layer": "\(layer)", "place": place.map { "\($0)" } ?? "last",
      "swapped": swapped.sorted().map(String.init).joined(separator: ","),
      "person": Grammar.people[person], "written": TinyText.text(writer.text.dropFirst()),
      "draws": "\(writer.draws)",
    ]
  }

  /// Takes it over.
  public mutating func setExtra(_ name: String, to value: String) {
    switch name {
    case "place": place = Int(value).flatMap { (0..<TinyText.context).contains($0) ? $0 : nil }
    case "layer": layer = Int(value).flatMap { (1...2).contains($0) ? $0 : nil } ?? layer
    case "swapped":
      swapped = Set(
        value.split(separator: ",").compactMap { Int($0) }
          .filter { (0..<TinyText.context).contains($0) })
    case "person": person = Grammar.people.firstIndex(of: value) ?? person
    case "written": writer.text = [TinyText.stop] + TinyText.tokens(value)
    case "draws": writer.draws = max(0, Int(value) ?? 0)
    default: break
    }
  }

  /// What the network on stage is asked to go on from.
  var prompt: [Int] {
    switch view {
    case .sample: return writer.prompt
    case .parts, .agree, .mask, .build:
      let prompt = TinyPrompts.prompt(sheet.count("prompt") - 1)
      return prompt.indices.map { index in
        swapped.contains(index)
          ? GrammarPlace.otherNumber(prompt[index]) ?? prompt[index] : prompt[index]
      }
    case .grammar, .without, .floor, .facts, .waits, .scale: return [TinyText.stop]
    }
  }

  /// The word that is looked at.
  var focus: Int { min(place ?? .max, prompt.count - 1) }

  /// Words to look at, the arithmetic to go through, texts to write, people to ask about.
  public var keys: [LabKey] {
    let words = LabKey(
      [.up, .down], "↑↓", "another word", help: "Look at another word of the text.")
    let swap = LabKey(
      ["S"], "S", "one or several",
      help: "Put the chosen noun or verb into the other number: dog or dogs.")
    switch view {
    case .grammar, .without, .floor, .scale: return []
    case .parts:
      return [
        words,
        LabKey(
          [.left, .right], "←→", "part by part",
          help: "Show one part of the network more, or one less."),
      ]
    case .agree: return hasOtherNumber ? [words, swap] : [words]
    case .build:
      let layers = LabKey(
        ["L"], "L", "other layer", help: "Show where words look in the other layer.")
      return [words] + (hasOtherNumber ? [swap] : [])
        + (sheet.count("layers") > 1 ? [layers] : [])
    case .mask: return [words]
    case .sample:
      let forth = [
        LabKey(["N"], "N", "next word", help: "Draw the next word by its shares."),
        LabKey(["W"], "W", "a sentence", help: "Draw words up to the next full stop."),
      ]
      let back = [
        LabKey(["B"], "B", "take one back", help: "Take the last word back."),
        LabKey(["C"], "C", "begin anew", help: "Take all words back."),
      ]
      return (canWrite ? forth : []) + (writer.text.count > 1 ? back : [])
    case .facts, .waits:
      return [LabKey([.up, .down], "↑↓", "another person", help: "Ask about someone else.")]
    }
  }

  /// Sizes are no matter of chance.
  public var isSeeded: Bool { view != .scale }

  /// Does what a key of the stage does.
  public mutating func press(_ key: Key) -> [LabCommand] {
    switch (view, key) {
    case (.parts, .left): _ = book.turn("part", by: -1, in: view.rawValue)
    case (.parts, .right): _ = book.turn("part", by: 1, in: view.rawValue)
    case (.parts, .up), (.agree, .up), (.mask, .up), (.build, .up): place = max(1, focus - 1)
    case (.parts, .down), (.agree, .down), (.mask, .down), (.build, .down):
      place = min(focus + 1, prompt.count - 1)
    case (.agree, "S"), (.build, "S"):
      if GrammarPlace.otherNumber(prompt[focus]) != nil {
        swapped.formSymmetricDifference([focus])
      }
    case (.build, "L"): layer = layer == 1 ? 2 : 1
    case (.facts, .up), (.waits, .up): person = max(0, person - 1)
    case (.facts, .down), (.waits, .down): person = min(Grammar.people.count - 1, person + 1)
    case (.sample, "N"): writer.wanted = 1
    case (.sample, "W"): writer.wanted = TinyWriter.longest
    case (.sample, "B"): writer.takeBack()
    case (.sample, "C"): writer = TinyWriter()
    default: break
    }
    return []
  }

  /// The text goes.
  public mutating func forgetMarks() { writer = TinyWriter() }

  /// Keeps answers and how far agreement is.
  public mutating func didReceive() {
    takeAnswers()
    for tag in desk.live {
      if case .recall(let net) = tag {
        endAgreements[net] = desk.report(tag).flatMap { TinyPrompts.agreement($0.answers) }
      }
      guard case .network(let net) = tag, let report = desk.report(tag),
        let right = TinyPrompts.agreement(report.answers), net.text == .sentences
      else { continue }
      let step = Double(report.snapshot.position.step)
      agreements[net] = (agreements[net] ?? []).filter { $0.x < step } + [ChartPoint(step, right)]
    }
  }

  /// Writes on where the next word's shares are there, and asks for what is not.
  public mutating func followUp() -> [LabCommand] {
    write()
    return measureEnd() + ask()
  }

  /// Brings a trained network back to be asked about more sentences.
  private mutating func measureEnd() -> [LabCommand] {
    guard nets.count == 1, let net = nets.first?.net, net.text == .sentences,
      desk.isFinished(.network(net)), endAgreements[net] == nil,
      !desk.live.contains(.recall(net))
    else { return [] }
    // What is taken along is still the network that was trained.
    defer { desk.present(orders) }
    return desk.stand([order(.recall(net))])
  }

  /// Whether the chosen word is a noun or a verb.
  private var hasOtherNumber: Bool { GrammarPlace.otherNumber(prompt[focus]) != nil }

  /// Whether the next word's shares are there.
  private var canWrite: Bool {
    guard let net = askedNet, let answer = answer(net, prompt) else { return false }
    return answer.step == step(net)
  }

  private mutating func write() {
    guard view == .sample, let net = askedNet else { return }
    while writer.wanted > 0, let answer = answer(net, prompt), answer.step == step(net) {
      writer.append(answer.scores(), temperature: sheet.number("temperature"), seed: seed)
    }
  }
}

/// A text that is written word by word.
struct TinyWriter: Equatable, Sendable {
  /// Words, the full stop that everything begins with included.
  var text = [TinyText.stop]
  /// How many words were drawn; each has a random number of its own.
  var draws = 0
  /// How many words are still to be drawn.
  var wanted = 0

  /// No sentence of the language is longer; one of another language may be.
  static let longest = 16

  /// What the next word follows: from the last full stop on.
  var prompt: [Int] {
    let start = text.dropLast().lastIndex(of: TinyText.stop) ?? 0
    return text.last == TinyText.stop ? [TinyText.stop] : Array(text[start...])
  }

  /// Draws a word by its share; a full stop ends the sentence.
  mutating func append(_ scores: [Float], temperature: Double, seed: UInt64) {
    var generator = SeededGenerator(seed: seed).split("draw").split(UInt64(draws))
    let word = Sampling.draw(Sampling.shares(of: scores, temperature: temperature), &generator)
    text.append(word)
    draws += 1
    wanted = word == TinyText.stop ? 0 : wanted - 1
  }

  /// Takes the last word back.
  mutating func takeBack() {
    wanted = 0
    if text.count > 1 { text.removeLast() }
  }

  /// Whether the language can say this, as far as it goes.
  var isGrammatical: Bool { GrammarPlace.after(text) != nil }
}
