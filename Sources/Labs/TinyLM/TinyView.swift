internal import Learning
public import TextUI

extension TinyLab {
  /// The view on stage under its head.
  public func draw(on surface: inout Surface, in area: Rect, focus: LabFocus) {
    guard !area.isEmpty else { return }
    let outer = surface.narrowClip(to: area)
    defer { surface.restoreClip(outer) }
    surface.draw(StageHead(view.title, state: status), in: area.top(1))
    let body = area.dropTop(area.rows >= 12 ? StageHead.rows : 1)
    if isChoosing { return drawList(on: &surface, in: body) }
    switch view {
    case .grammar: drawGrammar(on: &surface, in: body)
    case .parts: drawParts(on: &surface, in: body)
    case .without: drawWithout(on: &surface, in: body)
    case .floor: drawFloor(on: &surface, in: body)
    case .agree: drawAgree(on: &surface, in: body)
    case .mask: drawMask(on: &surface, in: body)
    case .sample: drawSample(on: &surface, in: body)
    case .facts: drawFacts(on: &surface, in: body)
    case .waits: drawWaits(on: &surface, in: body)
    case .scale: drawScale(on: &surface, in: body)
    case .build: drawBuild(on: &surface, in: body)
    }
  }

  /// Loss and floor.
  public func drawPreview(on surface: inout Surface, in area: Rect) {
    surface.draw(lossChart, in: area)
  }

  /// What is on the stage, in one line.
  public var summary: String {
    switch view {
    case .grammar:
      let spoken = spoken
      return spoken.isEmpty
        ? "a language of 46 words whose floor is 1.607 nats a word; nothing spoken yet"
        : "\(spoken.count) words spoken, \(number(spoken.mean)) nats a word; the floor is 1.607"
    case .facts, .waits: return factSummary
    case .scale: return scaleSummary
    case .mask where isChoosing:
      return TinyText.text(typed) + " …: \(nextSummary); \(listSummary)"
    case .mask, .without:
      return nets.map { "\($0.name): loss \(number(loss($0.net)))" }.joined(separator: "; ")
        + "; the floor is 1.607"
    case .parts, .floor, .agree, .sample, .build:
      guard let net = nets.first?.net else { return "no network" }
      var words = "loss \(number(loss(net))), floor 1.607, agreement \(percent(agreement(net)))"
      guard view != .floor else { return words }
      let said = TinyText.text(typed)
      words += said.isEmpty ? "; first \(nextSummary)" : "; \(said) …: \(nextSummary)"
      if isChoosing { return "\(words); \(listSummary)" }
      if view == .agree || view == .build { words += "; \(arcs.summary)" }
      return words
    }
  }

  // MARK: Pieces

  func write(_ text: StyledText, on surface: inout Surface, in area: Rect) {
    guard !area.isEmpty else { return }
    surface.write(text.truncated(to: area.columns), column: area.column, row: area.row)
  }

  /// The words of the prompt; the full stop that everything begins with is a sign of its own.
  var promptWords: [String] { prompt.map { TinyText.words[$0] } }

  /// What the network on stage says comes next, at a temperature; empty before it was asked.
  private func nextShares(temperature: Double = 1) -> [Double] {
    guard let net = askedNet, let scores = answer(net, prompt)?.scores(), !scores.isEmpty else {
      return []
    }
    return Sampling.shares(of: scores, temperature: temperature)
  }

  /// Words from the largest share to the smallest.
  private static func order(_ shares: [Double]) -> [Int] {
    shares.indices.sorted { (shares[$0], -$0) > (shares[$1], -$1) }
  }

  /// Shares of some words beside the language's own.
  private func nextBars(
    _ words: some Sequence<Int>, _ shares: [Double], isPlain: Bool
  ) -> ShareBars {
    let truth = GrammarPlace.after(prompt)?.shares ?? []
    return ShareBars(
      words.map { word in
        let isAllowed = truth.isEmpty || truth[word] > 0
        let own = truth.isEmpty ? "–" : isAllowed ? Numbers.percent(truth[word]) : "never"
        return ShareBars.Share(
          TinyText.words[word], shares[word],
          text: Numbers.padded(Numbers.percent(shares[word]), to: 7)
            + Numbers.padded(own, to: 8), isEmphasised: isAllowed,
          mark: isPlain ? nextNumber(word) : nil)
      }, full: max(0.5, shares.max() ?? 1))
  }

