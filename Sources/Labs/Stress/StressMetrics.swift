internal import Learning
internal import TextUI

/// What the lab has measured, and its keys.
extension StressLab {
  /// By the names in the comment of the lab.
  public var metrics: [String: Double] {
    var metrics: [String: Double] = ["goal": hasReachedGoal ? 1 : 0]
    metrics["accuracy"] = desk.isFinished(.base) ? clearAccuracy : nil
    metrics["confidence"] = claims("clear")?.confidence
    for test in StressTest.allCases {
      metrics["\(test).accuracy"] = claims(test.rawValue)?.accuracy
      metrics["\(test).confidence"] = claims(test.rawValue)?.confidence
      for run in [StressRun.plain, .varied] {
        metrics["\(run).\(test)"] = claims(test.rawValue, of: run)?.accuracy
      }
    }
    if tested.contains(.light) {
      metrics["set.accuracy"] = claims("set")?.accuracy
      metrics["set.confidence"] = claims("set")?.confidence
    }
    for (name, answer) in nonsenseAnswers {
      metrics["nonsense.\(name)"] = answer.confidence
      metrics["nonsense.\(name).answer"] = Double(answer.first)
    }
    metrics["nonsense.dots"] = dotsConfidence
    for size in Self.sizes {
      for kind in ["random", "aimed"] {
        let name = Self.trialName(kind, size)
        metrics[name] = attackAccuracy(name)
      }
    }
    metrics["smallest"] = smallestSize
    metrics["marked"] = marked
    addClaims(to: &metrics)
    if let clear = worlds["clear"] {
      let kept = clear.answering(from: sheet.number("threshold"))
      metrics["answered"] = kept.answered
      metrics["error"] = kept.error
    }
    if let fog = worlds["fog"] {
      let kept = fog.answering(from: sheet.number("threshold"))
      metrics["fog.answered"] = kept.answered
      metrics["fog.error"] = kept.error
    }
    return metrics.compactMapValues { $0 }
  }

  private func addClaims(to metrics: inout [String: Double]) {
    guard let plain = fewClaims(temperature: 1) else { return }
    metrics["claimed"] = plain.confidence
    metrics["actual"] = plain.accuracy
    metrics["gap"] = plain.gap
    metrics["gap.set"] = fewClaims(temperature: sheet.number("divide"))?.gap
    guard isFewTrained else { return }
    let temperature = fittedTemperature
    metrics["temperature"] = temperature
    metrics["gap.divided"] = fewClaims(temperature: temperature)?.gap
  }

  /// What the network under test gets right of the clear unseen digits.
  private var clearAccuracy: Double? {
    desk.report(.base)?.evaluations[Self.clearTrial]?.accuracy.map(Double.init)
  }

  func attackAccuracy(_ name: String) -> Double? {
    desk.report(.base)?.evaluations[name]?.accuracy.map(Double.init)
  }

  /// The smallest aimed size at which fewer than half are right; nil before the measurement, or if
  /// none is large enough.
  var smallestSize: Double? {
    Self.sizes.first { (attackAccuracy(Self.trialName("aimed", $0)) ?? 1) < 0.5 }
  }

  /// The answers to nonsense, by short names.
  private var nonsenseAnswers: [(String, Answer)] {
    let logits = examined("nonsense")
    return StressData.nonsense.enumerated().compactMap { index, piece in
      guard piece.name != "dots", logits.count >= (index + 1) * 10,
        let answer = Answer(logits: Array(logits[index * 10..<(index + 1) * 10]))
      else { return nil }
      return (piece.name == "letter X" ? "x" : piece.name, answer)
    }
  }

  /// How sure the network is of a hundred pictures of random dots, on average.
  var dotsConfidence: Double? {
    let logits = examined("dots")
    guard logits.count == 1_000 else { return nil }
    return Claims(scores: logits, classes: Array(repeating: 0, count: 100)).confidence
  }

  private var hasReachedGoal: Bool {
    guard let marked, let smallestSize, hasSeenThresholdFail else { return false }
    return (marked - smallestSize).magnitude < 0.0101
  }

  /// The keys of the view on stage.
  public var keys: [LabKey] {
    switch view {
    case .nonsense:
      [LabKey([.left, .right], "←→", "picture", help: "The picture before or after this one")]
    case .attack:
      [
        LabKey([.left, .right], "←→", "size", help: "Less or more noise"),
        LabKey(["M"], "M", "mark", help: "Mark this size as the smallest that halves the accuracy"),
      ]
    case .refuse:
      [LabKey([.left, .right], "←→", "threshold", help: "Answer more often, or less often")]
    case .light, .claims, .varied: []
    }
  }

  mutating func press(_ key: Key) {
    let notches = key == .left ? -1 : key == .right ? 1 : 0
    switch view {
    case .nonsense: chosen = min(max(0, chosen + notches), StressData.nonsense.count - 1)
    case .attack:
      sheet.turn("size", by: notches)
      if key == "M" { marked = sheet.number("size") }
    case .refuse: sheet.turn("threshold", by: notches)
    case .light, .claims, .varied: break
    }
  }

  /// What goes on, in a few words.
  public var status: String {
    let report = runs.last.flatMap(desk.report)
    if let failure = report?.failure { return failure }
    let step = report?.snapshot.position.step ?? 0
    if view.group == .base {
      guard isTrained else { return desk.isRunning && step > 0 ? "training" : "untrained" }
      return "\(clearAccuracy.map { Numbers.percent($0) } ?? "–") clear"
    }
    if step == 0 { return "untrained" }
    return "step \(Numbers.grouped(step))"
  }
}
