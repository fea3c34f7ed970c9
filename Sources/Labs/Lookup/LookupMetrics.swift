internal import Compute
internal import Learning
internal import TextUI

extension LookupLab {
  /// The names are those of the type's comment.
  public var metrics: [String: Double] {
    var metrics = ["goal": isGoalReached ? 1.0 : 0]
    switch view {
    case .memory:
      metrics["attention.accuracy"] = nets.first.flatMap(accuracy)
      metrics["memory.accuracy"] = nets.last.flatMap(accuracy)
    case .hand:
      let hand = hand
      if shownParts >= 4 {
        for (index, share) in hand.shares.enumerated() { metrics["weight.\(index + 1)"] = share }
      }
      if shownParts >= 5 {
        metrics["output.1"] = hand.output[0]
        metrics["output.2"] = hand.output[1]
      }
    case .learn, .table: addNetwork(to: &metrics)
    case .average:
      metrics["looking.accuracy"] = nets.first.flatMap(accuracy)
      metrics["average.accuracy"] = nets.last.flatMap(accuracy)
      metrics["average.weight"] = nets.last.flatMap { rightShare($0) }
    case .shuffle:
      metrics["accuracy"] = nets.first.flatMap(accuracy)
      metrics["change"] = nets.first.flatMap(largestChange)
    case .cost:
      metrics["scores"] = scores(length)
      metrics["scores.ten"] = scores(10 * length) / scores(length)
      metrics["path"] = 1
      metrics["path.memory"] = Double(length)
    case .erase:
      metrics["accuracy"] = nets.first.flatMap(accuracy)
      if let effects = nets.first.flatMap(erasures) {
        metrics["kept"] = effects.kept
        metrics["erased.brightest"] = effects.brightest
        metrics["erased.other"] = effects.other
      }
    }
    return metrics
  }

  private func addNetwork(to metrics: inout [String: Double]) {
    guard let net = nets.first else { return }
    metrics["accuracy"] = accuracy(net)
    metrics["weight"] = rightShare(net, temperature: temperature)
    metrics["weight.50"] = looks[net]?.first { $0.x >= 50 }?.y
    metrics["updates.95"] =
      desk.report(.network(net))?.snapshot.validationAccuracy.points().first { $0.y >= 0.95 }?.x
    if temperature != 1 { metrics["divided.accuracy"] = dividedAccuracy(net) }
  }

  private var isGoalReached: Bool {
    guard view == .table, isDone, let net = nets.first, net.kind == .attention,
      let right = temperature == 1 ? accuracy(net) : dividedAccuracy(net),
      let share = rightShare(net, temperature: temperature)
    else { return false }
    return right >= 0.99 && share >= 0.95
  }

  /// The share of unseen bags that are answered with the right number; nil before it was measured.
  func accuracy(_ net: LookupNet) -> Double? { desk.report(.network(net))?.accuracy }

  /// The share right of some unseen bags with the scores divided by the temperature.
  func dividedAccuracy(_ net: LookupNet) -> Double? {
    guard let reading = reading(net) else { return nil }
    let unseen = LookupTask.examples(
      of: net.pairs, count: LookupQuestions.tested, seed: net.seed, "unseen")
    let classes = unseen.data.classes
    let right = classes.indices.count { example in
      let logits = reading.logits(ofTested: example, temperature: temperature)
      return logits.indices.max { logits[$0] < logits[$1] } == classes[example]
    }
    return Double(right) / Double(classes.count)
  }

  /// The largest change of any share of any answer by any of the other orders.
  func largestChange(_ net: LookupNet) -> Double? {
    guard let reading = reading(net) else { return nil }
    var largest = 0.0
    for bag in 0..<LookupTask.shownBags {
      for number in 1..<LookupQuestions.orders {
        for (place, pair) in LookupTask.order(number, of: net.pairs).enumerated() {
          let before = reading.answer(asking: pair, bag: bag)
          let after = reading.answer(asking: place, bag: bag, order: number)
          for (a, b) in zip(before, after) { largest = max(largest, (a - b).magnitude) }
        }
      }
    }
    return largest
  }

