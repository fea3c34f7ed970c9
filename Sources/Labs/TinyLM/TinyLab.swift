internal import Compute
internal import Learning
internal import TextUI

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
  /// A beginning of the learner's own.
  var own = TinyOwn()

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
      "draws": "\(writer.draws)", "own": TinyText.text(own.words),
      "choosing": own.isChoosing ? "on" : "off", "word": TinyText.words[own.cursor],
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
    case "own": takeOwn(value)
    case "choosing": own.isChoosing = value == "on"
    case "word": own.cursor = TinyText.numbers[value] ?? own.cursor
    default: break
    }
  }

  /// What the network on stage is asked to go on from.
  var prompt: [Int] {
    switch view {
    case .sample: return writer.prompt
    case .parts, .agree, .mask, .build:
      if isOwn { return [TinyText.stop] + own.words }
      let prompt = TinyPrompts.prompt((Int(sheet.word("prompt")) ?? 1) - 1)
      return prompt.indices.map { index in
        swapped.contains(index)
          ? GrammarPlace.otherNumber(prompt[index]) ?? prompt[index] : prompt[index]
      }
    case .grammar, .without, .floor, .facts, .waits, .scale: return [TinyText.stop]
    }
  }

  /// The word that is looked at.
  var focus: Int { min(place ?? .max, prompt.count - 1) }

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

  /// Another view opens with its picture.
  public mutating func update(_ event: LabEvent) -> [LabCommand] {
    if case .opened(let name, _) = event, name != view.rawValue {
      own.isChoosing = false
      writer.wanted = 0
    }
    return answer(event) + followUp()
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

  private mutating func write() {
    guard view == .sample || isChoosing, let net = askedNet else { return }
    let temperature = view == .sample ? sheet.number("temperature") : 1
    while writer.wanted > 0, canAdd, let answer = answer(net, prompt), answer.step == step(net) {
      append(writer.draw(answer.scores(), temperature: temperature, seed: seed))
    }
  }
}
