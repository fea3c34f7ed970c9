internal import Compute
public import Learning
internal import TextUI

/// What a network said to a prompt, with everything on the way.
struct TinyAnswer: Sendable {
  let net: TinyNet
  let prompt: [Int]
  /// Updates that the network had taken.
  let step: Int
  /// Whether the network stood still.
  let isSettled: Bool
  let found: [TensorName: [Float]]

  init(
    _ net: TinyNet, _ prompt: [Int], step: Int, isSettled: Bool, _ found: [TensorName: [Float]]
  ) {
    self.net = net
    self.prompt = prompt
    self.step = step
    self.isSettled = isSettled
    self.found = found
  }

  /// What to read of a network.
  static func examination(_ net: TinyNet, _ prompt: [Int]) -> Examination {
    var tensors = net.stages.map(\.tensor) + ["next"]
    if net.hasAttention { tensors += (1...net.layers).map(net.weights) }
    return Examination(name(prompt), inputs: TinyText.example(prompt), tensors: tensors)
  }

  /// What its examination is called.
  static func name(_ prompt: [Int]) -> String { prompt.map(String.init).joined(separator: " ") }

  /// Words that the network has seen of the prompt.
  var length: Int { min(prompt.count, TinyText.context) }

  /// The scores for what follows the word at a place; the last place unless it is said otherwise.
  func scores(after place: Int? = nil) -> [Float] {
    let words = TinyText.words.count
    let start = (place ?? length - 1) * words
    guard let scores = found["next"], scores.count >= start + words else { return [] }
    return Array(scores[start..<start + words])
  }

  /// The numbers of the word at a place, at a stage of its way.
  func numbers(_ stage: TensorName, at place: Int) -> [Double] {
    let start = place * net.width
    guard let values = found[stage], values.count >= start + net.width else { return [] }
    return values[start..<start + net.width].map(Double.init)
  }

  /// What each word takes from each: the mean over the heads, or one head.
  func weights(layer: Int = 1, head: Int? = nil) -> [[Double]] {
    let times = TinyText.context
    guard let weights = found[net.weights(layer)], weights.count >= net.heads * times * times
    else { return [] }
    let heads = head.map { [$0] } ?? Array(0..<net.heads)
    return (0..<length).map { row in
      (0..<length).map { column in
        heads.reduce(0) { $0 + Double(weights[($1 * times + row) * times + column]) }
          / Double(heads.count)
      }
    }
  }
}

// Which numbers of the network an answer's are.
extension TinyLab {
  /// What marks them: those of the network that learned, whether or not it is the one that was asked.
  func marks(_ net: TinyNet) -> RunMarks? { desk.marks(.network(net)) }

  /// Any prompt can be asked of any network.
  public func examination(_ name: String, ofJob number: Int) -> Examination? {
    let prompt = name.split(separator: " ").compactMap { Int($0) }
    guard !prompt.isEmpty,
      let tag = desk.jobs.first(where: { $0.value.number == number })?.key
    else { return nil }
    switch tag {
    case .network(let net), .recall(let net): return TinyAnswer.examination(net, prompt)
    case .words: return nil
    }
  }

  /// Those that a layer's heads give, a row a word.
  func weightNumbers(layer: Int, head: Int = 0) -> NumberGrid? {
    guard let net = askedNet, net.hasAttention else { return nil }
    let times = TinyText.context
    return marks(net).map {
      NumberGrid(
        $0.value(
          net.weights(layer), head * times * times, of: TinyAnswer.name(prompt)), rows: times)
    }
  }

  /// The share of a word that comes next.
  func nextNumber(_ word: Int) -> NumberMark? {
    guard let net = askedNet, let answer = answer(net, prompt) else { return nil }
    return marks(net)?.value(
      .output, (answer.length - 1) * TinyText.words.count + word,
      of: TinyAnswer.name(prompt), form: .share)
  }

  /// The numbers of a word after a part of the network, along the first row.
  func numbers(_ stage: TensorName, at place: Int) -> NumberGrid? {
    askedNet.flatMap { net in
      marks(net).map {
        NumberGrid($0.value(stage, place * net.width, of: TinyAnswer.name(prompt)))
      }
    }
  }
}

// Prompts are asked when they are needed, of the network on stage; or of one that is trained and has
// left the stage, which is brought back with its weights.
extension TinyLab {
  /// The network that prompts are asked of.
  var askedNet: TinyNet? {
    switch view {
    case .grammar, .without, .floor, .facts, .waits, .scale: nil
    case .mask: nets.last?.net
    case .parts, .agree, .sample, .build: nets.first?.net
    }
  }

  /// Updates that the network on stage has taken.
  func step(_ net: TinyNet) -> Int {
    desk.report(.network(net))?.snapshot.position.step ?? 0
  }

  /// The latest that a network said to a prompt; that of an earlier update until there is a newer one.
  func answer(_ net: TinyNet, _ prompt: [Int]) -> TinyAnswer? {
    answers[net]?[TinyAnswer.name(prompt)]
  }

  /// Keeps what came back. A report holds what was asked before, too: an answer is new if it is
  /// another one than that known so far.
  mutating func takeAnswers() {
    guard let asked, asked.net == askedNet, asked.prompt == prompt else { return }
    let net = asked.net
    let name = TinyAnswer.name(prompt)
    for tag in [TinyRun.network(net), .recall(net)] where desk.live.contains(tag) {
      guard let report = desk.report(tag), let found = report.examined[name],
        found != answer(net, prompt)?.found
      else { continue }
      // Of a text that is written, every word is another prompt.
      if answers[net]?.count ?? 0 > 40 { answers[net] = [:] }
      answers[net, default: [:]][name] = TinyAnswer(
        net, prompt, step: step(net), isSettled: !report.isRunning, found)
      self.asked = nil
    }
  }

  /// Asks for what the stage shows and does not know yet.
  mutating func ask() -> [LabCommand] {
    guard let net = askedNet, let report = desk.report(.network(net)) else { return [] }
    let step = self.step(net)
    if let answer = answer(net, prompt), answer.step == step,
      answer.isSettled || report.isRunning
    {
      return []
    }
    let question = Asked(net: net, prompt: prompt, step: step, isSettled: !report.isRunning)
    guard asked != question else { return [] }
    var commands: [LabCommand] = []
    if !desk.live.contains(.network(net)), !desk.live.contains(.recall(net)) {
      guard desk.isFinished(.network(net)) else { return [] }
      commands = desk.stand([order(.recall(net))])
    }
    asked = question
    return commands + [.examine([TinyAnswer.examination(net, prompt)])]
  }

  /// What was asked last, and not answered yet.
  struct Asked: Equatable, Sendable {
    var net: TinyNet
    var prompt: [Int]
    var step: Int
    /// Whether the network stood still.
    var isSettled: Bool
  }
}