  /// What the right answer gets, over all questions of all bags on show: with nothing erased, with
  /// the pair erased that gets most, and with another one.
  func erasures(_ net: LookupNet) -> (kept: Double, brightest: Double, other: Double)? {
    guard let reading = reading(net), !reading.report.answers.isEmpty else { return nil }
    var sums = (kept: 0.0, brightest: 0.0, other: 0.0)
    var count = 0.0
    for (number, bag) in LookupTask.shown(of: net.pairs, seed: net.seed).enumerated() {
      for pair in 0..<net.pairs {
        let shares = reading.shares(asking: pair, bag: number).prefix(net.pairs)
        guard let brightest = shares.indices.max(by: { shares[$0] < shares[$1] }) else {
          return nil
        }
        func right(_ erased: Int?) -> Double {
          let answer = reading.answer(asking: pair, bag: number, erasing: erased)
          return answer.isEmpty ? 0 : answer[bag.values[pair]]
        }
        sums.kept += right(nil)
        sums.brightest += right(brightest)
        sums.other += right((brightest + 1) % net.pairs)
        count += 1
      }
    }
    return (sums.kept / count, sums.brightest / count, sums.other / count)
  }

  // MARK: Cost

  /// The length of the text on stage.
  var length: Int { sheet.count("length") }

  /// How many scores a text of that length has.
  func scores(_ length: Int) -> Double {
    let n = Double(length)
    return Double(sheet.count("heads")) * (sheet.isOn("causal") ? n * (n + 1) / 2 : n * n)
  }

  // MARK: In words

  /// What goes on, in a few words.
  public var status: String {
    switch view {
    case .hand: return "\(shownParts) of \(HandAttention.parts) parts"
    case .cost: return ""
    case .memory, .learn, .average, .shuffle, .erase, .table:
      let step = nets.compactMap { desk.report(.network($0))?.snapshot.position.step }.max() ?? 0
      guard step > 0 || desk.isRunning else { return "untrained" }
      return "update \(Numbers.grouped(step)) of \(Numbers.grouped(nets.first?.updates ?? 0))"
    }
  }

  /// What is on the stage, in one line.
  public var summary: String {
    switch view {
    case .hand: return handSummary
    case .cost:
      return "a text of \(Numbers.grouped(length)) tokens has \(count(scores(length))) scores; "
        + "one ten times as long \(Numbers.tick(scores(10 * length) / scores(length))) times as many"
    case .memory, .average:
      return nets.map { "\($0.name): \(percent(accuracy($0))) right" }.joined(separator: "; ")
        + "; guessing has 12.5 %"
    case .learn, .table, .shuffle, .erase:
      guard let net = nets.first else { return "no network" }
      var words = "\(percent(accuracy(net))) of unseen bags right, the right pair gets "
      words +=
        rightShare(net, temperature: temperature).map { Numbers.fixed($0, decimals: 2) } ?? "–"
      let map = questionMap(net)
      if view == .learn || view == .table { return words + "; " + map.summary }
      if view == .shuffle, let change = largestChange(net) {
        return words + "; largest change of an answer by shuffling \(Numbers.significant(change))"
      }
      if view == .erase, let effects = erasures(net) {
        words += "; the right answer gets \(percent(effects.kept)), "
        words += "without the brightest pair \(percent(effects.brightest)), "
        words += "without another \(percent(effects.other))"
      }
      return words
    }
  }

  func percent(_ share: Double?) -> String { share.map { Numbers.percent($0) } ?? "–" }

  /// A large count in digits, or with an exponent.
  func count(_ number: Double) -> String {
    number < 1e9 ? Numbers.grouped(Int(number)) : Numbers.significant(number)
  }
}