  /// The three likeliest of them in words.
  private var nextSummary: String {
    let shares = nextShares()
    guard !shares.isEmpty else { return "not asked yet" }
    let truth = GrammarPlace.after(prompt)?.shares
    return Self.order(shares).prefix(3).map { word in
      (word == TinyText.stop ? "full stop" : TinyText.words[word])
        + " \(Numbers.percent(shares[word]))"
        + (truth.map { ", in truth \(Numbers.percent($0[word]))" } ?? "")
    }.joined(separator: "; ")
  }

  /// The heading of those bars.
  func nextHead(columns: Int) -> StyledText {
    .strong("next word") + .muted(Numbers.padded("share   truth", to: max(0, columns - 9)))
  }

  /// The shares of the next word under their heading; a press on a word puts it at the end of the
  /// text.
  func drawNext(on surface: inout Surface, in area: Rect, temperature: Double = 1) {
    write(nextHead(columns: area.columns), on: &surface, in: area.top(1))
    let shares = nextShares(temperature: temperature)
    let words = Self.order(shares).prefix(max(0, area.rows - 1))
    let body = area.dropTop(1)
    surface.draw(nextBars(words, shares, isPlain: temperature == 1), in: body)
    for (row, word) in words.enumerated() {
      surface.mark(.head(word), in: body.dropTop(row).top(1))
    }
  }

  /// What each word takes from each, in the layer that is looked at.
  private var weights: [[Double]] {
    guard let net = askedNet else { return [] }
    return answer(net, prompt)?.weights(layer: min(layer, net.layers)) ?? []
  }

  /// Each head by itself; nil where there is only one.
  var headGrid: AttentionHeadGrid? {
    guard let net = askedNet, net.heads > 1, let answer = answer(net, prompt) else { return nil }
    return AttentionHeadGrid(
      tokens: promptWords,
      heads: (0..<net.heads).map { answer.weights(layer: min(layer, net.layers), head: $0) },
      isCausal: net.hasMask,
      numbers: (0..<net.heads).compactMap {
        weightNumbers(layer: min(layer, net.layers), head: $0)
      })
  }

  /// Where the chosen word looks.
  var arcs: AttentionArcs {
    let weights = weights
    return AttentionArcs(
      tokens: promptWords, shares: weights.indices.contains(focus) ? weights[focus] : [],
      focus: focus, hasBlank: true,
      numbers: onlyHead?.dropping(rows: focus, columns: 0))
  }

  /// Which numbers the weights are; nil where they are means of several heads.
  private var onlyHead: NumberGrid? {
    guard let net = askedNet, net.heads == 1 else { return nil }
    return weightNumbers(layer: min(layer, net.layers))
  }

  /// Where every word looks.
  var matrix: AttentionMatrix {
    AttentionMatrix(
      tokens: promptWords, shares: weights,
      isCausal: askedNet?.hasMask ?? true, focus: focus, numbers: onlyHead)
  }

  /// Losses on unseen text and of the batches, and in front of them the floor.
  var lossChart: LineChart {
    let updates = Double(nets.first?.net.updates ?? 1)
    func level(_ name: String, _ y: Double, _ stroke: Stroke) -> Series {
      Series(name, [ChartPoint(0, y), ChartPoint(updates, y)], stroke: stroke)
    }
    var series: [Series] = []
    if let net = nets.first?.net, nets.count == 1 {
      let batches = desk.report(.network(net))?.snapshot.training.points(span: 5) ?? []
      series.append(Series("batches", batches, stroke: Stroke(.faint)))
    }
    if view == .floor {
      let two = WordCounts.rivals.first ?? 0
      series.append(level("two words", two, Stroke(.negative, pattern: .dotted)))
    }
    for (index, entry) in nets.enumerated() {
      series.append(
        Series(
          nets.count > 1 ? entry.name : "unseen", lossCurve(entry.net),
          stroke: RaceStrokes.stroke(index), endMark: "●"))
    }
    series.append(level("floor", Grammar.entropy, Stroke(.focus, pattern: .dashed)))
    return LineChart(
      title: .muted("nats a word"), series, x: Axis(0, updates, title: "update"),
      y: view == .mask ? Axis(0, 3) : Axis(1.55, 2.15, ticks: [1.6, 1.7, 1.8, 1.9, 2, 2.1]))
  }

  /// What came of one network.
  func numbers(_ net: TinyNet) -> Readout {
    Readout(
      [
        Readout.Line("loss on unseen text", lossFigure(net, .strong)),
        Readout.Line("the language itself there", number(Self.textFloor)),
        Readout.Line("right form of the verb", percent(agreement(net)), isStrong: true),
        Readout.Line("weights", Numbers.grouped(net.weightCount)),
      ], columns: 40)
  }
}
