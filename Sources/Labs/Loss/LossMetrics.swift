internal import Compute
internal import Learning
internal import TextUI

extension LossLab {
  /// The three scores of the first views.
  var scores: [Double] { ScoreCards.answers.map { sheet.number($0) } }
  var shares: [Double] { Softmax.shares(scores) }
  /// The number of the answer that is said to be right.
  var truth: Int { ScoreCards.answers.firstIndex(of: sheet.word("truth")) ?? 0 }

  var cards: ScoreCards {
    ScoreCards(
      scores: ScoreCards.truths.indices.map { card in
        ScoreCards.answers.map { sheet.number("\(card + 1).\($0)") }
      })
  }

  /// The names are those of the type's comment.
  public var metrics: [String: Double] {
    var metrics = [
      "share.largest": shares.max() ?? 0, "loss": Softmax.loss(scores, truth: truth),
      "cards.loss": cards.meanLoss, "cards.spent": cards.spent,
      "untrained.checked": hasChecked ? 1 : 0,
      "untrained.expected": PortableMath.log(Double(sheet.count("classes"))),
      "goal": cards.areRight && hasChecked ? 1 : 0,
    ]
    for (index, answer) in ScoreCards.answers.enumerated() {
      metrics["share." + answer] = shares[index]
      metrics["loss." + answer] = Softmax.loss(scores, truth: index)
    }
    let losses = untrainedLosses
    if !losses.isEmpty {
      metrics["untrained.low"] = losses.min()
      metrics["untrained.high"] = losses.max()
      metrics["untrained.mean"] = losses.reduce(0, +) / Double(losses.count)
    }
    if let clean = fitted(hasOdd: false) {
      metrics["line.slope.clean"] = clean.slope
      let shown = fitted(hasOdd: sheet.isOn("odd")) ?? clean
      metrics["line.slope"] = shown.slope
      metrics["line.moved"] = (shown.slope - clean.slope).magnitude
    }
    metrics["line.loss"] = lineLoss
    metrics["race.cross"] = halfway(isSquared: false).map(Double.init)
    metrics["race.squared"] = halfway(isSquared: true).map(Double.init)
    if let cross = halfway(isSquared: false), let squared = halfway(isSquared: true), cross > 0 {
      metrics["race.factor"] = Double(squared) / Double(cross)
    }
    if let trained = evaluation(.trained) {
      metrics["certainty.accuracy"] = trained.accuracy.map(Double.init)
      metrics["certainty.loss"] = Double(trained.loss)
      if let scaled = evaluation(.scaled) {
        metrics["certainty.loss.scaled"] = Double(scaled.loss)
        metrics["certainty.accuracy.scaled"] = scaled.accuracy.map(Double.init)
        metrics["certainty.factor"] = Double(scaled.loss / max(trained.loss, 1e-9))
      }
    }
    return metrics
  }

  func evaluation(_ tag: LossRun) -> Evaluation? { desk.report(tag)?.evaluations[Self.trial] }

  /// The same loss, which can be asked about.
  func loss(_ tag: LossRun) -> MeanFigure { desk.loss(tag, on: Self.trial) }

  var untrainedLosses: [Double] {
    (0..<Self.untrainedCount).compactMap { evaluation(.untrained($0)).map { Double($0.loss) } }
  }

  /// The line that training is at.
  func fitted(hasOdd: Bool) -> (slope: Double, height: Double)? {
    guard let values = desk.report(.line(hasOdd: hasOdd))?.snapshot.values,
      let slope = values["line.weight"]?.first, let height = values["line.bias"]?.first
    else { return nil }
    return (Double(slope), Double(height))
  }

  /// Whether training has begun to move its line; until then the learner's own is shown.
  var isLineTrained: Bool { desk.steps(.line(hasOdd: false)) > 0 }

  /// The line that is shown.
  var shownLine: (slope: Double, height: Double) {
    isLineTrained
      ? fitted(hasOdd: sheet.isOn("odd")) ?? (0, 0)
      : (sheet.number("slope"), sheet.number("height"))
  }

  /// The mean loss of the line that is shown.
  var lineLoss: Double {
    let points = linePoints(hasOdd: sheet.isOn("odd"))
    let line = shownLine
    let isSquared = sheet.word("measure") == "squared"
    return points.reduce(0) { sum, point in
      let gap = (line.slope * point.x + line.height - point.y).magnitude
      return sum + (isSquared ? gap * gap : gap) / Double(points.count)
    }
  }

  /// The output of a unit of the race after each update, from its losses: the loss of an update is
  /// that of the output before it.
  func outputs(isSquared: Bool) -> [ChartPoint] {
    let tag = LossRun.race(isSquared: isSquared)
    guard let report = desk.report(tag) else { return [] }
    var points = report.snapshot.training.buckets.map { bucket -> ChartPoint in
      let loss = Double(bucket.mean)
      return ChartPoint(
        Double(bucket.first - 1),
        isSquared ? loss.squareRoot() : 1 - PortableMath.exp(-loss))
    }
    if let now = report.answers.first {
      points.append(ChartPoint(Double(report.snapshot.position.step), Double(now)))
    }
    return points
  }

  /// The first update after which the output is below one half.
  func halfway(isSquared: Bool) -> Int? {
    outputs(isSquared: isSquared).first { $0.y < 0.5 }.map { Int($0.x) }
  }

  /// What goes on, in a few words.
  public var status: String {
    switch view {
    case .softmax: return "step \(revealed) of 3"
    case .truth: return "it is \(ScoreCards.phrases[truth])"
    case .untrained:
      return desk.isSweeping
        ? "\(untrainedLosses.count) of \(Self.untrainedCount) made"
        : untrainedLosses.isEmpty ? "not made yet" : "measured, never trained"
    case .line, .race:
      let steps = tags.map { desk.steps($0) }.max() ?? 0
      let all = view == .line ? Self.lineUpdates : Self.raceUpdates
      return steps == 0 ? "" : "update \(Numbers.grouped(steps)) of \(Numbers.grouped(all))"
    case .certainty:
      let steps = desk.steps(.trained)
      return steps == 0 ? "untrained" : "update \(steps) of 60"
    case .cards: return "card \(sheet.count("card")) of \(ScoreCards.truths.count)"
    }
  }
}
